public import ArgumentParser
public import Devices
public import WireProtocol

/// A sensor as it is named on the command line: `ADDRESS[@BAUD][=PROTOCOL]`.
struct DeviceArgument: Hashable {
    let address: DeviceAddress
    let isBaudGiven: Bool
    /// nil when it is to be found out.
    let wire: SensorProtocol?

    /// - Throws: `ValidationError` that names what is wrong.
    static func read(_ argument: String) throws -> DeviceArgument {
        var text = argument[...]
        var wire: SensorProtocol?
        if let equals = text.lastIndex(of: "=") {
            let name = String(text[text.index(after: equals)...])
            guard let known = SensorProtocol(rawValue: name) else {
                throw ValidationError(
                    "“\(name)” is no protocol that is known; known are "
                        + SensorProtocol.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            }
            wire = known
            text = text[..<equals]
        }
        guard let address = DeviceAddress(String(text)) else {
            throw ValidationError(
                "“\(text)” is no address of a sensor; write a path, with its baud rate where you know it "
                    + "(/dev/ttyUSB0@115200), or usb:VID:PID[:SERIAL].")
        }
        let isBaudGiven = text.lastIndex(of: "@").map { UInt32(text[text.index(after: $0)...]) != nil } ?? false
        return DeviceArgument(address: address, isBaudGiven: isBaudGiven, wire: wire)
    }
}

extension DeviceAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension SensorProtocol: ExpressibleByArgument {}

public import ArgumentParser
public import Devices
public import WireProtocol

/// A sensor as it is named on the command line: `ADDRESS[@BAUD][=PROTOCOL]`.
struct DeviceArgument: ExpressibleByArgument, Hashable {
    let address: DeviceAddress
    let isBaudGiven: Bool
    /// nil when it is to be found out.
    let wire: SensorProtocol?

    init?(argument: String) {
        var text = argument[...]
        if let equals = text.lastIndex(of: "=") {
            guard let wire = SensorProtocol(rawValue: String(text[text.index(after: equals)...])) else { return nil }
            self.wire = wire
            text = text[..<equals]
        } else {
            wire = nil
        }
        guard let address = DeviceAddress(String(text)) else { return nil }
        self.address = address
        isBaudGiven = text.lastIndex(of: "@").map { UInt32(text[text.index(after: $0)...]) != nil } ?? false
    }
}

extension DeviceAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension SensorProtocol: ExpressibleByArgument {}

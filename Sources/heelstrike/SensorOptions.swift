public import ArgumentParser
import Devices
import Recording
public import SensorData
import WireProtocol

/// Which sensors a command uses.
struct SensorOptions: ParsableArguments {
    @Option(
        name: .customLong("device"),
        help: ArgumentHelp(
            "A sensor: a path, with its baud rate (/dev/ttyUSB0@115200) or protocol (/dev/ttyUSB0=xsens) where you know "
                + "them, or usb:VID:PID[:SERIAL]; may be given several times. Without it all sensors that answer are used.",
            valueName: "address"),
        transform: DeviceArgument.read)
    var devices: [DeviceArgument] = []

    @Option(
        help: ArgumentHelp("The sensor on the left foot, named as with --device.", valueName: "address"),
        transform: DeviceArgument.read)
    var left: DeviceArgument?

    @Option(
        help: ArgumentHelp("The sensor on the right foot.", valueName: "address"), transform: DeviceArgument.read)
    var right: DeviceArgument?

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp(
            "What the sensors speak: \(SensorProtocol.allCases.map(\.rawValue).joined(separator: ", ")). Without it that is "
                + "found out.", valueName: "name"))
    var wire: SensorProtocol?

    @Option(help: ArgumentHelp("Baud rate of the lines; without it the usual ones are tried.", valueName: "baud"))
    var baud: UInt32?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Rate to which sensors are set whose samples carry no time.", valueName: "hz"),
        transform: Number.rate)
    var rate: Frequency?

    @Option(
        help: ArgumentHelp(
            "A mapping file (JSON, as for import) that says what the columns of a sensor mean that prints rows.",
            valueName: "file"))
    var mapping: String?

    @Option(
        help: ArgumentHelp(
            "Where motion sensors sit that do not say it: "
                + "\(SensorPlacement.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "place"))
    var placement: SensorPlacement?

    @Option(
        name: .customLong("sensors"),
        help: ArgumentHelp(
            "The list of sensors: which foot each is on, by serial number. Without it ~/.config/heelstrike/sensors.json, "
                + "then /etc/heelstrike/sensors.json.", valueName: "file"))
    var list: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("End this many seconds after the first sample.", valueName: "s"),
        transform: Number.decimal)
    var duration: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Take a sensor for lost when it does not come back in this time.", valueName: "s"),
        transform: Number.decimal)
    var patience: Double = 30

    func validate() throws {
        if let duration, !(duration > 0) {
            throw ValidationError("--duration \(Number.text(duration)) is not more than 0 s.")
        }
        guard patience >= 0 else { throw ValidationError("--patience \(Number.text(patience)) is less than 0 s.") }
        let named = [left, right].compactMap(\.self) + devices
        guard Set(named.map(\.address)).count == named.count else {
            throw ValidationError("One sensor is named twice.")
        }
        if let baud, baud == 0 { throw ValidationError("--baud 0 is no rate.") }
        if wire != nil || baud != nil, named.isEmpty {
            throw ValidationError("--protocol and --baud go with --device, --left or --right: which sensor?")
        }
    }

    var settings: SensorCapture.Settings {
        var settings = SensorCapture.Settings()
        settings.duration = duration
        settings.patience = patience
        return settings
    }
}

extension SensorPlacement: ExpressibleByArgument {}

extension SensorCapture.News {
    /// What a person should know of it at once; nil when nothing.
    func notice(_ sources: [SensorSource]) -> String? {
        func address(_ id: UInt16) -> String { sources.first { $0.id == id }.map { "\($0.address)" } ?? "source \(id)" }
        switch self {
        case .disconnected(let source, let reason):
            return "\(address(source)): lost (\(reason)); waiting for it to come back."
        case .wrongDevice(let source, let found):
            return "\(address(source)): another device is plugged in (\(found)); not used."
        case .connected(let source): return "\(address(source)): connected."
        case .entry(let entry):
            guard case .overrun(let bytes) = entry.content else { return nil }
            return "\(address(entry.source)): this computer was too slow; \(bytes) bytes are lost."
        case .item, .tick: return nil
        }
    }
}

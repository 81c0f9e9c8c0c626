public import ArgumentParser
public import Devices
import Recording
import SensorData

/// Which sensors a command uses.
struct SensorOptions: ParsableArguments {
    @Option(
        name: .customLong("device"),
        help: ArgumentHelp(
            "A sensor's address: a path, a path with its baud rate (/dev/ttyUSB0@115200), or usb:VID:PID[:SERIAL]; may "
                + "be given for each foot. Without it all sensors that answer are used.",
            valueName: "address"))
    var devices: [DeviceAddress] = []

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
        guard Set(devices).count == devices.count else { throw ValidationError("One --device is named twice.") }
    }

    var settings: SensorCapture.Settings {
        var settings = SensorCapture.Settings()
        settings.duration = duration
        settings.patience = patience
        return settings
    }

    /// The addresses to use, after all of them have answered.
    func answeringAddresses() async throws -> [DeviceAddress] {
        let candidates = devices.isEmpty ? DeviceDiscovery().connected().map(\.address) : devices
        guard !candidates.isEmpty else { throw DeviceError.nothingFound }
        var found: [DeviceAddress] = []
        // Who names a device waits longer for it than for a stranger's.
        let probe = SensorProbe(patience: devices.isEmpty ? 2.5 : 5)
        for answer in try await probe.ask(candidates) {
            switch answer.result {
            case .success(let device):
                found.append(answer.address)
                let sides = device.streams.compactMap { $0.side?.rawValue }.joined(separator: " and ")
                Output.warn(
                    "\(answer.address): \(device.model) \(device.serialNumber), \(sides.isEmpty ? "side unknown" : sides)"
                )
            case .failure(let failure):
                guard devices.isEmpty else { throw failure }
                if case .noAnswer = failure { continue }
                Output.warn("\(failure)")
            }
        }
        guard !found.isEmpty else { throw DeviceError.nothingFound }
        return found
    }
}

extension DeviceAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

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

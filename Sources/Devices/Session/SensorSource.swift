import Recording
public import SensorData
import WireProtocol

/// One device of a capture.
public struct SensorSource: Sendable {
    /// Its number in the recording.
    public let id: UInt16
    public var address: DeviceAddress { setup.address }
    public let setup: SensorSetup
    let port: PortID
    public internal(set) var session: SensorSession
    /// What it said of itself when it was first connected.
    public internal(set) var device: DeviceDescriptor?
    /// nil while it is there.
    public internal(set) var lostSince: Timestamp?
    /// Frames that the sequence numbers say are missing.
    public internal(set) var lostFrames = 0
    /// Entries of a device that has come back and not said yet who it is; nil when it has.
    var held: [RecordingEntry]?

    /// It has said who it is since it was last connected.
    var isKnown = false

    init(id: UInt16, setup: SensorSetup, port: PortID, clock: @escaping @Sendable () -> Timestamp) {
        self.id = id
        self.setup = setup
        self.port = port
        session = SensorSession(setup, clock: clock)
    }

    /// A device is taken for the same when model and serial number are; another maker's, which may say its serial number
    /// late or never, unless it says another one.
    func accepts(_ other: DeviceDescriptor) -> Bool {
        guard let device else { return true }
        guard setup.wire == .heelstrike else {
            return device.serialNumber.isEmpty || other.serialNumber.isEmpty
                || device.serialNumber == other.serialNumber
        }
        return device.model == other.model && device.serialNumber == other.serialNumber
    }

    /// What is worth keeping about how the device was opened.
    private func remarks(openedAs path: String) -> [String] {
        let name = if case .serial(let path, _) = address { path } else { "" }
        return path == name || name.isEmpty ? [] : ["Opened as \(path)."]
    }

    /// What a recording must know to read the source's bytes.
    func description(openedAs path: String) -> SourceDescription {
        SourceDescription(
            protocolName: setup.wire.rawValue, origin: "\(address)", remarks: remarks(openedAs: path),
            configuration: setup.configuration == DecoderConfiguration() ? nil : setup.configuration.text)
    }
}

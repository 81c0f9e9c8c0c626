import Recording
public import SensorData

/// One device of a capture.
public struct SensorSource: Sendable {
    /// Its number in the recording.
    public let id: UInt16
    public let address: DeviceAddress
    let port: PortID
    public internal(set) var session = SensorSession()
    /// What it said of itself when it was first connected.
    public internal(set) var device: DeviceDescriptor?
    /// nil while it is there.
    public internal(set) var lostSince: Timestamp?
    /// Frames that the sequence numbers say are missing.
    public internal(set) var lostFrames = 0
    /// Entries of a device that has come back and not said yet who it is; nil when it has.
    var held: [RecordingEntry]?

    init(id: UInt16, address: DeviceAddress, port: PortID) {
        self.id = id
        self.address = address
        self.port = port
    }

    /// A device is taken for the same when model and serial number are.
    func accepts(_ other: DeviceDescriptor) -> Bool {
        guard let device else { return true }
        return device.model == other.model && device.serialNumber == other.serialNumber
    }

    /// What is worth keeping about how the device was opened.
    func remarks(openedAs path: String) -> [String] {
        let name = if case .serial(let path, _) = address { path } else { "" }
        return path == name || name.isEmpty ? [] : ["Opened as \(path)."]
    }
}

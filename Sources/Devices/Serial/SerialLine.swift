/// One serial connection over all its unpluggings; used under the lock of `SerialLines`.
final class SerialLine {
    let id: PortID
    let path: String
    private(set) var baud: UInt32
    /// What was plugged in at the beginning; nil for a port that is no USB device.
    let identity: SerialPortDescription?
    private(set) var port: SerialPort?
    private(set) var pendingOutput: [UInt8] = []
    /// Monotonic nanoseconds from which on the line may be opened again.
    var retryTime: Int64 = 0

    init(id: PortID, path: String, baud: UInt32, identity: SerialPortDescription?) {
        self.id = id
        self.path = path
        self.baud = baud
        self.identity = identity
    }

    var descriptor: Int32? {
        switch port {
        case .some(let port): port.descriptor
        case .none: nil
        }
    }

    var wantsToWrite: Bool { !pendingOutput.isEmpty }

    func open(_ path: String) throws(DeviceError) {
        port = try SerialPort(path: path, baud: baud)
        pendingOutput = []
    }

    /// Goes on at another rate without closing, which would restart many boards; what stood in the line is thrown away.
    func retune(_ baud: UInt32) {
        self.baud = baud
        switch port {
        case .some(let port): port.retune(baud)
        case .none: break
        }
    }

    func close() {
        port = nil
        pendingOutput = []
    }

    func read(_ buffer: inout [UInt8]) -> SerialPort.ReadResult {
        switch port {
        case .some(let port): port.read(&buffer)
        case .none: .nothing
        }
    }

    /// Writes at once what the line takes; the rest follows when there is room, but only `limit` bytes of it.
    func write(_ bytes: [UInt8], limit: Int = 1 << 16) {
        guard pendingOutput.count + bytes.count <= limit else { return }
        pendingOutput += bytes
        flush()
    }

    func flush() {
        switch port {
        case .some(let port): port.write(&pendingOutput)
        case .none: pendingOutput = []
        }
    }
}

import CSerialShim
import Glibc

/// One open serial line; raw bytes, never blocking, closed once.
struct SerialPort: ~Copyable {
    /// What reading gave.
    enum ReadResult {
        case bytes([UInt8])
        case nothing
        /// The device is gone; the text says what the system said.
        case gone(String)
    }

    let path: String
    let descriptor: Int32

    /// Opens the line for this program alone.
    init(path: String, baud: UInt32) throws(DeviceError) {
        let descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            throw .serial(path, code, "open the port", holder: code == EBUSY ? PortHolder.of(path) : nil)
        }
        let refusal = serial_configure(descriptor, baud, 1)
        guard refusal == 0 else {
            _ = Glibc.close(descriptor)
            let holder = -refusal == EBUSY ? PortHolder.of(path) : nil
            throw .serial(path, -refusal, "set the port to \(baud) baud", holder: holder)
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { serial_release(descriptor) }

    /// Sets another rate; a line that went away meanwhile is noticed by reading.
    func retune(_ baud: UInt32) { _ = serial_configure(descriptor, baud, 0) }

    /// Reads what is there, at most the buffer's length.
    func read(_ buffer: inout [UInt8]) -> ReadResult {
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count > 0 { return .bytes(Array(buffer[0..<count])) }
            if count == 0 { return .gone("the device was unplugged") }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .nothing
            default: return .gone(String(cString: strerror(errno)))
            }
        }
    }

    /// Takes from `bytes` what the line accepts now.
    func write(_ bytes: inout [UInt8]) {
        while !bytes.isEmpty {
            let count = Glibc.write(descriptor, bytes, bytes.count)
            if count > 0 {
                bytes.removeFirst(count)
            } else if errno != EINTR {
                // Full now, or gone, which reading will tell.
                return
            }
        }
    }
}

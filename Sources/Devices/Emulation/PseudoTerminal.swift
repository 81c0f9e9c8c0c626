import CSerialShim
import Glibc
import SensorData

/// A serial port without hardware: whoever opens `path` talks to the device that `serve` plays.
public struct PseudoTerminal: ~Copyable, Sendable {
    /// What the device does at one moment.
    public struct Turn: Sendable {
        /// Bytes for the host.
        public var bytes: [UInt8]
        /// Microseconds since the beginning at which the device wants its next turn at the latest.
        public var nextTime: UInt64
        /// The device ends after these bytes.
        public var isLast: Bool

        public init(bytes: [UInt8] = [], nextTime: UInt64, isLast: Bool = false) {
            self.bytes = bytes
            self.nextTime = nextTime
            self.isLast = isLast
        }
    }

    /// What the device sees at one moment.
    public struct Moment: Sendable {
        /// Microseconds since the beginning.
        public var time: UInt64
        /// Bytes that came from the host.
        public var received: [UInt8]
        /// Somebody has the port open.
        public var hostIsThere: Bool
        /// Bytes that the host has not taken yet.
        public var backlog: Int
        /// The rate to which the line is set; nil when that cannot be read.
        public var baud: UInt32?
    }

    /// Longest sleep in milliseconds.
    private static let longestWait: Int64 = 50

    public let path: String
    private let descriptor: Int32

    public init() throws(DeviceError) {
        var name = [CChar](repeating: 0, count: 128)
        let descriptor = serial_open_pseudo_terminal(&name, name.count)
        guard descriptor >= 0 else { throw .serial("/dev/ptmx", -descriptor, "open a pseudo-terminal") }
        self.descriptor = descriptor
        path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { _ = close(descriptor) }

    /// Plays a device until its last turn, or until `isOver` says so; returns when everything was handed to the system.
    ///
    /// The clock only decides when a turn comes, and nothing else reads it.
    ///
    /// - Parameters:
    ///   - speed: the device's time runs this many times faster than the clock.
    ///   - isOver: asked before each turn.
    ///   - turn: plays the device.
    public func serve(
        speed: Double = 1, until isOver: () -> Bool = { false }, _ turn: (Moment) throws -> Turn
    ) rethrows {
        let began = MonotonicClock.now().nanoseconds
        var received: [UInt8] = []
        var output: [UInt8] = []
        var isLast = false
        var hostIsThere = false
        while !isOver(), !isLast || (hostIsThere && !output.isEmpty) {
            var wait: Int64 = 1
            if !isLast {
                let elapsed = Double(MonotonicClock.now().nanoseconds - began) / 1000 * speed
                let answer = try turn(
                    Moment(
                        time: UInt64(max(0, elapsed)), received: received, hostIsThere: hostIsThere,
                        backlog: output.count, baud: baud()))
                received = []
                output += answer.bytes
                isLast = answer.isLast
                let due = Double(answer.nextTime) / speed * 1000 + Double(began)
                wait = Int64((due - Double(MonotonicClock.now().nanoseconds)) / 1e6)
            }
            write(&output)
            var polled = pollfd(
                fd: descriptor, events: Int16(POLLIN) | (output.isEmpty ? 0 : Int16(POLLOUT)), revents: 0)
            let longest = hostIsThere ? Self.longestWait : 10
            guard poll(&polled, 1, Int32(max(0, min(longest, wait)))) >= 0 else { continue }
            if polled.revents & Int16(POLLHUP) == 0 { hostIsThere = true }
            if polled.revents & Int16(POLLIN) != 0 {
                received += read()
            } else if polled.revents & Int16(POLLHUP) != 0 {
                // Nobody has the other end open; what was meant for them is gone.
                hostIsThere = false
                output = []
                usleep(5000)
            }
        }
    }

    /// Hands bytes to the line without waiting, and takes what the host sent; for a device that keeps its own time.
    ///
    /// - Parameter output: bytes for the host; those that found no room stay.
    /// - Returns: bytes that came from the host.
    public func exchange(_ output: inout [UInt8]) -> [UInt8] {
        write(&output)
        return read()
    }

    private func baud() -> UInt32? {
        var baud: UInt32 = 0
        return serial_baud(descriptor, &baud) == 0 ? baud : nil
    }

    private func read() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return count > 0 ? Array(buffer[0..<count]) : []
    }

    private func write(_ bytes: inout [UInt8]) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[written...])
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            guard count > 0 else { break }
            written += count
        }
        bytes.removeFirst(written)
    }
}

import CSerialShim
import Glibc
import SensorData
import Synchronization

/// Reads all serial lines on one thread that waits in `poll`, and opens those again that were unplugged.
///
/// Descriptors are opened and closed under one lock, so that writing from another thread never meets a stranger's.
final class SerialLines: Sendable {
    /// Nanoseconds between two attempts to open a line again.
    private static let retryInterval: Int64 = 200_000_000
    /// Nanoseconds between two ticks.
    private static let tickInterval: Int64 = 50_000_000
    private static let bufferBytes = 1 << 16

    private struct State {
        var lines: [SerialLine] = []
        var isStopping = false
    }

    private let queue: TransportQueue
    private let discovery: DeviceDiscovery
    private let clock: @Sendable () -> Timestamp
    private let state = Mutex(State())
    private let wakePipe: (read: Int32, write: Int32)

    /// - Parameters:
    ///   - queue: takes what comes.
    ///   - discovery: where ports are looked up.
    ///   - clock: stamps what comes.
    /// - Throws: `DeviceError` when the system gives no pipe.
    init(
        queue: TransportQueue, discovery: DeviceDiscovery, clock: @escaping @Sendable () -> Timestamp
    ) throws(DeviceError) {
        var ends: [Int32] = [-1, -1]
        let refusal = serial_make_pipe(&ends)
        guard refusal == 0 else { throw .serial("serial ports", -refusal, "make a pipe") }
        self.queue = queue
        self.discovery = discovery
        self.clock = clock
        wakePipe = (ends[0], ends[1])
    }

    deinit {
        _ = Glibc.close(wakePipe.read)
        _ = Glibc.close(wakePipe.write)
    }

    // MARK: From any thread

    func connect(_ id: PortID, path: String, baud: UInt32) throws(DeviceError) {
        let identity = discovery.port(at: path)
        let failure: DeviceError? = state.withLock { state in
            let line = SerialLine(id: id, path: path, baud: baud, identity: identity)
            if let failure = open(line, at: path) { return failure }
            state.lines.append(line)
            return nil
        }
        if let failure { throw failure }
        wake()
    }

    func send(_ bytes: [UInt8], to id: PortID) {
        let isWaiting = state.withLock { state in
            guard let line = state.lines.first(where: { $0.id == id }) else { return false }
            line.write(bytes)
            return line.wantsToWrite
        }
        if isWaiting { wake() }
    }

    func retune(_ id: PortID, baud: UInt32) {
        state.withLock { state in state.lines.first { $0.id == id }?.retune(baud) }
    }

    /// Closes a line; it is opened again after `pause` nanoseconds, or never.
    func close(_ id: PortID, reopenAfter pause: Int64?) {
        state.withLock { state in
            guard let index = state.lines.firstIndex(where: { $0.id == id }) else { return }
            state.lines[index].close()
            if let pause {
                state.lines[index].retryTime = clock().nanoseconds + pause
            } else {
                state.lines.remove(at: index)
            }
        }
        wake()
    }

    func stop() {
        state.withLock { $0.isStopping = true }
        wake()
    }

    private func wake() { _ = Glibc.write(wakePipe.write, [1], 1) }

    // MARK: On the thread

    /// Starts the thread, which keeps the lines alive until `stop()`.
    func start() throws(DeviceError) {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<SerialLines>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context.toOpaque())
        guard code == 0 else {
            context.release()
            throw .serial("serial ports", code, "start a thread")
        }
        pthread_detach(thread)
    }

    private func run() {
        var buffer = [UInt8](repeating: 0, count: Self.bufferBytes)
        var nextTick = clock().nanoseconds
        while true {
            guard let (list, ids) = pollList() else { break }
            var polled = list
            let wait = max(0, nextTick - clock().nanoseconds)
            let count = poll(&polled, nfds_t(polled.count), Int32(clamping: (wait + 999_999) / 1_000_000))
            let time = clock()
            if count > 0 {
                if polled[0].revents != 0 { drainPipe() }
                for (index, id) in ids.enumerated() where polled[index + 1].revents != 0 {
                    serve(id, polled[index + 1], &buffer, time)
                }
            }
            reopen(time)
            if time.nanoseconds >= nextTick {
                queue.send(TransportEvent(port: nil, time: time, content: .tick))
                nextTick = time.nanoseconds + Self.tickInterval
            }
        }
        state.withLock { state in
            for line in state.lines { line.close() }
            state.lines = []
        }
        queue.finish()
    }

    /// What to wait for, the pipe first; nil at the end.
    private func pollList() -> (polled: [pollfd], ids: [PortID])? {
        state.withLock { state in
            guard !state.isStopping else { return nil }
            var polled = [pollfd(fd: wakePipe.read, events: Int16(POLLIN), revents: 0)]
            var ids: [PortID] = []
            for line in state.lines {
                guard let descriptor = line.descriptor else { continue }
                let events = Int16(POLLIN) | (line.wantsToWrite ? Int16(POLLOUT) : 0)
                polled.append(pollfd(fd: descriptor, events: events, revents: 0))
                ids.append(line.id)
            }
            return (polled, ids)
        }
    }

    private func drainPipe() {
        var rest = [UInt8](repeating: 0, count: 64)
        while read(wakePipe.read, &rest, rest.count) > 0 {}
    }

    private func serve(_ id: PortID, _ polled: pollfd, _ buffer: inout [UInt8], _ time: Timestamp) {
        state.withLock { state in
            guard let line = state.lines.first(where: { $0.id == id }), line.descriptor == polled.fd else { return }
            let events = polled.revents
            if events & Int16(POLLOUT) != 0 { line.flush() }
            guard events & ~Int16(POLLOUT) != 0 else { return }
            switch line.read(&buffer) {
            case .bytes(let received):
                queue.send(TransportEvent(port: id, time: time, content: .bytes(received)))
            case .nothing:
                // Hung up, and nothing left to read.
                guard events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 else { return }
                lose(line, "the device was unplugged", time)
            case .gone(let reason):
                lose(line, reason, time)
            }
        }
    }

    private func lose(_ line: SerialLine, _ reason: String, _ time: Timestamp) {
        line.close()
        line.retryTime = time.nanoseconds + Self.retryInterval
        queue.send(TransportEvent(port: line.id, time: time, content: .closed(reason: reason)))
    }

    private func reopen(_ time: Timestamp) {
        state.withLock { state in
            for line in state.lines where line.descriptor == nil && time.nanoseconds >= line.retryTime {
                line.retryTime = time.nanoseconds + Self.retryInterval
                let path = line.identity.map { discovery.port(like: $0)?.path } ?? line.path
                if let path { _ = open(line, at: path) }
            }
        }
    }

    private func open(_ line: SerialLine, at path: String) -> DeviceError? {
        do throws(DeviceError) { try line.open(path) } catch { return error }
        DeviceDiscovery.shortenLatency(ofPort: line.identity?.path ?? path)
        queue.send(TransportEvent(port: line.id, time: clock(), content: .opened(path)))
        return nil
    }
}

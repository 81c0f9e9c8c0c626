import SensorData
import Synchronization

/// All connections to sensors, and the one stream of what comes from them.
public final class DeviceHub: Sendable {
    private let queue: TransportQueue
    private let lines: SerialLines
    private let count = Atomic<Int>(0)

    /// What comes from all connections, in the order in which it was seen; for one consumer.
    public var events: AsyncStream<TransportEvent> { queue.events }

    /// Starts the reading thread.
    ///
    /// - Parameters:
    ///   - capacity: events that may wait for the consumer.
    ///   - discovery: where serial ports are looked up.
    /// - Throws: `DeviceError` when the system gives no thread or pipe.
    public init(capacity: Int = 8192, discovery: DeviceDiscovery = DeviceDiscovery()) throws(DeviceError) {
        queue = TransportQueue(capacity: capacity)
        lines = try SerialLines(queue: queue, discovery: discovery)
        try lines.start()
    }

    deinit { lines.stop() }

    /// Opens a device; when it is unplugged it is opened again as soon as it is back.
    public func connect(_ address: DeviceAddress) throws(DeviceError) -> PortID {
        let port = PortID(number: count.wrappingAdd(1, ordering: .relaxed).newValue)
        switch address {
        case .serial(let path, let baud): try lines.connect(port, path: path, baud: baud)
        case .usb: throw .unsupported(address: "\(address)", reason: "this build has no USB.")
        }
        return port
    }

    /// Sends bytes to a device; they are lost when it is not there.
    public func send(_ bytes: [UInt8], to port: PortID) { lines.send(bytes, to: port) }

    /// Closes a connection for good.
    public func disconnect(_ port: PortID) { lines.close(port, reopenAfter: nil) }

    /// Closes a connection behind which the wrong device answers; it is tried again after two seconds.
    public func reject(_ port: PortID) { lines.close(port, reopenAfter: 2_000_000_000) }

    /// Closes everything and ends the stream.
    public func stop() { lines.stop() }
}

public import SensorData
import Synchronization

/// All connections to sensors, and the one stream of what comes from them.
public final class DeviceHub: Sendable {
    /// Nanoseconds after which a connection is tried again behind which the wrong device answered.
    private static let rejectionTime: Int64 = 2_000_000_000

    private let queue: TransportQueue
    private let lines: SerialLines
    /// The host's clock.
    let clock: @Sendable () -> Timestamp
    private let count = Atomic<Int>(0)
    #if USB
        /// Made when the first USB device is wanted.
        private let usbLines = Mutex<USBLines?>(nil)
    #endif

    /// What comes from all connections, in the order in which it was seen; for one consumer.
    public var events: AsyncStream<TransportEvent> { queue.events }

    /// Starts the reading thread.
    ///
    /// - Parameters:
    ///   - capacity: events that may wait for the consumer.
    ///   - discovery: where serial ports are looked up.
    ///   - clock: the host's clock; another one only for serial lines whose devices run on it too, as in a simulated day.
    /// - Throws: `DeviceError` when the system gives no thread or pipe.
    public init(
        capacity: Int = 8192, discovery: DeviceDiscovery = DeviceDiscovery(),
        clock: @escaping @Sendable () -> Timestamp = MonotonicClock.now
    ) throws(DeviceError) {
        queue = TransportQueue(capacity: capacity)
        self.clock = clock
        lines = try SerialLines(queue: queue, discovery: discovery, clock: clock)
        try lines.start()
    }

    deinit { stop() }

    /// Opens a device; when it is unplugged it is opened again as soon as it is back.
    public func connect(_ address: DeviceAddress) throws(DeviceError) -> PortID {
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        switch address {
        case .serial(let path, let baud):
            let port = PortID(number: number, isUSB: false)
            try lines.connect(port, path: path, baud: baud)
            return port
        case .usb(let vendor, let product, let serialNumber):
            #if USB
                let port = PortID(number: number, isUSB: true)
                let target = USBIdentity(vendor: vendor, product: product, serialNumber: serialNumber)
                try usb().connect(port, target)
                return port
            #else
                throw .unsupported(
                    address: "\(address)", reason: "this program was built without USB; use the device's serial port.")
            #endif
        }
    }

    /// Sends bytes to a device; they are lost when it is not there.
    public func send(_ bytes: [UInt8], to port: PortID) {
        guard !bytes.isEmpty else { return }
        #if USB
            if port.isUSB {
                usbLines.withLock { $0 }?.send(bytes, to: port)
                return
            }
        #endif
        lines.send(bytes, to: port)
    }

    /// Sets a serial line to another rate without closing it; does nothing where there is no line.
    public func setBaud(_ baud: UInt32, of port: PortID) {
        if !port.isUSB { lines.retune(port, baud: baud) }
    }

    /// Closes a connection for good.
    public func disconnect(_ port: PortID) { close(port, reopenAfter: nil) }

    /// Closes a connection behind which the wrong device answers; it is tried again after two seconds.
    public func reject(_ port: PortID) { close(port, reopenAfter: Self.rejectionTime) }

    /// Closes everything and ends the stream.
    public func stop() {
        #if USB
            usbLines.withLock { $0 }?.stop()
        #endif
        lines.stop()
    }

    private func close(_ port: PortID, reopenAfter pause: Int64?) {
        #if USB
            if port.isUSB {
                usbLines.withLock { $0 }?.close(port, reopenAfter: pause)
                return
            }
        #endif
        lines.close(port, reopenAfter: pause)
    }

    #if USB
        private func usb() throws(DeviceError) -> USBLines {
            let result: Result<USBLines, DeviceError> = usbLines.withLock { lines in
                if let lines { return .success(lines) }
                do throws(DeviceError) {
                    let made = try USBLines(queue: queue)
                    try made.start()
                    lines = made
                    return .success(made)
                } catch {
                    return .failure(error)
                }
            }
            return try result.get()
        }
    #endif
}

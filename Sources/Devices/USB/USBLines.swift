#if USB
    import Clibusb
    import Glibc
    import SensorData
    import Synchronization

    /// Reads all USB devices with transfers that are always under way, on libusb's one event thread.
    final class USBLines: Sendable {
        /// Input transfers that wait in the kernel at a time, so that it always has a place for what comes.
        private static let depth = 8
        private static let retryInterval: Int64 = 500_000_000
        private static let writeTimeout: UInt32 = 1000

        private struct State {
            var lines: [USBLine] = []
            var isStopping = false
            /// The event thread has gone, and libusb's context with it.
            var hasEnded = false
        }

        /// libusb's context, which may be used from any thread.
        private struct Context: Sendable {
            private let address: UInt

            init(_ pointer: OpaquePointer) { address = UInt(bitPattern: pointer) }

            var pointer: OpaquePointer? { OpaquePointer(bitPattern: address) }
        }

        private let queue: TransportQueue
        private let context: Context
        private let state = Mutex(State())
        /// A device was plugged in since this was looked at last.
        private let hasArrival = Atomic<Bool>(false)

        init(queue: TransportQueue) throws(DeviceError) {
            var context: OpaquePointer?
            let code = libusb_init(&context)
            guard code == 0, let context else {
                throw .system(address: "USB", action: "start libusb", text: String(cString: libusb_error_name(code)))
            }
            self.queue = queue
            self.context = Context(context)
        }

        // MARK: From any thread

        func connect(_ id: PortID, _ target: USBIdentity) throws(DeviceError) {
            guard let context = context.pointer else { return }
            let device = try USBDevice(target, context: context)
            state.withLock { $0.lines.append(USBLine(id: id, target: target)) }
            open(id, device)
        }

        /// Gives a line its device and starts reading.
        private func open(_ id: PortID, _ device: consuming USBDevice) {
            var device: USBDevice? = consume device
            state.withLock { state in
                guard let line = state.lines.first(where: { $0.id == id }), let device = device.take() else { return }
                line.open(device)
                startReading(line)
            }
        }

        func send(_ bytes: [UInt8], to id: PortID) {
            state.withLock { state in
                guard let line = state.lines.first(where: { $0.id == id }) else { return }
                submit(line, output: true, bytes)
            }
        }

        /// Closes a device; it is opened again after `pause` nanoseconds, or never.
        func close(_ id: PortID, reopenAfter pause: Int64?) {
            state.withLock { state in
                guard let line = state.lines.first(where: { $0.id == id }) else { return }
                line.isDismissed = pause == nil
                line.isAnnounced = false
                line.retryTime = MonotonicClock.now().nanoseconds + (pause ?? 0)
                line.beginClosing("closed")
                wake(state)
            }
        }

        func stop() {
            state.withLock { state in
                state.isStopping = true
                wake(state)
            }
        }

        /// Under the lock, as the context goes with the thread.
        private func wake(_ state: State) {
            if !state.hasEnded { libusb_interrupt_event_handler(context.pointer) }
        }

        // MARK: Transfers

        private func startReading(_ line: USBLine) {
            let time = MonotonicClock.now()
            queue.send(TransportEvent(port: line.id, time: time, content: .opened("USB \(line.target)")))
            for _ in 0..<Self.depth {
                submit(line, output: false, [UInt8](repeating: 0, count: USBDevice.transferBytes))
            }
        }

        private func submit(_ line: USBLine, output: Bool, _ bytes: [UInt8]) {
            guard let transfer = libusb_alloc_transfer(0) else { return }
            let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
            buffer.initialize(from: bytes, count: bytes.count)
            let owner = Unmanaged.passRetained(TransferOwner(lines: self, id: line.id, isOutput: output))
            libusb_fill_bulk_transfer(
                transfer, nil, 0, buffer, Int32(bytes.count), transferCompleted, owner.toOpaque(),
                output ? Self.writeTimeout : 0)
            guard !line.submit(output: output, transfer) else { return }
            owner.release()
            buffer.deallocate()
            libusb_free_transfer(transfer)
            line.beginClosing("the device was unplugged")
        }

        /// Takes a transfer that has ended; true when it is under way again.
        fileprivate func complete(_ transfer: UnsafeMutablePointer<libusb_transfer>, _ owner: TransferOwner) -> Bool {
            let time = MonotonicClock.now()
            let status = transfer.pointee.status
            let count = Int(transfer.pointee.actual_length)
            var received: [UInt8] = []
            if !owner.isOutput, count > 0 {
                received = Array(UnsafeBufferPointer(start: transfer.pointee.buffer, count: count))
            }
            // The pointer goes in as a number: it is this thread's alone until it is submitted again.
            let address = UInt(bitPattern: transfer)
            return state.withLock { state in
                guard let line = state.lines.first(where: { $0.id == owner.id }),
                    let transfer = UnsafeMutablePointer<libusb_transfer>(bitPattern: address)
                else { return false }
                if !received.isEmpty {
                    queue.send(TransportEvent(port: line.id, time: time, content: .bytes(received)))
                }
                let isSound = status == LIBUSB_TRANSFER_COMPLETED || status == LIBUSB_TRANSFER_TIMED_OUT
                if isSound, !owner.isOutput, line.submit(output: false, transfer) { return true }
                line.forget(transfer)
                if !owner.isOutput || status == LIBUSB_TRANSFER_NO_DEVICE {
                    line.beginClosing(Self.reason(status))
                }
                return false
            }
        }

        private static func reason(_ status: libusb_transfer_status) -> String {
            switch status {
            case LIBUSB_TRANSFER_STALL: "the device refused to send (stall)"
            case LIBUSB_TRANSFER_OVERFLOW: "the device sent more than was asked for"
            // Also what a pulled cable looks like, until the system has noticed.
            case LIBUSB_TRANSFER_ERROR: "the transfer broke off; the cable was pulled, or is bad"
            default: "the device was unplugged"
            }
        }

        // MARK: On the thread

        /// Starts the thread, which keeps the lines alive until `stop()`.
        func start() throws(DeviceError) {
            var callback: libusb_hotplug_callback_handle = 0
            let events = Int32(LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED.rawValue)
            // Unretained: the callback is gone with the context, before this object is.
            let owner = Unmanaged.passUnretained(self).toOpaque()
            _ = libusb_hotplug_register_callback(
                context.pointer, events, 0, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
                LIBUSB_HOTPLUG_MATCH_ANY,
                deviceArrived, owner, &callback)
            var thread = pthread_t()
            let retained = Unmanaged.passRetained(self)
            let code = pthread_create(
                &thread, nil,
                { context in
                    if let context { Unmanaged<USBLines>.fromOpaque(context).takeRetainedValue().run() }
                    return nil
                }, retained.toOpaque())
            guard code == 0 else {
                retained.release()
                throw .serial("USB", code, "start a thread")
            }
            pthread_detach(thread)
        }

        fileprivate func noteArrival() { hasArrival.store(true, ordering: .relaxed) }

        private func run() {
            guard let context = context.pointer else { return }
            while true {
                var wait = timeval(tv_sec: 0, tv_usec: 100_000)
                libusb_handle_events_timeout_completed(context, &wait, nil)
                if closeFinished() { break }
                reopen(context)
            }
            libusb_exit(context)
        }

        /// Closes devices whose last transfer has come back; true when all are closed and the thread is to end.
        private func closeFinished() -> Bool {
            while takeFinished() {}
            return state.withLock { state in
                state.lines.removeAll { $0.isDismissed && !$0.isOpen }
                state.hasEnded = state.isStopping && state.lines.isEmpty
                return state.hasEnded
            }
        }

        /// Closes one device, outside the lock, as closing waits for libusb's own; false when there is none to close.
        private func takeFinished() -> Bool {
            var device: USBDevice?
            state.withLock { state in
                for line in state.lines {
                    if state.isStopping {
                        line.isDismissed = true
                        line.isAnnounced = false
                        line.beginClosing("closed")
                    }
                    guard line.canClose, let reason = line.closing else { continue }
                    device = line.finishClosing()
                    guard line.isAnnounced else { return }
                    let time = MonotonicClock.now()
                    line.retryTime = time.nanoseconds
                    queue.send(TransportEvent(port: line.id, time: time, content: .closed(reason: reason)))
                    return
                }
            }
            return device.take() != nil
        }

        private func reopen(_ context: OpaquePointer) {
            let now = MonotonicClock.now().nanoseconds
            let hasArrival = hasArrival.exchange(false, ordering: .relaxed)
            let wanted: [(PortID, USBIdentity)] = state.withLock { state in
                state.lines.filter { line in
                    guard !line.isOpen, !line.isDismissed, now >= line.retryTime || hasArrival else { return false }
                    line.retryTime = now + Self.retryInterval
                    return true
                }.map { ($0.id, $0.target) }
            }
            for (id, target) in wanted {
                // Outside the lock: opening talks to the device, and that may call back.
                guard let device = try? USBDevice(target, context: context) else { continue }
                open(id, device)
            }
        }
    }

    /// Whose transfer it is.
    private final class TransferOwner: Sendable {
        let lines: USBLines
        let id: PortID
        let isOutput: Bool

        init(lines: USBLines, id: PortID, isOutput: Bool) {
            self.lines = lines
            self.id = id
            self.isOutput = isOutput
        }
    }

    // Functions and not closures: libusb calls them on its thread, where a closure of isolated code would trap.

    private func transferCompleted(_ transfer: UnsafeMutablePointer<libusb_transfer>?) {
        guard let transfer, let context = transfer.pointee.user_data else { return }
        let owner = Unmanaged<TransferOwner>.fromOpaque(context)
        let isUnderWay = owner.takeUnretainedValue().lines.complete(transfer, owner.takeUnretainedValue())
        guard !isUnderWay else { return }
        transfer.pointee.buffer?.deallocate()
        libusb_free_transfer(transfer)
        owner.release()
    }

    private func deviceArrived(
        _ context: OpaquePointer?, _ device: OpaquePointer?, _ event: libusb_hotplug_event,
        _ owner: UnsafeMutableRawPointer?
    ) -> Int32 {
        if let owner { Unmanaged<USBLines>.fromOpaque(owner).takeUnretainedValue().noteArrival() }
        return 0
    }
#endif

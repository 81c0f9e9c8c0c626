#if USB
    import Clibusb

    /// One USB connection over all its unpluggings; used under the lock of `USBLines`.
    final class USBLine {
        let id: PortID
        let target: USBIdentity
        private(set) var device: USBDevice?
        /// Transfers that libusb has and will call back for.
        private var transfers: [UnsafeMutablePointer<libusb_transfer>] = []
        /// Why the device is being closed, which waits for its transfers.
        private(set) var closing: String?
        /// Monotonic nanoseconds from which on the device may be opened again.
        var retryTime: Int64 = 0
        /// It is closed for good.
        var isDismissed = false
        /// Somebody is told when it is closed.
        var isAnnounced = true

        init(id: PortID, target: USBIdentity) {
            self.id = id
            self.target = target
        }

        var isOpen: Bool {
            switch device {
            case .some: true
            case .none: false
            }
        }

        /// The device is being closed and nothing is under way any more.
        var canClose: Bool { closing != nil && transfers.isEmpty }

        func open(_ device: consuming USBDevice) {
            self.device = consume device
            closing = nil
            isAnnounced = true
        }

        /// Gives a transfer to libusb; false when it does not take it.
        func submit(output: Bool, _ transfer: UnsafeMutablePointer<libusb_transfer>) -> Bool {
            switch device {
            case .some(let device):
                guard closing == nil else { return false }
                transfer.pointee.dev_handle = device.handle
                transfer.pointee.endpoint = output ? device.endpoints.output : device.endpoints.input
                guard libusb_submit_transfer(transfer) == 0 else { return false }
            case .none: return false
            }
            if !transfers.contains(transfer) { transfers.append(transfer) }
            return true
        }

        func forget(_ transfer: UnsafeMutablePointer<libusb_transfer>) { transfers.removeAll { $0 == transfer } }

        /// Takes back all transfers; `finishClosing` can be called when all have come.
        func beginClosing(_ reason: String) {
            guard closing == nil, isOpen else { return }
            closing = reason
            for transfer in transfers { libusb_cancel_transfer(transfer) }
        }

        /// Gives the device away to be closed.
        func finishClosing() -> USBDevice? {
            closing = nil
            return device.take()
        }
    }
#endif

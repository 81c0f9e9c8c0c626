#if USB
    import Clibusb

    /// One open USB device with its data interface claimed; closed once.
    ///
    /// No transfer may be under way when it goes.
    struct USBDevice: ~Copyable, Sendable {
        /// Where the data go through.
        struct Endpoints: Equatable, Sendable {
            var interface: UInt8
            var input: UInt8
            var output: UInt8
            /// The interface for control of a CDC-ACM device; nil for a vendor interface.
            var control: UInt8?
        }

        /// What is read at a time; a whole number of packets of any speed.
        static let transferBytes = 4096
        private static let timeout: UInt32 = 500

        /// libusb's handle as a number, as it may go from thread to thread.
        private let address: UInt
        let endpoints: Endpoints
        private let claimed: [Int32]

        /// Opens the device and claims its interface.
        init(_ target: USBIdentity, context: OpaquePointer) throws(DeviceError) {
            let handle = try Self.open(target, context)
            do throws(DeviceError) {
                guard let endpoints = Self.endpoints(of: handle) else {
                    throw .unsupported(
                        address: "USB \(target)",
                        reason: "the device has neither a vendor interface with bulk endpoints nor a CDC-ACM one.")
                }
                var claimed: [Int32] = []
                for number in [endpoints.control, endpoints.interface].compactMap({ $0.map(Int32.init) }) {
                    // Only where a driver has it: a mere automatic detaching is refused by some systems.
                    if libusb_kernel_driver_active(handle, number) == 1 {
                        _ = libusb_detach_kernel_driver(handle, number)
                    }
                    let code = libusb_claim_interface(handle, number)
                    guard code == 0 else { throw .usb(target, code, "claim interface \(number)") }
                    claimed.append(number)
                }
                address = UInt(bitPattern: handle)
                self.endpoints = endpoints
                self.claimed = claimed
            } catch {
                libusb_close(handle)
                throw error
            }
            if let control = endpoints.control { startLine(control) }
        }

        deinit {
            for number in claimed { libusb_release_interface(handle, number) }
            libusb_close(handle)
        }

        var handle: OpaquePointer? { OpaquePointer(bitPattern: address) }

        /// Tells a CDC-ACM device that somebody listens: SET_LINE_CODING, then SET_CONTROL_LINE_STATE with DTR and RTS.
        ///
        /// Source: USB CDC PSTN subclass 1.2, sections 6.3.10 and 6.3.12. Many devices send nothing before.
        private func startLine(_ control: UInt8) {
            var coding: [UInt8] = [0x00, 0xC2, 0x01, 0x00, 0, 0, 8]
            _ = libusb_control_transfer(
                handle, 0x21, 0x20, 0, UInt16(control), &coding, UInt16(coding.count), Self.timeout)
            _ = libusb_control_transfer(handle, 0x21, 0x22, 3, UInt16(control), nil, 0, Self.timeout)
        }

        // MARK: Finding

        private static func open(_ target: USBIdentity, _ context: OpaquePointer) throws(DeviceError) -> OpaquePointer {
            var list: UnsafeMutablePointer<OpaquePointer?>?
            let count = libusb_get_device_list(context, &list)
            defer { libusb_free_device_list(list, 1) }
            var refusal = LIBUSB_ERROR_NO_DEVICE.rawValue
            for index in 0..<max(0, count) {
                guard let device = list?[index] else { continue }
                var descriptor = libusb_device_descriptor()
                guard libusb_get_device_descriptor(device, &descriptor) == 0, descriptor.idVendor == target.vendor,
                    descriptor.idProduct == target.product
                else { continue }
                var handle: OpaquePointer?
                let code = libusb_open(device, &handle)
                guard code == 0, let handle else {
                    refusal = code
                    continue
                }
                if target.serialNumber == nil || target.serialNumber == text(handle, descriptor.iSerialNumber) {
                    return handle
                }
                libusb_close(handle)
            }
            throw .usb(target, refusal, "open the device")
        }

        private static func text(_ handle: OpaquePointer, _ index: UInt8) -> String? {
            guard index > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: 256)
            let count = libusb_get_string_descriptor_ascii(handle, index, &bytes, Int32(bytes.count))
            return count > 0 ? String(decoding: bytes.prefix(Int(count)), as: UTF8.self) : nil
        }

        /// The first vendor interface with bulk endpoints both ways, else the first CDC data interface.
        private static func endpoints(of handle: OpaquePointer) -> Endpoints? {
            var configuration: UnsafeMutablePointer<libusb_config_descriptor>?
            guard libusb_get_active_config_descriptor(libusb_get_device(handle), &configuration) == 0, let configuration
            else { return nil }
            defer { libusb_free_config_descriptor(configuration) }
            var control: UInt8?
            var data: Endpoints?
            for index in 0..<Int(configuration.pointee.bNumInterfaces) {
                guard configuration.pointee.interface[index].num_altsetting > 0,
                    let setting = configuration.pointee.interface[index].altsetting?.pointee
                else { continue }
                let number = setting.bInterfaceNumber
                let found = bulkEndpoints(of: setting).map {
                    Endpoints(interface: number, input: $0.input, output: $0.output, control: nil)
                }
                switch setting.bInterfaceClass {
                case UInt8(LIBUSB_CLASS_VENDOR_SPEC.rawValue): if let found { return found }
                case UInt8(LIBUSB_CLASS_COMM.rawValue): control = control ?? number
                case UInt8(LIBUSB_CLASS_DATA.rawValue): data = data ?? found
                default: continue
                }
            }
            guard var data, let control else { return nil }
            data.control = control
            return data
        }

        private static func bulkEndpoints(of setting: libusb_interface_descriptor) -> (input: UInt8, output: UInt8)? {
            var input: UInt8?
            var output: UInt8?
            for index in 0..<Int(setting.bNumEndpoints) {
                guard let endpoint = setting.endpoint?[index], endpoint.bmAttributes & 3 == 2 else { continue }
                if endpoint.bEndpointAddress & 0x80 != 0 {
                    input = input ?? endpoint.bEndpointAddress
                } else {
                    output = output ?? endpoint.bEndpointAddress
                }
            }
            if let input, let output { return (input, output) }
            return nil
        }
    }
#endif

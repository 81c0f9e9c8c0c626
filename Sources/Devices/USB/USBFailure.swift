#if USB
    import Clibusb

    extension DeviceError {
        /// What libusb refused.
        static func usb(_ target: USBIdentity, _ code: Int32, _ action: String) -> DeviceError {
            let address = DeviceAddress.usb(
                vendor: target.vendor, product: target.product, serialNumber: target.serialNumber
            ).description
            switch code {
            case LIBUSB_ERROR_ACCESS.rawValue: return .noPermission(address: address, remedy: remedy(target))
            case LIBUSB_ERROR_BUSY.rawValue: return .busy(address: address)
            case LIBUSB_ERROR_NO_DEVICE.rawValue, LIBUSB_ERROR_NOT_FOUND.rawValue: return .notFound(address: address)
            default: return .system(address: address, action: action, text: String(cString: libusb_error_name(code)))
            }
        }

        /// The udev rule that lets the person at the machine use the device.
        private static func remedy(_ target: USBIdentity) -> String {
            """
            Put this line into /etc/udev/rules.d/70-heelstrike.rules:
              SUBSYSTEM=="usb", ATTR{idVendor}=="\(target.vendor.hexadecimal)", \
            ATTR{idProduct}=="\(target.product.hexadecimal)", MODE="0660", GROUP="plugdev", TAG+="uaccess"
            then run `sudo udevadm control --reload` and plug the device in again.
            """
        }
    }
#endif

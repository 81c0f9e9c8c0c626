/// Where a sensor is plugged in.
///
/// As text: `/dev/ttyACM0`, `/dev/ttyUSB0@921600`, `usb:1209:0001`, `usb:1209:0001:SERIAL`.
public enum DeviceAddress: Hashable, Sendable, CustomStringConvertible {
    /// A serial port by its path, in bauds.
    case serial(path: String, baud: UInt32)
    /// A USB device by vendor, product and, where two are alike, serial number.
    case usb(vendor: UInt16, product: UInt16, serialNumber: String?)

    /// The baud rate of a port that is named without one; USB ports that are no real line ignore it.
    public static let usualBaud: UInt32 = 921_600

    /// Reads an address as a person writes it; nil when it is none.
    public init?(_ text: String) {
        if text.hasPrefix("usb:") {
            let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count >= 3, let vendor = UInt16(parts[1], radix: 16), let product = UInt16(parts[2], radix: 16)
            else { return nil }
            let serialNumber = parts.count == 4 && !parts[3].isEmpty ? String(parts[3]) : nil
            self = .usb(vendor: vendor, product: product, serialNumber: serialNumber)
            return
        }
        guard text.hasPrefix("/") else { return nil }
        if let at = text.lastIndex(of: "@"), let baud = UInt32(text[text.index(after: at)...]) {
            guard baud > 0, at > text.startIndex else { return nil }
            self = .serial(path: String(text[..<at]), baud: baud)
        } else {
            self = .serial(path: text, baud: Self.usualBaud)
        }
    }

    public var description: String {
        switch self {
        case .serial(let path, let baud): baud == Self.usualBaud ? path : "\(path)@\(baud)"
        case .usb(let vendor, let product, let serialNumber):
            "usb:\(vendor.hexadecimal):\(product.hexadecimal)" + (serialNumber.map { ":\($0)" } ?? "")
        }
    }
}

extension UInt16 {
    /// Four hexadecimal digits, as USB numbers are written.
    var hexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}

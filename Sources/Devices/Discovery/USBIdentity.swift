/// What tells one USB device from another, wherever it is plugged in.
public struct USBIdentity: Hashable, Sendable {
    public var vendor: UInt16
    public var product: UInt16
    /// nil when the device has none.
    public var serialNumber: String?

    public init(vendor: UInt16, product: UInt16, serialNumber: String?) {
        self.vendor = vendor
        self.product = product
        self.serialNumber = serialNumber
    }
}

/// A serial port that is there.
public struct SerialPortDescription: Hashable, Sendable {
    /// Such as `/dev/ttyACM0`.
    public var path: String
    /// The name under `/dev/serial/by-id`, which stays the same when the device is plugged in elsewhere; nil without one.
    public var stablePath: String?
    public var identity: USBIdentity
    /// Interface of the device; two ports of one device differ in it.
    public var interface: String
    /// What the device calls itself.
    public var name: String

    /// The name that is best kept.
    public var address: DeviceAddress { .serial(path: stablePath ?? path, baud: DeviceAddress.usualBaud) }
}

extension USBIdentity: CustomStringConvertible {
    /// `VID:PID`.
    public var description: String { "\(vendor.hexadecimal):\(product.hexadecimal)" }
}

/// A device that is plugged in, by whatever way it can be reached.
public struct ConnectedDevice: Hashable, Sendable {
    public var address: DeviceAddress
    public var identity: USBIdentity
    /// What the device calls itself.
    public var name: String
}

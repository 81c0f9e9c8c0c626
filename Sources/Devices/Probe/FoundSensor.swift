public import SensorData
public import WireProtocol

/// A sensor that was found at an address.
public struct FoundSensor: Equatable, Sendable {
    /// With the baud rate at which it was understood.
    public var address: DeviceAddress
    public var wire: SensorProtocol
    /// What it says of itself; nil for a sensor that says nothing, or of which that cannot be read without more knowledge.
    public var device: DeviceDescriptor?
    /// Samples a second that were heard, roughly; nil when none came.
    public var samplesPerSecond: Double?
    /// What a sensor that prints rows sent, for who must say what they mean.
    public var heard: [UInt8] = []

    public init(
        address: DeviceAddress, wire: SensorProtocol, device: DeviceDescriptor? = nil, samplesPerSecond: Double? = nil
    ) {
        self.address = address
        self.wire = wire
        self.device = device
        self.samplesPerSecond = samplesPerSecond
    }

    /// What it is, for people.
    public var title: String {
        guard let device, wire == .heelstrike || !device.model.isEmpty else { return wire.title }
        return [device.manufacturer, device.model].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// An address at which to ask, and what is already known of the sensor there.
public struct SensorQuestion: Hashable, Sendable {
    public var address: DeviceAddress
    /// False for a line that was named without a rate.
    public var isBaudGiven: Bool
    /// nil when unknown.
    public var wire: SensorProtocol?
    public var configuration: DecoderConfiguration

    public init(
        _ address: DeviceAddress, isBaudGiven: Bool? = nil, wire: SensorProtocol? = nil,
        configuration: DecoderConfiguration = DecoderConfiguration()
    ) {
        self.address = address
        if case .serial(_, let baud) = address {
            self.isBaudGiven = isBaudGiven ?? (baud != DeviceAddress.usualBaud)
        } else {
            self.isBaudGiven = true
        }
        self.wire = wire
        self.configuration = configuration
    }

    /// The rates to try in order; one for what is no line.
    var bauds: [UInt32] {
        guard case .serial(_, let baud) = address else { return [DeviceAddress.usualBaud] }
        let usual = wire?.usualBauds ?? SensorProtocol.allUsualBauds
        return isBaudGiven ? [baud] + usual.filter { $0 != baud } : usual
    }
}

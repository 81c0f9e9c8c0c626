public import FoundationEssentials
public import SensorData

/// A sensor that the station knows by its serial number.
public struct Sensor: Codable, Equatable, Sendable, Identifiable {
    public var id: String { serialNumber }
    public let serialNumber: String
    public var side: Side?
    /// As `WireProtocol.SensorProtocol` names it; nil to find out.
    public var protocolName: String?
    /// As `SensorData.SensorPlacement` names it.
    public var placement: String?
    /// Samples per second that are asked for; nil for the sensor's own.
    public var rate: Double?
    /// A mapping file's text, for a sensor that prints rows.
    public var mapping: String?
    /// What people call it.
    public var label: String?
    /// Of the last guided calibration.
    public var gain: Double?
    public var lastSeen: Date?

    public init(serialNumber: String, side: Side? = nil) {
        self.serialNumber = serialNumber
        self.side = side
    }

    enum CodingKeys: String, CodingKey {
        case serialNumber, side, protocolName, placement, rate, mapping, label, gain, lastSeen
    }
}

public import SensorData

/// What somebody said of a sensor that prints rows.
public struct RowsMeaning: Equatable, Sendable {
    public var address: String
    /// The mapping's text.
    public var mapping: String
    /// nil where the mapping says it.
    public var side: Side?
    /// In hertz, as it was written; nil where the mapping or the rows say it.
    public var rate: String?

    public init(address: String, mapping: String, side: Side?, rate: String?) {
        self.address = address
        self.mapping = mapping
        self.side = side
        self.rate = rate
    }

    /// Whether a sensor is read so.
    public func isUsed(by sensor: RowsSensor) -> Bool {
        sensor.address == address && sensor.mapping == mapping && sensor.rate == rate
            && sensor.side == side?.rawValue
    }
}

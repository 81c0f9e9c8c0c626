public import SensorData

/// What a decoder must be told because the sensor does not say it; nothing of it is ever guessed.
public struct DecoderConfiguration: Hashable, Sendable {
    /// The rate at which the sensor is set to send; used where its samples carry no time.
    public var rate: Frequency?
    /// The foot that the sensor is on.
    public var side: Side?
    /// What the columns of a text table mean.
    public var lineTable: LineTableLayout?
    /// Where the sensor sits, for streams that do not say it.
    public var placement: SensorPlacement?
    /// How its axes lie, for streams that do not say it.
    public var mounting: Mounting?

    public init(rate: Frequency? = nil, side: Side? = nil, lineTable: LineTableLayout? = nil) {
        self.rate = rate
        self.side = side
        self.lineTable = lineTable
    }
}

/// Why a decoder cannot be made.
public enum DecoderConfigurationFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sensor's samples have no time, and nobody said how often they come.
    case rateMissing(SensorProtocol)
    /// Nobody said what the columns mean.
    case layoutMissing(SensorProtocol)
    /// The layout contradicts itself.
    case badLayout(String)
    /// The text in a recording is not a configuration.
    case notAConfiguration(String)

    public var description: String {
        switch self {
        case .rateMissing(let wire):
            "the samples of “\(wire.rawValue)” carry no time: give the rate that the sensor is set to"
        case .layoutMissing(let wire): "“\(wire.rawValue)” needs a mapping that says what the columns mean"
        case .badLayout(let reason): "the table's layout cannot be used: \(reason)"
        case .notAConfiguration(let reason): "the decoder's configuration cannot be read: \(reason)"
        }
    }
}

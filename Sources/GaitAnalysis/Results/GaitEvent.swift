public import SensorData

/// A moment at which a foot meets or leaves the ground.
public struct GaitEvent: Equatable, Codable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Heel strike, or whatever part of the foot touches first.
        case initialContact
        /// Toe-off.
        case finalContact
    }

    /// Which signals saw the event.
    public enum Source: String, CaseIterable, Codable, Sendable {
        case pressure
        case inertial
        case both
    }

    public var side: Side
    public var kind: Kind
    /// Seconds from the recording's first sample.
    public var time: Double
    public var source: Source
    /// Inertial minus pressure time in seconds where both saw it.
    public var disagreement: Double?

    public init(side: Side, kind: Kind, time: Double, source: Source, disagreement: Double? = nil) {
        self.side = side
        self.kind = kind
        self.time = time
        self.source = source
        self.disagreement = disagreement
    }
}

/// How much data the figures of the whole walk need; all are proposals.
public struct StatisticsParameters: Equatable, Codable, Sendable {
    /// Fewer counted strides of a foot give no variation, coordination or harmonics.
    public var regularityStrides = 10
    /// Fewer counted strides of a foot, or fewer seconds, give no trend.
    public var trendStrides = 20
    public var trendDuration = 60.0
    /// Fewer pairs of blocks give no band around a difference of curves.
    public var curveBlocks = 8
    /// Harmonics of the stride that make the harmonic ratio (Menz 2003).
    public var harmonics = 20

    public init() {}
}

/// How much data a comparison of left and right needs.
public struct SymmetryParameters: Equatable, Codable, Sendable {
    /// Fewer strides of a foot give no number (proposal).
    public var cycleMinimum = 3
    /// Up to this many are marked as few (proposal).
    public var fewCycles = 5
    /// Fewer steps of a foot are few for a load (Melvin 2014, Gait Posture 40:682).
    public var fewSteps = 30
    /// Confidence of every interval.
    public var confidence = 0.95

    public init() {}
}

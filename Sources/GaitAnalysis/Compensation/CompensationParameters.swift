/// Limits of the compensatory patterns; a limit on a symmetry index holds to both sides.
public struct CompensationParameters: Equatable, Codable, Sendable {
    /// Percent; the larger side of the controls' interval (CLINICAL 2b, `ControlReference`).
    public var stanceTimeIndex = 3.2
    public var impulseIndex = 12.0
    public var heelShareIndex = 21.1
    /// The limits times this where the insole is not the kind that the controls wore (proposal).
    public var otherDeviceFactor = 1.5
    /// Antalgic gait: the load must be lower on the same side by at least this part of its limit (proposal).
    public var antalgicLoadPart = 0.5
    /// Fewer bilateral cycles than this, and the whole interval has to lie beyond the limit (Melvin 2014).
    public var certainCycles = 30

    public init() {}
}

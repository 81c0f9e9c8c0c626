/// What one walking stride can be, and what may count in the symmetry figures.
public struct StrideParameters: Equatable, Codable, Sendable {
    /// Seconds (mobgap's published bounds, all cohorts).
    public var shortestStride = 0.46
    public var longestStride = 3.0
    /// Seconds (mobgap).
    public var shortestStep = 0.14
    public var longestStep = 2.124
    /// Metres (mobgap).
    public var shortestLength = 0.15
    public var greatestLength = 2.19
    /// Metres per second (mobgap).
    public var lowestSpeed = 0.082
    public var highestSpeed = 2.22
    /// Steps per minute (mobgap).
    public var lowestCadence = 40.0
    public var highestCadence = 172.9
    /// A foot that turned further within one stride is turning, in radians (proposal: 30°).
    public var turningAngle = Double.pi / 6
    /// Height gained or lost in one stride that is a stair, in metres (proposal), and as a part of its length.
    public var stairHeight = 0.12
    public var stairSlope = 0.20
    /// Stance in parts of the stride under which both feet leave the ground: running (Alexander 1989, duty factor).
    public var runningDutyFactor = 0.5
    /// Longer strides are no running, in seconds (proposal).
    public var longestRunningStride = 0.90
    /// More bridged time inside a stance rejects the stride, in seconds (proposal).
    public var longestBridged = 0.06
    /// Fewer strides of a foot in a row are no walking bout (mobgap: two a foot).
    public var strideMinimum = 2
    /// Distance from the bout's median, in robust standard deviations, beyond which a stride is unsteady (proposal).
    public var unsteadyDeviations = 5.0
    /// Smaller deviations than this part of the median never count as unsteady (proposal).
    public var unsteadyFloor = 0.10
    /// Fewer strides in a bout: nobody can say which is unsteady (proposal).
    public var unsteadyMinimum = 8
    /// Strides of a foot that are judged together, with as many before them of the same bout as `unsteadySpan` allows: so a
    /// stride is settled while the bout goes on (proposal).
    public var unsteadyGroup = 16
    public var unsteadySpan = 64

    public init() {}
}

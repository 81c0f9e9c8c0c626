public import SensorData

/// Why a stride does not enter the symmetry figures.
public enum StrideRejection: String, CaseIterable, Codable, Sendable {
    /// First stride of a walking bout.
    case firstOfBout
    /// Last stride of a walking bout.
    case lastOfBout
    /// The foot turned by more than the turning limit.
    case turning
    /// Steps up or down.
    case stairs
    /// Flight instead of double support.
    case running
    /// Shorter or longer than 0.46–3.0 s.
    case implausibleStrideTime
    /// A step outside 0.14–2.124 s.
    case implausibleStepTime
    /// Stance or swing outside what one walking stride can be.
    case implausibleStance
    /// Length outside 0.15–2.19 m.
    case implausibleLength
    /// Speed outside 0.082–2.22 m/s.
    case implausibleSpeed
    /// Final contact or the other foot's events were not found.
    case incompleteEvents
    /// Samples are missing inside the stride for longer than may be filled.
    case gap
    /// Far from the other strides of its bout: a stumble, a turn that only the insole saw.
    case unsteady
    /// The foot moved without turning its toes up: turning on the spot, a closing step.
    case shuffling
    /// Steps that belong to no walking bout.
    case outsideBout
}

/// From one initial contact of a foot to its next.
public struct Stride: Equatable, Codable, Sendable {
    public var side: Side
    /// Seconds; the half-open range `start..<end`.
    public var start: Double
    public var end: Double
    /// Seconds from initial to final contact.
    public var stanceTime: Double?
    /// Seconds from final to the next initial contact.
    public var swingTime: Double?
    /// Seconds in which both feet are on the ground, of the whole stride.
    public var doubleSupportTime: Double?
    /// Seconds in which only this foot is on the ground.
    public var singleSupportTime: Double?
    /// Seconds from the other foot's initial contact to this stride's end.
    public var stepTime: Double?
    /// Metres along the ground; nil where unknown.
    public var length: Double?
    /// N·s of the stance phase; nil without force.
    public var impulse: Double?
    /// N; nil without force.
    public var peakForce: Double?
    /// N, mean over stance; nil without force.
    public var meanForce: Double?
    /// Shares of the stance impulse, each 0…1, summing to 1; nil without cells that have regions.
    public var heelShare: Double?
    public var midfootShare: Double?
    public var forefootShare: Double?
    /// Peak load on the heel cells in N (or Pa where areas are unknown).
    public var heelPeak: Double?
    /// What the insole tells of the stance beyond its sums; nil without an insole.
    public var load: StanceMeasures?
    /// What the foot's inertial sensor tells of stance and swing; nil without one, or with doubtful axes.
    public var motion: MotionMeasures?
    /// Index of the walking bout.
    public var bout: Int
    /// nil when the stride counts.
    public var rejected: StrideRejection?

    /// Seconds from initial contact to initial contact.
    public var duration: Double { end - start }

    public init(side: Side, start: Double, end: Double, bout: Int) {
        self.side = side
        self.start = start
        self.end = end
        self.bout = bout
    }
}

/// What the person did in a stretch of time.
public struct ActivityPeriod: Equatable, Codable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case standing
        case walking
        case turning
        case running
    }

    public var kind: Kind
    /// Seconds; the half-open range `start..<end`.
    public var start: Double
    public var end: Double

    public init(kind: Kind, start: Double, end: Double) {
        self.kind = kind
        self.start = start
        self.end = end
    }
}

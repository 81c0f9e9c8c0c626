public import SensorData

/// The compensatory patterns that the product names, in the order of CLINICAL.md.
public enum Pattern: String, CaseIterable, Codable, Sendable {
    /// Weight is moved to the other leg.
    case weightShift
    /// Less time on one leg, and less load.
    case antalgic
    /// The heel is spared.
    case reducedHeelLoading
    /// The foot lands flat or on the forefoot.
    case heelStrikeAvoidance
    /// The heel lands harder.
    case hardHeelImpact
    /// The foot rolls inwards.
    case overpronation
    /// The foot stays rigid and rolls outwards.
    case oversupination
    /// The outer border carries more.
    case lateralLoading
    /// The midfoot carries more.
    case lowArch
    /// The midfoot hardly touches.
    case highArch
    /// The ball of the foot carries more.
    case forefootOverload
    /// The foot points outwards.
    case toeOut
    /// The foot points inwards.
    case toeIn
    /// The foot swings slowly and with little pitch.
    case stiffGait
    /// The foot swings round outside.
    case circumduction
    /// The foot pushes off weakly.
    case weakPushOff
    /// The toes pass close above the floor.
    case lowClearance
    /// One foot reaches less far.
    case stepLengthAsymmetry
    /// Strides differ from one to the next; no side.
    case irregularGait
    /// An asymmetry grows, or the clearance falls, within the recording; no side.
    case fatigueDrift
    /// The load that one region sheds arrives at another; follows from another finding.
    case chainShift
    /// Something changed against an earlier recording; only a comparison of two recordings tells.
    case visitChange
    /// The heel leaves the floor early in stance.
    case earlyHeelRise
}

/// What a finding rests on.
public enum EvidenceKind: String, CaseIterable, Codable, Sendable {
    /// A cut-off from a named study.
    case published
    /// Outside a healthy reference interval.
    case reference
    /// Left against right beyond measurement error.
    case otherSide = "other-side"
    /// Against the person's earlier recording beyond measurement error.
    case ownBaseline = "own-baseline"
    /// Our own cut-off, with no study behind it.
    case proposal
}

/// The foot that shows a deficit.
public enum FindingSide: String, CaseIterable, Codable, Sendable {
    case left
    case right
    case both

    public init(_ side: Side) {
        self = side == .left ? .left : .right
    }
}

/// A compensatory pattern that was found, with the numbers that it rests on.
public struct Finding: Equatable, Codable, Sendable {
    public var pattern: Pattern
    /// Always the foot that shows the deficit; nil for patterns of the whole walk.
    public var side: FindingSide?
    /// What the main number measures: the name of a `Measure`, or "<measure>.symmetryIndex".
    public var measure: String
    public var value: Double
    /// Unit of `value` as people read it ("%", "s", "N").
    public var unit: String
    public var interval: ConfidenceInterval?
    public var evidence: EvidenceKind
    /// Study or data set behind the limit.
    public var source: String
    /// The limit that was passed, in `unit`.
    public var limit: Double
    /// Number of strides that the numbers rest on, both feet.
    public var strides: Int
    /// Other measures that point the same way.
    public var supporting: [SupportingMeasure]
    /// The whole interval lies beyond the limit; otherwise the finding is borderline.
    public var isClear = false
    /// Of so large a number by error alone, adjusted for all patterns looked for at once (Benjamini and Hochberg 1995).
    public var probability: Double?
    /// What weakens the finding.
    public var cautions: [Caution] = []
    /// Where the person stands among healthy people, where a study lists them.
    public var place: ReferencePlace?
    /// For `chainShift`: what was shed and where it arrived.
    public var takeover: Takeover?

    /// What weakens a finding.
    public enum Caution: String, CaseIterable, Codable, Sendable {
        /// The insoles' gains are not calibrated against each other; the interval allows for that.
        case gainUnknown
        /// The insoles' own gains could explain it: what no gain changes, how long and how fully each foot bears, does not lean as far.
        case mayBeGain
        /// The insole alone speaks for it, and only weakly.
        case pressureOnly
        /// Slow walking alone raises the number.
        case slowWalking
        /// Turns that only an inertial sensor sees may be inside.
        case turnsInside
        /// It is about a toe clearance that is below the floor, so the height behind it is wrong.
        case toesBelowFloor
    }

    public init(
        pattern: Pattern, side: FindingSide?, measure: String, value: Double, unit: String,
        interval: ConfidenceInterval?,
        evidence: EvidenceKind, source: String, limit: Double, strides: Int, supporting: [SupportingMeasure] = []
    ) {
        self.pattern = pattern
        self.side = side
        self.measure = measure
        self.value = value
        self.unit = unit
        self.interval = interval
        self.evidence = evidence
        self.source = source
        self.limit = limit
        self.strides = strides
        self.supporting = supporting
    }
}

/// A further number behind a finding.
public struct SupportingMeasure: Equatable, Codable, Sendable {
    public var measure: String
    public var value: Double
    public var unit: String
    public var interval: ConfidenceInterval?

    public init(measure: String, value: Double, unit: String, interval: ConfidenceInterval? = nil) {
        self.measure = measure
        self.value = value
        self.unit = unit
        self.interval = interval
    }
}

/// A place among the people of a study.
public struct ReferencePlace: Equatable, Codable, Sendable {
    /// How many of them have a lower value.
    public var lower: Int
    public var people: Int

    public init(lower: Int, people: Int) {
        self.lower = lower
        self.people = people
    }
}

/// Load that one region shed and another took over.
public struct Takeover: Equatable, Codable, Sendable {
    /// The finding behind it.
    public var pattern: Pattern
    /// The foot that sheds, and its region; nil for the whole foot.
    public var fromSide: Side
    public var fromRegion: SoleThird?
    /// The foot and the region that took over; nil for the whole foot.
    public var toSide: Side
    public var toRegion: SoleThird?

    public init(
        pattern: Pattern, fromSide: Side, fromRegion: SoleThird?, toSide: Side, toRegion: SoleThird?
    ) {
        self.pattern = pattern
        self.fromSide = fromSide
        self.fromRegion = fromRegion
        self.toSide = toSide
        self.toRegion = toRegion
    }
}

/// The smallest difference between the feet that a recording could have shown: larger than its limit and its error.
public struct DetectableDifference: Equatable, Codable, Sendable {
    public var pattern: Pattern
    /// "<measure>.symmetryIndex" or "<measure>.difference".
    public var measure: String
    public var value: Double
    /// Unit of `value` as people read it.
    public var unit: String

    public init(pattern: Pattern, measure: String, value: Double, unit: String) {
        self.pattern = pattern
        self.measure = measure
        self.value = value
        self.unit = unit
    }
}

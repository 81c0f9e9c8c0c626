import GaitAnalysis
import SensorData

/// What a finding's `measure` names: a measure itself, its difference between the feet, or its drift.
struct FindingMeasure: Equatable, Sendable {
    /// What the number is of the measure.
    enum Kind: String, CaseIterable, Sendable {
        /// A left-right index in percent of the feet's average.
        case symmetryIndex
        /// Left less right in the measure's own unit.
        case difference
        /// Change of the symmetry index over the recording.
        case drift
    }

    /// The name as the finding gives it.
    var name: String
    /// nil when the name is no measure's.
    var measure: Measure?
    /// nil for the measure's own value.
    var kind: Kind?

    init(_ name: String) {
        self.name = name
        kind = Kind.allCases.first { name.hasSuffix("." + $0.rawValue) }
        measure = Measure(rawValue: kind.map { String(name.dropLast($0.rawValue.count + 1)) } ?? name)
    }

    /// Whether the number's sign only says which foot is larger.
    var isBetweenFeet: Bool { kind == .symmetryIndex || kind == .difference }
}

/// A left-right difference seen from one foot: how much less or more it has than the other.
struct SidedDifference: Equatable, Sendable {
    var side: Side
    /// True when this foot has less of the measure than the other.
    var isLess: Bool
    /// Size in the index's unit; its bounds are below zero where the interval reaches the other direction.
    var size: Double
    var interval: ConfidenceInterval?

    /// A symmetry index (positive: left larger) as seen from `side`.
    init(index: Double, interval: ConfidenceInterval?, side: Side) {
        self.side = side
        isLess = side == .left ? index < 0 : index > 0
        size = abs(index)
        self.interval = interval.map {
            index < 0 ? ConfidenceInterval(lower: -$0.upper, upper: -$0.lower) : $0
        }
    }
}

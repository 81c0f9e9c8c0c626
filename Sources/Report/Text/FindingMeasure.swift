import GaitAnalysis
import SensorData

/// What a finding's `measure` names: a measure itself or its symmetry index.
struct FindingMeasure: Equatable, Sendable {
    /// The name as the finding gives it.
    var name: String
    /// nil when the name is no measure's.
    var measure: Measure?
    var isSymmetryIndex: Bool

    private static let suffix = ".symmetryIndex"

    init(_ name: String) {
        self.name = name
        isSymmetryIndex = name.hasSuffix(Self.suffix)
        measure = Measure(rawValue: isSymmetryIndex ? String(name.dropLast(Self.suffix.count)) : name)
    }
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

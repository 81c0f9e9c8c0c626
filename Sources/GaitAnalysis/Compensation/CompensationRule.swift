import SensorData

/// What one compensatory pattern is recognised by.
struct CompensationRule: Sendable {
    var pattern: Pattern
    /// The pattern in this walk; empty when it is not there.
    var find: @Sendable (CompensationEvidence) -> [Finding]

    /// Every pattern that the product names.
    static let all: [CompensationRule] = [.weightShift, .antalgic, .reducedHeelLoading]
}

/// The numbers that the rules look at.
struct CompensationEvidence: Sendable {
    var comparisons: [MeasureComparison]
    /// Whether the insoles are of the kind that the controls wore, so that their intervals apply.
    var isReferenceDevice: Bool
    /// Whether both feet's loads are forces, not sums of pressures under cells of unknown area.
    var hasForce: Bool
    var parameters: CompensationParameters

    subscript(measure: Measure) -> MeasureComparison? {
        comparisons.first { $0.measure == measure }
    }

    /// A limit of the controls, wider where another device measured.
    func limit(_ percent: Double) -> Double {
        isReferenceDevice ? percent : percent * parameters.otherDeviceFactor
    }

    var evidenceKind: EvidenceKind { isReferenceDevice ? .reference : .otherSide }

    var source: String {
        isReferenceDevice
            ? ControlReference.source
            : "left against right; limit \(parameters.otherDeviceFactor) × that of \(ControlReference.source) (proposal)"
    }

    /// A symmetry index that is beyond its limit to one side.
    struct Deviation {
        var index: Estimate
        var interval: ConfidenceInterval
        /// The foot that has less.
        var deficit: Side
        /// The whole interval lies beyond the limit.
        var isClear: Bool
        var strides: Int
    }

    /// The index of a measure if it is beyond a limit and its interval leaves zero out.
    ///
    /// With few cycles, or on another device than the controls wore, the whole interval has to lie beyond the limit.
    func deviation(of measure: Measure, beyond limit: Double) -> Deviation? {
        guard let comparison = self[measure], let index = comparison.symmetryIndex, let interval = index.interval,
            abs(index.value) > limit, interval.lower > 0 || interval.upper < 0
        else { return nil }
        let nearer = index.value > 0 ? interval.lower : -interval.upper
        let isClear = nearer > limit
        let left = comparison.left?.strides ?? 0
        let right = comparison.right?.strides ?? 0
        guard isClear || isReferenceDevice && min(left, right) >= parameters.certainCycles else { return nil }
        return Deviation(
            index: index, interval: interval, deficit: index.value > 0 ? .right : .left, isClear: isClear,
            strides: left + right)
    }

    /// A measure's symmetry index as support for a finding.
    func support(_ measure: Measure) -> SupportingMeasure? {
        self[measure]?.symmetryIndex.map {
            SupportingMeasure(
                measure: "\(measure.rawValue).symmetryIndex", value: $0.value, unit: "%", interval: $0.interval)
        }
    }
}

extension Finding {
    /// Findings whose whole interval lies beyond their limit first, then by how far the value is beyond it.
    static func mostCertainFirst(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { one, other in
            let (a, b) = (one.element, other.element)
            if a.isClear != b.isClear { return a.isClear }
            return a.excess == b.excess ? one.offset < other.offset : a.excess > b.excess
        }.map(\.element)
    }

    /// How many times its limit the value is away from no deviation; for values that are too low, the limit in values.
    private var excess: Double {
        guard value != 0, limit != 0 else { return 0 }
        let ratio = abs(value / limit)
        return max(ratio, 1 / ratio)
    }

    private var isClear: Bool {
        guard let interval else { return false }
        let nearer =
            abs(value) > abs(limit)
            ? min(abs(interval.lower), abs(interval.upper)) : max(abs(interval.lower), abs(interval.upper))
        return abs(value) > abs(limit) ? nearer > abs(limit) : nearer < abs(limit)
    }

    /// A finding whose main number is a symmetry index.
    init(
        _ pattern: Pattern, _ deviation: CompensationEvidence.Deviation, of measure: Measure, limit: Double,
        evidence: CompensationEvidence, supporting: [SupportingMeasure]
    ) {
        self.init(
            pattern: pattern, side: FindingSide(deviation.deficit), measure: "\(measure.rawValue).symmetryIndex",
            value: deviation.index.value, unit: "%", interval: deviation.interval, evidence: evidence.evidenceKind,
            source: evidence.source, limit: limit, strides: deviation.strides, supporting: supporting)
    }
}

import SensorData

/// A difference between left and right that is beyond its limit to one side.
struct SideDifference: Sendable {
    var measure: Measure
    /// "<measure>.symmetryIndex" or "<measure>.difference".
    var name: String
    /// As people read it; positive where the left is larger; its interval holds the unknown gains of the insoles.
    var estimate: Estimate
    var interval: ConfidenceInterval
    var unit: String
    var limit: Double
    var strides: Int
    /// The whole interval lies beyond the limit.
    var isClear: Bool
    /// Of so large a difference by error alone.
    var probability: Double
    /// The interval is wider because nobody knows how the insoles' gains compare.
    var hasUnknownGain: Bool

    /// The foot that has less.
    var smaller: Side { estimate.value > 0 ? .right : .left }
    var larger: Side { smaller.opposite }
}

/// The limit of a difference between left and right.
enum SideLimit: Sendable {
    /// Percent of a symmetry index.
    case index(Measure, Double)
    /// Left less right in SI units.
    case difference(Measure, Double)
}

extension CompensationEvidence {
    /// The smallest difference that could have been told from none here; nil where the measure is missing.
    func detectable(_ pattern: Pattern, _ limit: SideLimit) -> DetectableDifference? {
        switch limit {
        case .index(let measure, let percent):
            guard has(measure), let interval = self[measure]?.symmetryIndex?.interval else { return nil }
            let spread = measure.dependsOnGain ? gain?.indexError ?? parameters.gainSpread : 0
            let half = (interval.upper - interval.lower) / 2
            return DetectableDifference(
                pattern: pattern, measure: "\(measure.rawValue).symmetryIndex",
                value: max(percent, (half * half + 3.8416 * spread * spread).squareRoot()), unit: "%")
        case .difference(let measure, let least):
            guard has(measure), let interval = self[measure]?.difference?.interval else { return nil }
            return DetectableDifference(
                pattern: pattern, measure: "\(measure.rawValue).difference",
                value: max(least, (interval.upper - interval.lower) / 2) * measure.shown.factor,
                unit: measure.shown.unit)
        }
    }

    /// The symmetry index of a measure if it is beyond a limit in percent and its interval leaves zero out.
    func index(_ measure: Measure, beyond limit: Double) -> SideDifference? {
        guard has(measure), let index = self[measure]?.symmetryIndex else { return nil }
        return difference(
            measure, name: "\(measure.rawValue).symmetryIndex", index, unit: "%", limit: limit,
            gainSpread: measure.dependsOnGain ? parameters.gainSpread : 0)
    }

    /// The difference left less right of a measure if it is beyond a limit in SI units and its interval leaves zero out.
    func difference(_ measure: Measure, beyond limit: Double) -> SideDifference? {
        guard has(measure), let difference = self[measure]?.difference else { return nil }
        let shown = measure.shown
        return self.difference(
            measure, name: "\(measure.rawValue).difference", difference.scaled(by: shown.factor), unit: shown.unit,
            limit: limit * abs(shown.factor), gainSpread: 0)
    }

    private func difference(
        _ measure: Measure, name: String, _ estimate: Estimate, unit: String, limit: Double, gainSpread: Double
    ) -> SideDifference? {
        let isIndexOfLoad = measure.dependsOnGain && unit == "%"
        let spread = isIndexOfLoad ? gain?.indexError ?? gainSpread : gainSpread
        let estimate = (isIndexOfLoad ? corrected(estimate, measure) : estimate).widened(by: spread)
        guard estimate.standardError != nil, estimate.degreesOfFreedom != nil, let interval = estimate.interval,
            abs(estimate.value) > limit, interval.lower > 0 || interval.upper < 0,
            let probability = estimate.probability(ifTrueValueIs: 0)
        else { return nil }
        let nearer = estimate.value > 0 ? interval.lower : -interval.upper
        let strides = strides(measure)
        let isClear = nearer > limit
        guard isClear || strides.fewest >= parameters.certainCycles else { return nil }
        return SideDifference(
            measure: measure, name: name, estimate: estimate, interval: interval, unit: unit, limit: limit,
            strides: strides.all, isClear: isClear, probability: probability,
            hasUnknownGain: spread > 0 && gain == nil)
    }

    /// A load's symmetry index as it would be if both insoles read alike, where that is known; its interval is the strides' own.
    func corrected(_ index: Estimate, _ measure: Measure) -> Estimate {
        guard measure.dependsOnGain, let gain else { return index }
        return index.shifted(by: gain.indexCorrection)
    }

    /// A symmetry index with what the insoles' gains add to its error.
    func allowingForGains(_ index: Estimate, _ measure: Measure) -> Estimate {
        guard measure.dependsOnGain else { return index }
        return corrected(index, measure).widened(by: gain?.indexError ?? parameters.gainSpread)
    }

    /// How far a measure leans to one foot in percent, or in SI units for signed ones; nil where unknown.
    func lean(_ measure: Measure) -> Double? {
        guard has(measure) else { return nil }
        return measure.isSigned ? self[measure]?.difference?.value : self[measure]?.symmetryIndex?.value
    }
}

extension Estimate {
    /// The same in another unit.
    func scaled(by factor: Double) -> Estimate {
        Estimate(
            value: value * factor, interval: interval?.scaled(by: factor),
            standardError: standardError.map { $0 * abs(factor) }, degreesOfFreedom: degreesOfFreedom)
    }

    /// The same with a known, constant error taken out.
    func shifted(by correction: Double) -> Estimate {
        var shifted = self
        shifted.value += correction
        shifted.interval = interval.map {
            ConfidenceInterval(lower: $0.lower + correction, upper: $0.upper + correction)
        }
        return shifted
    }

    /// The same with a further, independent error whose standard deviation is known.
    func widened(by spread: Double) -> Estimate {
        guard let raw = interval, let error = standardError, let freedom = degreesOfFreedom else { return self }
        let half = ((raw.upper - value) * (raw.upper - value) + 3.8416 * spread * spread).squareRoot()
        let variance = error * error + spread * spread
        // Welch and Satterthwaite: the further error is known, the strides' is estimated.
        return Estimate(
            value: value, interval: ConfidenceInterval(lower: value - half, upper: value + half),
            standardError: variance.squareRoot(),
            degreesOfFreedom: error > 0
                ? min(1e6, freedom * variance * variance / (error * error * error * error)) : 1e6)
    }
}

extension Finding {
    /// A finding whose main number is a difference between the feet.
    init(
        _ pattern: Pattern, _ difference: SideDifference, side: Side,
        _ evidence: (kind: EvidenceKind, source: String), supporting: [SupportingMeasure] = []
    ) {
        self.init(
            pattern: pattern, side: FindingSide(side), measure: difference.name, value: difference.estimate.value,
            unit: difference.unit, interval: difference.interval, evidence: evidence.kind, source: evidence.source,
            limit: difference.limit, strides: difference.strides, supporting: supporting)
        isClear = difference.isClear
        probability = difference.probability
        if difference.hasUnknownGain { cautions.append(.gainUnknown) }
    }
}

extension Measure {
    /// Factor from SI and unit in which people read it.
    var shown: (factor: Double, unit: String) {
        switch unit {
        case "rad": (180 / .pi, "°")
        case "rad/s": (180 / .pi, "°/s")
        case "m": (1000, "mm")
        case "s": (1000, "ms")
        case "1": (100, "%")
        case "Pa": (0.001, "kPa")
        case "Pa·s": (0.001, "kPa·s")
        default: (1, unit)
        }
    }
}

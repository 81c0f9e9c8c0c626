/// A difference between the feet that is clear, whether or not a pattern explains it.
public struct ClearDifference: Equatable, Sendable {
    public var measure: Measure
    /// Percent of the two feet's average, or in `unit` where zero is a place like any other; positive where the left is larger.
    public var value: Double
    /// As people read it.
    public var unit: String
    public var interval: ConfidenceInterval

    /// Rate of false ones over all measures together (Holm 1979).
    static let familyRate = 0.05
}

extension SessionAnalysis {
    /// The clear differences of other measures than some, those in percent first, the largest first.
    ///
    /// Clear is what leaves zero out when all measures are tested together, is larger than the smallest change that is not error,
    /// than the limit of the measure's own pattern and than what healthy walkers show; of times, than what stance times may differ by
    /// in this recording (proposal). A load's interval allows for the insoles' gains, a time's for what inertial sensors without an insole see
    /// apart on the two feet: one error of all times, so that it is not tested with each of them.
    ///
    /// - Parameter besides: measures that were spoken of.
    /// - Returns: at most one for each measure.
    public func clearDifferences(besides: [Measure]) -> [ClearDifference] {
        let tested = symmetry.compactMap { comparison -> (difference: ClearDifference, estimate: Estimate)? in
            let measure = comparison.measure
            guard !measure.isShared, let estimate = estimate(comparison), estimate.standardError != nil,
                estimate.degreesOfFreedom != nil,
                let interval = estimate.widened(by: timingSpread(comparison)).interval
            else { return nil }
            let difference = ClearDifference(
                measure: measure, value: estimate.value, unit: measure.isSigned ? measure.shown.unit : "%",
                interval: interval)
            return (difference, estimate)
        }
        let adjusted = FamilyWiseError.adjusted(tested.map { $0.estimate.probability(ifTrueValueIs: 0) ?? 1 })
        let clear = zip(tested, adjusted).filter { test, probability in
            let (difference, estimate) = test
            return probability < ClearDifference.familyRate && !besides.contains(difference.measure)
                && difference.interval.lower * difference.interval.upper > 0
                && abs(difference.value) > max(estimate.minimalDetectableChange ?? .infinity, limit(difference))
        }.map(\.0.difference)
        // Of two measures in other units nobody can say which is larger.
        return clear.filter { !$0.measure.isSigned }.enumerated().sorted {
            (-abs($0.element.value), $0.offset) < (-abs($1.element.value), $1.offset)
        }.map(\.element) + clear.filter(\.measure.isSigned)
    }

    /// The number that says how far the feet differ, a load's with the gains' error; nil where sums of pressures are no forces.
    private func estimate(_ comparison: MeasureComparison) -> Estimate? {
        let measure = comparison.measure
        guard !measure.isSigned else { return comparison.difference?.scaled(by: measure.shown.factor) }
        guard let index = comparison.symmetryIndex else { return nil }
        guard measure.dependsOnGain else { return index }
        guard measure.unit(curves: curves) == measure.unit else { return nil }
        return index.shifted(by: metrics.gainCorrection?.value ?? 0)
            .widened(by: metrics.gainCorrection?.standardError ?? parameters.compensation.gainSpread)
    }

    /// Percent by which a time may differ because the two feet's sensors see the same event apart; 0 where an insole saw it too.
    private func timingSpread(_ comparison: MeasureComparison) -> Double {
        let parameters = parameters.compensation
        guard comparison.measure.unit == "s", let mean = comparison.bothFeet?.value, mean > 0,
            !events.contains(where: { $0.source != .inertial })
        else { return 0 }
        let contact = parameters.initialContactApart
        // A landing that is seen late makes the step before it longer and the one behind it shorter.
        let seconds =
            comparison.measure == .stepTime
            ? 2 * contact
            : (contact * contact + parameters.finalContactApart * parameters.finalContactApart).squareRoot()
        return 100 * seconds / mean
    }

    /// What a difference has to be larger than, in its unit.
    private func limit(_ difference: ClearDifference) -> Double {
        let measure = difference.measure
        let name = "\(measure.rawValue).\(measure.isSigned ? "difference" : "symmetryIndex")"
        let own = detectable.filter { $0.measure == name }.map(\.value).min()
        let range = symmetry.first { $0.measure == measure }?.reference
        let healthy = measure.isSigned ? nil : range.map { difference.value > 0 ? $0.upper : -$0.lower }
        let time = !measure.isSigned && measure.unit == "s" ? timeLimit(measure) : nil
        // Nobody knows what is usual of a signed measure that no pattern rests on.
        return [own, healthy, time].compactMap(\.self).max() ?? (measure.isSigned ? .infinity : 0)
    }

    /// The limit of stance time in this recording, as seconds, in percent of another time: an event that one foot's sensor sees earlier
    /// shifts each time that it begins or ends alike.
    private func timeLimit(_ measure: Measure) -> Double {
        func mean(_ measure: Measure) -> Double? { symmetry.first { $0.measure == measure }?.bothFeet?.value }
        let stance =
            detectable.filter { $0.measure == "stanceTime.symmetryIndex" }.map(\.value).min()
            ?? parameters.compensation.stanceTimeIndex
        guard let whole = mean(.stanceTime), let part = mean(measure), part > 0 else { return stance }
        return stance * whole / part
    }
}

extension CompensationRule {
    /// Fatigue drift: an asymmetry, that of the toes' clearance among them, grows within the recording; no side.
    ///
    /// The slope is held against the within-recording error with its serial correlation; the probabilities of all measures looked
    /// at are adjusted together (Benjamini and Hochberg 1995). That nothing drifts at all is one hypothesis, and the least adjusted
    /// probability is its own (Simes 1986, Biometrika 73:751): with it the pattern stands among the others. An hour of
    /// walking does change pressure asymmetry (Sensors 2021 21:3217); the limits, those of the measures themselves and wider where no
    /// insole is a second witness, are proposals.
    static let fatigueDrift = CompensationRule(
        pattern: .fatigueDrift, source: "Sensors 2021 21:3217", evidence: .proposal, needs: [[.stanceTime]]
    ) { evidence in
        let parameters = evidence.parameters
        var limits: [(measure: Measure, percent: Double)] = [
            (.stanceTime, evidence.limit(parameters.stanceTimeIndex, alone: parameters.stanceTimeAlone)),
            (.impulse, parameters.impulseIndex),
            (.heelShare, parameters.heelShareIndex), (.forefootShare, parameters.forefootShareIndex),
            (.midfootShare, parameters.lowArchIndex), (.medialShare, parameters.medialShareIndex),
            (.loadingRate, parameters.loadingRateIndex),
            (.peakSwingVelocity, evidence.limit(parameters.swingVelocityIndex, alone: parameters.swingVelocityAlone)),
            (.pushOffVelocity, evidence.limit(parameters.pushOffVelocityIndex, alone: parameters.pushOffVelocityAlone)),
        ]
        // Its zero is the floor, not none of it: it drifts by so many per cent of its mean.
        let clearance = evidence[.toeClearance]?.bothFeet?.value ?? 0
        if clearance > 0 { limits.append((.toeClearance, 100 * evidence.clearanceLimit / clearance)) }
        var tests: [(measure: Measure, change: Estimate, trend: MeasureTrend, limit: Double, probability: Double)] = []
        for (measure, limit) in limits {
            guard evidence.has(measure), let trend = evidence.trends.first(where: { $0.measure == measure }),
                let change = trend.divergence, let probability = change.probability(ifTrueValueIs: 0)
            else { continue }
            // In per cent over the walk.
            let factor = measure == .toeClearance ? trend.minutes * 100 / clearance : trend.minutes
            tests.append((measure, change.scaled(by: factor), trend, parameters.driftPart * limit, probability))
        }
        let adjusted = FalseDiscoveryRate.benjaminiHochberg.adjusted(tests.map(\.probability))
        let found = zip(tests, adjusted).filter { test, probability in
            guard let interval = test.change.interval else { return false }
            return probability <= parameters.falseDiscoveryRate && abs(test.change.value) > test.limit
                && (interval.lower > 0 || interval.upper < 0)
        }
        guard
            let (test, _) = found.max(by: {
                abs($0.0.change.value) / $0.0.limit < abs($1.0.change.value) / $1.0.limit
            }),
            let interval = test.change.interval
        else { return [] }
        var finding = Finding(
            pattern: .fatigueDrift, side: nil, measure: "\(test.measure.rawValue).drift", value: test.change.value,
            unit: "%", interval: interval, evidence: .proposal, source: "slope over the recording (proposal)",
            limit: test.limit, strides: test.trend.strides,
            supporting: found.compactMap { other, _ in
                guard other.measure != test.measure else { return nil }
                return SupportingMeasure(
                    measure: "\(other.measure.rawValue).drift", value: other.change.value, unit: "%",
                    interval: other.change.interval)
            })
        finding.isClear = min(abs(interval.lower), abs(interval.upper)) > test.limit
        finding.probability = adjusted.min()
        return [finding]
    }
}

import SensorData

extension CompensationRule {
    /// The heel is spared: its share of the impulse is lower than the other foot's, or low on both feet.
    ///
    /// People with plantar heel pain load the heel less (Sullivan 2015, Gait Posture 41:688); no cut-off is published, so
    /// the other foot and the controls decide.
    static let reducedHeelLoading = CompensationRule(
        pattern: .reducedHeelLoading, source: "Sullivan 2015, Gait Posture 41:688", evidence: .reference,
        needs: [[.heelShare]],
        main: { .index(.heelShare, $0.limit($0.parameters.heelShareIndex)) }
    ) { evidence in
        var findings: [Finding] = []
        if let difference = evidence.index(.heelShare, beyond: evidence.limit(evidence.parameters.heelShareIndex)) {
            findings.append(
                Finding(
                    .reducedHeelLoading, difference, side: difference.smaller, evidence.controls,
                    supporting: evidence.support(
                        difference, alike: [.heelPeak, .heelImpulse, .midfootContact], opposite: [.forefootShare])))
        }
        // Both feet low: no comparison of the two shows it, the controls do.
        guard evidence.isReferenceDevice, let shares = evidence[.heelShare], let left = shares.left,
            let right = shares.right,
            min(left.strides, right.strides) >= evidence.parameters.certainCycles, let mean = shares.bothFeet,
            let interval = mean.interval, interval.upper < ControlReference.meanHeelShare
        else { return findings }
        var both = Finding(
            pattern: .reducedHeelLoading, side: .both, measure: Measure.heelShare.rawValue, value: 100 * mean.value,
            unit: "%", interval: interval.scaled(by: 100), evidence: .reference, source: ControlReference.source,
            limit: 100 * ControlReference.meanHeelShare, strides: left.strides + right.strides,
            supporting: [
                SupportingMeasure(measure: "heelShareLeft", value: 100 * left.mean, unit: "%"),
                SupportingMeasure(measure: "heelShareRight", value: 100 * right.mean, unit: "%"),
            ])
        both.isClear = true
        both.probability = mean.probability(ifTrueValueIs: ControlReference.meanHeelShare)
        findings.append(both)
        return findings
    }
}

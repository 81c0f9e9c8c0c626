import SensorData

extension CompensationRule {
    /// The heel is spared: its share of the impulse is lower than the other foot's, or low on both feet.
    ///
    /// People with plantar heel pain load the heel less (Sullivan 2015, Gait Posture 41:688); no cut-off is published, so
    /// the other foot and the controls decide.
    static let reducedHeelLoading = CompensationRule(pattern: .reducedHeelLoading, needs: [.heelShare]) { evidence in
        let limit = evidence.limit(evidence.parameters.heelShareIndex)
        let supporting = [evidence.support(.heelPeak), evidence.support(.forefootShare)].compactMap { $0 }
        var findings: [Finding] = []
        let deviation = evidence.deviation(of: .heelShare, beyond: limit)
        if let deviation {
            findings.append(
                Finding(
                    .reducedHeelLoading, deviation, of: .heelShare, limit: limit, evidence: evidence,
                    supporting: supporting))
        }
        guard evidence.isReferenceDevice, let left = evidence[.heelShare]?.left,
            let right = evidence[.heelShare]?.right,
            min(left.strides, right.strides) >= evidence.parameters.certainCycles
        else { return findings }
        let mean = 0.5 * (left.mean + right.mean)
        guard mean < ControlReference.meanHeelShare else { return findings }
        findings.append(
            Finding(
                pattern: .reducedHeelLoading, side: .both, measure: Measure.heelShare.rawValue, value: 100 * mean,
                unit: "%",
                interval: nil, evidence: .reference, source: ControlReference.source,
                limit: 100 * ControlReference.meanHeelShare, strides: left.strides + right.strides,
                supporting: [
                    SupportingMeasure(measure: "heelShareLeft", value: 100 * left.mean, unit: "%"),
                    SupportingMeasure(measure: "heelShareRight", value: 100 * right.mean, unit: "%"),
                ]))
        return findings
    }
}

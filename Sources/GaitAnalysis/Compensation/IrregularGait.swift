import SensorData

extension CompensationRule {
    /// Irregular gait: the stride time varies from one stride to the next; no side.
    ///
    /// Insoles alone do not tell every turn: their limit is the upper end of 72 controls with turns inside. Slow walking raises the
    /// variation too (Han 2019, PLoS ONE 14:e0222913); the speed stands beside it.
    static let irregularGait = CompensationRule(
        pattern: .irregularGait, source: "Han 2019, PLoS ONE 14:e0222913", evidence: .proposal, needs: [[.strideTime]]
    ) { evidence in
        let parameters = evidence.parameters
        guard let variation = evidence.regularity?.strideTimeVariation, let interval = variation.interval else {
            return []
        }
        let tellsTurns = evidence.abilities.hasInertial && !evidence.abilities.axesUncertain
        let limit = tellsTurns ? parameters.strideTimeVariation : parameters.strideTimeVariationControls
        let strides = evidence.strides(.strideTime)
        guard variation.value > limit, interval.lower > parameters.strideTimeVariationUsual,
            interval.lower > limit || strides.fewest >= parameters.certainCycles
        else {
            return []
        }
        var finding = Finding(
            pattern: .irregularGait, side: nil, measure: "strideTimeVariation", value: variation.value, unit: "%",
            interval: interval, evidence: tellsTurns ? .proposal : .reference,
            source: tellsTurns ? "healthy walkers vary by 2 to 3 % (proposal)" : ControlReference.source, limit: limit,
            strides: strides.all)
        finding.isClear = interval.lower > limit
        if let speed = evidence.regularity?.walkingSpeed, speed < 0.8 { finding.cautions.append(.slowWalking) }
        if !tellsTurns { finding.cautions.append(.turnsInside) }
        if let index = evidence.regularity?.coordination?.index {
            finding.supporting.append(
                SupportingMeasure(
                    measure: "phaseCoordination", value: index.value, unit: "%", interval: index.interval))
        }
        return [finding]
    }
}

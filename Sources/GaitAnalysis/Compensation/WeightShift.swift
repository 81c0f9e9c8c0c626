extension CompensationRule {
    /// Favouring one side: the impulse of one foot is lower beyond what healthy walkers and two insoles' gains show.
    ///
    /// Cramer 2022 (Sensors 22:2203) finds insole forces off by −3.7 to +5.6 %; the controls' ±12 % hold gain and true
    /// asymmetry together, so nothing inside them is evidence. Sums of pressures under cells of unknown area are no forces.
    static let weightShift = CompensationRule(pattern: .weightShift) { evidence in
        let limit = evidence.limit(evidence.parameters.impulseIndex)
        guard evidence.hasForce, let deviation = evidence.deviation(of: .impulse, beyond: limit) else { return [] }
        return [
            Finding(
                .weightShift, deviation, of: .impulse, limit: limit, evidence: evidence,
                supporting: [evidence.support(.peakForce), evidence.support(.stanceTime)].compactMap { $0 })
        ]
    }
}

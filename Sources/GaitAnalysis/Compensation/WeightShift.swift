extension CompensationRule {
    /// Favouring one side: the impulse of one foot is lower beyond what healthy walkers and two insoles' gains show.
    ///
    /// Cramer 2022 (Sensors 22:2203) finds insole forces off by −3.7 to +5.6 %; the controls' ±12 % hold gain and true
    /// asymmetry together, so nothing inside them is evidence unless the gains were calibrated.
    static let weightShift = CompensationRule(
        pattern: .weightShift, source: "Cramer 2022, Sensors 22:2203", evidence: .reference, needs: [[.impulse]],
        main: { .index(.impulse, $0.impulseLimit) }
    ) { evidence in
        guard let difference = evidence.index(.impulse, beyond: evidence.impulseLimit) else { return [] }
        var finding = Finding(
            .weightShift, difference, side: difference.smaller, evidence.controls,
            supporting: evidence.support(difference, alike: [.peakForce, .stanceTime]))
        if difference.hasUnknownGain, !evidence.impulseExceedsGain { finding.cautions.append(.mayBeGain) }
        return [finding]
    }
}

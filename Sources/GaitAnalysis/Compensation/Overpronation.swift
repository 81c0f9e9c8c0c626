extension CompensationRule {
    /// Over-pronation: the foot rolls inwards more than the other; see `FootRoll`.
    static let overpronation = CompensationRule(
        pattern: .overpronation, source: FootRoll.source, evidence: .proposal, needs: FootRoll.needs,
        main: { .difference(.frontalAngle, FootRoll(evidence: $0).degrees * .pi / 180) }
    ) { FootRoll(evidence: $0).findings(.overpronation, inwards: true) }
}

extension CompensationRule {
    /// Over-pronation: the foot rolls inwards more than the other; see `FootRoll`.
    static let overpronation = CompensationRule(
        pattern: .overpronation, source: FootRoll.source, evidence: .proposal, needs: FootRoll.needs
    ) { FootRoll(evidence: $0).findings(.overpronation, inwards: true) }
}

extension CompensationRule {
    /// Over-supination: the foot stays rigid and rolls outwards; see `FootRoll`.
    static let oversupination = CompensationRule(
        pattern: .oversupination, source: FootRoll.source, evidence: .proposal, needs: FootRoll.needs
    ) { FootRoll(evidence: $0).findings(.oversupination, inwards: false) }
}

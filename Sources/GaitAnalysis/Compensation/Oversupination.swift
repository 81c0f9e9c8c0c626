extension CompensationRule {
    /// Over-supination: the foot stays rigid and rolls outwards; see `FootRoll`.
    static let oversupination = CompensationRule(
        pattern: .oversupination, source: FootRoll.source, evidence: .proposal, needs: FootRoll.needs,
        main: { .difference(.frontalAngle, FootRoll(evidence: $0).degrees * .pi / 180) }
    ) { FootRoll(evidence: $0).findings(.oversupination, inwards: false) }
}

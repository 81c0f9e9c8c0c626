extension CompensationRule {
    /// Low arch: the midfoot carries more than on the other foot; see `FootArch`.
    static let lowArch = CompensationRule(
        pattern: .lowArch, source: FootArch.source, evidence: .reference, needs: FootArch.needs,
        main: { .index(.midfootShare, FootArch.limit($0.parameters.lowArchIndex, $0)) }
    ) { FootArch(evidence: $0).findings(.lowArch, isLow: true, limit: $0.parameters.lowArchIndex) }
}

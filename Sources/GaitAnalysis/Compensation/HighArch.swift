extension CompensationRule {
    /// High arch: the midfoot carries less than on the other foot; see `FootArch`.
    static let highArch = CompensationRule(
        pattern: .highArch, source: FootArch.source, evidence: .reference, needs: FootArch.needs,
        main: { .index(.midfootShare, FootArch.limit($0.parameters.highArchIndex, $0)) }
    ) { FootArch(evidence: $0).findings(.highArch, isLow: false, limit: $0.parameters.highArchIndex) }
}

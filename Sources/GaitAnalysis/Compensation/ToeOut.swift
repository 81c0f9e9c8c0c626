extension CompensationRule {
    /// Toe-out: the foot points outwards; see `FootProgression`.
    static let toeOut = CompensationRule(
        pattern: .toeOut, source: FootProgression.source, evidence: .proposal, needs: FootProgression.needs
    ) { FootProgression(evidence: $0).findings(.toeOut, outwards: true) }
}

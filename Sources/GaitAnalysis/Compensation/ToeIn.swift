extension CompensationRule {
    /// Toe-in: the foot points inwards; see `FootProgression`.
    static let toeIn = CompensationRule(
        pattern: .toeIn, source: FootProgression.source, evidence: .proposal, needs: FootProgression.needs
    ) { FootProgression(evidence: $0).findings(.toeIn, outwards: false) }
}

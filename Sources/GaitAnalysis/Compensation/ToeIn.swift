extension CompensationRule {
    /// Toe-in: the foot points inwards; see `FootProgression`.
    static let toeIn = CompensationRule(
        pattern: .toeIn, source: FootProgression.source, evidence: .proposal, needs: FootProgression.needs,
        main: { .difference(.footProgressionAngle, $0.parameters.progressionAngleDifference * .pi / 180) }
    ) { FootProgression(evidence: $0).findings(.toeIn, outwards: false) }
}

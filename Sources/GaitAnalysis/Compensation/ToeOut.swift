extension CompensationRule {
    /// Toe-out: the foot points outwards; see `FootProgression`.
    static let toeOut = CompensationRule(
        pattern: .toeOut, source: FootProgression.source, evidence: .proposal, needs: FootProgression.needs,
        main: { .difference(.footProgressionAngle, $0.parameters.progressionAngleDifference * .pi / 180) }
    ) { FootProgression(evidence: $0).findings(.toeOut, outwards: true) }
}

extension CompensationRule {
    /// Short, uneven steps: one foot reaches less far ahead of the other.
    ///
    /// Patterson 2010 gives 1.08 for the ratio of healthy walkers, which we could not verify: proposal. How far each foot
    /// lands ahead of the other is told by turning round (`TurnedSteps`): on a straight line both feet go equally far.
    static let stepLengthAsymmetry = CompensationRule(
        pattern: .stepLengthAsymmetry, source: "left against right", evidence: .proposal, needs: [[.stepLength]],
        main: { .index(.stepLength, $0.parameters.stepLengthIndex) }
    ) { evidence in
        guard let difference = evidence.index(.stepLength, beyond: evidence.parameters.stepLengthIndex) else {
            return []
        }
        return [
            Finding(
                .stepLengthAsymmetry, difference, side: difference.smaller,
                (.proposal, "left against right (proposal)"),
                supporting: evidence.support(difference, alike: [.stepTime]))
        ]
    }
}

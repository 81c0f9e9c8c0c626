extension CompensationRule {
    /// Short, uneven steps: one foot reaches less far ahead of the other.
    ///
    /// Patterson 2010 gives 1.08 for the ratio of healthy walkers, which we could not verify: proposal. A step length that is a
    /// share of the stride's by the step's time says nothing that the step time does not, so it is shown and not judged; the
    /// rule waits for a measure of how far the feet are apart.
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
                (.proposal, "left against right (proposal)"), supporting: evidence.support(.stepTime))
        ]
    }
}

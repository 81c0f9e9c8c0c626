extension CompensationRule {
    /// Lateral loading: the outer border carries more than on the other foot.
    ///
    /// People with plantar heel pain load the lateral forefoot more (Sullivan 2015, Gait Posture 41:688); limit a proposal.
    static let lateralLoading = CompensationRule(
        pattern: .lateralLoading, source: "Sullivan 2015, Gait Posture 41:688", evidence: .proposal,
        needs: [[.lateralShare]],
        main: { .index(.lateralShare, $0.parameters.lateralShareIndex) }
    ) { evidence in
        guard let difference = evidence.index(.lateralShare, beyond: evidence.parameters.lateralShareIndex) else {
            return []
        }
        // The centre of pressure must lie farther outwards on the same foot.
        if let lean = evidence.lean(.copMediolateral), lean * difference.estimate.value <= 0 { return [] }
        return [
            Finding(
                .lateralLoading, difference, side: difference.larger,
                (.proposal, "left against right (proposal); described by Sullivan 2015, Gait Posture 41:688"),
                supporting: evidence.support(difference, alike: [.copMediolateral]))
        ]
    }
}

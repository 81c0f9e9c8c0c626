extension CompensationRule {
    /// Circumduction: the swing path bows farther to the outside than the other foot's; limit a proposal.
    static let circumduction = CompensationRule(
        pattern: .circumduction, source: "left against right", evidence: .proposal, needs: [[.lateralExcursion]],
        main: { .difference(.lateralExcursion, $0.parameters.lateralExcursionDifference) }
    ) { evidence in
        let limit = evidence.parameters.lateralExcursionDifference
        guard let difference = evidence.difference(.lateralExcursion, beyond: limit) else { return [] }
        return [
            Finding(.circumduction, difference, side: difference.larger, (.proposal, "left against right (proposal)"))
        ]
    }
}

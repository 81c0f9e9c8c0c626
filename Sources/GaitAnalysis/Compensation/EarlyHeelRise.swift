extension CompensationRule {
    /// Early heel rise: the heel leaves the floor earlier in stance than the other; limit a proposal.
    static let earlyHeelRise = CompensationRule(
        pattern: .earlyHeelRise, source: "left against right", evidence: .proposal, needs: [[.heelOff], [.heelRise]],
        main: { .difference(
                .heelOff, $0.isReferenceDevice ? $0.parameters.heelOffControls : $0.parameters.heelOffDifference) }
    ) { evidence in
        let parameters = evidence.parameters
        let limit = evidence.isReferenceDevice ? parameters.heelOffControls : parameters.heelOffDifference
        guard let difference = evidence.difference(.heelOff, beyond: limit) else { return [] }
        return [
            Finding(
                .earlyHeelRise, difference, side: difference.smaller, (.proposal, "left against right (proposal)"),
                supporting: evidence.support(.forefootTime))
        ]
    }
}

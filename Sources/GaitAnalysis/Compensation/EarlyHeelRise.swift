extension CompensationRule {
    /// Early heel rise: the heel leaves the floor earlier in stance than the other; limit a proposal.
    static let earlyHeelRise = CompensationRule(
        pattern: .earlyHeelRise, source: "left against right", evidence: .proposal, needs: [[.heelOff], [.heelRise]],
        main: {
            .difference(
                .heelOff, $0.isReferenceDevice ? $0.parameters.heelOffControls : $0.parameters.heelOffDifference)
        }
    ) { evidence in
        let parameters = evidence.parameters
        let limit = evidence.isReferenceDevice ? parameters.heelOffControls : parameters.heelOffDifference
        // Where both see it, neither may be far from the other: load that moves forwards alone is no rise of the heel.
        guard
            let difference = evidence.difference(.heelOff, beyond: limit)
                ?? evidence.difference(.heelRise, beyond: evidence.limit(limit, alone: parameters.heelRiseAlone))
        else { return [] }
        let other = difference.measure == .heelOff ? Measure.heelRise : .heelOff
        // One sensor alone has to leave no doubt.
        guard difference.isClear || evidence.has(other) else { return [] }
        if let lean = evidence.lean(other), lean * difference.estimate.value <= 0 || abs(lean) < limit / 2 { return [] }
        return [
            Finding(
                .earlyHeelRise, difference, side: difference.smaller, (.proposal, "left against right (proposal)"),
                supporting: evidence.support(difference, opposite: [.forefootTime]))
        ]
    }
}

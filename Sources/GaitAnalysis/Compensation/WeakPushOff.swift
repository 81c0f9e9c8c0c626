extension CompensationRule {
    /// Weak push-off: the foot turns more slowly before toe-off than the other.
    ///
    /// Where that does not show, its second force peak may be low against its first. Limits are proposals.
    static let weakPushOff = CompensationRule(
        pattern: .weakPushOff, source: "left against right", evidence: .proposal,
        needs: [[.pushOffVelocity], [.peakRatio]],
        main: { .index(.pushOffVelocity, $0.parameters.pushOffVelocityIndex) }
    ) { evidence in
        let parameters = evidence.parameters
        let seen = evidence.index(.pushOffVelocity, beyond: parameters.pushOffVelocityIndex)
        let limit = evidence.isReferenceDevice ? parameters.peakRatioControls : parameters.peakRatioIndex
        guard let found = seen ?? evidence.index(.peakRatio, beyond: limit) else { return [] }
        var finding = Finding(
            .weakPushOff, found, side: found.smaller, (.proposal, "left against right (proposal)"),
            supporting: evidence.support(.peakRatio, .secondPeak, .pushOffImpulse))
        if seen == nil { finding.cautions.append(.pressureOnly) }
        return [finding]
    }
}

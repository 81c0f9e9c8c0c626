extension CompensationRule {
    /// Weak push-off: the foot turns more slowly before toe-off than the other.
    ///
    /// Where that does not show, its second force peak may be low against its first. Healthy walkers differ widely in how fast they
    /// push off (Voisard 2023: 18 %, root mean square of nine), so that without a lower second peak the limit is twice that.
    /// Limits are proposals.
    static let weakPushOff = CompensationRule(
        pattern: .weakPushOff, source: "left against right", evidence: .proposal,
        needs: [[.pushOffVelocity], [.peakRatio]],
        main: { .index(.pushOffVelocity, $0.pushOffLimit) }
    ) { evidence in
        let parameters = evidence.parameters
        let seen = evidence.index(.pushOffVelocity, beyond: evidence.pushOffLimit)
        let limit = evidence.isReferenceDevice ? parameters.peakRatioControls : parameters.peakRatioIndex
        guard let found = seen ?? evidence.index(.peakRatio, beyond: limit) else { return [] }
        var finding = Finding(
            .weakPushOff, found, side: found.smaller, (.proposal, "left against right (proposal)"),
            supporting: evidence.support(found, alike: [.peakRatio, .secondPeak, .pushOffImpulse]))
        if seen == nil { finding.cautions.append(.pressureOnly) }
        return [finding]
    }
}

extension CompensationEvidence {
    /// Percent of the push-off velocity's index.
    fileprivate var pushOffLimit: Double {
        let least = parameters.pushOffPeakPart * parameters.peakRatioIndex
        guard let velocity = lean(.pushOffVelocity), let peak = lean(.peakRatio), peak * velocity > 0,
            abs(peak) >= least
        else { return parameters.pushOffVelocityAlone }
        return parameters.pushOffVelocityIndex
    }
}

import SensorData

extension CompensationRule {
    /// Hard heel impact: the load on the heel rises more steeply, or the shock after contact is larger.
    ///
    /// No cut-off for walking is published; the other foot decides (proposal). The shock comes 11–16 ms after contact and
    /// needs 200 samples a second.
    static let hardHeelImpact = CompensationRule(
        pattern: .hardHeelImpact, source: "left against right", evidence: .proposal,
        needs: [[.loadingRate], [.contactTransient]],
        main: {
            .index(
                .loadingRate,
                $0.isReferenceDevice ? $0.parameters.loadingRateControls : $0.parameters.loadingRateIndex)
        }
    ) { evidence in
        let parameters = evidence.parameters
        let rate = evidence.index(
            .loadingRate,
            beyond: evidence.isReferenceDevice ? parameters.loadingRateControls : parameters.loadingRateIndex)
        let shock = evidence.index(.contactTransient, beyond: parameters.contactTransientIndex)
        // Where both feet's shocks were seen, the other foot's may not be clearly the larger one.
        if let rate {
            let showsShocks = Side.allCases.allSatisfy {
                (evidence.mean(.contactTransient, $0) ?? 0) >= parameters.contactTransientLeast
            }
            if showsShocks, let shock, shock.larger != rate.larger { return [] }
            return [
                Finding(
                    .hardHeelImpact, rate, side: rate.larger, (.proposal, "left against right (proposal)"),
                    supporting: evidence.support(
                        rate, alike: showsShocks ? [.contactTransient, .heelPeak] : [.heelPeak]))
            ]
        }
        guard let shock, !evidence.has(.loadingRate) else { return [] }
        return [
            Finding(.hardHeelImpact, shock, side: shock.larger, (.proposal, "left against right (proposal)"))
        ]
    }
}

import SensorData

extension CompensationRule {
    /// Forefoot overload: the forefoot's share of the load is larger than on the other foot.
    ///
    /// Relative measures only: people with and without metatarsalgia overlap widely in force (PMC8275713). The 200 kPa of diabetic
    /// footwear (Diabetes Care 2011 34:1595) hold for small cells and are reported, not judged.
    static let forefootOverload = CompensationRule(
        pattern: .forefootOverload, source: "PMC8275713; Diabetes Care 2011 34:1595", evidence: .reference,
        needs: [[.forefootShare]],
        main: {
            .index(
                .forefootShare,
                $0.isReferenceDevice ? $0.parameters.forefootShareControls : $0.parameters.forefootShareIndex)
        }
    ) { evidence in
        let parameters = evidence.parameters
        let limit = evidence.isReferenceDevice ? parameters.forefootShareControls : parameters.forefootShareIndex
        guard let difference = evidence.index(.forefootShare, beyond: limit) else { return [] }
        // Forefoot against rearfoot: a heel that bears more as well has not lost to the forefoot, the other foot's midfoot took both.
        if let heel = evidence.lean(.heelShare), heel * difference.estimate.value > 0 { return [] }
        return [
            Finding(
                .forefootOverload, difference, side: difference.larger,
                evidence.isReferenceDevice
                    ? (.reference, ControlReference.source)
                    : (.proposal, "left against right (proposal); described by PMC8275713"),
                supporting: evidence.support(
                    difference, alike: [.forefootPressure, .forefootPressureTime], opposite: [.heelShare]))
        ]
    }
}

extension CompensationRule {
    /// Low clearance: the toes pass closer above the floor than the other foot's.
    ///
    /// Minimum toe clearance is 13 mm in young and 11 mm in old people (Winter 1991), 11.1 ± 5.7 mm (Schulz 2011); the limit between the feet is a
    /// proposal, as a sensor's own height above the sole is not known to millimetres.
    static let lowClearance = CompensationRule(
        pattern: .lowClearance, source: "Winter 1991; Schulz 2011", evidence: .proposal, needs: [[.toeClearance]],
        main: { .difference(.toeClearance, $0.clearanceLimit) }
    ) { evidence in
        guard let difference = evidence.difference(.toeClearance, beyond: evidence.clearanceLimit) else { return [] }
        var finding = Finding(
            .lowClearance, difference, side: difference.smaller,
            (.proposal, "left against right (proposal); described by Winter 1991 and Schulz 2011"),
            supporting: evidence.support(difference, alike: [.pitchRange]))
        if evidence[.toeClearance]?.remark == .toesBelowFloor { finding.cautions.append(.toesBelowFloor) }
        return [finding]
    }
}

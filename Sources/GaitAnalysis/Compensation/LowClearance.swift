extension CompensationRule {
    /// Low clearance: the toes pass closer above the floor than the other foot's.
    ///
    /// Minimum toe clearance is 13 mm in young and 11 mm in old people (Winter 1991), 11.1 ± 5.7 mm (Schulz 2011); the limit between the feet is a
    /// proposal, as a sensor's own height above the sole is not known to millimetres. Feet that swing for times as different as a limp's
    /// are held against the wider limit of an inertial sensor alone, and so are slow sensors: the lowest point is looked for in parts of the
    /// swing, where a hundredth of it can change the height by a millimetre, and one sample of 100 Hz is two (decision 0015).
    static let lowClearance = CompensationRule(
        pattern: .lowClearance, source: "Winter 1991; Schulz 2011", evidence: .proposal, needs: [[.toeClearance]],
        main: { .difference(.toeClearance, $0.clearanceLimit) }
    ) { evidence in
        guard let difference = evidence.difference(.toeClearance, beyond: evidence.clearanceLimit) else { return [] }
        return [
            Finding(
                .lowClearance, difference, side: difference.smaller,
                (.proposal, "left against right (proposal); described by Winter 1991 and Schulz 2011"),
                supporting: evidence.support(.pitchRange))
        ]
    }
}

extension CompensationEvidence {
    /// Metres between the feet.
    fileprivate var clearanceLimit: Double {
        let isSlow = abilities.inertialRate < RecordingAbilities.transientRate
        if isSlow || abs(self[.swingTime]?.symmetryIndex?.value ?? 0) > stanceLimit {
            return parameters.toeClearanceAlone
        }
        return limit(parameters.toeClearanceDifference, alone: parameters.toeClearanceAlone)
    }
}

extension CompensationRule {
    /// Stiff gait: the foot swings more slowly and with less pitch than the other.
    ///
    /// Knees with osteoarthritis bend less in swing, 54.8 ± 5.5° against 61.2 ± 6.1° (BMC MSD 2013 14:169); there is no cut-off for a sensor
    /// on the foot, so the other foot decides (proposal).
    static let stiffGait = CompensationRule(
        pattern: .stiffGait, source: "BMC MSD 2013 14:169", evidence: .proposal,
        needs: [[.peakSwingVelocity, .pitchRange]],
        main: {
            .index(
                .peakSwingVelocity, $0.limit($0.parameters.swingVelocityIndex, alone: $0.parameters.swingVelocityAlone))
        }
    ) { evidence in
        let parameters = evidence.parameters
        let limit = evidence.limit(parameters.swingVelocityIndex, alone: parameters.swingVelocityAlone)
        guard let velocity = evidence.index(.peakSwingVelocity, beyond: limit),
            let range = evidence.lean(.pitchRange), let pitch = evidence[.pitchRange]?.difference,
            range * velocity.estimate.value > 0, abs(pitch.value) * 180 / .pi >= parameters.pitchRangeDifference
        else { return [] }
        return [
            Finding(
                .stiffGait, velocity, side: velocity.smaller,
                (.proposal, "left against right (proposal); described by BMC MSD 2013 14:169"),
                supporting: evidence.support(velocity, alike: [.pitchRange, .toeClearance]))
        ]
    }
}

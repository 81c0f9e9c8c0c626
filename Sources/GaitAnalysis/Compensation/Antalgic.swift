extension CompensationRule {
    /// Antalgic gait: less time on one foot, and where there is force, less load on it too.
    ///
    /// The shorter stance and the other foot's shorter swing are one fact and counted once.
    static let antalgic = CompensationRule(
        pattern: .antalgic, source: ControlReference.source, evidence: .reference, needs: [[.stanceTime]],
        main: { .index(.stanceTime, $0.stanceLimit) }
    ) { evidence in
        guard let difference = evidence.index(.stanceTime, beyond: evidence.stanceLimit) else { return [] }
        if evidence.has(.impulse), let load = evidence[.impulse]?.symmetryIndex {
            // The strides' own interval: unknown gains would hide most of what agrees with the timing.
            let least = evidence.parameters.antalgicLoadPart * evidence.parameters.impulseIndex
            guard let interval = load.interval, load.value * difference.estimate.value > 0, abs(load.value) >= least,
                interval.lower > 0 || interval.upper < 0
            else { return [] }
        }
        return [
            Finding(
                .antalgic, difference, side: difference.smaller, evidence.controls,
                supporting: evidence.support(difference, alike: [.impulse], opposite: [.swingTime]))
        ]
    }
}

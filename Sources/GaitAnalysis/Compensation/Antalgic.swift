extension CompensationRule {
    /// Antalgic gait: less time on one foot, and where there is force, less load on it too.
    ///
    /// The shorter stance and the other foot's shorter swing are one fact and counted once.
    static let antalgic = CompensationRule(pattern: .antalgic) { evidence in
        let limit = evidence.limit(evidence.parameters.stanceTimeIndex)
        guard let deviation = evidence.deviation(of: .stanceTime, beyond: limit) else { return [] }
        if let load = evidence[.impulse]?.symmetryIndex {
            let least = evidence.parameters.antalgicLoadPart * evidence.parameters.impulseIndex
            guard let interval = load.interval, load.value * deviation.index.value > 0, abs(load.value) >= least,
                interval.lower > 0 || interval.upper < 0
            else { return [] }
        }
        return [
            Finding(
                .antalgic, deviation, of: .stanceTime, limit: limit, evidence: evidence,
                supporting: [evidence.support(.impulse), evidence.support(.swingTime)].compactMap { $0 })
        ]
    }
}

import SensorData

/// What one compensatory pattern is recognised by.
struct CompensationRule: Sendable {
    var pattern: Pattern
    /// Study or data set that describes the pattern.
    var source: String
    /// What its main limit rests on, at best.
    var evidence: EvidenceKind
    /// Sets of measures of which one must be there for the pattern to be judged; the first is the best.
    var needs: [[Measure]]
    /// The difference that decides, with its limit; nil for patterns of the whole walk.
    var main: (@Sendable (CompensationEvidence) -> SideLimit)?
    /// The pattern in this walk; empty when it is not there.
    var find: @Sendable (CompensationEvidence) -> [Finding]

    /// Every pattern that one recording can show; the chain of findings and the change between visits follow from others.
    static let all: [CompensationRule] = [
        .weightShift, .antalgic, .reducedHeelLoading, .heelStrikeAvoidance, .hardHeelImpact, .overpronation,
        .oversupination, .lateralLoading, .lowArch, .highArch, .forefootOverload, .toeOut, .toeIn, .stiffGait,
        .circumduction, .weakPushOff, .lowClearance, .stepLengthAsymmetry, .irregularGait, .fatigueDrift,
        .earlyHeelRise,
    ]

    /// Whether the recording holds what the pattern needs.
    func isJudged(_ evidence: CompensationEvidence) -> Bool {
        needs.contains { $0.allSatisfy(evidence.has) }
    }
}

/// Every pattern looked for in one walk.
struct CompensationSearch {
    var evidence: CompensationEvidence

    /// What was found, the most certain first.
    ///
    /// Three things keep false alarms down. A limit holds off what healthy people and sensors differ by; the interval has to
    /// leave zero out; and the probabilities of all patterns judged at once, each that of so large a difference by error
    /// alone, are adjusted so that at most `falseDiscoveryRate` of the findings are expected to be false.
    func findings() -> [Finding] {
        let rules = CompensationRule.all.filter { $0.isJudged(evidence) }
        var found = rules.flatMap { $0.find(evidence) }
        // A pattern that was judged and not found is a test as well.
        let silent = rules.count { rule in !found.contains { $0.pattern == rule.pattern } }
        let adjusted = FalseDiscoveryRate.benjaminiHochberg.adjusted(
            found.map { $0.probability ?? 0 } + [Double](repeating: 1, count: silent))
        for index in found.indices where found[index].probability != nil { found[index].probability = adjusted[index] }
        found = found.filter { ($0.probability ?? 0) <= evidence.parameters.falseDiscoveryRate }
        found = Finding.withoutMirrorImages(found)
        return Finding.mostCertainFirst(found + ChainShift(evidence: evidence).findings(from: found))
    }

    /// The smallest difference that would have been a finding here, for every pattern judged by one.
    func detectable() -> [DetectableDifference] {
        CompensationRule.all.compactMap { rule in
            guard rule.isJudged(evidence), let limit = rule.main?(evidence) else { return nil }
            return evidence.detectable(rule.pattern, limit)
        }
    }

    /// Patterns that could not be judged, by reason.
    func limitations() -> [Limitation] {
        var affected: [Limitation.Reason: [String]] = [:]
        for rule in CompensationRule.all where !rule.isJudged(evidence) {
            for reason in evidence.reasons(rule.needs) { affected[reason, default: []].append(rule.pattern.rawValue) }
        }
        return Limitation.Reason.allCases.compactMap { reason in
            affected[reason].map { Limitation(reason: reason, affects: $0) }
        }
    }
}

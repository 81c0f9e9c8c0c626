import SensorData

extension Finding {
    /// Findings whose whole interval lies beyond their limit first, then by how far the value is beyond it.
    static func mostCertainFirst(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { one, other in
            let (a, b) = (one.element, other.element)
            if (a.pattern == .chainShift) != (b.pattern == .chainShift) { return b.pattern == .chainShift }
            if a.isClear != b.isClear { return a.isClear }
            return a.excess == b.excess ? one.offset < other.offset : a.excess > b.excess
        }.map(\.element)
    }

    /// How many times its limit the value is away from no deviation; for values that are too low, the limit in values.
    var excess: Double {
        guard value != 0, limit != 0 else { return 0 }
        let ratio = abs(value / limit)
        return max(ratio, 1 / ratio)
    }

    /// Patterns of one foot that make the other look as if it had another pattern.
    ///
    /// A heel that is spared makes the other heel's landing look hard: left against right says only that they differ.
    private static let mirrorImages: [Pattern: [Pattern]] = [
        .reducedHeelLoading: [.hardHeelImpact, .lowArch, .highArch, .forefootOverload, .lateralLoading],
        .heelStrikeAvoidance: [.hardHeelImpact, .reducedHeelLoading, .lowClearance],
        .weakPushOff: [.lowClearance],
        .forefootOverload: [.reducedHeelLoading, .highArch, .lowArch],
        .lowArch: [.forefootOverload],
        .highArch: [.forefootOverload],
        .lateralLoading: [.overpronation],
        .overpronation: [.lateralLoading],
        .antalgic: [.hardHeelImpact],
        // A heel that lands hard takes its load early, and its stance looks longer.
        .hardHeelImpact: [.antalgic],
        .weightShift: [.hardHeelImpact],
    ]

    /// Leaves out what a stronger finding on the other foot explains.
    static func withoutMirrorImages(_ findings: [Finding]) -> [Finding] {
        findings.filter { finding in
            guard let side = finding.side, side != .both else { return true }
            // A foot that was seen to roll from how it stands is no image of the other's load.
            guard !finding.measure.hasPrefix(Measure.frontalAngle.rawValue) else { return true }
            return !findings.contains { other in
                guard let otherSide = other.side, otherSide != .both, otherSide != side else { return false }
                guard mirrorImages[other.pattern]?.contains(finding.pattern) ?? false else { return false }
                // Each could be the other's image: the larger one stands.
                let isMutual = mirrorImages[finding.pattern]?.contains(other.pattern) ?? false
                return !isMutual || other.excess >= finding.excess
            }
        }
    }
}

import SensorData

/// Which region took over what a finding's region shed.
///
/// The shares of one foot sum to 1 and the two feet carry the body: what one region sheds arrives at another (conservation).
struct ChainShift {
    var evidence: CompensationEvidence

    private static let regions: [(third: SoleThird, measure: Measure)] = [
        (.heel, .heelShare), (.midfoot, .midfootShare), (.forefoot, .forefootShare),
    ]

    /// One entry for each finding whose load went somewhere that was measured; equal places are named once.
    func findings(from found: [Finding]) -> [Finding] {
        var result: [Finding] = []
        for finding in found {
            guard let shift = shift(of: finding) else { continue }
            let isNew = !result.contains {
                $0.takeover?.toSide == shift.takeover?.toSide && $0.takeover?.toRegion == shift.takeover?.toRegion
                    && $0.side == shift.side
            }
            if isNew { result.append(shift) }
        }
        return result
    }

    private func shift(of finding: Finding) -> Finding? {
        guard let side = finding.side.flatMap({ Side(rawValue: $0.rawValue) }) else { return nil }
        switch finding.pattern {
        case .weightShift, .antalgic: return toOtherFoot(finding, side)
        case .reducedHeelLoading, .heelStrikeAvoidance: return inside(finding, side, shed: .heel)
        case .forefootOverload: return inside(finding, side, shed: nil, took: .forefoot)
        case .lowArch: return inside(finding, side, shed: nil, took: .midfoot)
        case .highArch: return inside(finding, side, shed: .midfoot)
        default: return nil
        }
    }

    /// The other foot's impulse is larger; its region that grew most is named.
    ///
    /// What the strides show counts; how sure it is, is said with what the insoles' gains add to the error, as in the finding
    /// that it follows from.
    private func toOtherFoot(_ finding: Finding, _ side: Side) -> Finding? {
        guard evidence.has(.impulse), let own = evidence[.impulse]?.symmetryIndex,
            let strides = evidence.corrected(own, .impulse).interval,
            side == .left ? strides.upper < 0 : strides.lower > 0
        else { return nil }
        let index = evidence.allowingForGains(own, .impulse)
        let load = evidence.mean(.impulse, side)
        let other = evidence.mean(.impulse, side.opposite)
        var largest: (third: SoleThird, gain: Double)?
        for (third, measure) in Self.regions {
            guard let load, let other, let share = evidence.mean(measure, side),
                let otherShare = evidence.mean(measure, side.opposite)
            else { continue }
            let gain = other * otherShare - load * share
            if gain > largest?.gain ?? 0 { largest = (third, gain) }
        }
        var shift = Finding(
            pattern: .chainShift, side: FindingSide(side), measure: "impulse.symmetryIndex", value: index.value,
            unit: "%", interval: index.interval, evidence: finding.evidence, source: "conservation of load",
            limit: finding.pattern == .weightShift ? finding.limit : 0, strides: evidence.strides(.impulse).all)
        shift.takeover = Takeover(
            pattern: finding.pattern, fromSide: side, fromRegion: nil, toSide: side.opposite, toRegion: largest?.third)
        shift.isClear = finding.isClear && index.interval.map { $0.lower > 0 || $0.upper < 0 } ?? false
        if evidence.gain == nil { shift.cautions.append(.gainUnknown) }
        return shift
    }

    /// The region of the same foot whose share grew most, or shrank most, against the other foot's.
    private func inside(_ finding: Finding, _ side: Side, shed: SoleThird?, took: SoleThird? = nil) -> Finding? {
        let sign: Double = side == .left ? 1 : -1
        var best: (third: SoleThird, measure: Measure, gain: Double)?
        for (third, measure) in Self.regions where third != shed && third != took {
            guard evidence.has(measure), let difference = evidence[measure]?.difference?.value else { continue }
            let gain = sign * difference * (took == nil ? 1 : -1)
            if gain > best?.gain ?? evidence.parameters.chainShare { best = (third, measure, gain) }
        }
        guard let best, let difference = evidence[best.measure]?.difference, let interval = difference.interval,
            interval.lower > 0 || interval.upper < 0
        else { return nil }
        var shift = Finding(
            pattern: .chainShift, side: FindingSide(side), measure: "\(best.measure.rawValue).difference",
            value: 100 * difference.value, unit: "%", interval: interval.scaled(by: 100), evidence: finding.evidence,
            source: "conservation of load", limit: 100 * evidence.parameters.chainShare,
            strides: evidence.strides(best.measure).all)
        shift.takeover = Takeover(
            pattern: finding.pattern, fromSide: side, fromRegion: shed ?? best.third, toSide: side,
            toRegion: took ?? best.third)
        shift.isClear = finding.isClear
        return shift
    }
}

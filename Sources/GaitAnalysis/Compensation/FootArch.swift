import SensorData

/// How much the midfoot carries or touches, as a sign of a low or a high arch.
///
/// The arch index is 0.22 ± 0.03 in normal, 0.30 ± 0.05 in planus and 0.16 ± 0.06 in cavus feet (Buldt 2018, JFAR); insoles with few cells give
/// only the midfoot's share of the load, a proxy.
struct FootArch {
    var evidence: CompensationEvidence

    static let source = "Buldt 2018, JFAR (arch index; the midfoot's share of the load is a proxy)"
    static let needs: [[Measure]] = [[.archIndex], [.midfootShare]]

    /// A limit of the midfoot share's index, not below what the controls differ by on their insoles.
    static func limit(_ percent: Double, _ evidence: CompensationEvidence) -> Double {
        evidence.isReferenceDevice ? max(percent, evidence.parameters.midfootShareControls) : percent
    }

    /// - Parameters:
    ///   - pattern: the name of the finding.
    ///   - isLow: whether the foot with the lower arch is looked for.
    ///   - limit: percent of the midfoot share's index.
    /// - Returns: the finding, or nothing.
    func findings(_ pattern: Pattern, isLow: Bool, limit: Double) -> [Finding] {
        let limit = Self.limit(limit, evidence)
        guard let difference = evidence.index(.midfootShare, beyond: limit) else { return [] }
        let side = isLow ? difference.larger : difference.smaller
        guard deviating == side else { return [] }
        // What a spared heel sheds arrives at the midfoot too: against the forefoot alone it must stand out as well.
        func againstForefoot(_ side: Side) -> Double? {
            guard let middle = evidence.mean(.midfootShare, side), let front = evidence.mean(.forefootShare, side),
                middle + front > 0
            else { return nil }
            return middle / (middle + front)
        }
        if let left = againstForefoot(.left), let right = againstForefoot(.right) {
            let index = 200 * (left - right) / (left + right)
            guard index * difference.estimate.value > 0, abs(index) > 0.6 * limit else { return [] }
        }
        var finding = Finding(
            pattern, difference, side: side,
            evidence.isReferenceDevice
                ? (.reference, ControlReference.source)
                : (.proposal, "left against right (proposal); described by \(Self.source)"),
            supporting: evidence.support(difference, alike: [.archIndex, .midfootTime], opposite: [.forefootShare]))
        if !evidence.has(.archIndex) { finding.cautions.append(.pressureOnly) }
        return [finding]
    }

    /// The foot whose midfoot is farther from the healthy middle.
    private var deviating: Side? {
        if evidence.has(.archIndex) {
            return evidence.foot(.archIndex, fartherFrom: evidence.parameters.archIndexMiddle)
        }
        // Shares differ by factors rather than by differences.
        guard let left = evidence.mean(.midfootShare, .left), let right = evidence.mean(.midfootShare, .right) else {
            return nil
        }
        func distance(_ share: Double) -> Double {
            let ratio = max(share, 1e-6) / evidence.parameters.midfootShareMiddle
            return max(ratio, 1 / ratio)
        }
        return distance(left) >= distance(right) ? .left : .right
    }
}

import SensorData

/// The angle between the foot's axis and the direction of travel of the same stride, outwards positive.
///
/// About 7°, healthy 5–13°, more than 15° abnormal (secondary sources); a difference between the feet is a proposal.
struct FootProgression {
    var evidence: CompensationEvidence

    static let source = "healthy 5–13°, more than 15° abnormal (secondary sources)"
    static let needs: [[Measure]] = [[.footProgressionAngle]]

    /// - Parameters:
    ///   - pattern: the name of the finding.
    ///   - outwards: whether the foot that points outwards is looked for.
    /// - Returns: the finding, or nothing.
    func findings(_ pattern: Pattern, outwards: Bool) -> [Finding] {
        let parameters = evidence.parameters
        let limit = parameters.progressionAngleDifference * .pi / 180
        guard let difference = evidence.difference(.footProgressionAngle, beyond: limit) else { return [] }
        let side = outwards ? difference.larger : difference.smaller
        let middle = parameters.progressionAngleMiddle * .pi / 180
        // One foot out by as much as the other is in: a difference of which nobody can say whose it is.
        guard let own = evidence.mean(.footProgressionAngle, side).map({ abs($0 - middle) }),
            let other = evidence.mean(.footProgressionAngle, side.opposite).map({ abs($0 - middle) }),
            own >= parameters.progressionAngleFromMiddle * .pi / 180,
            own - other >= parameters.progressionAngleMargin * .pi / 180
        else { return [] }
        return [
            Finding(
                pattern, difference, side: side, (.proposal, "left against right (proposal); \(Self.source)"))
        ]
    }
}

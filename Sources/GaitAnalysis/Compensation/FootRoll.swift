import SensorData

/// How a foot rolls through stance, seen by its frontal-plane angle and by where its load lies.
///
/// Peak rearfoot eversion tells pronators from supinators (JFAR 2014 7-S1-A55), but as rearfoot against shank; a sensor on the
/// foot sees foot against floor, so every limit is a proposal. The centre of pressure hangs together with the foot type
/// only loosely (r < 0.27): an insole alone may only suggest.
struct FootRoll {
    var evidence: CompensationEvidence

    static let source = "JFAR 2014 7-S1-A55 (rearfoot against shank)"
    static let needs: [[Measure]] = [[.frontalAngle], [.medialShare, .copExcursion]]

    /// The limit between the feet.
    var degrees: Double {
        evidence.limit(evidence.parameters.frontalAngleDifference, alone: evidence.parameters.frontalAngleAlone)
    }

    /// - Parameters:
    ///   - pattern: the name of the finding.
    ///   - inwards: whether the foot that rolls inwards is looked for.
    /// - Returns: the finding, or nothing.
    func findings(_ pattern: Pattern, inwards: Bool) -> [Finding] {
        let parameters = evidence.parameters
        let angle = evidence.difference(.frontalAngle, beyond: degrees * .pi / 180)
        let share = evidence.index(.medialShare, beyond: parameters.medialShareIndex)
        guard let main = evidence.has(.frontalAngle) ? angle : share else { return [] }
        // Eversion, and load on the inner border, are positive: the larger one rolls inwards against the other.
        let inner = main.larger
        let side = inwards ? inner : inner.opposite
        guard deviating == side else { return [] }
        var finding = Finding(
            pattern, main, side: side,
            (.proposal, "left against right (proposal); angle described by \(Self.source)"),
            supporting: evidence.support(main, alike: [.medialShare], opposite: [.copExcursion, .copMediolateral]))
        if !evidence.has(.frontalAngle) { finding.cautions.append(.pressureOnly) }
        return [finding]
    }

    /// The foot that is farther from a foot that lies on the floor as in standing, else from the middle of what a path does.
    private var deviating: Side? {
        evidence.has(.frontalAngle)
            ? evidence.foot(.frontalAngle, fartherFrom: 0)
            : evidence.foot(.copExcursion, fartherFrom: evidence.parameters.excursionMiddle)
    }
}

import SensorData

extension CompensationRule {
    /// The foot lands flat or on the forefoot: by its pitch at initial contact, or where only an insole saw it by the region
    /// that is loaded first.
    ///
    /// Against the other foot (proposal), and the mean of both feet against 19 healthy walkers on a treadmill, 29.0 ± 8.9° (Ensink
    /// 2024, Sensors 24:710).
    static let heelStrikeAvoidance = CompensationRule(
        pattern: .heelStrikeAvoidance, source: StrikeReference.source, evidence: .reference,
        needs: [[.footStrikeAngle], [.heelLead]],
        main: {
            let parameters = $0.parameters
            let degrees = $0.has(.heelLead) ? parameters.strikeAngleWithLead : parameters.strikeAngleDifference
            return .difference(.footStrikeAngle, degrees * .pi / 180)
        }
    ) { evidence in
        evidence.has(.footStrikeAngle) ? byAngle(evidence) : byFirstRegion(evidence)
    }

    private static func byAngle(_ evidence: CompensationEvidence) -> [Finding] {
        let parameters = evidence.parameters
        var findings: [Finding] = []
        // With the heel's lead as a second witness a smaller angle is enough. Who lands at 30° on the other foot still lands heel first at
        // 15°: the lead then hardly differs, and the angle alone must tell. A lead that speaks for the other foot contradicts it.
        let lead = evidence.lean(.heelLead) ?? 0
        let isWitness = abs(lead) >= parameters.heelLeadFlat
        let limit = (isWitness ? parameters.strikeAngleWithLead : parameters.strikeAngleDifference) * .pi / 180
        if let difference = evidence.difference(.footStrikeAngle, beyond: limit),
            !isWitness || lead * difference.estimate.value > 0
        {
            findings.append(
                Finding(
                    .heelStrikeAvoidance, difference, side: difference.smaller,
                    (.proposal, "left against right (proposal); pattern described by \(StrikeReference.source)"),
                    supporting: evidence.support(difference, alike: [.heelLead, .heelShare])))
        }
        guard let mean = evidence[.footStrikeAngle]?.bothFeet else { return findings }
        let angle = mean.value * 180 / .pi
        // Heels that bear load well before the rest of the sole contradict a flat landing, whatever the angle.
        let leads = Side.allCases.compactMap { evidence.has(.heelLead) ? evidence.mean(.heelLead, $0) : nil }
        guard leads.allSatisfy({ $0 < parameters.heelLeadFlat }) else { return findings }
        guard angle < parameters.strikeAngleBorder, let interval = mean.interval?.scaled(by: 180 / .pi) else {
            return findings
        }
        var both = Finding(
            pattern: .heelStrikeAvoidance, side: .both, measure: Measure.footStrikeAngle.rawValue, value: angle,
            unit: "°", interval: interval, evidence: .reference, source: StrikeReference.source,
            limit: parameters.strikeAngleLow, strides: evidence.strides(.footStrikeAngle).all)
        both.isClear = interval.upper < parameters.strikeAngleLow
        both.place = StrikeReference.place(degrees: angle)
        // Its limit, not zero, is what the number is held against; it was not picked out of many.
        both.probability = nil
        findings.append(both)
        return findings
    }

    private static func byFirstRegion(_ evidence: CompensationEvidence) -> [Finding] {
        guard let leads = evidence[.heelLead], let difference = leads.difference,
            let smaller = difference.interval.flatMap({ $0.lower > 0 ? Side.right : $0.upper < 0 ? .left : nil }),
            let lead = evidence.mean(.heelLead, smaller), let other = evidence.mean(.heelLead, smaller.opposite),
            lead < evidence.parameters.heelLeadFlat, other >= 2 * evidence.parameters.heelLeadFlat,
            evidence.strides(.heelLead).fewest >= evidence.parameters.certainCycles,
            let found = evidence.difference(.heelLead, beyond: evidence.parameters.heelLeadFlat)
        else { return [] }
        var finding = Finding(
            .heelStrikeAvoidance, found, side: smaller,
            (.proposal, "first loaded region, left against right (proposal)"),
            supporting: evidence.support(found, alike: [.midfootContact, .heelShare]))
        finding.cautions.append(.pressureOnly)
        return [finding]
    }
}

/// Foot strike angles of 19 healthy people on a treadmill, means of both feet by motion capture.
public enum StrikeReference {
    static let source = "19 healthy walkers on a treadmill, 29.0 ± 8.9°, minimum 12.0° (Ensink 2024, Sensors 24:710)"

    /// Degrees, in rising order; published with the study's data.
    private static let degrees = [
        12.0, 15.7, 19.6, 22.4, 22.4, 22.9, 23.9, 24.8, 25.0, 28.6, 31.0, 33.8, 34.6, 34.9, 37.4, 39.3, 39.5, 40.7,
        42.4,
    ]

    /// Where a mean strike angle stands among them.
    static func place(degrees angle: Double) -> ReferencePlace {
        ReferencePlace(lower: degrees.count { $0 < angle }, people: degrees.count)
    }
}

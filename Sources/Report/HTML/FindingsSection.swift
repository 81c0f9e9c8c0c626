import GaitAnalysis

/// Each finding in plain words: what, where, how large, how sure, against what, and what else it could be.
struct FindingsSection {
    var analysis: SessionAnalysis
    var strings: Strings

    var markup: Markup? {
        guard !analysis.findings.isEmpty else { return nil }
        return section(
            "findings", strings.findingsHeading,
            analysis.findings.enumerated().map { article($0.element, number: $0.offset + 1) })
    }

    private func article(_ finding: Finding, number: Int) -> Markup {
        var rows: [(String, [Markup])] = [
            (strings.measured, [.text(strings.findingMeasurement(finding))]),
            (strings.howSure, [.text(strings.certainty(finding))]),
            (strings.against, [.text(strings.findingEvidence(finding))]),
        ]
        if !finding.supporting.isEmpty {
            rows.insert(
                (
                    strings.alsoMeasured,
                    [
                        tag(
                            "ul", ["class": "plain"],
                            finding.supporting.map {
                                tag("li", strings.supportingMeasurement($0, side: finding.side))
                            })
                    ]
                ), at: 1)
        }
        rows.append((strings.elseExplains, [.text(strings.otherExplanations(finding.pattern))]))
        rows.append((strings.alongChain, [.text(strings.chain(finding))]))
        return tag(
            "article", ["class": "finding", "id": "finding-\(number)"],
            [
                tag("p", ["class": "pattern"], strings.pattern(finding.pattern)),
                tag("h3", strings.findingTitle(finding)),
                tag(
                    "dl", ["class": "reasoning"], rows.map { tag("div", [:], [tag("dt", $0.0), tag("dd", [:], $0.1)]) }),
                tag("p", ["class": "judge"], strings.professionalShouldJudge),
            ])
    }
}

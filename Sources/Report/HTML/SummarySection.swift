import GaitAnalysis
import SensorData

/// The first page: who, the headline, the findings in short, left against right, the walk in figures.
struct SummarySection {
    var analysis: SessionAnalysis
    var strings: Strings

    var markup: Markup? {
        let verdict = Verdict(analysis)
        return tag(
            "div", ["class": "summary"],
            [
                masthead,
                analysis.quality.truncated
                    ? tag(
                        "p", ["class": "truncated"], strings.truncatedNotice(bytesLost: analysis.quality.bytesLost))
                    : nil,
                tag(
                    "section", ["id": "headline", "class": "headline \(isCalm(verdict) ? "calm" : "noticed")"],
                    [tag("h1", strings.headline(verdict)), tag("p", strings.underHeadline(verdict))]
                        + smallest),
                otherFindings, glance, unseen(verdict), figures,
                tag("p", ["class": "purpose"], strings.purposeShort),
            ].compactMap(\.self))
    }

    /// Under a headline without a finding: what could have been found.
    private var smallest: [Markup] {
        guard analysis.findings.isEmpty, let text = strings.smallestDifferences(analysis.detectable) else { return [] }
        return [tag("p", ["class": "note"], text)]
    }

    private func isCalm(_ verdict: Verdict) -> Bool {
        if case .found = verdict { false } else { true }
    }

    private var masthead: Markup {
        let session = analysis.session
        var facts: [(String, Markup)] = [
            (strings.patientCode, session.patientCode.map(foreign) ?? .text(strings.noCode)),
            (strings.recorded, analysis.recordedAt.map(foreign) ?? .text(strings.unknown)),
            (strings.length, .text(strings.duration(analysis.duration))),
        ]
        if let side = session.affectedSide { facts.append((strings.affectedSide, .text(strings.side(side)))) }
        if let body = strings.body(weight: session.weight, height: session.height) {
            facts.append((strings.body, .text(body)))
        }
        if let footwear = session.footwear { facts.append((strings.footwear, foreign(footwear))) }
        if let notes = session.notes { facts.append((strings.notes, foreign(notes))) }
        return tag(
            "header", ["class": "masthead"],
            [
                tag("p", ["class": "product"], [tag("strong", strings.product), tag("span", strings.documentKind)]),
                tag("dl", [:], facts.map { tag("div", [:], [tag("dt", $0.0), tag("dd", [:], [$0.1])]) }),
            ])
    }

    private var otherFindings: Markup? {
        let others = analysis.findings.dropFirst()
        guard !others.isEmpty else { return nil }
        return tag(
            "ul", ["class": "other-findings"],
            others.map { finding in
                tag("li", [:], [tag("p", strings.headline(finding))])
            })
    }

    private var glance: Markup? {
        let shown = KeyMeasures.all.compactMap { measure in
            analysis.symmetry.first { $0.measure == measure && $0.symmetryIndex != nil }
        }
        guard !shown.isEmpty else { return nil }
        let picture = IntervalPicture(strings: strings, comparisons: shown)
        let rows = shown.map { comparison in
            tag(
                "div", ["class": "glance-row"],
                [
                    tag("span", ["class": "glance-name"], strings.measure(comparison.measure)),
                    picture.markup(comparison, place: "glance"),
                    tag("span", ["class": "glance-value"], comparison.symmetryIndex.map(strings.difference) ?? ""),
                ].compactMap(\.self))
        }
        let axis = tag("div", ["class": "glance-row glance-axis"], [tag("span", ""), picture.axis, tag("span", "")])
        return section(
            "glance", strings.glanceHeading,
            [tag("div", ["class": "glance-rows"], rows + [axis]), tag("p", ["class": "note"], strings.glanceNote)])
    }

    /// Without a finding, what could still be there.
    private func unseen(_ verdict: Verdict) -> Markup? {
        guard verdict == .nothingFound || isPartly(verdict) else { return nil }
        let lines = KeyMeasures.all.compactMap { measure in
            analysis.symmetry.first { $0.measure == measure }.flatMap(strings.smallestDifference)
        }
        guard !lines.isEmpty else { return nil }
        return section(
            "unseen", strings.smallestDifferenceHeading,
            [tag("ul", ["class": "plain"], lines.map { tag("li", $0) })])
    }

    private func isPartly(_ verdict: Verdict) -> Bool {
        if case .nothingFoundIn = verdict { true } else { false }
    }

    private var figures: Markup {
        let metrics = analysis.metrics
        let rejected = analysis.quality.stridesRejected.reduce(0) { $0 + $1.strides }
        func pair(_ left: Double?, _ right: Double?, _ format: (Double) -> String) -> String? {
            guard left != nil || right != nil else { return nil }
            return strings.leftRight(left.map(format) ?? strings.noValue, right.map(format) ?? strings.noValue)
        }
        let entries: [(name: String, value: String?, note: String)] = [
            (strings.cadence, metrics.cadence.map(strings.stepsPerMinute), strings.fromStrides),
            (
                strings.walkingSpeed, metrics.walkingSpeed.map(strings.speed),
                strings.fromStrideLength(given: analysis.session.walkingSpeed)
            ),
            (
                strings.strideCount, strings.count(analysis.quality.stridesCounted),
                strings.ofStrides(analysis.quality.stridesCounted + rejected)
            ),
            (strings.heelShare, pair(metrics.heelShareLeft, metrics.heelShareRight, strings.share), strings.ofImpulse),
            (
                strings.strikeAngle, pair(metrics.footStrikeAngleLeft, metrics.footStrikeAngleRight, strings.degrees),
                strings.toesUp
            ),
            (
                strings.pathLength, metrics.pathLength.map(strings.metres),
                metrics.loopClosure.map(strings.loopClosure) ?? ""
            ),
        ]
        return section(
            "figures", strings.figuresHeading,
            [
                tag(
                    "dl", ["class": "tiles"],
                    entries.map { entry in
                        let value = tag(
                            "dd", ["class": entry.value == nil ? "missing" : "value"],
                            entry.value ?? strings.notMeasured)
                        let note =
                            entry.value == nil || entry.note.isEmpty
                            ? [] : [tag("dd", ["class": "tile-note"], entry.note)]
                        return tag("div", [:], [tag("dt", entry.name), value] + note)
                    })
            ])
    }
}

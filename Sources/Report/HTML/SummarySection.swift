import GaitAnalysis
import SensorData

/// The first page: who, the headline, the findings in short, left against right, the walk in figures.
struct SummarySection {
    var analysis: SessionAnalysis
    var strings: Strings

    /// Findings that the first page names; the rest stands below.
    private static let most = 4

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
                headline(verdict), otherFindings, clearBelow, pictures, figures,
                tag("p", ["class": "purpose"], strings.purposeShort),
            ].compactMap(\.self))
    }

    private func headline(_ verdict: Verdict) -> Markup {
        guard case .found(let finding, _) = verdict else {
            return tag(
                "section", ["id": "headline", "class": "headline calm"],
                [tag("h1", strings.headline(verdict)), tag("p", strings.underHeadline(verdict))] + clear + smallest)
        }
        return tag(
            "section", ["id": "headline", "class": "headline noticed"],
            [tag("h1", strings.findingTitle(finding) + "."), answers(finding)])
    }

    /// Which side, how much, how sure, what next.
    private func answers(_ finding: Finding) -> Markup {
        // The sentence under it says which way.
        let isDrift = FindingMeasure(finding.measure).kind == .drift
        let size =
            strings.number(
                isDrift ? abs(finding.value) : strings.shownValue(finding), places: strings.places(finding.unit))
            + strings.unitSuffix(finding.unit)
        let entries: [(String, String, String)] = [
            (strings.whichSide, strings.sideAnswer(finding.side), strings.pattern(finding.pattern)),
            (strings.howMuch, size, strings.findingMeasurement(finding)),
            (strings.howSure, strings.clarity(finding), strings.certainty(finding)),
            (strings.whatNext, strings.lookAt, strings.chain(finding)),
        ]
        return tag(
            "dl", ["class": "answers"],
            entries.map { entry in
                tag(
                    "div", [:],
                    [tag("dt", entry.0), tag("dd", ["class": "answer"], entry.1), tag("dd", ["class": "why"], entry.2)])
            })
    }

    /// Differences that no finding rests on.
    private var clear: [Markup] {
        strings.clearDifferences(analysis).map { [tag("p", ["class": "clear-differences"], $0)] } ?? []
    }

    /// The same below the findings, where there are any.
    private var clearBelow: Markup? { analysis.findings.isEmpty ? nil : clear.first }

    /// Under a headline without a finding: what could have been found, of what the first page shows.
    private var smallest: [Markup] {
        let shown = analysis.detectable.filter { difference in
            FindingMeasure(difference.measure).measure.map(KeyMeasures.all.contains) ?? false
        }
        guard let text = strings.smallestDifferences(shown) else { return [] }
        return [tag("p", ["class": "note"], text)]
    }

    /// The foot that was recorded where it was one alone.
    private var onlySide: Side? {
        let sides = Set(analysis.quality.streams.compactMap(\.side))
        return sides.count == 1 ? sides.first : nil
    }

    private var masthead: Markup {
        let session = analysis.session
        var facts: [(String, Markup)] = [
            (strings.patientCode, session.patientCode.map(foreign) ?? .text(strings.noCode)),
            (strings.recorded, analysis.recordedAt.map { foreign(strings.date($0)) } ?? .text(strings.unknown)),
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
        let rest = others.count - Self.most
        var items = others.prefix(Self.most).map { finding -> Markup in
            // A drift's sign says nothing without the sentence about it.
            let isDrift = FindingMeasure(finding.measure).kind == .drift
            return tag(
                "li", [:], [tag("p", isDrift ? strings.findingMeasurement(finding) : strings.headline(finding))])
        }
        if rest > 0 { items.append(tag("li", [:], [tag("p", strings.moreFindings(rest))])) }
        return tag(
            "section", ["id": "other", "class": "other", "aria-labelledby": "other-heading"],
            [
                tag("h2", ["id": "other-heading"], strings.otherFindingsHeading),
                tag("ul", ["class": "other-findings"], items),
            ])
    }

    /// The feet beside the differences at a glance.
    private var pictures: Markup? {
        let feet = SolePicture(analysis: analysis, strings: strings, place: "first")
        let figures = feet.figures
        guard !figures.isEmpty else { return glance }
        return tag(
            "div", ["class": "side-by-side"],
            [
                section(
                    "soles", strings.solesHeading,
                    [tag("div", ["class": "soles"], figures), tag("p", ["class": "note"], feet.note)]),
                glance,
            ].compactMap(\.self))
    }

    private var glance: Markup? {
        let keys = KeyMeasures.all + analysis.foundMeasures.filter { !KeyMeasures.all.contains($0) }.prefix(2)
        let shown = keys.compactMap { measure in
            analysis.symmetry.first { $0.measure == measure && $0.symmetryIndex != nil }
        }
        guard !shown.isEmpty else { return nil }
        let picture = IntervalPicture(strings: strings, comparisons: shown)
        let rows = shown.map { comparison in
            tag(
                "div", ["class": "glance-row"],
                [
                    tag(
                        "div", ["class": "glance-words"],
                        [
                            tag("span", ["class": "glance-name"], strings.measure(comparison.measure)),
                            tag(
                                "span", ["class": "glance-value"],
                                comparison.symmetryIndex.map(strings.difference) ?? ""),
                        ]),
                    picture.markup(comparison, place: "glance"),
                ].compactMap(\.self))
        }
        return section(
            "glance", strings.glanceHeading,
            [
                tag("div", ["class": "glance-rows"], rows + [picture.axis]),
                tag("p", ["class": "note"], strings.glanceNote + strings.gainNote(analysis.findings)),
            ])
    }

    private var figures: Markup {
        let metrics = analysis.metrics
        let rejected = analysis.quality.stridesRejected.reduce(0) { $0 + $1.strides }
        func pair(_ left: Double?, _ right: Double?, _ format: (Double) -> String) -> String? {
            guard left != nil || right != nil else { return nil }
            return strings.leftRight(left.map(format) ?? strings.noValue, right.map(format) ?? strings.noValue)
        }
        let variation = analysis.regularity?.strideTimeVariation
        let entries: [(name: String, value: String?, note: String)] = [
            (strings.cadence, metrics.cadence.map(strings.stepsPerMinute), strings.fromStrides),
            (
                strings.walkingSpeed, metrics.walkingSpeed.map(strings.speed),
                strings.fromStrideLength(given: analysis.session.walkingSpeed)
            ),
            (
                strings.strideCount, strings.count(analysis.quality.stridesCounted),
                strings.ofStrides(analysis.quality.stridesCounted + rejected, only: onlySide)
            ),
            (strings.heelShare, pair(metrics.heelShareLeft, metrics.heelShareRight, strings.share), strings.ofImpulse),
            (
                strings.strikeAngle, pair(metrics.footStrikeAngleLeft, metrics.footStrikeAngleRight, strings.degrees),
                strings.toesUp
            ),
            (strings.strideVariation, variation.map { strings.percent($0.value) }, strings.fromStrideToStride),
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

import GaitAnalysis
import SensorData

/// How good the recording is: rates, gaps, strides left out and why, damage, clocks, remarks.
struct QualitySection {
    var analysis: SessionAnalysis
    var strings: Strings
    /// Start of the recording in seconds of the gaps' own count.
    var origin = 0.0

    var markup: Markup? {
        section("quality", strings.qualityHeading, [streams, facts])
    }

    private var streams: Markup {
        let quality = analysis.quality
        guard !quality.streams.isEmpty else { return tag("p", strings.noStreams) }
        let columns = [
            strings.sensorColumn, strings.samplesColumn, strings.rateColumn, strings.gapsColumn,
            strings.discardedColumn, strings.axesColumn,
        ]
        let rows = quality.streams.map { stream in
            tag(
                "tr", ["role": "row"],
                [
                    tag(
                        "th", ["scope": "row", "role": "rowheader"], [foreign(strings.sensor(stream.name, stream.side))]
                    ),
                    cell(columns[1], [.text(strings.count(stream.samples))], class: "number"),
                    cell(
                        columns[2],
                        [.text(strings.rates(declared: stream.declaredRate, measured: stream.measuredRate))],
                        class: "number"),
                    cell(columns[3], gaps(stream), class: "number"),
                    cell(columns[4], [.text(strings.count(stream.discardedSamples))], class: "number"),
                    cell(
                        columns[5], [.text(stream.axesConfidence.map(strings.axesConfidence) ?? strings.axesGiven)],
                        class: "number"),
                ])
        }
        return tag(
            "table", ["class": "stacking", "role": "table"],
            [tag("thead", ["role": "rowgroup"], [headings(columns)]), tag("tbody", ["role": "rowgroup"], rows)])
    }

    /// How many gaps, and where the first ones are.
    private func gaps(_ stream: StreamQuality) -> [Markup] {
        let total = Markup.text(strings.gaps(stream.gaps, missing: stream.missingTime))
        let shown = stream.gapList.prefix(5).map { (start: $0.start - origin, length: $0.length) }
        let list = shown.isEmpty ? [] : [tag("small", strings.gapList(shown, more: stream.gaps - shown.count))]
        let clocks = stream.clockSegments > 1 ? [tag("small", strings.clockRestarts(stream.clockSegments - 1))] : []
        let bridged =
            stream.bridgedDrops > 0
            ? [tag("small", strings.bridged(stream.bridgedDrops, time: stream.bridgedTime))] : []
        return [total] + list + clocks + bridged
    }

    private var facts: Markup {
        let quality = analysis.quality
        let rejected = quality.stridesRejected.reduce(0) { $0 + $1.strides }
        var strides: [Markup] = [.text(strings.stridesCounted(quality.stridesCounted, rejected: rejected))]
        if !quality.stridesRejected.isEmpty {
            strides.append(bullets(quality.stridesRejected.map { .text(strings.rejected($0)) }))
        }
        var events: [Markup] = [.text(strings.none)]
        let seen = GaitEvent.Source.allCases.compactMap { source in
            let count = analysis.events.count { $0.source == source }
            return count > 0 ? (source: source, events: count) : nil
        }
        if !seen.isEmpty {
            events = [.text(strings.eventsSeen(seen))]
            if let worst = analysis.events.compactMap(\.disagreement).map(abs).max() {
                events.append(tag("small", strings.largestDisagreement(worst)))
            }
        }
        let rows: [(String, [Markup])] = [
            (strings.stridesLabel, strides),
            (
                strings.completeness,
                [.text(quality.truncated ? strings.truncated(bytesLost: quality.bytesLost) : strings.complete)]
            ),
            (
                strings.damagedFrames,
                [.text(strings.damage(quality))]
            ),
            (strings.clocks, [.text(quality.alignmentError.map(strings.alignment) ?? clocks)]),
            (strings.eventsLabel, events),
            (
                strings.sourceRemarks,
                quality.remarks.isEmpty ? [.text(strings.none)] : [bullets(quality.remarks.map(remark))]
            ),
        ]
        return tag("dl", ["class": "reasoning"], rows.map { tag("div", [:], [tag("dt", $0.0), tag("dd", [:], $0.1)]) })
    }

    /// What there is to say of the clocks where nothing had to be estimated.
    private var clocks: String {
        Set(analysis.quality.streams.compactMap(\.side)).count == 1 ? strings.oneFoot : strings.oneClock
    }

    /// Importers and drivers speak English.
    private func remark(_ text: String) -> Markup {
        strings.language == .english ? foreign(text) : tag("bdi", ["lang": Language.english.rawValue], text)
    }

    private func bullets(_ items: [Markup]) -> Markup {
        tag("ul", ["class": "plain"], items.map { tag("li", [:], [$0]) })
    }
}

/// What the recording could not answer.
struct LimitsSection {
    var analysis: SessionAnalysis
    var strings: Strings

    var markup: Markup? {
        let limits =
            analysis.notTold.isEmpty
            ? tag("p", strings.nothingNotTold)
            : tag(
                "ul", ["class": "limits"],
                analysis.notTold.map { limitation in
                    let affects = limitation.affects.isEmpty ? [] : [tag("small", strings.affects(limitation.affects))]
                    return tag("li", [:], [tag("span", strings.limitation(limitation))] + affects)
                })
        return section("not-told", strings.notToldHeading, [limits] + detectable)
    }
}

/// The signs that no sensor sees.
struct WarningsSection {
    var strings: Strings

    var markup: Markup {
        section(
            "warning-signs", strings.warningsHeading,
            [
                tag("p", strings.warningsNote),
                tag("ul", ["class": "signs"], strings.warningSigns.map { tag("li", $0) }),
            ])
    }
}

extension LimitsSection {
    /// From which difference on each pattern would have been found.
    private var detectable: [Markup] {
        guard !analysis.detectable.isEmpty else { return [] }
        let columns = [strings.patternColumn, strings.measureColumn, strings.fromColumn]
        let rows = analysis.detectable.map { difference in
            let measured = FindingMeasure(difference.measure)
            let size =
                strings.number(difference.value, places: strings.places(difference.unit))
                + strings.unitSuffix(difference.unit)
            return tag(
                "tr", ["role": "row"],
                [
                    tag("th", ["scope": "row", "role": "rowheader"], strings.pattern(difference.pattern)),
                    cell(columns[1], [.text(measured.measure.map(strings.measure) ?? measured.name)]),
                    cell(columns[2], [.text(size)], class: "number"),
                ])
        }
        return [
            tag(
                "div", ["class": "group"],
                [
                    tag("h3", strings.smallestDifferenceHeading),
                    tag("p", ["class": "note"], strings.smallestDifferenceNote),
                    tag(
                        "div", ["class": "two-columns"],
                        [
                            tag(
                                "table", ["class": "compact stacking", "role": "table"],
                                [
                                    tag("thead", ["role": "rowgroup"], [headings(columns)]),
                                    tag("tbody", ["role": "rowgroup"], rows),
                                ])
                        ]),
                ])
        ]
    }
}

/// Purpose, program and parameters.
struct AboutSection {
    var analysis: SessionAnalysis
    var strings: Strings

    var markup: Markup? {
        let tree = try? JSONTreeEncoder.tree(of: analysis.parameters)
        let rows = (tree?.leaves() ?? []).map { leaf in
            var value = JSONText()
            value.write(leaf.value)
            return tag(
                "div", [:],
                [
                    tag("dt", [:], [tag("code", leaf.path)]),
                    tag("dd", [:], [tag("code", String(decoding: value.bytes, as: UTF8.self))]),
                ])
        }
        return section(
            "about", strings.aboutHeading,
            [
                tag("p", strings.purpose),
                tag("p", [:], [foreign(strings.madeBy(analysis.software, schema: analysis.schema))]),
                tag("p", ["class": "paper-only note"], strings.parametersElsewhere),
                tag(
                    "details", ["class": "screen-only"],
                    [
                        tag("summary", strings.parametersHeading), tag("p", ["class": "note"], strings.parametersNote),
                        tag("dl", ["class": "parameters"], rows),
                    ]),
            ])
    }
}

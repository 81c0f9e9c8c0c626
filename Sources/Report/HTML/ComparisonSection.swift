import GaitAnalysis
import SensorData

/// Left and right in every measure, with the difference, its interval and the healthy range.
struct ComparisonSection {
    var analysis: SessionAnalysis
    var strings: Strings

    var markup: Markup? {
        // What was not recorded stands under “What this recording could not tell”.
        let shown = analysis.symmetry.filter { $0.left != nil || $0.right != nil || $0.symmetryIndex != nil }
        guard !shown.isEmpty else { return nil }
        let found = analysis.foundMeasures
        let first = shown.filter { MeasureGroup.first.contains($0.measure) || found.contains($0.measure) }
        let rest = shown.filter { comparison in !first.contains { $0.measure == comparison.measure } }
        let picture = IntervalPicture(strings: strings, comparisons: first)
        var sources: [String] = []
        for comparison in shown {
            if let source = comparison.reference?.source, !sources.contains(source) { sources.append(source) }
        }
        return section(
            "comparison", strings.tableHeading,
            [
                tag(
                    "p", ["class": "note"],
                    strings.tableNote(speed: analysis.metrics.walkingSpeed) + strings.gainNote(analysis.findings))
            ]
                + MeasureGroup.allCases.compactMap { group in table(group, first, picture) }
                + [
                    sources.isEmpty ? nil : tag("p", ["class": "note"], strings.referenceSources(sources)),
                    others(rest), indices(shown),
                ].compactMap(\.self))
    }

    /// Whether a healthy range is known for any measure of this device.
    private var hasReference: Bool { analysis.symmetry.contains { $0.reference != nil } }

    private func table(_ group: MeasureGroup, _ all: [MeasureComparison], _ picture: IntervalPicture) -> Markup? {
        let shown = all.filter { MeasureGroup($0.measure) == group }
        guard !shown.isEmpty else { return nil }
        let columns =
            [
                strings.measureColumn, strings.sideTitle(.left), strings.sideTitle(.right), strings.differenceColumn,
                strings.pictureColumn,
            ] + (hasReference ? [strings.healthyColumn] : [])
        return tag(
            "div", ["class": "group"],
            [
                tag("h3", strings.group(group)),
                tag(
                    "table",
                    ["class": hasReference ? "comparison stacking" : "comparison free stacking", "role": "table"],
                    [
                        tag("thead", ["role": "rowgroup"], [headings(columns)]),
                        tag(
                            "tbody", ["role": "rowgroup"],
                            shown.map { row($0, columns: columns, picture: picture) }),
                    ]),
                shown.contains { $0.symmetryIndex != nil } ? tag("div", ["class": "table-axis"], [picture.axis]) : nil,
                belowFloor(shown),
            ].compactMap(\.self))
    }

    /// The measures that no finding rests on, in one line each.
    private func others(_ shown: [MeasureComparison]) -> Markup? {
        guard !shown.isEmpty else { return nil }
        let columns = [
            strings.measureColumn, strings.sideTitle(.left), strings.sideTitle(.right), strings.differenceColumn,
        ]
        let rows = MeasureGroup.allCases.flatMap { group in shown.filter { MeasureGroup($0.measure) == group } }
            .map { comparison in
                let format = MeasureFormat(comparison.measure, curves: analysis.curves)
                func mean(_ foot: FootSummary?) -> String {
                    foot.map { format.number($0.mean, strings) + strings.unitSuffix(format.unit) } ?? strings.noValue
                }
                return tag(
                    "tr", ["role": "row"],
                    [
                        tag(
                            "th", ["scope": "row", "role": "rowheader"],
                            [
                                .text(strings.measure(comparison.measure)),
                                tag("small", strings.measureExplanation(comparison.measure)),
                            ]), cell(columns[1], [.text(mean(comparison.left))], class: "number"),
                        cell(columns[2], [.text(mean(comparison.right))], class: "number"),
                        cell(columns[3], difference(comparison, format), class: "number"),
                    ])
            }
        return tag(
            "div", ["class": "group"],
            [
                tag("h3", strings.otherMeasuresHeading),
                tag(
                    "table", ["class": "compact stacking", "role": "table"],
                    [
                        tag("thead", ["role": "rowgroup"], [headings(columns)]),
                        tag("tbody", ["role": "rowgroup"], rows),
                    ]),
                belowFloor(shown),
            ].compactMap(\.self))
    }

    /// Under a table with a toe clearance that no toes can have.
    private func belowFloor(_ shown: [MeasureComparison]) -> Markup? {
        guard analysis.hasToesBelowFloor, shown.contains(where: { $0.measure == .toeClearance }) else { return nil }
        return tag("p", ["class": "note"], "\(strings.measure(.toeClearance)): \(strings.belowFloor)")
    }

    /// In percent of both feet's mean; in the measure's own unit where zero is a place like any other.
    private func difference(_ comparison: MeasureComparison, _ format: MeasureFormat) -> [Markup] {
        let remark = comparison.remark.map { [tag("small", strings.remark($0))] } ?? []
        if let index = comparison.symmetryIndex {
            let interval = index.interval.map {
                [tag("small", strings.signedRange($0.lower, $0.upper, places: 1) + "\u{A0}%")]
            }
            return [.text(strings.signedPercent(index.value))] + (interval ?? []) + remark
        }
        guard let difference = comparison.difference else { return [.text(strings.noValue)] + remark }
        func text(_ value: Double) -> String { strings.signed(value * format.factor, places: format.places) }
        let interval = difference.interval.map { interval in
            let bounds = strings.signedRange(
                interval.lower * format.factor, interval.upper * format.factor, places: format.places)
            return [tag("small", bounds + strings.unitSuffix(format.unit))]
        }
        return [.text(text(difference.value) + strings.unitSuffix(format.unit))] + (interval ?? []) + remark
    }

    private func row(_ comparison: MeasureComparison, columns: [String], picture: IntervalPicture) -> Markup {
        let format = MeasureFormat(comparison.measure, curves: analysis.curves)
        let name = tag(
            "th", ["scope": "row", "role": "rowheader"],
            [
                .text(strings.measure(comparison.measure)),
                tag("small", strings.measureExplanation(comparison.measure)),
            ])
        let index = comparison.symmetryIndex
        let difference = difference(comparison, format)
        let healthy = comparison.reference.map { strings.signedRange($0.lower, $0.upper, places: 1) + "\u{A0}%" }
        return tag(
            "tr", ["role": "row"],
            [
                name, cell(columns[1], foot(comparison.left, format), class: "number"),
                cell(columns[2], foot(comparison.right, format), class: "number"),
                cell(columns[3], difference, class: "number"),
                cell(
                    columns[4], [picture.markup(comparison, place: "table") ?? tag("span", strings.noValue)],
                    class: index == nil ? "picture absent" : "picture"),
            ]
                + columns.dropFirst(5).map {
                    cell(
                        $0, [.text(healthy ?? strings.noReference)], class: healthy == nil ? "number absent" : "number")
                })
    }

    private func foot(_ summary: FootSummary?, _ format: MeasureFormat) -> [Markup] {
        guard let summary else { return [.text(strings.noValue)] }
        let text = strings.meanAndDeviation(
            format.number(summary.mean, strings), summary.standardDeviation.map { format.number($0, strings) },
            unit: format.unit)
        return [.text(text), tag("small", strings.strides(summary.strides, variation: summary.coefficientOfVariation))]
    }

    /// What other programs and papers call asymmetry, of the first measures, and what a change would have to be.
    private func indices(_ shown: [MeasureComparison]) -> Markup? {
        let rows = shown.filter { MeasureGroup.first.contains($0.measure) && $0.symmetryRatio != nil }
        guard !rows.isEmpty else { return nil }
        let columns = [
            strings.measureColumn, strings.symmetryRatio, strings.symmetryAngle, strings.gaitAsymmetry,
            strings.detectableChange,
        ]
        let body = rows.map { comparison in
            var ratio: [Markup] = [
                .text(comparison.symmetryRatio.map { strings.number($0.value, places: 3) } ?? strings.noValue)
            ]
            if let interval = comparison.symmetryRatio?.interval {
                ratio.append(tag("small", strings.range(interval.lower, interval.upper, places: 3)))
            }
            let texts = [
                comparison.symmetryAngle.map(strings.signedPercent),
                comparison.gaitAsymmetry.map { strings.percent($0) },
                comparison.minimalDetectableChange.map(strings.smallest),
            ]
            return tag(
                "tr", ["role": "row"],
                [
                    tag("th", ["scope": "row", "role": "rowheader"], strings.measure(comparison.measure)),
                    cell(columns[1], ratio, class: "number"),
                ]
                    + texts.enumerated().map {
                        cell(columns[$0.offset + 2], [.text($0.element ?? strings.noValue)], class: "number")
                    })
        }
        return tag(
            "div", ["class": "group"],
            [
                tag("h3", strings.otherIndicesHeading), tag("p", ["class": "note"], strings.otherIndicesNote),
                tag(
                    "table", ["class": "compact even stacking", "role": "table"],
                    [
                        tag("thead", ["role": "rowgroup"], [headings(columns)]),
                        tag("tbody", ["role": "rowgroup"], body),
                    ]),
            ])
    }
}

/// The head of a table.
func headings(_ columns: [String]) -> Markup {
    tag("tr", ["role": "row"], columns.map { tag("th", ["scope": "col", "role": "columnheader"], $0) })
}

/// A cell that carries its column's name, for screens too narrow for columns.
func cell(_ column: String, _ children: [Markup], class name: String = "") -> Markup {
    tag("td", ["role": "cell", "class": name, "data-label": column], [tag("div", ["class": "cell"], children)])
}

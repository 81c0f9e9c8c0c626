import GaitAnalysis
import SensorData

/// Left and right in every measure, with the difference, its interval and the healthy range.
struct ComparisonSection {
    var analysis: SessionAnalysis
    var strings: Strings

    var markup: Markup? {
        let shown = analysis.symmetry.filter {
            $0.left != nil || $0.right != nil || $0.symmetryIndex != nil || $0.remark != nil
        }
        guard !shown.isEmpty else { return nil }
        let picture = IntervalPicture(strings: strings, comparisons: shown)
        let columns = [
            strings.measureColumn, strings.sideTitle(.left), strings.sideTitle(.right), strings.differenceColumn,
            strings.pictureColumn, strings.healthyColumn,
        ]
        let table = tag(
            "table", ["class": "comparison stacking", "role": "table"],
            [
                tag("thead", ["role": "rowgroup"], [headings(columns)]),
                tag("tbody", ["role": "rowgroup"], shown.map { row($0, columns: columns, picture: picture) }),
            ])
        var sources: [String] = []
        for comparison in shown {
            if let source = comparison.reference?.source, !sources.contains(source) { sources.append(source) }
        }
        return section(
            "comparison", strings.tableHeading,
            [
                tag("p", ["class": "note"], strings.tableNote(speed: analysis.metrics.walkingSpeed)), table,
                shown.contains { $0.symmetryIndex != nil } ? tag("div", ["class": "table-axis"], [picture.axis]) : nil,
                sources.isEmpty ? nil : tag("p", ["class": "note"], strings.referenceSources(sources)), indices(shown),
            ].compactMap(\.self))
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
        var difference: [Markup] = [.text(index.map { strings.signedPercent($0.value) } ?? strings.noValue)]
        if let interval = index?.interval {
            difference.append(tag("small", strings.signedRange(interval.lower, interval.upper, places: 1) + "\u{A0}%"))
        }
        if let remark = comparison.remark { difference.append(tag("small", strings.remark(remark))) }
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
                cell(
                    columns[5], [.text(healthy ?? strings.noReference)],
                    class: healthy == nil ? "number absent" : "number"),
            ])
    }

    private func foot(_ summary: FootSummary?, _ format: MeasureFormat) -> [Markup] {
        guard let summary else { return [.text(strings.noValue)] }
        let text = strings.meanAndDeviation(
            format.number(summary.mean, strings), summary.standardDeviation.map { format.number($0, strings) },
            unit: format.unit)
        let strides = tag("small", strings.strides(summary.strides))
        guard let variation = summary.coefficientOfVariation else { return [.text(text), strides] }
        return [.text(text), strides, tag("small", strings.variation(variation))]
    }

    private func indices(_ shown: [MeasureComparison]) -> Markup? {
        let rows = shown.filter { $0.symmetryRatio != nil || $0.symmetryAngle != nil || $0.gaitAsymmetry != nil }
        guard !rows.isEmpty else { return nil }
        let columns = [strings.measureColumn, strings.symmetryRatio, strings.symmetryAngle, strings.gaitAsymmetry]
        let body = rows.map { comparison in
            var ratio: [Markup] = [
                .text(comparison.symmetryRatio.map { strings.number($0.value, places: 3) } ?? strings.noValue)
            ]
            if let interval = comparison.symmetryRatio?.interval {
                ratio.append(tag("small", strings.range(interval.lower, interval.upper, places: 3)))
            }
            return tag(
                "tr", ["role": "row"],
                [
                    tag("th", ["scope": "row", "role": "rowheader"], strings.measure(comparison.measure)),
                    cell(columns[1], ratio, class: "number"),
                    cell(
                        columns[2], [.text(comparison.symmetryAngle.map(strings.signedPercent) ?? strings.noValue)],
                        class: "number"),
                    cell(
                        columns[3], [.text(comparison.gaitAsymmetry.map { strings.percent($0) } ?? strings.noValue)],
                        class: "number"),
                ])
        }
        return tag(
            "div", ["class": "other-indices"],
            [
                tag("h3", strings.otherIndicesHeading), tag("p", ["class": "note"], strings.otherIndicesNote),
                tag(
                    "table", ["class": "stacking", "role": "table"],
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

extension MeasureFormat {
    /// The format of a measure in the units that the curves of the same analysis are in.
    init(_ measure: Measure, curves: [StanceCurve]) {
        func unit(_ subject: StanceCurve.Subject) -> String { curves.first { $0.subject == subject }?.unit ?? "N" }
        self.init(measure, forceUnit: unit(.total), heelUnit: unit(.heel))
    }
}

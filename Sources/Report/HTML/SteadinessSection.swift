import GaitAnalysis
import SensorData

/// How alike the strides are: figures of regularity, what drifts, and single strides against time.
struct SteadinessSection {
    var analysis: SessionAnalysis
    var strings: Strings

    private static let width = 290.0
    private static let height = 110.0

    var markup: Markup? {
        let children = [
            regularity, SpectrumPicture(analysis: analysis, strings: strings).markup, scatter, drift,
        ].compactMap(\.self)
        guard !children.isEmpty else { return nil }
        return section("steadiness", strings.steadinessHeading, children)
    }

    // MARK: Regularity

    private var regularity: Markup? {
        guard let regularity = analysis.regularity else { return nil }
        var rows: [(String, String, Estimate?, String)] = [
            (strings.strideVariation, strings.strideVariationNote, regularity.strideTimeVariation, "%"),
            (strings.ofFoot(.left), "", regularity.strideTimeVariationLeft, "%"),
            (strings.ofFoot(.right), "", regularity.strideTimeVariationRight, "%"),
        ]
        if let coordination = regularity.coordination {
            rows.append((strings.coordination, strings.coordinationNote(coordination), coordination.index, "%"))
        }
        if let harmonics = regularity.harmonics {
            rows.append((strings.harmonicRatio, strings.harmonicRatioNote, harmonics.ratio, ""))
            rows.append((strings.improvedRatio, strings.improvedRatioNote, harmonics.improvedRatio, "%"))
        }
        let shown = rows.filter { $0.2 != nil }
        guard !shown.isEmpty else { return nil }
        let columns = [strings.figureColumn, strings.valueColumn, strings.intervalColumn]
        return tag(
            "table", ["class": "compact stacking", "role": "table"],
            [
                tag("thead", ["role": "rowgroup"], [headings(columns)]),
                tag(
                    "tbody", ["role": "rowgroup"],
                    shown.map { name, note, estimate, unit in
                        let unit = unit.isEmpty ? "" : "\u{A0}" + unit
                        let value = estimate.map { strings.number($0.value, places: 2) + unit } ?? strings.noValue
                        let interval = estimate?.interval.map {
                            strings.range($0.lower, $0.upper, places: 2) + unit
                        }
                        return tag(
                            "tr", ["role": "row"],
                            [
                                tag(
                                    "th", ["scope": "row", "role": "rowheader"],
                                    [.text(name)] + (note.isEmpty ? [] : [tag("small", note)])),
                                cell(columns[1], [.text(value)], class: "number"),
                                cell(columns[2], [.text(interval ?? strings.noValue)], class: "number"),
                            ])
                    }),
            ])
    }

    // MARK: Single strides

    /// What is drawn: what the first finding rests on, then time and load.
    private var drawn: [Measure] {
        var measures: [Measure] = []
        for measure in analysis.foundMeasures.prefix(1) + [.strideTime, .stanceTime, .impulse, .heelShare]
        where !measures.contains(measure) && analysis.strides.contains(where: { $0[measure] != nil }) {
            measures.append(measure)
        }
        return Array(measures.prefix(4))
    }

    private var scatter: Markup? {
        guard analysis.duration > 0 else { return nil }
        let figures = drawn.compactMap(figure)
        guard !figures.isEmpty else { return nil }
        return tag(
            "div", ["class": "group"],
            [
                tag("h3", strings.singleStridesHeading),
                legend([
                    ("key-dot left", strings.sideTitle(.left)), ("key-dot right", strings.sideTitle(.right)),
                ]), tag("div", ["class": "multiples"], figures),
            ])
    }

    private func figure(_ measure: Measure) -> Markup? {
        let format = MeasureFormat(measure, curves: analysis.curves)
        let points = analysis.strides.filter { $0.rejected == nil }.compactMap {
            stride -> (side: Side, time: Double, value: Double)? in
            guard let value = stride[measure], value.isFinite else { return nil }
            return (stride.side, (stride.start + stride.end) / 2, value * format.factor)
        }
        let values = points.map(\.value)
        guard let low = values.min(), let high = values.max() else { return nil }
        // A scale for steady strides would blow up their noise: it spans at least a tenth of their size.
        let least = 0.05 * max(abs(low), abs(high))
        let middle = (low + high) / 2
        let scale = AxisScale(
            covering: min(low, middle - least), max(high, middle + least, middle - least + 1e-9), count: 3)
        var picture = Picture(
            id: "strides-\(measure.rawValue)", title: strings.singleStridesTitle(strings.measure(measure)),
            description: strings.singleStridesDescription(
                points: points.count, low: strings.number(low, places: format.places),
                high: strings.number(high, places: format.places), unit: format.unit), width: Self.width,
            height: Self.height)
        func y(_ value: Double) -> Double { Self.height * (1 - scale.share(value)) }
        for tick in scale.ticks { picture.add(lineFrom: 0, y(tick), to: Self.width, y(tick), .grid) }
        for side in Side.allCases {
            let own = points.filter { $0.side == side }
            picture.add(
                path: Picture.dots(own.map { (x: $0.time / analysis.duration * Self.width, y: y($0.value)) }),
                .dot(isLeft: side == .left))
        }
        let plot = Plot(picture, scale, overSeconds: analysis.duration, strings: strings)
        return tag(
            "figure", ["role": "group"],
            [
                tag(
                    "figcaption", [:],
                    [tag("strong", strings.measure(measure)), tag("span", ["class": "unit"], format.unit)]),
                plot.markup(class: "plot-area low"),
            ])
    }

    // MARK: Drift

    /// Lines of the table.
    private static let most = 6

    /// The changes of the difference that stand farthest above their error, the farthest first.
    private func clearest(_ trends: [MeasureTrend]) -> [MeasureTrend] {
        func distance(_ trend: MeasureTrend) -> Double {
            guard let apart = trend.divergence, let interval = apart.interval,
                interval.upper > interval.lower
            else { return 0 }
            return abs(apart.value) / (interval.upper - interval.lower)
        }
        let ranked = trends.enumerated().sorted {
            (distance($1.element), $0.offset) < (distance($0.element), $1.offset)
        }
        return ranked.prefix(Self.most).map(\.element)
    }

    private var drift: Markup? {
        guard let minutes = analysis.trends.first?.minutes else { return nil }
        let clear = analysis.trends.filter { trend in
            [trend.divergence, trend.mean].contains { estimate in
                estimate?.interval.map { $0.lower > 0 || $0.upper < 0 } ?? false
            }
        }
        let note = tag(
            "p", ["class": "note"],
            strings.driftNote(clear.count, of: analysis.trends.count, minutes: minutes)
                + (clear.count > Self.most ? " " + strings.clearestShown(Self.most) : ""))
        let columns = [strings.measureColumn, strings.driftOfDifference, strings.driftOfBoth]
        let rows = clearest(clear).map { trend in
            let format = MeasureFormat(trend.measure, curves: analysis.curves)
            func cells(_ estimate: Estimate?, _ factor: Double, _ places: Int, _ unit: String) -> [Markup] {
                guard let estimate else { return [.text(strings.noValue)] }
                let value = strings.signed(estimate.value * factor, places: places) + unit
                let interval = estimate.interval.map {
                    tag("small", strings.signedRange($0.lower * factor, $0.upper * factor, places: places) + unit)
                }
                return [.text(value)] + (interval.map { [$0] } ?? [])
            }
            func own(_ estimate: Estimate?) -> [Markup] {
                cells(estimate, format.factor, format.places + 1, strings.unitSuffix(format.unit))
            }
            return tag(
                "tr", ["role": "row"],
                [
                    tag("th", ["scope": "row", "role": "rowheader"], strings.measure(trend.measure)),
                    cell(
                        columns[1],
                        trend.measure.isSigned
                            ? own(trend.difference) : cells(trend.asymmetry, 1, 2, "\u{A0}%"), class: "number"),
                    cell(columns[2], own(trend.mean), class: "number"),
                ])
        }
        let table =
            rows.isEmpty
            ? []
            : [
                tag(
                    "table", ["class": "compact stacking", "role": "table"],
                    [
                        tag("thead", ["role": "rowgroup"], [headings(columns)]),
                        tag("tbody", ["role": "rowgroup"], rows),
                    ])
            ]
        return tag("div", ["class": "group"], [tag("h3", strings.driftHeading), note] + table)
    }
}

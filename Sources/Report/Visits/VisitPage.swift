public import GaitAnalysis

/// What changed between visits, as one self-contained page like the report's.
public struct VisitPage: Equatable, Sendable {
    public var language: Language
    /// It is shown within another page: its content can take the focus, without which nobody scrolls it without a mouse.
    public var isInFrame: Bool

    public init(language: Language = .english, isInFrame: Bool = false) {
        self.language = language
        self.isInFrame = isInFrame
    }

    private var strings: Strings { Strings(language: language) }

    /// The page of a comparison; the same comparison gives the same text.
    ///
    /// - Parameters:
    ///   - comparison: of the two recordings.
    ///   - before: the earlier recording and what to call it.
    ///   - after: the later one.
    /// - Returns: HTML that is well-formed as XML.
    public func text(
        of comparison: VisitComparison, before: (label: String, analysis: SessionAnalysis),
        after: (label: String, analysis: SessionAnalysis)
    ) -> String {
        let found = comparison.found
        let changes = ChangesSection(
            changes: VisitChanges(comparison, before: before, after: after), strings: strings)
        return document(
            strings.comparisonTitle,
            [
                header(
                    strings.comparisonTitle,
                    [strings.visit(before.label, before.analysis), strings.visit(after.label, after.analysis)]),
                tag(
                    "section", ["id": "headline", "class": "headline \(found.isEmpty ? "calm" : "noticed")"],
                    [tag("h1", strings.changesHeadline(found: found.count, of: comparison.changes.count))]),
                changes.list(),
                section(
                    "changes", strings.comparisonTitle,
                    [tag("p", ["class": "note"], strings.changePictureNote), changes.table]),
                tag("section", ["id": "notes"], changes.notes),
            ])
    }

    /// The page of a trend; the same trend gives the same text.
    public func text(of trend: VisitTrend) -> String {
        let changed = trend.courses.filter { $0.isBeyondError.contains(true) }
        let unchanged = trend.courses.filter { !$0.isBeyondError.contains(true) }
        return document(
            strings.trendTitle,
            [
                header(
                    strings.trendTitle,
                    trend.visits.map { visit in
                        [
                            visit.label, visit.recordedAt.map(strings.date), strings.strides(visit.strides),
                            visit.walkingSpeed.map(strings.speed),
                        ].compactMap(\.self).joined(separator: " · ")
                    }),
                tag(
                    "section", ["id": "headline", "class": "headline \(changed.isEmpty ? "calm" : "noticed")"],
                    [
                        tag(
                            "h1",
                            strings.trendHeadline(
                                visits: trend.visits.count, changed: changed.count, of: trend.courses.count)),
                        tag("p", strings.against(baseline: trend.baselineVisits)),
                    ]),
                section(
                    "courses", strings.trendTitle,
                    [
                        tag("div", ["class": "multiples"], (changed + unchanged).map { course($0, trend) }),
                        tag("p", ["class": "note"], strings.beyondNote),
                    ]),
                tag(
                    "section", ["id": "notes"],
                    (trend.cautions.map(strings.caution)
                        + [strings.errorBasis(trend.basis, baseline: trend.baselineVisits)])
                        .map { tag("p", ["class": "note"], $0) }),
            ])
    }

    /// A figure's values with their intervals, visit after visit.
    private func course(_ course: VisitTrend.Course, _ trend: VisitTrend) -> Markup {
        let height = 300.0
        let figure = FigureFormat(name: course.name, unit: course.unit, strings: strings)
        let factor = figure.format.factor
        let known = course.values.compactMap(\.self)
        let low = known.map { factor * ($0.interval?.lower ?? $0.value) }.min() ?? 0
        let high = known.map { factor * ($0.interval?.upper ?? $0.value) }.max() ?? 1
        let scale = AxisScale(
            covering: figure.isDifference ? min(0, low) : low, figure.isDifference ? max(0, high) : high, count: 4)
        var picture = Picture(
            id: "course-\(course.name)", title: strings.courseTitle(figure.name),
            description: strings.courseDescription(
                first: known.first.map { figure.value($0.value, strings) } ?? strings.noValue,
                last: known.last.map { figure.value($0.value, strings) } ?? strings.noValue, visits: known.count),
            height: height)
        func x(_ visit: Int) -> Double { Picture.width * (Double(visit) + 0.5) / Double(course.values.count) }
        func y(_ value: Double) -> Double { height * (1 - scale.share(factor * value)) }
        for tick in scale.ticks {
            picture.add(
                lineFrom: 0, height * (1 - scale.share(tick)), to: Picture.width, height * (1 - scale.share(tick)),
                tick == 0 && figure.isDifference ? .zero : .grid)
        }
        var labels: [(share: Double, text: String)] = []
        for (visit, value) in course.values.enumerated() {
            let isBeyond = course.isBeyondError[visit]
            labels.append(
                (
                    x(visit) / Picture.width,
                    strings.count(visit + 1) + (isBeyond ? strings.beyondMark : "")
                ))
            guard let value else { continue }
            if let interval = value.interval {
                picture.add(
                    lineFrom: x(visit), y(interval.lower), to: x(visit), y(interval.upper),
                    .interval(isLeft: !isBeyond))
            }
            picture.add(
                path: "M\(Picture.point(x(visit))) \(Picture.point(y(value.value)))h.1", .mark(isLeft: !isBeyond))
        }
        let plot = Plot(
            picture: picture,
            yLabels: scale.ticks.map { (scale.share($0), strings.number($0, places: scale.places)) }, xLabels: labels)
        return tag(
            "figure", ["role": "group"],
            [
                tag(
                    "figcaption", [:],
                    [tag("strong", figure.name), tag("span", ["class": "unit"], figure.format.unit)]),
                plot.markup(),
                tag("p", ["class": "axis-name"], course.slope.map { strings.slope($0, figure) } ?? ""),
            ])
    }

    private func header(_ kind: String, _ visits: [String]) -> Markup {
        tag(
            "header", ["class": "masthead"],
            [tag("p", ["class": "product"], [tag("strong", strings.product), tag("span", kind)])]
                + visits.enumerated().map {
                    tag("p", [:], [.text(strings.count($0.offset + 1) + ". "), foreign($0.element)])
                })
    }

    private func document(_ title: String, _ children: [Markup?]) -> String {
        let page = tag(
            "html",
            [
                "xmlns": "http://www.w3.org/1999/xhtml", "lang": language.rawValue,
                "style": PaperFooter(parts: [strings.product, title], strings: strings).properties,
            ],
            [
                tag(
                    "head", [:],
                    [
                        tag("meta", ["charset": "utf-8"]),
                        tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                        tag("title", title), tag("style", Stylesheet.text),
                    ]),
                tag(
                    "body", [:],
                    [
                        tag(
                            "main", isInFrame ? ["tabindex": "0"] : [:],
                            children.compactMap(\.self) + [tag("p", ["class": "purpose"], strings.purpose)])
                    ]),
            ])
        var text = "<!DOCTYPE html>\n"
        page.write(to: &text)
        return text + "\n"
    }
}

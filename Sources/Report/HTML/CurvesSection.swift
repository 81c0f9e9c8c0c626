import GaitAnalysis
import SensorData

/// Load of the whole foot and of its regions over stance, left and right in one drawing each.
struct CurvesSection {
    var analysis: SessionAnalysis
    var strings: Strings

    private static let height = 150.0
    private static let width = 290.0

    var markup: Markup? {
        let subjects = StanceCurve.Subject.allCases.filter { subject in
            analysis.curves.contains { $0.subject == subject && $0.mean.count > 1 }
        }
        guard !subjects.isEmpty else { return nil }
        return section(
            "curves", strings.curvesHeading,
            [
                tag(
                    "p", ["class": "note"],
                    analysis.curveComparisons.isEmpty
                        ? strings.curvesNote : strings.curvesNote + " " + strings.curveBarNote),
                legend([("key left", strings.sideTitle(.left)), ("key right", strings.sideTitle(.right))]),
                tag("div", ["class": "multiples"], subjects.map(figure)),
            ])
    }

    private func curves(_ subject: StanceCurve.Subject) -> [StanceCurve] {
        Side.allCases.compactMap { side in
            analysis.curves.first { $0.subject == subject && $0.side == side && $0.mean.count > 1 }
        }
    }

    /// Highest point of a set of curves with their bands.
    private func top(_ curves: [StanceCurve]) -> Double {
        curves.flatMap { curve in
            zip(curve.mean, curve.standardDeviation).map { $0 + ($1.isFinite ? $1 : 0) }
        }.filter(\.isFinite).max() ?? 1
    }

    private func figure(_ subject: StanceCurve.Subject) -> Markup {
        let shown = curves(subject)
        let unit = shown.first?.unit ?? ""
        // Regions are compared with each other, so they share a scale; the whole foot has its own.
        let sharing = subject == .total ? shown : analysis.curves.filter { $0.subject != .total && $0.unit == unit }
        let scale = AxisScale(covering: 0, top(sharing), count: 4)
        var picture = Picture(
            id: "curve-\(subject.rawValue)", title: strings.curveTitle(subject),
            description: (shown.map(description) + [apart(subject)]).joined(separator: " "), width: Self.width,
            height: Self.height)
        func y(_ value: Double) -> Double { Self.height * (1 - scale.share(max(scale.lower, value))) }
        for tick in scale.ticks { picture.add(lineFrom: 0, y(tick), to: Self.width, y(tick), .grid) }
        for curve in shown { picture.add(path: band(curve, y), .band(isLeft: curve.side == .left)) }
        for curve in shown { picture.add(path: line(curve, y), .curve(isLeft: curve.side == .left)) }
        for region in analysis.curveComparisons.first(where: { $0.subject == subject })?.regions ?? [] {
            // A stretch of one point is drawn as wide as a point's own part of stance.
            let (from, to) = (Double(region.from) - 0.5, Double(region.to) + 0.5)
            picture.add(
                rectangle: max(0, from / 100 * Self.width), Self.height - 6, min(Self.width, to / 100 * Self.width),
                Self.height, .solid(PictureStyle.colour(isLeft: region.leftIsLarger)))
        }
        let plot = Plot(
            picture: picture,
            yLabels: scale.ticks.map { (scale.share($0), strings.number($0, places: scale.places)) },
            xLabels: [0, 25, 50, 75, 100].map { (Double($0) / 100, strings.count($0)) })
        return tag(
            "figure", ["role": "group"],
            [
                tag(
                    "figcaption", [:],
                    [tag("strong", strings.subject(subject)), tag("span", ["class": "unit"], unit)]),
                plot.markup(class: "plot-area tall"), tag("p", ["class": "axis-name"], strings.stanceAxis),
                tag("p", ["class": "note apart"], apart(subject)),
            ])
    }

    /// Where in stance the feet differ, in words.
    private func apart(_ subject: StanceCurve.Subject) -> String {
        analysis.curveComparisons.first { $0.subject == subject }.map(strings.curvesApart) ?? ""
    }

    private func description(_ curve: StanceCurve) -> String {
        let peak = curve.mean.max() ?? 0
        let index = curve.mean.firstIndex(of: peak) ?? 0
        return strings.curveDescription(curve, peak: peak, at: index * 100 / (curve.mean.count - 1))
    }

    private func x(_ index: Int, of count: Int) -> Double { Self.width * Double(index) / Double(count - 1) }

    private func line(_ curve: StanceCurve, _ y: (Double) -> Double) -> String {
        path(curve.mean.enumerated().map { (x($0.offset, of: curve.mean.count), y($0.element)) })
    }

    private func band(_ curve: StanceCurve, _ y: (Double) -> Double) -> String {
        let points = zip(curve.mean, curve.standardDeviation).enumerated().map { offset, pair in
            (x(offset, of: curve.mean.count), pair.0, pair.1.isFinite ? pair.1 : 0)
        }
        guard points.count > 1 else { return "" }
        let upper = points.map { ($0.0, y($0.1 + $0.2)) }
        let lower = points.reversed().map { ($0.0, y($0.1 - $0.2)) }
        return path(upper + lower) + "Z"
    }

    private func path(_ points: [(Double, Double)]) -> String {
        points.enumerated().map {
            ($0.offset == 0 ? "M" : "L") + Picture.point($0.element.0) + " " + Picture.point($0.element.1)
        }.joined()
    }
}

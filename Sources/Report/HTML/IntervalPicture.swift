import GaitAnalysis
import SensorData

/// A difference with its interval against the healthy range; more on the left leans to the left.
struct IntervalPicture {
    var strings: Strings
    /// Percent at either end of the drawing.
    var limit: Double

    /// One scale for all comparisons of a report.
    init(strings: Strings, comparisons: [MeasureComparison]) {
        self.strings = strings
        let values = comparisons.flatMap { comparison -> [Double] in
            guard let index = comparison.symmetryIndex else { return [] }
            return [
                index.value, index.interval?.lower ?? 0, index.interval?.upper ?? 0, comparison.reference?.lower ?? 0,
                comparison.reference?.upper ?? 0,
            ]
        }
        let largest = values.filter(\.isFinite).map(abs).max() ?? 0
        limit = [5.0, 10, 15, 20, 30, 40, 60, 80, 120, 200].first { $0 >= largest * 1.05 } ?? 200
    }

    private static let width = 280.0

    private func x(_ percent: Double) -> Double {
        let clamped = min(max(percent, -limit), limit)
        return Self.width / 2 * (1 - clamped / limit)
    }

    func markup(_ comparison: MeasureComparison, place: String) -> Markup? {
        guard let index = comparison.symmetryIndex else { return nil }
        let height = 22.0
        var picture = Picture(
            id: "\(place)-\(comparison.measure.rawValue)",
            title: strings.intervalTitle(strings.measure(comparison.measure)),
            description: strings.intervalDescription(index, comparison.reference), width: Self.width, height: height)
        if let reference = comparison.reference {
            picture.add(rectangle: x(reference.upper), 3, x(reference.lower), height - 3, .reference)
        }
        picture.add(lineFrom: 0, height / 2, to: Self.width, height / 2, .baseline)
        picture.add(lineFrom: x(0), 0, to: x(0), height, .zero)
        let isLeft = index.value >= 0
        if let interval = index.interval {
            picture.add(
                lineFrom: x(interval.upper), height / 2, to: x(interval.lower), height / 2, .interval(isLeft: isLeft))
            // Caps that the mark covers would only fray its edge.
            for end in [interval.upper, interval.lower] where abs(x(end) - x(index.value)) > 7 {
                picture.add(
                    lineFrom: x(end), height / 2 - 5, to: x(end), height / 2 + 5,
                    .interval(isLeft: isLeft))
            }
        }
        // A short line and not a point: printing to PDF drops the caps of lines without length.
        picture.add(
            path: "M\(Picture.point(x(index.value))) \(Picture.point(height / 2))h.1", .mark(isLeft: isLeft))
        return picture.markup(class: "interval-picture")
    }

    /// The shared scale: which way is which, and how far.
    var axis: Markup {
        tag(
            "div", ["class": "interval-axis"],
            [
                tag("span", "◂ \(strings.percent(limit, places: 0)) \(strings.leftMore)"), tag("span", strings.equal),
                tag("span", "\(strings.rightMore) \(strings.percent(limit, places: 0)) ▸"),
            ])
    }
}

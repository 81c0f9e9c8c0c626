import GaitAnalysis
import SensorData

/// The way of both feet seen from above, and how far from its beginning it ends.
struct PathSection {
    var analysis: SessionAnalysis
    var strings: Strings

    /// Room around the way, in the drawing's units.
    private static let margin = 14.0
    private static let highest = 420.0
    private static let lowest = 64.0
    /// A way of fewer stances is no way.
    private static let fewest = 4

    var markup: Markup? {
        let paths = analysis.paths.filter { $0.stances.count >= Self.fewest }
        let points = paths.flatMap(\.stances).filter { $0.x.isFinite && $0.y.isFinite }
        guard let left = points.map(\.x).min(), let right = points.map(\.x).max(), let low = points.map(\.y).min(),
            let high = points.map(\.y).max(), right > left || high > low
        else { return nil }
        // Metres are as long across as along.
        let room = Picture.width - 2 * Self.margin
        let scale = min(room / max(right - left, 1), (Self.highest - 2 * Self.margin) / max(high - low, 0.1))
        let height = max(Self.lowest, (high - low) * scale + 2 * Self.margin)
        var picture = Picture(
            id: "way", title: strings.wayTitle,
            description: paths.map { strings.wayDescription($0, endsFromStart: Self.closure($0)) }
                .joined(separator: " "), height: height, keepsShape: true)
        let along = (Picture.width - (right - left) * scale) / 2
        let across = (height - (high - low) * scale) / 2
        func place(_ stance: WalkPath.Stance) -> (x: Double, y: Double) {
            (along + (stance.x - left) * scale, across + (high - stance.y) * scale)
        }
        for path in paths {
            let places = path.stances.map(place)
            picture.add(path: Picture.line(places), .curve(isLeft: path.side == .left))
            picture.add(path: Picture.dots(places), .dot(isLeft: path.side == .left))
            if let first = places.first { picture.add(path: Picture.dots([first]), .mark(isLeft: path.side == .left)) }
        }
        let unit = Self.round(below: room / scale / 3)
        let ruler = height - 3
        picture.add(lineFrom: Self.margin, ruler, to: Self.margin + unit * scale, ruler, .average)
        return section(
            "way", strings.wayHeading,
            [
                tag("p", ["class": "note"], strings.wayNote),
                legend(
                    paths.map {
                        ($0.side == .left ? "key-dot left" : "key-dot right", strings.sideTitle($0.side))
                    } + [("key average", strings.roundMetres(unit))]),
                tag("figure", ["role": "group"], [picture.markup(class: "way-picture")]),
            ]
                + paths.map {
                    tag("p", ["class": "note"], strings.wayDescription($0, endsFromStart: Self.closure($0)))
                })
    }

    /// Metres along the floor from the last stance to the first.
    private static func closure(_ path: WalkPath) -> Double {
        guard let first = path.stances.first, let last = path.stances.last else { return 0 }
        let (x, y) = (last.x - first.x, last.y - first.y)
        return (x * x + y * y).squareRoot()
    }

    /// The largest of 0.1, 0.2, 0.5, 1, 2, 5, 10 … metres that is not longer.
    private static func round(below length: Double) -> Double {
        var step = 0.1
        while step * 10 <= length { step *= 10 }
        return [5, 2, 1].map { $0 * step }.first { $0 <= length } ?? step
    }
}

/// A drawing that stretches to the width of its place; words stand beside it in HTML, so they keep their size on any screen.
///
/// Its coordinates are about the pixels that it has on A4, so that it prints right where lines scale with the drawing.
struct Picture {
    /// Width of a drawing as wide as the page.
    static let width = 640.0

    /// Unique on the page; names the title and the description.
    var id: String
    var title: String
    var description: String
    var width = Picture.width
    /// Height of the drawing's own coordinates.
    var height: Double
    /// Keeps its proportions instead of filling its place.
    var keepsShape = false
    var shapes: [Markup] = []

    func markup(class name: String) -> Markup {
        tag(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": name, "role": "img",
                "aria-labelledby": "\(id)-title \(id)-desc",
                "viewBox": "0 0 \(Self.point(width)) \(Self.point(height))",
                "preserveAspectRatio": keepsShape ? "xMidYMid meet" : "none",
            ],
            [tag("title", ["id": "\(id)-title"], title), tag("desc", ["id": "\(id)-desc"], description)] + shapes)
    }

    mutating func add(path: String, _ style: PictureStyle) {
        guard !path.isEmpty else { return }
        shapes.append(
            .element(
                name: "path", attributes: style.attributes + [Markup.Attribute(name: "d", value: path)], children: []))
    }

    mutating func add(
        rectangle left: Double, _ top: Double, _ right: Double, _ bottom: Double, _ style: PictureStyle
    ) {
        add(path: Self.rectangle(left, top, right, bottom), style)
    }

    mutating func add(lineFrom x: Double, _ y: Double, to endX: Double, _ endY: Double, _ style: PictureStyle) {
        add(path: "M\(Self.point(x)) \(Self.point(y))L\(Self.point(endX)) \(Self.point(endY))", style)
    }

    /// A word in a drawing that keeps its shape, centred at a place.
    mutating func add(text: String, _ x: Double, _ y: Double, size: Double, colour: String) {
        shapes.append(
            tag(
                "text",
                [
                    "x": Self.point(x), "y": Self.point(y + size * 0.35), "font-size": Self.point(size),
                    "font-family": "Liberation Sans, Helvetica, Arial, sans-serif", "text-anchor": "middle",
                    "fill": colour,
                ], text))
    }

    /// A line through points; points that are not finite are left out.
    static func line(_ points: [(x: Double, y: Double)]) -> String {
        points.filter { $0.x.isFinite && $0.y.isFinite }.enumerated().map {
            ($0.offset == 0 ? "M" : "L") + point($0.element.x) + " " + point($0.element.y)
        }.joined()
    }

    /// Points on a grid of whole units, each drawn once as a short line.
    static func dots(_ points: [(x: Double, y: Double)]) -> String {
        let sorted = points.filter { $0.x.isFinite && $0.y.isFinite }.map { (x: $0.x.rounded(), y: $0.y.rounded()) }
            .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        var path = ""
        for (index, place) in sorted.enumerated() {
            if index > 0, sorted[index - 1] == place { continue }
            path += "M\(point(place.x)) \(point(place.y))h.1"
        }
        return path
    }

    /// A number with at most two decimals, without needless ones.
    static func hundredths(_ value: Double) -> String {
        let whole = Int((value * 100).rounded())
        let (units, rest) = whole.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return String(units) }
        return rest.isMultiple(of: 10) ? "\(units).\(rest / 10)" : "\(units).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func rectangle(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> String {
        "M\(point(left)) \(point(top))H\(point(right))V\(point(bottom))H\(point(left))Z"
    }

    /// A coordinate with one decimal, kept within what a drawing can use.
    static func point(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
        guard !tenths.isMultiple(of: 10) else { return String(tenths / 10) }
        let magnitude = tenths.magnitude
        return "\(tenths < 0 ? "-" : "")\(magnitude / 10).\(magnitude % 10)"
    }

    /// A share of 0…1 as a CSS percentage.
    static func cssPercent(_ share: Double) -> String { point(share * 100) + "%" }
}

/// A scale with round ticks that covers a range.
struct AxisScale: Equatable {
    var lower: Double
    var upper: Double
    var ticks: [Double]

    /// Covers `lower...upper` with at most about `count` steps of 1, 2 or 5 times a power of ten.
    init(covering lower: Double, _ upper: Double, count: Int) {
        let low = lower.isFinite ? lower : 0
        let high = upper.isFinite && upper > low ? upper : low + 1
        var step = 1.0
        let rough = (high - low) / Double(max(1, count))
        while step * 10 <= rough { step *= 10 }
        while step > rough, step > 1e-9 { step /= 10 }
        step = [1, 2, 5, 10].map { $0 * step }.first { $0 >= rough * 0.999 } ?? step * 10
        self.lower = (low / step).rounded(.down) * step
        self.upper = (high / step).rounded(.up) * step
        var ticks: [Double] = []
        var next = self.lower
        while next <= self.upper + step / 2, ticks.count < 50 {
            ticks.append(next)
            next = self.lower + Double(ticks.count) * step
        }
        self.ticks = ticks
    }

    /// A scale of seconds; from two minutes on its ticks stand at whole minutes or simple parts of them.
    static func time(_ seconds: Double) -> AxisScale {
        guard seconds >= 120 else { return AxisScale(covering: 0, seconds, count: 5) }
        var scale = AxisScale(covering: 0, seconds / 60, count: 5)
        scale.lower *= 60
        scale.upper *= 60
        scale.ticks = scale.ticks.map { $0 * 60 }
        return scale
    }

    /// Position of a value, 0…1.
    func share(_ value: Double) -> Double { (value - lower) / (upper - lower) }

    /// Decimals that its ticks need.
    var places: Int {
        guard ticks.count > 1 else { return 0 }
        let step = ticks[1] - ticks[0]
        return step >= 0.999 ? 0 : step >= 0.0999 ? 1 : 2
    }
}

/// A drawing with its axis labels around it.
struct Plot {
    var picture: Picture
    var yLabels: [(share: Double, text: String)]
    var xLabels: [(share: Double, text: String)]

    func markup(class name: String = "plot-area") -> Markup {
        tag(
            "div", ["class": "plot"],
            [
                tag(
                    "div", ["class": "y-axis", "aria-hidden": "true"],
                    yLabels.map {
                        tag("span", ["style": "bottom:\(Picture.cssPercent($0.share))"], $0.text)
                    }),
                picture.markup(class: name),
                Self.xAxis(xLabels),
            ])
    }

    /// Labels under a drawing; the outer two stay inside its edges.
    static func xAxis(_ labels: [(share: Double, text: String)]) -> Markup {
        tag(
            "div", ["class": "x-axis", "aria-hidden": "true"],
            labels.map { label in
                let edge = label.share < 0.04 ? "at-start" : label.share > 0.96 ? "at-end" : "inside"
                return tag("span", ["class": edge, "style": "left:\(Picture.cssPercent(label.share))"], label.text)
            })
    }
}

extension Plot {
    /// A drawing whose height is a scale and whose width is the whole recording.
    init(_ picture: Picture, _ scale: AxisScale, overSeconds duration: Double, strings: Strings) {
        self.init(
            picture: picture, yLabels: scale.ticks.map { (scale.share($0), strings.number($0, places: scale.places)) },
            xLabels: AxisScale.time(duration).ticks.filter { $0 <= duration * 1.0001 }.map {
                ($0 / duration, strings.moment($0, inMinutes: duration >= 120))
            })
    }
}

/// A drawing that stretches to the width of its place; words stand beside it in HTML, so they keep their size on any screen.
struct Picture {
    /// Width of the drawing's own coordinates.
    static let width = 1000.0

    /// Unique on the page; names the title and the description.
    var id: String
    var title: String
    var description: String
    /// Height of the drawing's own coordinates.
    var height: Double
    var shapes: [Markup] = []

    func markup(class name: String) -> Markup {
        tag(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": name, "role": "img",
                "aria-labelledby": "\(id)-title \(id)-desc",
                "viewBox": "0 0 \(Self.point(Self.width)) \(Self.point(height))", "preserveAspectRatio": "none",
            ],
            [tag("title", ["id": "\(id)-title"], title), tag("desc", ["id": "\(id)-desc"], description)] + shapes)
    }

    mutating func add(path: String, class name: String) {
        guard !path.isEmpty else { return }
        shapes.append(tag("path", ["class": name, "d": path]))
    }

    mutating func add(rectangle left: Double, _ top: Double, _ right: Double, _ bottom: Double, class name: String) {
        add(path: Self.rectangle(left, top, right, bottom), class: name)
    }

    mutating func add(lineFrom x: Double, _ y: Double, to endX: Double, _ endY: Double, class name: String) {
        add(path: "M\(Self.point(x)) \(Self.point(y))L\(Self.point(endX)) \(Self.point(endY))", class: name)
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

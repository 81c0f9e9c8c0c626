/// How a shape is drawn; written as attributes of its own, as not every program that prints applies a page's styles in drawings.
///
/// Left is blue and solid, right is orange and dashed, so that grey print keeps them apart.
struct PictureStyle: Equatable, Sendable {
    var fill = "none"
    var fillOpacity: Double?
    var stroke = "none"
    var strokeWidth = 1.0
    var dashes: String?
    var cap: String?

    static let ink = "#1b2530"
    static let left = "#0072b2"
    static let right = "#b34700"

    static let grid = PictureStyle(stroke: "#dfe4e9")
    static let zero = PictureStyle(stroke: ink)
    static let baseline = PictureStyle(stroke: "#d5dbe1")
    static let reference = PictureStyle(fill: "#dde2e7", stroke: "#9aa5b0", strokeWidth: 0.75)
    static let average = PictureStyle(stroke: ink, strokeWidth: 1.5)
    static let spectral = PictureStyle(stroke: ink, strokeWidth: 1.5, dashes: "2 4")

    static let evenHarmonic = PictureStyle(fill: "#39444f", stroke: "#39444f")
    static let oddHarmonic = PictureStyle(fill: "#ffffff", stroke: "#39444f", strokeWidth: 1.5)

    static func colour(isLeft: Bool) -> String { isLeft ? left : right }
    static func interval(isLeft: Bool) -> PictureStyle {
        PictureStyle(stroke: colour(isLeft: isLeft), strokeWidth: 2.25)
    }
    static func mark(isLeft: Bool) -> PictureStyle {
        PictureStyle(
            stroke: colour(isLeft: isLeft), strokeWidth: isLeft ? 10 : 9, cap: isLeft ? "round" : "square")
    }
    static func dot(isLeft: Bool) -> PictureStyle {
        PictureStyle(
            stroke: colour(isLeft: isLeft), strokeWidth: isLeft ? 4.5 : 3.5, cap: isLeft ? "round" : "square")
    }
    static func band(isLeft: Bool) -> PictureStyle {
        PictureStyle(fill: isLeft ? left : "#e69f00", fillOpacity: isLeft ? 0.16 : 0.24)
    }
    static func curve(isLeft: Bool) -> PictureStyle {
        PictureStyle(
            stroke: colour(isLeft: isLeft), strokeWidth: 2.25, dashes: isLeft ? nil : "7 4", cap: isLeft ? "round" : nil
        )
    }
    static func contact(isLeft: Bool, isCounted: Bool) -> PictureStyle {
        let colour = colour(isLeft: isLeft)
        return isCounted
            ? PictureStyle(fill: colour) : PictureStyle(fill: "#ffffff", stroke: colour, strokeWidth: 1.25)
    }
    static func solid(_ colour: String) -> PictureStyle { PictureStyle(fill: colour) }

    var attributes: [Markup.Attribute] {
        var list = [Markup.Attribute(name: "fill", value: fill)]
        if let fillOpacity {
            list.append(Markup.Attribute(name: "fill-opacity", value: Picture.hundredths(fillOpacity)))
        }
        guard stroke != "none" else { return list }
        list += [
            Markup.Attribute(name: "stroke", value: stroke),
            Markup.Attribute(name: "stroke-width", value: Picture.hundredths(strokeWidth)),
            // Screens stretch a drawing to their width; its lines keep their thickness.
            Markup.Attribute(name: "vector-effect", value: "non-scaling-stroke"),
        ]
        if let dashes { list.append(Markup.Attribute(name: "stroke-dasharray", value: dashes)) }
        if let cap { list.append(Markup.Attribute(name: "stroke-linecap", value: cap)) }
        return list
    }
}

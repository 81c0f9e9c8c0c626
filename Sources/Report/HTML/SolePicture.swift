import GaitAnalysis
import SensorData

/// Feet seen from above with the load on each cell, or on each region where the cells' places are unknown.
struct SolePicture {
    var analysis: SessionAnalysis
    var strings: Strings
    /// Apart from other drawings of the same feet on a page.
    var place: String

    /// What one drawing shows.
    private enum Subject {
        case foot(Side)
        case difference
    }

    /// Something on the sole that carries a number, in millimetres.
    private struct Spot {
        var forwards: Double
        var outwards: Double
        var height: Double
        var width: Double
        var value: Double
        var name: String
    }

    // Millimetres of paper around a sole of 265 mm.
    static let width = 112.0
    static let height = 280.0
    /// Outline of a right sole: outwards and forwards.
    private static let outline: [(Double, Double)] = [
        (2, 0), (22, 5), (31, 24), (32, 55), (34, 90), (40, 130), (46, 165), (46, 195), (40, 222), (27, 243), (8, 257),
        (-14, 265), (-32, 260), (-41, 240), (-42, 208), (-39, 180), (-31, 145), (-24, 105), (-25, 60), (-28, 28),
        (-19, 5),
    ]

    /// The feet with their captions; empty without any load on a place or region.
    var figures: [Markup] {
        let feet = Side.allCases.filter { !spots(.foot($0)).isEmpty }
        var figures = feet.map { figure(.foot($0)) }
        if feet.count == 2, !spots(.difference).isEmpty { figures.append(figure(.difference)) }
        return figures
    }

    /// The ways of both centres of pressure laid on one right foot; nil without places.
    var paths: Markup? {
        let shown = analysis.soles.filter { $0.path.count > 2 }
        guard !shown.isEmpty else { return nil }
        var picture = Picture(
            id: "\(place)-paths", title: strings.pathsTitle,
            description: shown.map { strings.pathDescription($0) }.joined(separator: " "), width: Self.width,
            height: Self.height, keepsShape: true)
        let length = soleLength
        picture.add(path: outlinePath(.right, length), Self.outlineStyle)
        for map in shown {
            let points = map.path.map { point($0.forwards * 1000, $0.outwards * 1000, .right, length) }
            picture.add(path: Picture.line(points), .curve(isLeft: map.side == .left))
            if let first = points.first { picture.add(path: Picture.dots([first]), .mark(isLeft: map.side == .left)) }
        }
        return figure(picture, strings.pathsCaption)
    }

    /// Whether the numbers belong to cells; otherwise to regions whose places are a sketch.
    var showsCells: Bool { analysis.soles.contains { $0.cells.allSatisfy { $0.place != nil } && !$0.cells.isEmpty } }

    var note: String {
        showsCells
            ? strings.cellMapNote(unit: hasAreas ? "kPa" : analysis.soles.first?.unit ?? "") : strings.regionMapNote
    }

    // MARK: What is shown

    private var hasAreas: Bool {
        analysis.soles.allSatisfy { $0.unit == "N" && $0.cells.allSatisfy { ($0.area ?? 0) > 0 } }
    }

    var soleLength: Double {
        let farthest = analysis.soles.flatMap(\.cells).compactMap { $0.place?.forwards }.max() ?? 0.25
        return max(0.2, farthest * 1000 + 18)
    }

    private func spots(_ subject: Subject) -> [Spot] {
        switch subject {
        case .foot(let side): return showsCells ? cells(side) : regions(side)
        case .difference:
            let left = spots(.foot(.left))
            let right = spots(.foot(.right))
            guard left.count == right.count else { return [] }
            var both: [Spot] = []
            for (one, other) in zip(left, right) {
                // Only places that mirror each other can be compared.
                guard abs(one.forwards - other.forwards) < 3, abs(one.outwards - other.outwards) < 3 else { return [] }
                var spot = other
                spot.value = one.value - other.value
                both.append(spot)
            }
            return both
        }
    }

    private func cells(_ side: Side) -> [Spot] {
        guard let map = analysis.soles.first(where: { $0.side == side }) else { return [] }
        return map.cells.compactMap { cell in
            guard let place = cell.place else { return nil }
            let area = cell.area ?? 0
            let size = area > 0 ? area.squareRoot() * 1000 : map.cells.count > 40 ? 10 : 24
            // Drawn cells do not cover their neighbours: first beside, then before and behind.
            let others = map.cells.compactMap(\.place).filter { $0 != place }.map {
                (
                    forwards: abs($0.forwards - place.forwards) * 1000,
                    outwards: abs($0.outwards - place.outwards) * 1000
                )
            }
            let width = others.filter { $0.forwards < size * 0.6 && $0.outwards > 0 }.map(\.outwards)
                .reduce(size, min)
            let height = others.filter { $0.outwards < width && $0.forwards > 0 }.map(\.forwards).reduce(size, min)
            // A force on an area in m² is a pressure; the page shows kPa.
            let value = hasAreas ? cell.load / area / 1000 : cell.load
            return Spot(
                forwards: place.forwards * 1000, outwards: place.outwards * 1000, height: height, width: width,
                value: value, name: cell.region.map(strings.region) ?? "")
        }
    }

    private func regions(_ side: Side) -> [Spot] {
        analysis.regions.filter { $0.side == side }.map { region in
            let (outwards, forwards, width, height) = Self.pad(region.region)
            return Spot(
                forwards: forwards, outwards: outwards, height: height, width: width, value: region.share * 100,
                name: strings.region(region.region))
        }
    }

    /// Centre and size of a region on a sole of 265 mm: a sketch.
    private static func pad(_ region: SoleRegion) -> (Double, Double, Double, Double) {
        switch region {
        case .heel: (1, 33, 46, 50)
        case .heelMedial: (-12, 33, 22, 48)
        case .heelLateral: (14, 33, 22, 48)
        case .midfoot: (6, 102, 46, 62)
        case .midfootMedial: (-9, 102, 21, 60)
        case .midfootLateral: (19, 102, 25, 60)
        case .forefoot: (0, 196, 76, 88)
        case .metatarsal1: (-25, 180, 25, 44)
        case .metatarsal2to3: (3, 184, 25, 44)
        case .metatarsal4to5: (30, 174, 23, 44)
        case .metatarsals: (2, 180, 78, 46)
        case .hallux: (-20, 234, 28, 40)
        case .lesserToes: (15, 228, 34, 28)
        case .toes: (-2, 234, 62, 38)
        }
    }

    // MARK: Drawing

    static let outlineStyle = PictureStyle(fill: "#fafbfc", stroke: "#9aa5b0")

    private func figure(_ subject: Subject) -> Markup {
        let all = spots(subject)
        let side: Side
        let title: String
        let caption: String
        let id: String
        let isDifference: Bool
        switch subject {
        case .foot(let foot):
            (side, isDifference) = (foot, false)
            (title, caption, id) = (strings.soleTitle(foot), strings.sideTitle(foot), "\(place)-\(foot.rawValue)")
        case .difference:
            (side, isDifference) = (.right, true)
            (title, caption, id) = (strings.soleDifferenceTitle, strings.soleDifference, "\(place)-difference")
        }
        let places = showsCells && (all.map { abs($0.value) }.max() ?? 0) < 10 ? 1 : 0
        func text(_ value: Double) -> String {
            isDifference ? strings.signed(value, places: places) : strings.number(value, places: places)
        }
        let isFine = all.count > 30
        var picture = Picture(
            id: id, title: title,
            description: isFine
                ? strings.fineMapDescription(cells: all.count)
                : strings.mapDescription(all.map { ($0.name, text($0.value)) }, note: note), width: Self.width,
            height: Self.height, keepsShape: true)
        let length = showsCells ? soleLength : 265
        picture.add(path: outlinePath(side, length), Self.outlineStyle)
        // Small differences stay pale: the full colour begins at a third of the largest load.
        let largest = isDifference ? max(largestLoad / 3, all.map { abs($0.value) }.max() ?? 0) : largestLoad
        for spot in all {
            let centre = point(spot.forwards, spot.outwards, side, length)
            let scale = 265 / length
            let share = largest > 0 ? min(1, abs(spot.value) / largest) : 0
            let shade = isDifference ? Shade.difference(spot.value < 0 ? -share : share) : Shade.load(share)
            picture.add(
                path: Self.rounded(centre.x, centre.y, spot.width * scale, spot.height * scale),
                PictureStyle(fill: shade.fill, stroke: isFine ? "none" : "#9aa5b0", strokeWidth: 0.5))
            let words = text(spot.value)
            // As large as the spot allows, with a word's letters about half as wide as high.
            let size = min(12, spot.width * scale / max(1.4, 0.6 * Double(words.count)))
            if !isFine { picture.add(text: words, centre.x, centre.y, size: size, colour: shade.text) }
        }
        return figure(picture, caption)
    }

    func figure(_ picture: Picture, _ caption: String, class name: String = "sole") -> Markup {
        tag(
            "figure", ["role": "group", "class": name],
            [picture.markup(class: "sole-picture"), tag("figcaption", caption)])
    }

    /// Over both feet, so that the same shade means the same load.
    private var largestLoad: Double {
        Side.allCases.flatMap { spots(.foot($0)) }.map(\.value).filter(\.isFinite).max() ?? 0
    }

    func point(
        _ forwards: Double, _ outwards: Double, _ side: Side, _ length: Double, centre: Double = width / 2
    ) -> (x: Double, y: Double) {
        let scale = 265 / length
        let across = side == .right ? outwards : -outwards
        return (centre + across * scale, Self.height - 7 - forwards * scale)
    }

    func outlinePath(_ side: Side, _ length: Double, centre: Double = width / 2) -> String {
        let scale = length / 265
        let points = Self.outline.map { point($0.1 * scale, $0.0 * scale, side, length, centre: centre) }
        let count = points.count
        var path = "M\(Picture.point(points[0].x)) \(Picture.point(points[0].y))"
        // Catmull and Rom's curve through the points, as Bézier pieces.
        for index in 0..<count {
            let (before, from) = (points[(index + count - 1) % count], points[index])
            let (to, after) = (points[(index + 1) % count], points[(index + 2) % count])
            let numbers = [
                from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6, to.x - (after.x - from.x) / 6,
                to.y - (after.y - from.y) / 6, to.x, to.y,
            ]
            path += "C" + numbers.map(Picture.point).joined(separator: " ")
        }
        return path + "Z"
    }

    /// A rectangle with round corners about a centre.
    private static func rounded(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        let radius = min(width, height) * 0.35
        let (left, right, top, bottom) = (x - width / 2, x + width / 2, y - height / 2, y + height / 2)
        func pair(_ x: Double, _ y: Double) -> String { Picture.point(x) + " " + Picture.point(y) }
        return
            "M\(pair(left + radius, top))H\(Picture.point(right - radius))Q\(pair(right, top)) \(pair(right, top + radius))"
            + "V\(Picture.point(bottom - radius))Q\(pair(right, bottom)) \(pair(right - radius, bottom))"
            + "H\(Picture.point(left + radius))Q\(pair(left, bottom)) \(pair(left, bottom - radius))"
            + "V\(Picture.point(top + radius))Q\(pair(left, top)) \(pair(left + radius, top))Z"
    }
}

/// A fill that is told apart in colour and in grey, with the colour of a word on it.
struct Shade: Equatable, Sendable {
    var fill: String
    var text: String

    /// From nearly white to dark: more load is darker.
    static func load(_ share: Double) -> Shade { mixed([241, 244, 247], [16, 58, 82], share) }

    /// −1…1: more on the right is orange, more on the left blue, none is white.
    static func difference(_ share: Double) -> Shade {
        mixed([250, 250, 250], share >= 0 ? [0, 114, 178] : [179, 71, 0], abs(share))
    }

    private static func mixed(_ from: [Double], _ to: [Double], _ share: Double) -> Shade {
        let channels = zip(from, to).map { $0 + ($1 - $0) * min(max(share, 0), 1) }
        let digits = Array("0123456789abcdef")
        let fill = channels.reduce("#") { text, channel in
            let value = Int(channel.rounded())
            return text + String(digits[value / 16]) + String(digits[value % 16])
        }
        // Relative luminance as WCAG 2.2 defines it; above 0.18 dark words have the higher contrast.
        let linear = channels.map { channel in
            let part = channel / 255
            return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
        }
        let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        return Shade(fill: fill, text: luminance > 0.18 ? "#111820" : "#ffffff")
    }

    /// x to the power 2.4, near enough for a choice between two colours.
    private static func power(_ x: Double) -> Double {
        x * x * x.squareRoot().squareRoot() * x.squareRoot().squareRoot() * 0.98
    }
}

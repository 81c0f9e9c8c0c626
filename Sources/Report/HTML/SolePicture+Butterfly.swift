import GaitAnalysis
import SensorData

extension SolePicture {
    /// Moments of a stride that are drawn.
    private static let moments = 120

    /// The way of both feet's common centre of pressure over a mean stride: forwards under one foot, across to the other's heel.
    ///
    /// nil without the places of the cells, the load over stance and the step times of both feet.
    var butterfly: Markup? {
        guard let left = foot(.left), let right = foot(.right) else { return nil }
        // The left foot meets the ground at 0, the right one a step later.
        let period = left.stepTime + right.stepTime
        guard period > 0, left.stanceTime < period, right.stanceTime < period else { return nil }
        let length = soleLength
        var points: [(x: Double, y: Double)] = []
        for moment in 0..<Self.moments {
            let time = period * Double(moment) / Double(Self.moments)
            let one = left.push(at: time)
            let other = right.push(at: time >= right.stepTime ? time - right.stepTime : time - right.stepTime + period)
            let load = one.load + other.load
            guard load > 0 else { continue }
            let places = [(one, Side.left), (other, Side.right)].map { push, side in
                (point(push.forwards, push.outwards, side, length, centre: Self.centre(side)), push.load / load)
            }
            points.append(
                (places.reduce(0) { $0 + $1.0.x * $1.1 }, places.reduce(0) { $0 + $1.0.y * $1.1 }))
        }
        guard points.count > Self.moments / 2, let first = points.first else { return nil }
        points.append(first)
        var picture = Picture(
            id: "\(place)-butterfly", title: strings.butterflyTitle, description: strings.butterflyDescription,
            width: 2 * Self.width, height: Self.height, keepsShape: true)
        for side in Side.allCases {
            picture.add(path: outlinePath(side, length, centre: Self.centre(side)), Self.outlineStyle)
        }
        picture.add(lineFrom: Self.width, 7, to: Self.width, Self.height - 7, .baseline)
        picture.add(path: Picture.line(points), .average)
        return figure(picture, strings.butterflyCaption, class: "sole pair")
    }

    /// Across the drawing, which holds two soles side by side.
    private static func centre(_ side: Side) -> Double { width * (side == .left ? 0.5 : 1.5) }

    /// What a foot does in a mean stride.
    private struct Foot {
        /// Seconds from the other foot's contact to its own, and that it stands.
        var stepTime: Double
        var stanceTime: Double
        var loads: [Double]
        /// Of the centre of pressure, in metres.
        var forwards: [Double]
        var outwards: [Double]

        /// Load and place in millimetres, this long after its contact.
        func push(at time: Double) -> (load: Double, forwards: Double, outwards: Double) {
            let share = time / stanceTime
            guard share <= 1 else { return (0, 0, 0) }
            func value(_ numbers: [Double]) -> Double {
                let position = share * Double(numbers.count - 1)
                let index = min(Int(position), numbers.count - 2)
                return numbers[index] + (position - Double(index)) * (numbers[index + 1] - numbers[index])
            }
            return (max(0, value(loads)), 1000 * value(forwards), 1000 * value(outwards))
        }
    }

    private func foot(_ side: Side) -> Foot? {
        func mean(_ measure: Measure) -> Double? {
            let comparison = analysis.symmetry.first { $0.measure == measure }
            return (side == .left ? comparison?.left : comparison?.right)?.mean
        }
        guard let stepTime = mean(.stepTime), let stanceTime = mean(.stanceTime), stepTime > 0, stanceTime > 0,
            let curve = analysis.curves.first(where: { $0.side == side && $0.subject == .total }),
            let map = analysis.soles.first(where: { $0.side == side }), curve.mean.count > 2, map.path.count > 2
        else { return nil }
        return Foot(
            stepTime: stepTime, stanceTime: stanceTime, loads: curve.mean, forwards: map.path.map(\.forwards),
            outwards: map.path.map(\.outwards))
    }
}

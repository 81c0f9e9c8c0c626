import Glibc
import SignalProcessing

/// Elevation of the toes along a path, in radians; goes on past the vertical, where a fast walker's heel goes.
struct FootPitch {
    private let attitudes: [Quaternion]
    /// Rises with the angle, from −2 to 2, and is found without a single angle.
    private let steepness: [Double]

    init(_ attitudes: [Quaternion]) {
        self.attitudes = attitudes
        steepness = attitudes.map { attitude in
            let height = Self.toes(attitude).z
            return Self.isOver(attitude) ? (height < 0 ? -2 : 2) - height : height
        }
    }

    subscript(index: Int) -> Double {
        let toes = Self.toes(attitudes[index])
        let level = hypot(toes.x, toes.y)
        return atan2(toes.z, Self.isOver(attitudes[index]) ? -level : level)
    }

    /// Between two samples, in a straight line.
    func angle(at place: Double) -> Double {
        let index = max(0, min(attitudes.count - 2, Int(place)))
        let part = max(0, min(1, place - Double(index)))
        return self[index] + (self[index + 1] - self[index]) * part
    }

    func highest(in range: ClosedRange<Int>) -> Double {
        self[Crossing.largestIndex(steepness, range.lowerBound..<range.upperBound + 1)]
    }

    var lowest: Double { self[Crossing.leastIndex(steepness, 0..<steepness.count)] }

    private static func toes(_ attitude: Quaternion) -> SIMD3<Double> { attitude.rotate(SIMD3(1, 0, 0)) }

    /// Up out of the instep points down when the foot has passed the vertical.
    private static func isOver(_ attitude: Quaternion) -> Bool {
        1 - 2 * (attitude.x * attitude.x + attitude.y * attitude.y) < 0
    }
}

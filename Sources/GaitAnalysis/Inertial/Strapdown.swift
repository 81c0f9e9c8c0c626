import Glibc
import SignalProcessing

/// A foot's movement from one still moment to the next, from its own forces and rates alone.
///
/// The foot is taken as flat and still at both moments: the tilt left over at the end is taken out evenly over time, and
/// so is the velocity (zero-velocity update with linear de-drifting; Skog 2010 on the principle).
struct Strapdown: Equatable, Sendable {
    /// First and last sample.
    var range: ClosedRange<Int>
    /// How the foot has turned since the first moment, from the angular rate alone.
    var turned: [Quaternion]
    /// Specific force in the level frame of the first moment (x to the toes, z up), m/s².
    var force: [SIMD3<Double>]
    /// m/s; zero at both ends.
    var velocity: [SIMD3<Double>]
    /// Metres.
    var displacement: SIMD3<Double>
    /// Radians about the vertical; left positive.
    var heading: Double

    static let gravity = 9.80665

    /// - Parameters:
    ///   - signal: in the foot's axes.
    ///   - range: first and last sample.
    init(_ signal: InertialSignal, _ range: ClosedRange<Int>) {
        self.range = range
        let count = range.count
        let last = Double(max(1, count - 1))
        let step = 0.5 / signal.rate
        var attitude = Quaternion.identity
        var turned = [Quaternion](repeating: attitude, count: count)
        heading = 0
        do {
            var turned = turned.mutableSpan
            let rates = signal.angularRate.whole.span.extracting(signal.angularRate.places(range))
            for index in 1..<max(1, count) {
                let turn = (rates[index - 1] + rates[index]) * step
                attitude = attitude * Quaternion(rotationVector: turn)
                turned[index] = attitude
                heading += attitude.rotate(turn).z
            }
        }
        let up = attitude.rotate(SIMD3(0, 0, 1))
        var correction = SIMD3(up.y, -up.x, 0.0)
        let sine = correction.length
        if sine > 1e-9 { correction *= atan2(sine, up.z) / sine }
        var force = [SIMD3<Double>](repeating: SIMD3(), count: count)
        var velocity = force
        var place = SIMD3<Double>()
        do {
            var force = force.mutableSpan
            var velocity = velocity.mutableSpan
            let turned = turned.span
            let measured = signal.force.whole.span.extracting(signal.force.places(range))
            var speed = SIMD3<Double>()
            var tilt = Quaternion.identity
            let tilting = Quaternion(rotationVector: correction / last)
            for index in 0..<count {
                let level = tilt.rotate(turned[index].rotate(measured[index]))
                force[index] = level
                speed += (level - SIMD3(0, 0, Self.gravity)) / signal.rate
                velocity[index] = speed
                tilt = tilting * tilt
            }
            for index in 0..<count {
                let steady = velocity[index] - speed * (Double(index) / last)
                velocity[index] = steady
                place += steady / signal.rate
            }
        }
        self.turned = turned
        self.force = force
        self.velocity = velocity
        displacement = place
    }

    /// The turn from one sample to the next or the one before, as a rotation vector in the foot's axes.
    static func turn(_ signal: InertialSignal, _ one: Int, _ other: Int) -> SIMD3<Double> {
        (signal.angularRate[one] + signal.angularRate[other]) * (0.5 * Double(other - one) / signal.rate)
    }

    /// How the foot turns over any stretch, against the first moment: what is known, gone on with beyond it.
    func turned(over stretch: ClosedRange<Int>, _ signal: InertialSignal) -> [Quaternion] {
        var attitudes: [Quaternion] = []
        attitudes.reserveCapacity(stretch.count)
        if stretch.lowerBound < range.lowerBound {
            var attitude = Quaternion.identity
            for sample in (stretch.lowerBound..<range.lowerBound).reversed() {
                attitude = attitude * Quaternion(rotationVector: Self.turn(signal, sample + 1, sample))
                if sample <= stretch.upperBound { attitudes.append(attitude) }
            }
            attitudes.reverse()
        }
        let first = max(stretch.lowerBound, range.lowerBound)
        let last = min(stretch.upperBound, range.upperBound)
        if first <= last { attitudes += turned[first - range.lowerBound...last - range.lowerBound] }
        if stretch.upperBound > range.upperBound {
            var attitude = turned[turned.count - 1]
            for sample in range.upperBound + 1...stretch.upperBound {
                attitude = attitude * Quaternion(rotationVector: Self.turn(signal, sample - 1, sample))
                if sample >= stretch.lowerBound { attitudes.append(attitude) }
            }
        }
        return attitudes
    }
}

import Glibc
import SignalProcessing

/// A foot's movement from one still moment to the next, from its own forces and rates alone.
///
/// The foot is taken as flat and still at both moments: the tilt left over at the end is taken out evenly over time, and
/// so is the velocity (zero-velocity update with linear de-drifting; Skog 2010 on the principle).
struct Strapdown: Equatable, Sendable {
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
        let count = range.count
        let last = Double(max(1, count - 1))
        var attitude = Quaternion.identity
        var attitudes: [Quaternion] = [attitude]
        attitudes.reserveCapacity(count)
        heading = 0
        for sample in range.dropFirst() {
            let rate = 0.5 * (signal.angularRate[sample - 1] + signal.angularRate[sample])
            attitude = attitude * Quaternion(rotationVector: rate / signal.rate)
            attitudes.append(attitude)
            heading += attitude.rotate(rate).z / signal.rate
        }
        let up = attitude.rotate(SIMD3(0, 0, 1))
        var correction = SIMD3(up.y, -up.x, 0.0)
        let sine = correction.length
        if sine > 1e-9 { correction *= atan2(sine, up.z) / sine }
        force = []
        force.reserveCapacity(count)
        velocity = []
        velocity.reserveCapacity(count)
        var speed = SIMD3<Double>()
        for index in 0..<count {
            let tilt = Quaternion(rotationVector: correction * (Double(index) / last))
            let level = tilt.rotate(attitudes[index].rotate(signal.force[range.lowerBound + index]))
            force.append(level)
            speed += (level - SIMD3(0, 0, Self.gravity)) / signal.rate
            velocity.append(speed)
        }
        displacement = SIMD3()
        for index in 0..<count {
            velocity[index] -= speed * (Double(index) / last)
            displacement += velocity[index] / signal.rate
        }
    }
}

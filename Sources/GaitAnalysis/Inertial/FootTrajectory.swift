import Glibc
import SignalProcessing

/// A foot's path from the stillest moment of one stance to that of the next.
///
/// Strapdown integration. Over each stance the force tells which way is up, and the sensor goes nowhere along the ground: only
/// from the last still moment to the first of the next stance does it travel. Gravity, gyroscope and the velocity left over
/// at the end tell the tilt together (`TiltEstimate`). What velocity is left over then is the landing's, which, clipped and
/// too short for the sampling, is a step at one instant, which the integrated squared jerk finds. Own method; article 0006.
struct FootTrajectory: Equatable, Sendable {
    /// The middles of the two still windows, in samples of the signal.
    struct StillMoments: Equatable, Sendable {
        var before: Int
        var after: Int
    }

    var still: StillMoments
    /// How the foot lies at each sample from still to still: from its axes to a level frame.
    var attitudes: [Quaternion]
    /// The sensor's place at each sample in metres, from where it was first; z up.
    var places: [SIMD3<Double>]

    /// Radians to the left that the gyroscope's own drift makes of the turn between the still moments; 0 where it is unknown.
    var headingDrift: Double

    /// Metres along the ground from still to still.
    var length: Double { hypot(places[places.count - 1].x, places[places.count - 1].y) }
    /// Metres up.
    var height: Double { places[places.count - 1].z }

    /// - Parameters:
    ///   - signal: in the foot's axes.
    ///   - path: the movement that the swing was found by; its attitudes are used again.
    ///   - before: when the foot stands before the swing.
    ///   - after: when it stands after it.
    ///   - gravity: the sensor's own magnitude of gravity in m/s².
    ///   - bias: what the gyroscope gives though nothing turns, in rad/s; nil while that is unknown.
    ///   - parameters: what decides the path.
    init?(
        _ signal: InertialSignal, path: Strapdown, before: StillSpan, after: StillSpan, gravity: Double,
        bias: SIMD3<Double>?, parameters: TrajectoryParameters
    ) {
        let half = before.half
        let (first, last) = (before.stillest, after.stillest)
        guard last - first >= 4 else { return nil }
        still = StillMoments(before: first, after: last)
        let step = 1 / signal.rate
        let turned = path.turned(over: first...last, signal)
        let level = Quaternion(
            rotationVector: Self.turnToVertical(Self.up(signal, before, from: first, turned, bias: bias ?? SIMD3())))
        let gathered = Self.turnToVertical(
            level.rotate(Self.up(signal, after, from: first, turned, bias: bias ?? SIMD3())))
        let count = last - first + 1
        let share = 1 / Double(count - 1)
        var attitudes = [Quaternion](repeating: .identity, count: count)
        // Velocity with the tilt taken out evenly, and the part of the force's integral that goes with the tilt after the swing.
        var raw = [SIMD3<Double>](repeating: SIMD3(), count: count)
        var later = raw
        var jerk = [Double](repeating: 0, count: count)
        var previous = SIMD3<Double>()
        var drift = SIMD3<Double>()
        var upright = level
        let righting = Quaternion(rotationVector: gathered * share)
        do {
            var (speed, pushed, jerked) = (SIMD3<Double>(), SIMD3<Double>(), 0.0)
            var attitudes = attitudes.mutableSpan
            var raw = raw.mutableSpan
            var later = later.mutableSpan
            var jerk = jerk.mutableSpan
            let turned = turned.span
            let forces = signal.force.whole.span.extracting(signal.force.places(first...last))
            var measured = forces[0]
            for index in 0..<count {
                let attitude = upright * turned[index]
                upright = righting * upright
                attitudes[index] = attitude
                if let bias { drift += attitude.rotate(bias) }
                let before = measured
                measured = forces[index]
                let force = attitude.rotate(measured)
                if index > 0 {
                    let mean = (force + previous) * (0.5 * step)
                    speed += mean
                    speed.z -= gravity * step
                    raw[index] = speed
                    pushed += mean * ((Double(index) - 0.5) * share)
                    later[index] = pushed
                    let change = measured - before
                    jerked += change.dot(change) * signal.rate
                    jerk[index] = jerked
                }
                previous = force
            }
        }
        // The sensor's velocity while the foot stands, from what it still turns.
        func standing(_ middle: Int) -> SIMD3<Double> {
            var mean = SIMD3<Double>()
            for sample in middle - half...middle + half { mean += signal.angularRate[sample] }
            mean = mean / Double(2 * half + 1) - (bias ?? SIMD3())
            return attitudes[middle - first].rotate(mean.cross(SIMD3(parameters.lever, 0, 0)))
        }
        let rotation = Self.rotation(signal, around: [first, last], half: half)
        // Over the ground from the last moment at which the foot stood to the first at which it stands again.
        let (lift, landing) = (before.last - first, after.first - first)
        let (begin, end) = (standing(before.last), standing(after.first))
        let duration = Double(landing - lift) * step
        let impact = jerk[landing] - jerk[lift]
        let pushed = later[landing].z - later[lift].z
        let tilt = TiltEstimate(
            force: (raw[landing].z - raw[lift].z + gravity * duration - pushed, pushed),
            velocity: raw[landing] - raw[lift] + begin - end,
            velocityError: hypot(parameters.restError, parameters.impactError * impact.squareRoot()),
            turned: -drift * step - gathered,
            turnError: bias != nil
                ? parameters.rotationTilt : hypot(parameters.rotationTilt, parameters.unknownBias * duration),
            gravityError: parameters.gravityTilt + parameters.gravityTiltRotation * rotation)
        do {
            var attitudes = attitudes.mutableSpan
            var raw = raw.mutableSpan
            let later = later.span
            for index in 0..<count {
                // Velocity that the tilt had given.
                let time = Double(index) * step
                let velocity = raw[index]
                let all = SIMD3(velocity.x, velocity.y, velocity.z + gravity * time)
                raw[index] = velocity + (tilt.before.cross(all - later[index]) + tilt.after.cross(later[index]))
                let part = Double(index) * share
                let turn = Quaternion(smallTurn: tilt.before * (1 - part) + tilt.after * part)
                attitudes[index] = turn * attitudes[index]
            }
        }
        self.attitudes = attitudes
        headingDrift = drift.z * step
        places = [SIMD3](repeating: SIMD3(), count: count)
        // What is left of the velocity is the landing's.
        let left = raw[landing] - raw[lift] + begin - end
        var velocity = begin
        for index in lift + 1...landing {
            let next = raw[index] - raw[lift] + begin - left * ((jerk[index] - jerk[lift]) / max(impact, 1e-12))
            places[index] = places[index - 1] + (velocity + next) * (0.5 * step)
            velocity = next
        }
        for index in landing + 1..<max(count, landing + 1) { places[index] = places[landing] }
        // The sensor rises and sinks while the foot rolls, too.
        let (sinking, rising) = (standing(first).z, standing(last).z)
        let landed = parameters.impactError * parameters.impactError * jerk[count - 1]
        let tilted = parameters.restError + parameters.rotationError * rotation
        let impactPart = landed / (landed + tilted * tilted)
        let over = raw[count - 1].z + sinking - rising
        var height = 0.0
        var speed = sinking
        for index in 1..<count {
            let evenly = (1 - impactPart) * Double(index) * share
            let next = raw[index].z + sinking - over * (evenly + impactPart * jerk[index] / max(jerk[count - 1], 1e-12))
            height += (speed + next) * (0.5 * step)
            places[index].z = height
            speed = next
        }
        places[0].z = 0
    }

    /// Mean force over a stance, in the axes of the foot at the first sample of the path.
    ///
    /// - Parameters:
    ///   - signal: in the foot's axes.
    ///   - span: the stance; before or after the swing.
    ///   - first: sample of the first attitude.
    ///   - turned: attitudes from there on.
    ///   - bias: of the gyroscope, in rad/s.
    /// - Returns: in m/s².
    private static func up(
        _ signal: InertialSignal, _ span: StillSpan, from first: Int, _ turned: [Quaternion], bias: SIMD3<Double>
    ) -> SIMD3<Double> {
        // At the least half of the stillest window.
        let from = min(span.first, span.stillest - span.half / 2)
        let to = max(span.last, span.stillest + span.half / 2)
        let drift = bias / signal.rate
        let middle = span.stillest
        var sum = turned[middle - first].rotate(signal.force[middle])
        // The foot turns so little in a stance that a step's sine is its angle.
        var attitude = turned[middle - first]
        for sample in stride(from: middle - 1, through: from, by: -1) {
            attitude = attitude * Quaternion(smallTurn: Strapdown.turn(signal, sample + 1, sample) + drift)
            sum += attitude.rotate(signal.force[sample])
        }
        attitude = turned[middle - first]
        for sample in stride(from: middle + 1, through: to, by: 1) {
            attitude = attitude * Quaternion(smallTurn: Strapdown.turn(signal, sample - 1, sample) - drift)
            sum += attitude.rotate(signal.force[sample])
        }
        return sum / Double(to - from + 1)
    }

    /// Mean length of the angular rate in still windows.
    private static func rotation(_ signal: InertialSignal, around middles: [Int], half: Int) -> Double {
        var sum = 0.0
        for middle in middles {
            for sample in middle - half...middle + half { sum += signal.angularRate[sample].length }
        }
        return sum / Double(middles.count * (2 * half + 1))
    }

    /// Mean force in a still window.
    static func force(_ signal: InertialSignal, at middle: Int, parameters: TrajectoryParameters) -> SIMD3<Double> {
        let half = max(1, signal.samples(parameters.stillWindow / 2))
        var sum = SIMD3<Double>()
        for sample in middle - half...middle + half { sum += signal.force[sample] }
        return sum / Double(2 * half + 1)
    }

    /// The smallest turn that takes a direction to the vertical, as a rotation vector.
    private static func turnToVertical(_ direction: SIMD3<Double>) -> SIMD3<Double> {
        let sine = hypot(direction.x, direction.y)
        guard sine > 1e-12 else { return SIMD3() }
        let angle = atan2(sine, direction.z) / sine
        return SIMD3(direction.y * angle, -direction.x * angle, 0)
    }
}

extension Quaternion {
    /// A turn by a rotation vector of a few degrees at most.
    fileprivate init(smallTurn turn: SIMD3<Double>) {
        self.init(scalar: 1 - turn.dot(turn) / 8, vector: turn * 0.5)
    }
}

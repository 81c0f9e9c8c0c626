import Glibc
import SignalProcessing

/// A foot's path from the stillest moment of one stance to that of the next.
///
/// Strapdown integration between two short still windows. Each window says which way is up and how fast the sensor still
/// turns; the tilt gathered on the way is taken out evenly. What velocity is left over at the end has two causes, and is
/// shared out accordingly: tilt errors grow evenly over the swing, whereas the landing, clipped and too short for the
/// sampling, is a step at one instant, which the integrated squared jerk finds. Own method; article 0006.
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

    /// Metres along the ground from still to still.
    var length: Double { hypot(places[places.count - 1].x, places[places.count - 1].y) }
    /// Metres up.
    var height: Double { places[places.count - 1].z }

    /// - Parameters:
    ///   - signal: in the foot's axes.
    ///   - path: the movement that the swing was found by; its attitudes are used again.
    ///   - still: when the foot stands before and after; as `stillest` found them.
    ///   - gravity: the sensor's own magnitude of gravity in m/s².
    ///   - parameters: what decides the path.
    init?(
        _ signal: InertialSignal, path: Strapdown, still: StillMoments, gravity: Double,
        parameters: TrajectoryParameters
    ) {
        let half = max(1, signal.samples(parameters.stillWindow / 2))
        let (first, last) = (still.before, still.after)
        guard last - first >= 4 else { return nil }
        self.still = still
        let step = 1 / signal.rate
        let start = first - half
        let turned = path.turned(over: start...last + half, signal)
        func up(_ middle: Int) -> SIMD3<Double> {
            var sum = SIMD3<Double>()
            for sample in middle - half...middle + half { sum += turned[sample - start].rotate(signal.force[sample]) }
            return sum
        }
        let level = Quaternion(rotationVector: Self.turnToVertical(up(first)))
        let gathered = Self.turnToVertical(level.rotate(up(last)))
        let count = last - first + 1
        var attitudes: [Quaternion] = []
        attitudes.reserveCapacity(count)
        var raw = [SIMD3<Double>](repeating: SIMD3(), count: count)
        var jerk = [Double](repeating: 0, count: count)
        var before = SIMD3<Double>()
        var upright = level
        let righting = Quaternion(rotationVector: gathered / Double(count - 1))
        for index in 0..<count {
            let attitude = upright * turned[first + index - start]
            upright = righting * upright
            attitudes.append(attitude)
            let force = attitude.rotate(signal.force[first + index]) - SIMD3(0, 0, gravity)
            if index > 0 {
                raw[index] = raw[index - 1] + (force + before) * (0.5 * step)
                let change = signal.force[first + index] - signal.force[first + index - 1]
                jerk[index] = jerk[index - 1] + change.dot(change) * signal.rate
            }
            before = force
        }
        // The sensor's velocity while the foot stands, from what it still turns.
        var rotation = 0.0
        func standing(_ middle: Int) -> SIMD3<Double> {
            var mean = SIMD3<Double>()
            for sample in middle - half...middle + half {
                mean += signal.angularRate[sample]
                rotation += signal.angularRate[sample].length
            }
            mean /= Double(2 * half + 1)
            return attitudes[middle - first].rotate(mean.cross(SIMD3(parameters.lever, 0, 0)))
        }
        let (begin, end) = (standing(first), standing(last))
        rotation /= Double(2 * (2 * half + 1))
        let landing = parameters.impactError * parameters.impactError * jerk[count - 1]
        let tilt = parameters.restError + parameters.rotationError * rotation
        let impactPart = landing / (landing + tilt * tilt)
        let left = raw[count - 1] + begin - end
        places = [SIMD3()]
        places.reserveCapacity(count)
        var place = SIMD3<Double>()
        var velocity = begin
        for index in 1..<count {
            let share =
                (1 - impactPart) * Double(index) / Double(count - 1) + impactPart * jerk[index]
                / max(jerk[count - 1], 1e-12)
            let next = raw[index] + begin - left * share
            place += (velocity + next) * (0.5 * step)
            places.append(place)
            velocity = next
        }
        self.attitudes = attitudes
    }

    /// Mean force in a still window.
    static func force(_ signal: InertialSignal, at middle: Int, parameters: TrajectoryParameters) -> SIMD3<Double> {
        let half = max(1, signal.samples(parameters.stillWindow / 2))
        var sum = SIMD3<Double>()
        for sample in middle - half...middle + half { sum += signal.force[sample] }
        return sum / Double(2 * half + 1)
    }

    /// The middle of the stillest window in a stretch; nil where there is no room.
    static func stillest(
        _ signal: InertialSignal, in range: ClosedRange<Int>, parameters: TrajectoryParameters
    ) -> Int? {
        let half = max(1, signal.samples(parameters.stillWindow / 2))
        let first = max(range.lowerBound, half)
        let last = min(range.upperBound, signal.count - half - 1)
        guard last > first else { return nil }
        let size = Double(2 * half + 1)
        var force = SIMD3<Double>()
        var squares = 0.0
        var rates = 0.0
        func add(_ sample: Int, _ sign: Double) {
            let (f, w) = (signal.force[sample], signal.angularRate[sample])
            force += f * sign
            squares += f.dot(f) * sign
            rates += w.dot(w) * sign
        }
        for sample in first - half...first + half { add(sample, 1) }
        var best = first
        var least = Double.infinity
        for middle in first...last {
            if middle > first {
                add(middle + half, 1)
                add(middle - half - 1, -1)
            }
            let mean = force / size
            let length = mean.length
            let variance = max(0, squares / size - length * length)
            let excess = length - Strapdown.gravity
            let cost =
                rates / size / (parameters.stillRate * parameters.stillRate)
                + (variance + excess * excess) / (parameters.stillForce * parameters.stillForce)
            if cost < least { (best, least) = (middle, cost) }
        }
        return best
    }

    /// The smallest turn that takes a direction to the vertical, as a rotation vector.
    private static func turnToVertical(_ direction: SIMD3<Double>) -> SIMD3<Double> {
        let sine = hypot(direction.x, direction.y)
        guard sine > 1e-12 else { return SIMD3() }
        let angle = atan2(sine, direction.z) / sine
        return SIMD3(direction.y * angle, -direction.x * angle, 0)
    }
}

import Glibc
import SensorData

@testable import Simulation

/// What one foot's samples show of a steady stride, by counting, adding and integrating them.
struct StrideSignal {
    var stanceTime = 0.0
    var impulse = 0.0
    /// Sums of the loads of cells.
    var heel = 0.0
    var midfoot = 0.0
    var forefoot = 0.0
    var medial = 0.0
    var lateral = 0.0
    var secondPeak = 0.0
    /// N/s.
    var loadingRate = 0.0
    /// m/s² and seconds after contact.
    var shock = 0.0
    var shockDelay = 0.0
    /// Radians and rad/s.
    var strikePitch = 0.0
    var roll = 0.0
    var pitchRange = 0.0
    var swingVelocity = 0.0
    var pushOffVelocity = 0.0
    /// Part of stance.
    var heelOff = 0.0
    var heelUnloaded = 0.0
    /// Metres.
    var length = 0.0
    var aside = 0.0
    var toeHeight = Double.infinity
    /// Radians from the way to the foot.
    var progression = 0.0

    /// - Parameters:
    ///   - signal: samples without errors.
    ///   - stride: from initial contact to the next.
    ///   - side: the foot.
    ///   - footLength: metres.
    init(_ signal: FootSignal, _ stride: WalkTruth.Stride, side: Side, footLength: Double) {
        let rate = 1 / (signal.times[1] - signal.times[0])
        func index(_ time: Double) -> Int { min(signal.times.count - 1, Int((time * rate).rounded())) }
        stanceTime = stride.stanceTime
        addLoads(signal, index(stride.start)...index(stride.start + stride.stanceTime), rate)
        addShock(signal, stride, index(stride.start), rate)
        // The foot is flat in the middle of this stance; the contact before it is found backwards.
        let flat = index(stride.start + 0.42 * stride.stanceTime)
        var pitch = 0.0
        for moment in (index(stride.start)..<flat).reversed() {
            pitch -= (signal.angularRate[moment].y + signal.angularRate[moment + 1].y) / (2 * rate)
        }
        strikePitch = -pitch
        let outwards: Double = side == .left ? 1 : -1
        roll = outwards * asin(signal.acceleration[flat].y / standardGravity)
        follow(signal, stride, flat, index(stride.end + 0.42 * stride.stanceTime), rate, footLength, outwards)
    }

    private mutating func addLoads(_ signal: FootSignal, _ range: ClosedRange<Int>, _ rate: Double) {
        var heelForce: [Double] = []
        for moment in range {
            let cells = signal.cells[moment]
            heelForce.append(cells[0..<4].reduce(0, +))
            heel += cells[0..<4].reduce(0, +) / rate
            midfoot += cells[4..<9].reduce(0, +) / rate
            forefoot += cells[9..<16].reduce(0, +) / rate
            medial += (cells[0] + cells[2] + cells[4] + cells[6] + cells[9] + cells[14]) / rate
            lateral +=
                (cells[1] + cells[3] + cells[5] + cells[7] + cells[8] + cells[12] + cells[13] + cells[15]) / rate
            let phase = Double(moment - range.lowerBound) / Double(range.count)
            if phase > 0.65 { secondPeak = max(secondPeak, cells.reduce(0, +)) }
        }
        impulse = heel + midfoot + forefoot
        let steps = max(1, Int((0.010 * rate).rounded()))
        for moment in 0..<Int(0.06 * rate) {
            loadingRate = max(loadingRate, (heelForce[moment + steps] - heelForce[moment]) * rate / Double(steps))
        }
        let greatest = heelForce.max() ?? 0
        if let last = heelForce.lastIndex(where: { $0 > 0.05 * greatest }) {
            heelUnloaded = Double(last) / Double(range.count)
        }
    }

    private mutating func addShock(_ signal: FootSignal, _ stride: WalkTruth.Stride, _ start: Int, _ rate: Double) {
        for moment in start..<(start + Int(0.03 * rate)) where signal.acceleration[moment].z > shock {
            shock = signal.acceleration[moment].z
            shockDelay = signal.times[moment] - stride.start
        }
    }

    /// Integrates from one flat foot to the next.
    private mutating func follow(
        _ signal: FootSignal, _ stride: WalkTruth.Stride, _ first: Int, _ last: Int, _ rate: Double,
        _ footLength: Double, _ outwards: Double
    ) {
        // The foot's axes on the floor; level but for its roll.
        let tilt = outwards * roll
        var axes = [SIMD3(1.0, 0, 0), SIMD3(0, cos(tilt), sin(tilt)), SIMD3(0, -sin(tilt), cos(tilt))]
        func floor(_ v: SIMD3<Double>) -> SIMD3<Double> { axes[0] * v.x + axes[1] * v.y + axes[2] * v.z }
        var velocity = SIMD3<Double>.zero
        var place = SIMD3<Double>.zero
        var path: [(place: SIMD3<Double>, toe: Double)] = []
        var (highest, lowest) = (0.0, 0.0)
        let off = stride.start + stride.stanceTime
        for moment in first..<last {
            let before = floor(signal.acceleration[moment])
            let turn = (signal.angularRate[moment] + signal.angularRate[moment + 1]) / (2 * rate)
            axes = Self.turned(axes, by: turn)
            let after = floor(signal.acceleration[moment + 1])
            let acceleration = (before + after) / 2 - SIMD3(0, 0, standardGravity)
            place += velocity / rate + acceleration / (2 * rate * rate)
            velocity += acceleration / rate
            let pitch = asin(-axes[0].z)
            highest = max(highest, pitch)
            lowest = min(lowest, pitch)
            let time = signal.times[moment + 1]
            if heelOff == 0, pitch > 3 * Double.pi / 180 { heelOff = (time - stride.start) / stride.stanceTime }
            if time <= off {
                pushOffVelocity = max(pushOffVelocity, signal.angularRate[moment + 1].y)
            } else {
                swingVelocity = max(swingVelocity, -signal.angularRate[moment + 1].y)
            }
            let toe = floor(SIMD3(0.125 * footLength / 0.265, 0, -0.005)).z
            if time > off + 0.45 * stride.swingTime, time < off + 0.8 * stride.swingTime {
                toeHeight = min(toeHeight, place.z + 0.010 + toe)
            }
            path.append((place, toe))
        }
        pitchRange = highest - lowest
        length = (place.x * place.x + place.y * place.y).squareRoot()
        progression = -outwards * atan2(place.y, place.x)
        for point in path {
            aside = max(aside, outwards * (place.x * point.place.y - place.y * point.place.x) / length)
        }
    }

    private static func turned(_ axes: [SIMD3<Double>], by angle: SIMD3<Double>) -> [SIMD3<Double>] {
        func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
            SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
        }
        return [SIMD3(1.0, 0, 0), SIMD3(0.0, 1, 0), SIMD3(0.0, 0, 1)].map { unit in
            let first = cross(angle, unit)
            let second = cross(angle, first)
            let moved = unit + first + second / 2 + cross(angle, second) / 6
            return axes[0] * moved.x + axes[1] * moved.y + axes[2] * moved.z
        }
    }
}

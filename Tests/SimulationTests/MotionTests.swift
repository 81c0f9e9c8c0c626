import SensorData
import Testing

@testable import Simulation

struct MotionTests {
    /// Position gained from one still moment to another by integrating the foot's signals, in metres on the floor.
    private func integrate(_ signal: FootSignal, _ range: ClosedRange<Int>) -> (position: SIMD3<Double>, speed: Double)
    {
        // Columns of the matrix that takes the foot's vectors to the floor; the first moment is level.
        var axes = [SIMD3(1.0, 0, 0), SIMD3(0.0, 1, 0), SIMD3(0.0, 0, 1)]
        var velocity = SIMD3<Double>.zero
        var position = SIMD3<Double>.zero
        for index in range.dropLast() {
            let interval = signal.times[index + 1] - signal.times[index]
            let rate = (signal.angularRate[index] + signal.angularRate[index + 1]) / 2
            let before = floor(axes, signal.acceleration[index])
            axes = turned(axes, by: rate * interval)
            let after = floor(axes, signal.acceleration[index + 1])
            let acceleration = (before + after) / 2 - SIMD3(0, 0, standardGravity)
            position += velocity * interval + acceleration * (interval * interval / 2)
            velocity += acceleration * interval
        }
        return (position, (velocity * velocity).sum().squareRoot())
    }

    private func floor(_ axes: [SIMD3<Double>], _ v: SIMD3<Double>) -> SIMD3<Double> {
        axes[0] * v.x + axes[1] * v.y + axes[2] * v.z
    }

    /// The axes after a small rotation given in the foot's own axes, to third order.
    private func turned(_ axes: [SIMD3<Double>], by angle: SIMD3<Double>) -> [SIMD3<Double>] {
        func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
            SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
        }
        return [SIMD3(1.0, 0, 0), SIMD3(0.0, 1, 0), SIMD3(0.0, 0, 1)].map { unit in
            let first = cross(angle, unit)
            let second = cross(angle, first)
            return floor(axes, unit + first + second / 2 + cross(angle, second) / 6)
        }
    }

    @Test(arguments: [UInt32(200), 400], [UInt64(11), 12])
    func `integrating the signals gives every stride's length to one centimetre`(rate: UInt32, seed: UInt64) throws {
        let walk = exactWalk(seed: seed, rate: rate)
        for side in Side.allCases {
            let signal = try FootSignal(walk, side: side)
            let strides = walk.truth().strides.filter { $0.side == side }
            #expect(strides.count > 15)
            for stride in strides {
                // The foot is at rest at 45 % of the stance that begins the stride and of the one that follows it.
                let start = Int(((stride.start + 0.45 * stride.stanceTime) * Double(rate)).rounded())
                let end = Int(((stride.end + 0.45 * stride.stanceTime) * Double(rate)).rounded())
                guard end < signal.times.count else { continue }
                let (way, speed) = integrate(signal, start...end)
                let length = (way.x * way.x + way.y * way.y).squareRoot()
                #expect(abs(length - stride.length) < 0.01)
                #expect(abs(way.z) < 0.01)
                #expect(speed < 0.03)
            }
        }
    }

    @Test func `the foot moves as a healthy foot does`() throws {
        let walk = exactWalk()
        let signal = try FootSignal(walk, side: .left)
        let degrees = 180 / Double.pi
        let strides = straightStrides(walk.truth(), side: .left)
        #expect(strides.count > 5)
        for stride in strides {
            let range = Int(stride.start * 200)...Int(stride.end * 200)
            let pitchRate = range.map { signal.angularRate[$0].y * degrees }
            #expect((420...680).contains(pitchRate.max() ?? 0))
            #expect((-480 ... -330).contains(pitchRate.min() ?? 0))
            let shock = Int((stride.start + 0.008) * 200)...Int((stride.start + 0.020) * 200)
            let sizes = shock.map { signal.acceleration[$0].z - standardGravity }
            #expect((8...40).contains(sizes.max() ?? 0))
            let still = Int((stride.start + 0.45 * stride.stanceTime) * 200)
            #expect(abs(signal.acceleration[still].z - standardGravity) < 0.01)
            #expect(signal.angularRate[still] == .zero)
        }
    }

    @Test func `position and speed of a foot never jump`() throws {
        let walk = exactWalk(duration: 20)
        var body = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
        body.plan(until: walk.duration)
        let step = 0.0005
        for side in Side.allCases {
            let places = try (0..<40_000).map { index in
                let time = Double(index) * step
                return try #require(body.cycle(side, at: time)).position(at: time)
            }
            for index in 1..<(places.count - 1) {
                let change = places[index + 1] - places[index] * 2 + places[index - 1]
                #expect((change * change).sum().squareRoot() / (step * step) < 80)
            }
        }
    }

    @Test func `no part of the sole sinks into the floor in the second half of swing`() throws {
        let walk = exactWalk()
        var body = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
        body.plan(until: walk.duration)
        for stride in walk.truth().strides {
            for part in 45...99 {
                let time = stride.start + stride.stanceTime + stride.swingTime * Double(part) / 100
                let cycle = try #require(body.cycle(stride.side, at: time))
                let (place, foot) = (cycle.position(at: time), cycle.orientation(at: time))
                for point in [cycle.geometry.heel, cycle.geometry.ball, cycle.geometry.toe] {
                    #expect((place + foot.toFloor(point)).z > -0.002)
                }
            }
        }
    }
}

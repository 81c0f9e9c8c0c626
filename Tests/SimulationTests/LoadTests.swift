import SensorData
import Testing

@testable import Simulation

struct LoadTests {
    private func body(_ walk: SimulatedWalk) -> SimulatedBody {
        var body = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
        body.plan(until: walk.duration)
        return body
    }

    @Test func `the cells of a foot sum to its force and the feet to the whole`() {
        let walk = exactWalk()
        let body = body(walk)
        for index in 0..<4000 {
            let time = Double(index) * 0.01
            var whole = 0.0
            for side in Side.allCases {
                let force = body.force(side, at: time)
                whole += force
                #expect(abs(body.cellLoads(side, at: time).sum() - force) < 1e-9 * (1 + force))
                #expect(force >= 0)
            }
            #expect(abs(whole - body.totalForce(at: time)) < 1e-9)
        }
    }

    @Test(arguments: Compensation.Pattern.allCases.map { $0 } as [Compensation.Pattern?] + [nil], [Side.left])
    func `both feet bear body weight on average over whole strides`(
        pattern: Compensation.Pattern?, side: Side
    ) throws {
        var walk = exactWalk(seed: 3, duration: 24)
        walk.parameters.compensation = pattern.map { Compensation(pattern: $0, side: side, strength: 0.8) }
        let body = body(walk)
        let strides = straightStrides(walk.truth(), side: .left)
        #expect(strides.count > 3)
        for stride in strides {
            let count = 400
            let forces = (0..<count).map { index in
                body.totalForce(at: stride.start + (stride.end - stride.start) * (Double(index) + 0.5) / Double(count))
            }
            #expect(abs(mean(forces) / walk.parameters.bodyWeight - 1) < 0.01)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `whoever goes through the guided calibration bears body weight throughout, each leg alone too`(seed: UInt64) {
        var walk = SimulatedWalk(parameters: WalkParameters(), seed: seed, duration: 50, sampleRate: Frequency(100))
        walk.parameters.begin(with: GuidedStanding())
        var body = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
        let weight = body.walker.parameters.bodyWeight
        // The middle of each posture: the left foot's part of the weight.
        let postures: [(time: Double, share: ClosedRange<Double>)] = [
            (3, 0.4...0.6), (10, 0.75...0.75), (17, 0.25...0.25), (24, 1...1), (31, 0...0), (35.9, 0.4...0.6),
        ]
        for (time, share) in postures {
            body.forget(before: time)
            body.plan(until: time)
            let cells = Side.allCases.map { body.cellLoads($0, at: time).sum() }
            #expect(abs(cells[0] + cells[1] - weight) < 1e-9 * weight)
            #expect(share.contains((cells[0] / weight * 1e9).rounded() / 1e9), "\(time) s")
        }
    }

    @Test func `each stance has two peaks above body weight and a valley between them`() {
        let walk = exactWalk()
        let body = body(walk)
        let weight = body.walker.parameters.bodyWeight
        for side in Side.allCases {
            let strides = straightStrides(walk.truth(), side: side)
            #expect(strides.count > 5)
            for stride in strides {
                let curve = (0...100).map {
                    body.force(side, at: stride.start + stride.stanceTime * Double($0) / 100) / weight
                }
                #expect(curve[10...40].max() ?? 0 > 1.05)
                #expect(curve[60...90].max() ?? 0 > 1.05)
                #expect(curve[40...60].min() ?? 2 < 0.85)
            }
        }
    }

    @Test func `nothing presses on a foot in swing`() {
        let walk = exactWalk()
        let body = body(walk)
        for stride in walk.truth().strides {
            for part in 1...9 {
                let time = stride.start + stride.stanceTime + stride.swingTime * Double(part) / 10
                #expect(body.force(stride.side, at: time) == 0)
            }
        }
    }

    @Test func `the sent counts give the force back within their rounding`() throws {
        let walk = exactWalk()
        let body = body(walk)
        let signal = try FootSignal(walk, side: .right)
        for (index, time) in signal.times.enumerated() {
            let difference = signal.cells[index].reduce(0, +) - body.force(.right, at: time)
            let rounding = 16 * 0.025 + 1e-6
            #expect(abs(difference) < rounding)
        }
    }
}

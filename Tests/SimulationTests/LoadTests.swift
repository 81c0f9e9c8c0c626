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

    @Test(arguments: Compensation.Pattern.allCases.map { $0 } as [Compensation.Pattern?] + [nil], Side.allCases)
    func `both feet bear body weight on average over whole strides`(
        pattern: Compensation.Pattern?, side: Side
    ) throws {
        var walk = exactWalk(seed: 3, duration: 60)
        walk.parameters.compensation = pattern.map { Compensation(pattern: $0, side: side, strength: 0.8) }
        let body = body(walk)
        let strides = straightStrides(walk.truth(), side: .left)
        #expect(strides.count > 10)
        for stride in strides {
            let count = 1000
            let forces = (0..<count).map { index in
                body.totalForce(at: stride.start + (stride.end - stride.start) * (Double(index) + 0.5) / Double(count))
            }
            #expect(abs(mean(forces) / walk.parameters.bodyWeight - 1) < 0.01)
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

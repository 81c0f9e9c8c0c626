import SensorData
import Testing

@testable import Simulation

struct CompensationTests {
    private func walk(_ pattern: Compensation.Pattern?, _ side: Side = .left, _ strength: Double = 0.5) -> SimulatedWalk
    {
        var walk = exactWalk(seed: 5, duration: 240)
        walk.parameters.compensation = pattern.map { Compensation(pattern: $0, side: side, strength: strength) }
        return walk
    }

    @Test func `there are enough straight strides to measure`() {
        for pattern in Compensation.Pattern.allCases {
            for side in Side.allCases { #expect(straightStrides(walk(pattern).truth(), side: side).count > 100) }
        }
    }

    private func impulseIndex(_ walk: SimulatedWalk, spared side: Side) -> Double {
        symmetryIndex(
            mean(impulses(walk, side: side.opposite).map { $0.sum() }),
            mean(impulses(walk, side: side).map { $0.sum() }))
    }

    private func stanceIndex(_ walk: SimulatedWalk, spared side: Side) -> Double {
        let truth = walk.truth()
        return symmetryIndex(
            mean(straightStrides(truth, side: side.opposite).map(\.stanceTime)),
            mean(straightStrides(truth, side: side).map(\.stanceTime)))
    }

    @Test(arguments: Side.allCases)
    func `weight shift moves impulse and leaves the timing`(side: Side) {
        let walk = walk(.weightShift, side)
        #expect(abs(impulseIndex(walk, spared: side) - 16) < 1)
        #expect(abs(stanceIndex(walk, spared: side)) < 1)
    }

    @Test(arguments: Side.allCases)
    func `antalgic gait shortens the stance and lightens the load of one side`(side: Side) {
        let walk = walk(.antalgic, side)
        #expect(abs(impulseIndex(walk, spared: side) - 12) < 1)
        #expect(abs(stanceIndex(walk, spared: side) - 8) < 1)
    }

    @Test(arguments: Side.allCases)
    func `a spared heel loses two fifths of its share to the rest of the foot`(side: Side) {
        func heelShare(_ walk: SimulatedWalk, _ side: Side) -> Double {
            let all = impulses(walk, side: side).reduce(SIMD3.zero, +)
            return all.x / all.sum()
        }
        let (healthy, sick) = (walk(nil), walk(.reducedHeelLoading, side))
        #expect(abs(heelShare(sick, side) / heelShare(healthy, side) - 0.6) < 0.02)
        #expect(abs(heelShare(sick, side.opposite) / heelShare(healthy, side.opposite) - 1) < 0.02)
        #expect(abs(impulseIndex(sick, spared: side)) < 1)
    }

    @Test(arguments: Compensation.Pattern.allCases)
    func `strength nought is healthy gait`(pattern: Compensation.Pattern) {
        #expect(walk(pattern, .right, 0).truth().events == walk(nil).truth().events)
        #expect(abs(impulseIndex(walk(pattern, .right, 0), spared: .right)) < 1)
    }

    @Test func `a healthy heel bears about two fifths of the stance impulse`() {
        let all = impulses(walk(nil), side: .left).reduce(SIMD3.zero, +)
        #expect((0.30...0.50).contains(all.x / all.sum()))
        #expect((0.07...0.35).contains(all.y / all.sum()))
    }
}

import SensorData
import Testing

@testable import Simulation

/// The walker's own numbers have the sizes of the specification, whoever walks.
struct PatternSizeTests {
    /// Two equal feet, then a person with natural differences.
    private static let walkers = [UInt64(0), 3]

    private func truth(
        _ walker: UInt64, _ pattern: Compensation.Pattern?, _ side: Side = .left, _ strength: Double = 0.5
    ) -> WalkTruth {
        var walk = SimulatedWalk(seed: walker, duration: 8)
        if walker == 0 { walk.parameters = walk.parameters.asGiven }
        walk.parameters.compensation = pattern.map { Compensation(pattern: $0, side: side, strength: strength) }
        return walk.truth()
    }

    @Test(arguments: Compensation.Pattern.allCases, Side.allCases)
    func `half strength has the size of the specification`(pattern: Compensation.Pattern, side: Side) {
        for walker in Self.walkers {
            let (healthy, shown) = (truth(walker, nil), truth(walker, pattern, side))
            for change in PatternSizes.changes(pattern) {
                let size = change.measured(healthy, shown, side)
                #expect(abs(size / change.expected - 1) < 0.05, "\(change.name): \(size), walker \(walker)")
            }
        }
    }

    @Test(arguments: Compensation.Pattern.allCases, Side.allCases)
    func `a pattern moves nothing else but what physics moves with it`(pattern: Compensation.Pattern, side: Side) {
        let (healthy, shown) = (truth(0, nil), truth(0, pattern, side))
        for foot in Side.allCases {
            let coupled = foot == side ? PatternSizes.coupled(pattern) : PatternSizes.coupledOpposite(pattern)
            for bound in PatternSizes.bounds where !coupled.contains(bound.name) {
                let (before, after) = (healthy[foot][keyPath: bound.number], shown[foot][keyPath: bound.number])
                let change = bound.isPart ? after / before - 1 : after - before
                #expect(abs(change) < bound.limit, "\(foot) \(bound.name): \(before) → \(after)")
            }
        }
    }

    @Test(arguments: Compensation.Pattern.allCases, Side.allCases)
    func `more strength is more of it`(pattern: Compensation.Pattern, side: Side) {
        let healthy = truth(0, nil)
        let sizes = [0.25, 1].map { strength in
            let shown = truth(0, pattern, side, strength)
            return PatternSizes.changes(pattern).map { $0.measured(healthy, shown, side) / $0.expected }
        }
        for index in sizes[0].indices {
            #expect((0.35...0.75).contains(sizes[0][index]))
            #expect(sizes[1][index] > 1.25)
        }
    }

    @Test(arguments: Compensation.Pattern.allCases, Side.allCases)
    func `the shares of a foot sum to one and both feet bear the body`(pattern: Compensation.Pattern, side: Side) {
        let truth = truth(0, pattern, side, 1)
        for foot in [truth.left, truth.right] {
            #expect(abs(foot.heelShare + foot.midfootShare + foot.forefootShare - 1) < 1e-9)
        }
        let strideTime = truth.left.stanceTime + truth.left.swingTime
        let weight = truth.person.bodyMass * standardGravity
        #expect(abs((truth.left.impulse + truth.right.impulse) / (weight * strideTime) - 1) < 0.002)
    }

    @Test(arguments: Compensation.Pattern.allCases, Side.allCases)
    func `strength nought is the plain walk bit for bit`(pattern: Compensation.Pattern, side: Side) {
        var walk = SimulatedWalk(seed: 6, duration: 6, sampleRate: Frequency(50))
        let plain = (Array(walk.samples()), walk.truth())
        walk.parameters.compensation = Compensation(pattern: pattern, side: side, strength: 0)
        var truth = walk.truth()
        #expect(Array(walk.samples()) == plain.0)
        truth.parameters.compensation = nil
        #expect(truth == plain.1)
    }

    @Test func `two equal feet have equal numbers and natural ones differ a little`() {
        let equal = truth(0, nil)
        for bound in PatternSizes.bounds {
            let (left, right) = (equal.left[keyPath: bound.number], equal.right[keyPath: bound.number])
            #expect(abs(left - right) < 1e-6 * max(1e-3, abs(left)), "\(bound.name)")
        }
        var stance: [Double] = []
        var impulse: [Double] = []
        var heel: [Double] = []
        for seed in UInt64(1)...30 {
            let truth = truth(seed, nil)
            stance.append(symmetryIndex(truth.left.stanceTime, truth.right.stanceTime))
            impulse.append(symmetryIndex(truth.left.impulse, truth.right.impulse))
            heel.append(symmetryIndex(truth.left.heelShare, truth.right.heelShare))
        }
        // Inside the spread of open recordings of healthy controls.
        #expect(stance.allSatisfy { abs($0) < 3.5 } && stance.contains { abs($0) > 1 })
        #expect(impulse.allSatisfy { abs($0) < 8 } && impulse.contains { abs($0) > 1 })
        #expect(heel.allSatisfy { abs($0) < 20 } && heel.contains { abs($0) > 3 })
    }

    @Test func `people differ and one person is the same on every walk`() {
        let people = (UInt64(1)...30).map { SimulatedWalk(seed: $0, duration: 10).person }
        #expect(Set(people.map(\.stature)).count > 10)
        #expect(people.allSatisfy { (1.4...2.0).contains($0.stature) && (0.9...1.7).contains($0.speed) })
        #expect(SimulatedWalk(seed: 4, duration: 100).person == SimulatedWalk(seed: 4, duration: 10).person)
        let slow = SimulatedWalk(parameters: WalkParameters(speed: 0.8), seed: 5, duration: 10).person
        #expect(slow.speed == 0.8)
        #expect(slow.cadence < 105)
    }
}

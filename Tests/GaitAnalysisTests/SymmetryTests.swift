import Testing

@testable import GaitAnalysis

struct SymmetryTests {
    @Test func `positive means left larger in every figure`() throws {
        let index = try #require(SymmetryFigures.index(left: 11, right: 9))
        #expect(abs(index - 20) < 1e-12)
        #expect(try #require(SymmetryFigures.ratio(left: 11, right: 9)) > 1)
        #expect(try #require(SymmetryFigures.angle(left: 11, right: 9)) > 0)
        #expect(try #require(SymmetryFigures.angle(left: 9, right: 11)) < 0)
    }

    @Test func `the symmetry angle of a foot that carries nothing is fifty percent`() throws {
        // Zifchock 2008: (45° − atan(0)) / 90° · 100
        #expect(abs(try #require(SymmetryFigures.angle(left: 1, right: 0)) - 50) < 1e-12)
    }

    @Test func `figures that do not exist are nil`() {
        #expect(SymmetryFigures.index(left: 0, right: 0) == nil)
        #expect(SymmetryFigures.ratio(left: 1, right: 0) == nil)
        #expect(SymmetryFigures.logAsymmetry(left: 0, right: 1) == nil)
    }

    /// Values of a foot, one a second, the right foot half a second later, in one bout.
    private func foot(_ values: [Double], _ offset: Double = 0) -> [FootValues.Value] {
        values.enumerated().map { FootValues.Value(value: $1, start: Double($0) + offset, bout: 0) }
    }

    private func width(_ feet: FootValues) throws -> Double {
        let interval = try #require(feet.symmetryIndex(confidence: 0.95)?.interval)
        return interval.upper - interval.lower
    }

    @Test func `equal feet give zero with an interval around it`() throws {
        let values = (0..<20).map { 1 + 0.01 * Double($0 % 5) }
        let estimate = try #require(
            FootValues(left: foot(values), right: foot(values, 0.5)).symmetryIndex(confidence: 0.95))
        #expect(estimate.value == 0)
        let interval = try #require(estimate.interval)
        #expect(interval.lower < 0 && interval.upper > 0)
    }

    /// Numbers of mean 0 and standard deviation about 1, the same every time (a linear congruential generator).
    private func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
        var state = seed
        return (0..<count).map { _ in
            var sum = 0.0
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                sum += Double(state >> 40) / Double(1 << 24)
            }
            return sum - 6
        }
    }

    @Test func `independent strides give about the interval of the t test`() throws {
        var squares = 0.0
        for seed in 1...200 as ClosedRange<UInt64> {
            let left = noise(40, seed: seed).map { 1.1 + 0.05 * $0 }
            let feet = FootValues(left: foot(left), right: foot([Double](repeating: 1, count: 40), 0.5))
            let error = try #require(feet.difference(confidence: 0.95).standardError)
            squares += error * error / 200
        }
        #expect(abs(squares.squareRoot() / (0.05 / (40.0).squareRoot()) - 1) < 0.05)
    }

    @Test func `the interval is Student's t times the standard error`() throws {
        let feet = FootValues(left: foot(noise(60)), right: foot(noise(60, seed: 2), 0.5))
        let estimate = feet.difference(confidence: 0.95)
        let interval = try #require(estimate.interval)
        let (error, freedom) = (
            try #require(estimate.standardError), try #require(estimate.degreesOfFreedom)
        )
        #expect(freedom == 20)
        let half = StudentT.quantile(0.975, degreesOfFreedom: freedom) * error
        #expect(abs(interval.upper - estimate.value - half) < 1e-12)
        #expect(abs(estimate.value - interval.lower - half) < 1e-12)
    }

    @Test func `serially correlated strides widen the interval, and alternating ones narrow it`() throws {
        let right = foot([Double](repeating: 1, count: 60), 0.5)
        let free = FootValues(left: foot(noise(60).map { 1.1 + 0.05 * $0 }), right: right)
        let slow = FootValues(left: foot((0..<60).map { 1.1 + ($0 / 15 % 2 == 0 ? 0.05 : -0.05) }), right: right)
        let fast = FootValues(left: foot((0..<60).map { 1.1 + ($0 % 2 == 0 ? 0.05 : -0.05) }), right: right)
        #expect(try width(slow) > 1.5 * width(free))
        #expect(try width(fast) < 0.5 * width(free))
    }

    @Test func `from ten bouts on, what differs from bout to bout is inside the interval`() throws {
        // Twenty bouts of ten strides; the left foot differs from bout to bout by much more than inside one.
        let levels = noise(20)
        let left = (0..<200).map {
            FootValues.Value(value: 1 + 0.1 * levels[$0 / 10], start: Double($0), bout: $0 / 10)
        }
        let right = left.map { FootValues.Value(value: 1, start: $0.start + 0.5, bout: $0.bout) }
        let estimate = FootValues(left: left, right: right).difference(confidence: 0.95)
        #expect(try #require(estimate.degreesOfFreedom) == 19)
        let summary = FootSummary(of: levels.map { 0.1 * $0 })
        let blocks = try #require(summary.standardDeviation) / (20.0).squareRoot()
        #expect(abs(try #require(estimate.standardError) / blocks - 1) < 0.2)
    }

    @Test func `exchanging the feet turns the index round exactly`() throws {
        let one = foot((0..<15).map { 1 + 0.03 * Double($0 % 4) })
        let other = foot((0..<13).map { 0.9 + 0.02 * Double($0 % 5) }, 0.5)
        let there = try #require(FootValues(left: one, right: other).symmetryIndex(confidence: 0.95))
        let back = try #require(FootValues(left: other, right: one).symmetryIndex(confidence: 0.95))
        #expect(there.value == -back.value)
        let (forth, mirrored) = (try #require(there.interval), try #require(back.interval))
        #expect(abs(forth.lower + mirrored.upper) < 1e-9 && abs(forth.upper + mirrored.lower) < 1e-9)
    }

    @Test func `two strides of a foot have no interval`() {
        #expect(
            FootValues(left: foot([1, 2]), right: foot([1, 1], 0.5)).symmetryIndex(confidence: 0.95)?.interval == nil)
    }
}

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

    @Test func `independent strides give the interval of the t test on influences`() throws {
        // Left alternates about 1.1, right is constant 1: no lag adds to the variance.
        let left = (0..<40).map { 1.1 + ($0 % 2 == 0 ? 0.05 : -0.05) }
        let feet = FootValues(left: foot(left), right: foot([Double](repeating: 1, count: 40), 0.5))
        let error = 400 / (2.1 * 2.1) * 0.05 / (39.0).squareRoot()
        #expect(abs(try width(feet) - 2 * StudentT.quantile(0.975, degreesOfFreedom: 39) * error) < 1e-9)
    }

    @Test func `serially correlated strides widen the interval`() throws {
        let right = foot([Double](repeating: 1, count: 60), 0.5)
        let slow = FootValues(left: foot((0..<60).map { 1.1 + ($0 / 6 % 2 == 0 ? 0.05 : -0.05) }), right: right)
        let fast = FootValues(left: foot((0..<60).map { 1.1 + ($0 % 2 == 0 ? 0.05 : -0.05) }), right: right)
        #expect(try width(slow) > 1.5 * width(fast))
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

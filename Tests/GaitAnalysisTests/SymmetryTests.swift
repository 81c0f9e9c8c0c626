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

    @Test func `equal feet give zero with an interval around it`() throws {
        let values = (0..<20).map { 1 + 0.01 * Double($0 % 5) }
        let pairs = PairedStrides(left: values, right: values, bout: [Int](repeating: 0, count: 20))
        let estimate = try #require(pairs.symmetryIndex(confidence: 0.95))
        #expect(estimate.value == 0)
        let interval = try #require(estimate.interval)
        #expect(interval.lower <= 0 && interval.upper >= 0)
    }

    @Test func `independent cycles give the interval of the paired t test on influences`() throws {
        // Left varies, right is constant 1: SI ≈ 200 (L − 1) / (L + 1); for alternating noise no positive lag adds.
        let left = (0..<40).map { 1.1 + ($0 % 2 == 0 ? 0.05 : -0.05) }
        let pairs = PairedStrides(
            left: left, right: [Double](repeating: 1, count: 40), bout: [Int](repeating: 0, count: 40))
        let interval = try #require(pairs.symmetryIndex(confidence: 0.95)?.interval)
        let slope = 400 * 1.0 / (2.1 * 2.1)
        let error = slope * 0.05 / (39.0).squareRoot()
        let half = 0.5 * (interval.upper - interval.lower)
        #expect(abs(half - StudentT.quantile(0.975, degreesOfFreedom: 39) * error) < 1e-9)
    }

    @Test func `serially correlated cycles widen the interval`() throws {
        let slow = (0..<60).map { 1.1 + ($0 / 6 % 2 == 0 ? 0.05 : -0.05) }
        let fast = (0..<60).map { 1.1 + ($0 % 2 == 0 ? 0.05 : -0.05) }
        func width(_ left: [Double]) throws -> Double {
            let pairs = PairedStrides(
                left: left, right: [Double](repeating: 1, count: 60), bout: [Int](repeating: 0, count: 60))
            let interval = try #require(pairs.symmetryIndex(confidence: 0.95)?.interval)
            return interval.upper - interval.lower
        }
        #expect(try width(slow) > 1.5 * width(fast))
    }

    @Test func `two cycles have no interval`() {
        let pairs = PairedStrides(left: [1, 2], right: [1, 1], bout: [0, 0])
        #expect(pairs.symmetryIndex(confidence: 0.95)?.interval == nil)
    }
}

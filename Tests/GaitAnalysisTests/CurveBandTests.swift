import Testing

@testable import GaitAnalysis

struct CurveBandTests {
    /// Sums of three slow waves with pseudo-random heights: smooth curves without a difference.
    private func curves(_ count: Int, seed: UInt64, shift: (Int) -> Double = { _ in 0 }) -> [[Double]] {
        var state = seed
        func next() -> Double {
            var sum = 0.0
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                sum += Double(state >> 40) / Double(1 << 24)
            }
            return sum - 6
        }
        return (0..<count).map { _ in
            let (a, b, c, d) = (next(), next(), next(), next())
            return (0...100).map { point in
                let x = Double.pi * Double(point) / 100
                return a + b * wave(x) + c * wave(2 * x) + d * wave(3 * x) + shift(point)
            }
        }
    }

    /// A cosine without a mathematics library.
    private func wave(_ x: Double) -> Double {
        var (term, sum) = (1.0, 1.0)
        for order in 1...20 {
            term *= -x * x / Double((2 * order - 1) * (2 * order))
            sum += term
        }
        return sum
    }

    @Test func `the band leaves zero out in about five of a hundred sets without a difference`() throws {
        var outside = 0
        for seed in 1...400 as ClosedRange<UInt64> {
            let band = try #require(CurveBand(of: curves(16, seed: seed), confidence: 0.95))
            if !band.regions.isEmpty { outside += 1 }
        }
        #expect((6...34).contains(outside))
    }

    @Test func `a difference over a stretch is found where it is`() throws {
        let band = try #require(
            CurveBand(of: curves(20, seed: 3) { (40...60).contains($0) ? 8 : 0 }, confidence: 0.95))
        let region = try #require(band.regions.first)
        #expect(band.regions.count == 1 && region.leftIsLarger)
        #expect(region.from == 40 && region.to == 60)
    }

    @Test func `blocks stay few and hold every stride`() {
        var blocks = CurveBlocks()
        for stride in 0..<1000 { blocks.take([Float(stride)]) }
        #expect(blocks.sums.count <= CurveBlocks.most)
        #expect(blocks.blockStrides == 32)
        let held = blocks.sums.count * blocks.blockStrides
        let sum = blocks.sums.reduce(0) { $0 + $1[0] }
        #expect(sum == Double(held * (held - 1) / 2))
    }

    @Test func `a foot with more strides is compared in blocks of the same size`() throws {
        func blocks(_ count: Int, _ level: Float) -> CurveBlocks {
            var blocks = CurveBlocks()
            for stride in 0..<count { blocks.take((0...100).map { _ in level + Float(stride % 3) }) }
            return blocks
        }
        let comparison = try #require(
            CurveBlocks.comparison(
                left: blocks(40, 10), right: blocks(30, 4), subject: .total, unit: "N", confidence: 0.95, least: 8))
        #expect(comparison.blockStrides == 2)
        #expect(comparison.blocks == 15)
        #expect(abs(comparison.difference[50] - 6) < 0.2)
        #expect(comparison.regions == [CurveComparison.Region(from: 0, to: 100, leftIsLarger: true)])
    }
}

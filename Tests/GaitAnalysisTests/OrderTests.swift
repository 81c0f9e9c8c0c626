import Testing

@testable import GaitAnalysis

/// The middle of small sets of numbers, found in several ways.
struct OrderTests {
    /// Numbers with many equal ones, from a seed.
    private static func numbers(_ count: Int, seed: Int) -> [Double] {
        var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(Int(state >> 40) % 37) - 18
            return state >> 33 & 1 == 0 ? value : value + Double(state >> 11) * 0x1p-53
        }
    }

    /// By the definition.
    private static func middle(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let (sorted, place) = (values.sorted(), values.count / 2)
        return values.count % 2 == 1 ? sorted[place] : 0.5 * (sorted[place - 1] + sorted[place])
    }

    @Test(arguments: 0...100)
    func `the middle is the same however it is found`(count: Int) {
        for seed in 0..<20 {
            let values = Self.numbers(count, seed: seed &* 1000 &+ count)
            var scratch = values
            #expect(Order.median(values) == Self.middle(values))
            #expect(Order.medianInPlace(&scratch) == Self.middle(values))
            #expect(scratch.sorted() == values.sorted())
        }
    }

    @Test(arguments: 1...70)
    func `columns side by side have the middles that each has alone, without what is missing`(rows: Int) {
        for width in 1...5 {
            var columns = (0..<4 * width).map { Self.numbers(rows, seed: rows &* 100 &+ width &* 10 &+ $0) }
            for column in columns.indices {
                // From none to all.
                for row in 0..<rows where (row &* 7 &+ column) % (4 * width) < column { columns[column][row] = .nan }
            }
            columns[4 * width - 1] = Array(repeating: .nan, count: rows)
            var table: [SIMD4<Double>] = []
            for row in 0..<rows {
                for first in stride(from: 0, to: 4 * width, by: 4) {
                    table.append(SIMD4(columns[first..<first + 4].map { $0[row] }))
                }
            }
            #expect(
                Order.medians(ofColumns: &table, rows: rows) == columns.map { Self.middle($0.filter { !$0.isNaN }) })
        }
    }
}

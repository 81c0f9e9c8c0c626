import Testing

@testable import GaitAnalysis

@Suite struct OrderTests {
    @Test(
        arguments: [
            [], [3], [2, 1], [5, 1, 4], [1, 1, 1, 1], [4, 3, 2, 1, 0], [0, 7, 7, 0, 7, 0], [9, -2, 4, 4, -2, 8, 1, 1],
            (0..<101).map { Double($0 * 37 % 101) }, (0..<100).map { Double($0 * $0 % 13) },
        ] as [[Double]])
    func `the median by selection is the median by sorting`(values: [Double]) {
        var scratch = values
        #expect(Order.medianInPlace(&scratch) == Order.median(values))
        #expect(scratch.sorted() == values.sorted())
    }
}

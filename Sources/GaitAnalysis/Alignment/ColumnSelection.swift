import SensorData
import SignalProcessing

/// The columns of a stream's samples that go onto a grid, each times its factor.
struct ColumnSelection: Equatable, Sendable {
    private let columns: [Int]
    private let factors: [Double]
    /// The columns, where they lie side by side and are taken as they are.
    private let plain: Range<Int>?
    /// The times of the block at hand; its memory is used again.
    private var times: [Int64] = []

    init(_ columns: [Int], factors: [Double]) {
        self.columns = columns
        self.factors = factors
        let first = columns.first ?? 0
        let isPlain = columns == Array(first..<first + columns.count) && factors.allSatisfy { $0 == 1 }
        plain = isPlain ? first..<first + columns.count : nil
    }

    var count: Int { columns.count }

    mutating func push(_ block: SampleBlock, into resampler: inout GridResampler) {
        times.removeAll(keepingCapacity: true)
        for time in block.times { times.append(time.nanoseconds) }
        if let plain {
            resampler.push(times: times, values: block.values.span, columns: plain)
            return
        }
        var rows: [Double] = []
        rows.reserveCapacity(block.count * count)
        for sample in 0..<block.count {
            let start = sample * block.channelCount
            for (column, factor) in zip(columns, factors) { rows.append(block.values[start + column] * factor) }
        }
        resampler.push(times: times, values: rows.span, columns: 0..<count)
    }
}

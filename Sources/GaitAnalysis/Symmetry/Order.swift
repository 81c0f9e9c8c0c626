/// Order statistics of small sets of numbers.
enum Order {
    /// The middle value, or the mean of the two middle ones; nil of nothing.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        guard values.count > fewest else { return median(ofFew: values.span) }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle])
    }

    /// The same median, by sorting only as far as needed; leaves the values in another order.
    static func medianInPlace(_ values: inout [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        guard values.count > fewest else { return median(ofFew: values.span) }
        let middle = values.count / 2
        var span = values.mutableSpan
        let upper = select(middle, in: &span)
        guard span.count % 2 == 0 else { return upper }
        // All values before the middle are no larger now.
        var lower = span[0]
        for index in 1..<middle where span[index] > lower { lower = span[index] }
        return 0.5 * (lower + upper)
    }

    /// Up to so many values each is compared with each: faster than branches of which the processor guesses many wrong.
    private static let fewest = 24

    /// The median by counting for each value how many are smaller.
    private static func median(ofFew values: Span<Double>) -> Double {
        let middle = Double(values.count / 2)
        // The value of a rank is the largest of those that have no more smaller ones than its rank.
        var lower = SIMD8(repeating: -Double.infinity)
        var upper = lower
        for first in stride(from: 0, to: values.count, by: 8) {
            var eight = SIMD8(repeating: -Double.infinity)
            for lane in 0..<min(8, values.count - first) { eight[lane] = values[first + lane] }
            var smaller = SIMD8<Double>()
            for index in values.indices {
                smaller += SIMD8<Double>().replacing(with: 1, where: eight .> values[unchecked: index])
            }
            lower.replace(with: eight, where: (smaller .< middle) .& (eight .> lower))
            upper.replace(with: eight, where: (smaller .<= middle) .& (eight .> upper))
        }
        return values.count % 2 == 1 ? upper.max() : 0.5 * (lower.max() + upper.max())
    }

    /// The median of each column of a table, row after row, of which NaN is no part; nil where there is nothing else.
    ///
    /// Sorts the columns side by side, by exchanges whose places no value decides (Batcher 1968; Knuth, The Art of Computer
    /// Programming 3, algorithm 5.2.2M), and leaves them sorted.
    static func medians(ofColumns table: inout [SIMD4<Double>], rows: Int) -> [Double?] {
        guard rows > 0 else { return [] }
        let width = table.count / rows
        precondition(rows * width == table.count, "whole rows")
        var values = table.mutableSpan
        var counts = [SIMD4<Int64>](repeating: SIMD4(repeating: Int64(rows)), count: width)
        for place in values.indices {
            let isMissing = values[place] .!= values[place]
            guard any(isMissing) else { continue }
            values[place].replace(with: .infinity, where: isMissing)
            counts[place % width].replace(with: counts[place % width] &- 1, where: isMissing)
        }
        var top = 1
        while 2 * top < rows { top *= 2 }
        var part = top
        while part > 0, rows > 1 {
            var (reach, offset, distance) = (top, 0, part)
            while true {
                for row in stride(from: offset, to: rows - distance, by: 2 * part) {
                    let count = min(part, rows - distance - row) * width
                    let (first, apart) = (row * width, distance * width)
                    precondition(first >= 0 && apart > 0 && first + apart + count <= values.count, "places of rows")
                    for lower in first..<first + count {
                        let (one, other) = (values[unchecked: lower], values[unchecked: lower &+ apart])
                        let isSmaller = other .< one
                        values[unchecked: lower] = one.replacing(with: other, where: isSmaller)
                        values[unchecked: lower &+ apart] = other.replacing(with: one, where: isSmaller)
                    }
                }
                guard reach > part else { break }
                (distance, reach, offset) = (reach - part, reach / 2, part)
            }
            part /= 2
        }
        var medians: [Double?] = []
        for column in 0..<4 * width {
            let (vector, lane) = (column / 4, column % 4)
            let count = Int(counts[vector][lane])
            let middle = count / 2
            guard count > 0 else {
                medians.append(nil)
                continue
            }
            let upper = values[middle * width + vector][lane]
            medians.append(count % 2 == 1 ? upper : 0.5 * (values[(middle - 1) * width + vector][lane] + upper))
        }
        return medians
    }

    /// Brings the value of a rank to its place, no larger ones before it and no smaller ones behind it (Hoare 1961).
    ///
    /// Without a branch that depends on a value: in noise the processor would guess every other one wrong.
    private static func select(_ rank: Int, in values: inout MutableSpan<Double>) -> Double {
        var low = 0
        var end = values.count
        precondition(rank >= 0 && rank < end, "a rank of one of the values")
        while end - low > 1 {
            let (one, other, third) = (values[low], values[low + (end - low) / 2], values[end - 1])
            let pivot = max(min(one, other), min(max(one, other), third))
            guard !pivot.isNaN else { return pivot }
            let larger = gather(low..<end, in: &values) { $0 < pivot }
            if rank < larger {
                end = larger
                continue
            }
            low = gather(larger..<end, in: &values) { $0 <= pivot }
            if rank < low { return pivot }
        }
        return values[low]
    }

    /// Brings the values of which something holds to the front of a range that lies in the span, and returns where they end.
    @inline(__always)
    private static func gather(
        _ range: Range<Int>, in values: inout MutableSpan<Double>, _ holds: (Double) -> Bool
    ) -> Int {
        var end = range.lowerBound
        for index in range {
            let value = values[unchecked: index]
            values[unchecked: index] = values[unchecked: end]
            values[unchecked: end] = value
            end &+= holds(value) ? 1 : 0
        }
        return end
    }

    /// A percentile 0…100 of sorted values, linear between order statistics; the values may not be empty.
    static func percentile(_ percent: Double, ofSorted sorted: [Double]) -> Double {
        let position = percent / 100 * Double(sorted.count - 1)
        let index = Int(position)
        guard index + 1 < sorted.count else { return sorted[index] }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}

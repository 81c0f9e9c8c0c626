/// Order statistics of small sets of numbers.
enum Order {
    /// The middle value, or the mean of the two middle ones; nil of nothing.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle])
    }

    /// The same median, by sorting only as far as needed; leaves the values in another order.
    static func medianInPlace(_ values: inout [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        var span = values.mutableSpan
        let upper = select(middle, in: &span)
        guard span.count % 2 == 0 else { return upper }
        // All values before the middle are no larger now.
        var lower = span[0]
        for index in 1..<middle where span[index] > lower { lower = span[index] }
        return 0.5 * (lower + upper)
    }

    /// Brings the value of a rank to its place, no larger ones before it and no smaller ones behind it (Hoare 1961).
    private static func select(_ rank: Int, in values: inout MutableSpan<Double>) -> Double {
        var low = 0
        var high = values.count - 1
        while low < high {
            let pivot = values[low + (high - low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while values[right] > pivot { right -= 1 }
                guard left <= right else { break }
                values.swapAt(left, right)
                left += 1
                right -= 1
            }
            if rank <= right {
                high = right
            } else if rank >= left {
                low = left
            } else {
                break
            }
        }
        return values[rank]
    }

    /// A percentile 0…100 of sorted values, linear between order statistics; the values may not be empty.
    static func percentile(_ percent: Double, ofSorted sorted: [Double]) -> Double {
        let position = percent / 100 * Double(sorted.count - 1)
        let index = Int(position)
        guard index + 1 < sorted.count else { return sorted[index] }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}

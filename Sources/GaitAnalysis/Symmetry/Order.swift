/// Order statistics of small sets of numbers.
enum Order {
    /// The middle value, or the mean of the two middle ones; nil of nothing.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle])
    }

    /// A percentile 0…100 of sorted values, linear between order statistics; the values may not be empty.
    static func percentile(_ percent: Double, ofSorted sorted: [Double]) -> Double {
        let position = percent / 100 * Double(sorted.count - 1)
        let index = Int(position)
        guard index + 1 < sorted.count else { return sorted[index] }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}

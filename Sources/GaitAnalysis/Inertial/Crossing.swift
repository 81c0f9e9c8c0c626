/// A moment as a whole sample and what is left, so that it can be moved to other counting without a change of its bits.
struct Moment: Equatable, Sendable {
    /// A sample of the signal at hand.
    var sample: Int
    /// Samples after it.
    var rest: Double

    var value: Double { Double(sample) + rest }

    func moved(by samples: Int) -> Moment { Moment(sample: sample + samples, rest: rest) }
}

/// Where a signal passes a level, between samples.
enum Crossing {
    /// First place in `start..<end` where the signal rises through the level.
    static func firstRise(_ values: [Double], _ level: Double, from start: Int, to end: Int) -> Double? {
        firstRiseMoment(values, level, from: start, to: end)?.value
    }

    /// The same as a moment.
    static func firstRiseMoment(_ values: [Double], _ level: Double, from start: Int, to end: Int) -> Moment? {
        var index = max(start, 0)
        let limit = min(end, values.count - 1)
        while index < limit {
            if values[index] < level, level <= values[index + 1] {
                return Moment(sample: index, rest: (level - values[index]) / (values[index + 1] - values[index]))
            }
            index += 1
        }
        return nil
    }

    /// Last place in `start...end` where the signal falls through the level.
    static func lastFall(_ values: [Double], _ level: Double, from start: Int, to end: Int) -> Moment? {
        var index = min(end, values.count - 1)
        while index >= max(start, 1) {
            if values[index] < level, level <= values[index - 1] {
                return Moment(
                    sample: index - 1, rest: (values[index - 1] - level) / (values[index - 1] - values[index]))
            }
            index -= 1
        }
        return nil
    }

    /// First place from `start` on where the signal falls through the level.
    static func firstFall(_ values: [Double], _ level: Double, from start: Int) -> Double? {
        var index = max(start, 0)
        while index < values.count - 1 {
            if values[index] >= level, level > values[index + 1] {
                return Double(index) + (values[index] - level) / (values[index] - values[index + 1])
            }
            index += 1
        }
        return nil
    }

    /// Last place up to `end` where the signal rises through the level.
    static func lastRise(_ values: [Double], _ level: Double, to end: Int) -> Double? {
        var index = min(end, values.count - 1)
        while index > 0 {
            if values[index] >= level, level > values[index - 1] {
                return Double(index - 1) + (level - values[index - 1]) / (values[index] - values[index - 1])
            }
            index -= 1
        }
        return nil
    }

    /// Place of the least value in a range that is not empty; the first of equals.
    static func leastIndex(_ values: [Double], _ range: Range<Int>) -> Int { firstIndex(values, range, by: <) }

    /// Place of the largest value in a range that is not empty; the first of equals.
    static func largestIndex(_ values: [Double], _ range: Range<Int>) -> Int { firstIndex(values, range, by: >) }

    /// Place of the value that comes before all others in an order.
    @inline(__always)
    private static func firstIndex(
        _ values: [Double], _ range: Range<Int>, by comesBefore: (Double, Double) -> Bool
    ) -> Int {
        let values = values.span.extracting(range)
        var best = 0
        var value = values[0]
        for index in values.indices where comesBefore(values[unchecked: index], value) {
            (best, value) = (index, values[unchecked: index])
        }
        return range.lowerBound + best
    }
}

import SensorData

/// The ticks of a table's rows, with the rows that have a usable time.
struct TickTrack: Sendable {
    /// Rows that are kept, in their order.
    var rows: [Int] = []
    /// Ticks of the kept rows; always rising.
    var ticks: [Int64] = []
    /// How often the time fell by a day at midnight.
    var midnights = 0
    /// How often the counter began again from 0.
    var wraps = 0

    /// Largest step over midnight, in seconds, that is taken for one (proposal).
    static let largestMidnightGap: Int64 = 600

    /// Keeps rising times, unwraps midnight and counters, and tells repeated rows from contradictory ones.
    ///
    /// - Parameters:
    ///   - whole: each row's tick before unwrapping; nil where the row has none.
    ///   - wrap: the counter's modulus, if it has one.
    ///   - day: ticks in 24 h, or nil where times are not times of day.
    ///   - isSame: whether two rows hold the same sample, to tell a repeated one from another with the same time.
    ///   - fault: called for each row that is left out.
    init(
        _ whole: [Int64?], wrap: Int64?, day: Int64?, isSame: (Int, Int) -> Bool, fault: (RowFault, Int) -> Void
    ) {
        rows.reserveCapacity(whole.count)
        ticks.reserveCapacity(whole.count)
        var offset: Int64 = 0
        for (row, tick) in whole.enumerated() {
            guard let tick, abs(tick) < 1 << 60 else {
                fault(.noTime, row)
                continue
            }
            guard let last = ticks.last, let lastRow = rows.last else {
                rows.append(row)
                ticks.append(tick)
                continue
            }
            var current = tick + offset
            if let wrap {
                let remainder = ((tick - last) % wrap + wrap) % wrap
                let step = remainder > wrap / 2 ? remainder - wrap : remainder
                current = last + step
                if step > 0 && current - tick != offset {
                    wraps += 1
                    offset = current - tick
                }
            } else if let day, current < last, tick >= 0, tick < day, current + day > last,
                (current + day - last) <= day / 86_400 * Self.largestMidnightGap
            {
                current += day
                offset += day
                midnights += 1
            }
            if current == last {
                fault(isSame(row, lastRow) ? .repeated : .sameTimeOtherValues, row)
            } else if current < last {
                fault(.timeBackwards, row)
            } else {
                rows.append(row)
                ticks.append(current)
            }
        }
    }
}

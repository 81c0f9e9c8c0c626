import SensorData

/// Where a table's times come from.
enum TimeRule: Equatable, Sendable {
    /// Rows come at a fixed rate; the tick is the row's index.
    case rows(rate: Frequency)
    /// A column of times; `unitExponent` is 0 for seconds, 3 for milliseconds, 6 and 9 for micro- and nanoseconds.
    case times(unitExponent: Int, startsAtFirstRow: Bool = false)
    /// A column of times in seconds that are whole ticks of a known clock but not printed exactly in decimals.
    case ticks(clock: Frequency, unitExponent: Int)
    /// A column that counts packets at a fixed rate, with the number at which it begins again from 0.
    case counter(rate: Frequency, modulus: Int64?)

    /// True when the rule reads a column.
    var needsColumn: Bool {
        if case .rows = self { false } else { true }
    }
}

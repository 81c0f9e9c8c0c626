import FoundationEssentials

extension Date {
    /// Since 1970 in UTC, to the nearest one, as the store keeps it.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    /// The nearest whole millisecond.
    var wholeMilliseconds: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

public import FoundationEssentials

/// Reads the date that a recording's file states of itself.
///
/// Files of other makers state it without a zone, with fractions of a second, or as a day alone; what has no zone is the clinic's own
/// time.
public enum RecordedMoment {
    /// The moment of a text in ISO 8601.
    ///
    /// - Parameters:
    ///   - text: `2023-09-27T10:21:14.922`, `2025-11-21T09:10:11Z`, `2025-11-21T09:10+01:00` or `2023-09-27`.
    ///   - timeZone: name of the clinic's, for a text that names none.
    /// - Returns: the moment; nil where the text is no such date, as makers of other files write it otherwise.
    public static func date(of text: String, timeZone: String) -> Date? {
        guard
            let parts = text.wholeMatch(
                of: /(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)([.,]\d{1,9})?)?(Z|[+\-]\d\d(?::?\d\d)?)?)?/
            )?.output, let zone = zone(parts.8.map(String.init)) ?? TimeZone(identifier: timeZone)
        else { return nil }
        func number(_ text: Substring?) -> Int { text.flatMap { Int($0) } ?? 0 }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let wanted = DateComponents(
            year: number(parts.1), month: number(parts.2), day: number(parts.3), hour: number(parts.4),
            minute: number(parts.5), second: number(parts.6))
        guard (1...12).contains(number(parts.2)), (1...31).contains(number(parts.3)), number(parts.4) < 24,
            number(parts.5) < 60, number(parts.6) < 61, let whole = calendar.date(from: wanted),
            calendar.component(.month, from: whole) == number(parts.2)
        else { return nil }
        let fraction = parts.7.flatMap { Double("0." + $0.dropFirst()) } ?? 0
        return whole.addingTimeInterval(fraction).wholeMilliseconds
    }

    /// The zone that a text names; nil where it names none.
    private static func zone(_ text: String?) -> TimeZone? {
        guard let text else { return nil }
        let digits = text.filter(\.isNumber)
        let minutes = (Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.dropFirst(2)) ?? 0)
        return TimeZone(secondsFromGMT: (text.hasPrefix("-") ? -60 : 60) * minutes)
    }
}

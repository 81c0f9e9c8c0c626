/// Dates and times of day as ISO 8601 text.
public enum CalendarDate {
    /// Two digits, or more when the number has more.
    public static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The UTC date and time of Unix milliseconds, by Howard Hinnant's days-to-civil formula.
    public static func iso8601(unixMilliseconds: Int64) -> String {
        let milliseconds = unixMilliseconds % 86_400_000
        let dayTime = milliseconds < 0 ? milliseconds + 86_400_000 : milliseconds
        let days = (unixMilliseconds - dayTime) / 86_400_000 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let date = "\(padded(Int(year), to: 4))-\(padded(Int(month)))-\(padded(Int(day)))"
        let seconds = Int(dayTime / 1000)
        let clock = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
        return "\(date)T\(clock).\(padded(Int(dayTime % 1000), to: 3))Z"
    }
}

/// Dates as the sources print them, turned into ISO 8601 as far as the source says them.
enum CalendarDate {
    /// Two digits, or more when the number has more.
    static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The UTC date and time of Unix milliseconds, by Howard Hinnant's days-to-civil formula.
    static func iso8601(unixMilliseconds: Int64) -> String {
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

    /// `day.month.year hour:minute:second`, with dots or colons in the time; nil when it is anything else.
    static func iso8601(dayMonthYear text: String) -> String? {
        let parts = text.split(whereSeparator: { $0 == " " })
        guard let first = parts.first else { return nil }
        let date = first.split(separator: ".").map(String.init)
        guard date.count == 3, let day = Int(date[0]), let month = Int(date[1]), let printedYear = Int(date[2]),
            (1...31).contains(day), (1...12).contains(month), (0...9999).contains(printedYear)
        else { return nil }
        let year = date[2].count == 2 ? 2000 + printedYear : printedYear
        let iso = "\(padded(year, to: 4))-\(padded(month))-\(padded(day))"
        guard parts.count > 1 else { return iso }
        let clock = parts[1].replacing(firstDotsByColons: 2)
        guard clock.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }) else { return iso }
        return "\(iso)T\(clock)"
    }
}

extension Substring {
    /// `10.49` and `10.49.30` are times of day with dots; a dot after two colons is a decimal point and stays.
    fileprivate func replacing(firstDotsByColons count: Int) -> String {
        var left = count
        return String(
            map { character in
                if character == ":" { left -= 1 }
                guard character == ".", left > 0 else { return character }
                left -= 1
                return ":"
            })
    }
}

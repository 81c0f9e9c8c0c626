import SensorData

extension CalendarDate {
    /// `day.month.year hour:minute:second` as sources print it, with dots or colons in the time; nil when it is anything else.
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

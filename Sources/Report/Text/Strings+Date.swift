/// Moments as people read them.
extension Strings {
    /// A moment in ISO 8601 as day and time of its own zone, without fractions of a second; any other text as it is.
    func date(_ text: String) -> String {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let day = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard day.count == 3, day[0].count == 4, let year = Int(day[0]), let month = Int(day[1]),
            let number = Int(day[2]), (1...12).contains(month), (1...31).contains(number)
        else { return text }
        let name = months[month - 1]
        let date = say(english: "\(number) \(name) \(year)", german: "\(number). \(name) \(year)")
        guard parts.count == 2 else { return date }
        let rest = parts[1]
        let end = rest.firstIndex { "Zz+-".contains($0) } ?? rest.endIndex
        let clock = rest[..<end].prefix { $0 != "." && $0 != "," }
        let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count), fields.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) })
        else { return text }
        let zone = rest[end...]
        let suffix = zone.isEmpty ? "" : zone.lowercased() == "z" ? " UTC" : " UTC" + zone
        return say(english: "\(date), \(clock)\(suffix)", german: "\(date), \(clock)\u{A0}Uhr\(suffix)")
    }

    private var months: [String] {
        let english = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let german = [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ]
        return language == .german ? german : english
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

import FoundationEssentials
import Report

/// Every sentence of the station's pages, in every language, and how a moment is written.
///
/// A sentence is whole here and takes its numbers as arguments; pages and scripts never join pieces of language. To add a
/// language, add its case to `Language` and its parameter to `say`: the compiler then lists every sentence not yet translated.
struct PageText: Equatable, Sendable {
    var language = Language.english
    /// Name of the clinic's time zone.
    var timeZone = "UTC"

    func say(english: @autoclosure () -> String, german: @autoclosure () -> String) -> String {
        switch language {
        case .english: english()
        case .german: german()
        }
    }

    /// A number with the language's decimal mark.
    func number(_ value: Double) -> String {
        let text = value == value.rounded() ? "\(Int(value))" : "\(value)"
        return say(english: text, german: text.replacing(".", with: ","))
    }

    /// Minutes and seconds; empty where the length is not known.
    func duration(_ seconds: Double?) -> String {
        guard let seconds else { return "" }
        let whole = Int(seconds.rounded())
        let rest = whole % 60
        return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest) min"
    }

    /// A moment as the clinic's clock showed it, with the zone; that is the clinic's today where none is named.
    func time(_ date: Date, zone: String? = nil, hasSeconds: Bool = false) -> String {
        guard let place = TimeZone(identifier: zone ?? timeZone) ?? TimeZone(secondsFromGMT: 0) else { return "" }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = place
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour,
            let minute = parts.minute, let second = parts.second
        else { return "" }
        let clock = "\(Self.two(hour)):\(Self.two(minute))" + (hasSeconds ? ":\(Self.two(second))" : "")
        let zone = Self.offset(place.secondsFromGMT(for: date))
        return say(
            english: "\(day) \(Self.englishMonths[month - 1]) \(year), \(clock) (\(zone))",
            german: "\(Self.two(day)).\(Self.two(month)).\(year), \(clock) (\(zone))")
    }

    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// "UTC+1", "UTC−3:30", "UTC".
    private static func offset(_ seconds: Int) -> String {
        guard seconds != 0 else { return "UTC" }
        let minutes = abs(seconds) / 60
        let rest = minutes % 60 == 0 ? "" : ":\(two(minutes % 60))"
        return "UTC\(seconds < 0 ? "−" : "+")\(minutes / 60)\(rest)"
    }
}

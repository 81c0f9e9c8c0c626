/// What stands in the foot of every printed page, so that a lost sheet can be put back: what it is, whose, when, page n of m.
///
/// The style sheet is the same for every page; the texts reach it as properties of the root element.
struct PaperFooter {
    var parts: [String?]
    var strings: Strings

    /// Characters of one part that fit beside the others on A4.
    private static let longest = 48

    /// The value of the root's style attribute.
    var properties: String {
        let running = parts.compactMap(\.self).filter { !$0.isEmpty }.map(shortened).joined(separator: " · ")
        return "--running:\(quoted(running));--page:\(quoted(strings.pageWord));--of:\(quoted(strings.pagesWord))"
    }

    private func shortened(_ text: String) -> String {
        text.count <= Self.longest ? text : text.prefix(Self.longest - 1) + "…"
    }

    /// A string of CSS: nothing that somebody typed ends it early.
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "{", "}", ";", "<", ">": quoted += "\\" + String(scalar.value, radix: 16) + " "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

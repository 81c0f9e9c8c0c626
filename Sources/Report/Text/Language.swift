import SensorData

/// The languages in which reports are written.
public enum Language: String, CaseIterable, Codable, Sendable {
    case english = "en"
    case german = "de"
}

/// Every sentence that a report can hold, in every language.
///
/// A sentence is whole here and takes its numbers as arguments; renderers never join pieces of language. To add a language,
/// add its case to `Language` and its parameter to `say`: the compiler then lists every sentence not yet translated.
struct Strings: Equatable, Sendable {
    var language = Language.english

    func say(english: @autoclosure () -> String, german: @autoclosure () -> String) -> String {
        switch language {
        case .english: english()
        case .german: german()
        }
    }

    /// What German adjectives for a side begin with: "das linke Bein", "des rechten Fußes".
    func stem(_ side: Side) -> String {
        switch side {
        case .left: "link"
        case .right: "recht"
        }
    }
}

extension String {
    /// The same text at the beginning of a sentence.
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The same text as part of a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

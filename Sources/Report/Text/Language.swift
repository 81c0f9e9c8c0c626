/// The languages in which reports are written.
public enum Language: String, CaseIterable, Codable, Sendable {
    case english = "en"
}

/// Every sentence that a report can hold, in one language.
///
/// A sentence is whole here and takes its numbers as arguments; renderers never join pieces of language. To add a language,
/// add its case to `Language` and its parameter to `say`: the compiler then lists every sentence not yet translated.
struct Strings: Equatable, Sendable {
    var language = Language.english

    func say(english: String) -> String {
        switch language {
        case .english: english
        }
    }
}

import ClinicDatabase
import HTTPTypes
import Hummingbird
import Report

/// In which language an answer is given: the user's own, else the station's; before anybody has chosen, the browser's.
struct ReaderLanguage: Sendable {
    let store: ClinicStore
    /// Name of the clinic's time zone.
    let timeZone: String

    /// For a user who is known; nil for nobody.
    func text(for user: User?, _ request: Request) async throws -> PageText {
        let own = user?.language.flatMap(Language.init)
        let stations = try await store.setting("language").flatMap(Language.init)
        return PageText(language: own ?? stations ?? Self.browsers(request), timeZone: timeZone)
    }

    /// For an error, whoever asks; programs are answered in English.
    func text(for request: Request) async -> PageText {
        guard request.headers[.authorization] == nil else { return PageText(timeZone: timeZone) }
        var user: User?
        if let token = request.cookies[CallerLookUp.cookie].flatMap({ AccessToken($0.value) }) {
            user = try? await store.session(token)?.user
        }
        // A database that does not answer keeps nobody from reading that it does not.
        return (try? await text(for: user, request)) ?? PageText(timeZone: timeZone)
    }

    /// The first language of the browser that there is.
    private static func browsers(_ request: Request) -> Language {
        let wanted = (request.headers[.acceptLanguage] ?? "").split(separator: ",")
            .compactMap { Language(rawValue: String($0.drop(while: \.isWhitespace).prefix(2)).lowercased()) }
        return wanted.first ?? .english
    }
}

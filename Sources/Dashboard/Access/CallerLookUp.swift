import ClinicDatabase
import Crypto
import HTTPTypes
import Hummingbird

/// Finds out who asks, and refuses what a foreign page made a browser ask.
struct CallerLookUp: RouterMiddleware {
    /// With this prefix browsers take it only over TLS, for this host alone and for all paths.
    static let cookie = "__Host-session"

    let store: ClinicStore
    let language: ReaderLanguage

    @concurrent func handle(
        _ request: Request, context: StationContext,
        next: @concurrent (Request, StationContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        var caller = try await caller(of: request)
        context.text = try await language.text(for: caller?.user, request)
        caller?.text = context.text
        context.caller = caller
        if ![.get, .head, .options].contains(request.method) { try check(request, context.caller) }
        return try await next(request, context)
    }

    /// Nil for nobody.
    func caller(of request: Request) async throws -> Caller? {
        if let header = request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer", let secret = AccessToken(String(parts[1])),
                let token = try await store.token(secret)
            else { throw Problem(.unauthorized, .tokenNotValid) }
            return Caller(kind: .program(token))
        }
        guard let cookie = request.cookies[Self.cookie], let token = AccessToken(cookie.value),
            let (user, session) = try await store.session(token)
        else { return nil }
        return Caller(kind: .user(user, session, csrf: Self.csrf(for: token)))
    }

    /// What a page must send back with each unsafe request: known to who knows the cookie, which no script can read.
    static func csrf(for token: AccessToken) -> String {
        SHA256.hash(data: Array("csrf \(token.text)".utf8)).prefix(16).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private func check(_ request: Request, _ caller: Caller?) throws {
        let foreign = Problem(.forbidden, .foreignPage)
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" { throw foreign }
        if let origin = request.headers[.origin] {
            let host = origin.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init)
            guard host == request.head.authority else { throw foreign }
        }
        guard let caller, case .user(_, _, let expected) = caller.kind else { return }
        guard let given = request.headers[.csrfToken], areEqual(given, expected) else {
            throw Problem(.forbidden, .sessionTokenMissing)
        }
    }

    /// Takes as long wherever they differ.
    private func areEqual(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

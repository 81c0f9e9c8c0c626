import ClinicDatabase
import HTTPTypes
import Hummingbird

/// What the browser is told it may do with a page.
enum ContentPolicy {
    /// Our pages: scripts, styles and data from here only, nothing inline, in nobody's frame.
    static let page = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """
    /// A report: no script at all, in a sandbox; its drawings carry their styles in them.
    ///
    /// It keeps its origin, so that the page around it can measure how high it is; without a script it has no use of it itself.
    static let report = """
        default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox \
        allow-same-origin
        """
    /// What is data and never a page.
    static let data = "default-src 'none'; frame-ancestors 'none'; sandbox"
}

extension HTTPField.Name {
    static let contentSecurityPolicy = HTTPField.Name("Content-Security-Policy") ?? .server
    static let csrfToken = HTTPField.Name("X-CSRF-Token") ?? .server
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .server
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .server
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .server
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .server
    static let crossOriginResourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy") ?? .server
    static let frameOptions = HTTPField.Name("X-Frame-Options") ?? .server
}

/// Answers every error in the form of the request, puts the headers on that every answer has, and counts.
struct AnswerForm: RouterMiddleware {
    let store: ClinicStore
    let language: ReaderLanguage
    let metrics: StationMetrics
    let log: @Sendable (String) -> Void

    @concurrent func handle(
        _ request: Request, context: StationContext,
        next: @concurrent (Request, StationContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .badRequest && error is HTTPError {
            response = await answer(Problem(error), to: request)
        } catch {
            let problem = Problem(error)
            if problem.status.code >= 500 { log("\(request.method.rawValue) \(request.uri.path): \(error)") }
            response = await answer(problem, to: request)
        }
        func set(_ name: HTTPField.Name, _ value: String) {
            if response.headers[name] == nil { response.headers[name] = value }
        }
        set(.contentSecurityPolicy, ContentPolicy.data)
        set(.cacheControl, "no-store")
        set(.xContentTypeOptions, "nosniff")
        set(.referrerPolicy, "no-referrer")
        set(.permissionsPolicy, "camera=(), microphone=(), geolocation=(), usb=(), serial=()")
        set(.crossOriginOpenerPolicy, "same-origin")
        set(.crossOriginResourcePolicy, "same-origin")
        set(.strictTransportSecurity, "max-age=31536000")
        if response.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'self'") != true {
            set(.frameOptions, "DENY")
        }
        metrics.count(response.status)
        return response
    }

    private func answer(_ problem: Problem, to request: Request) async -> Response {
        let text = await language.text(for: request)
        let isPage = !request.uri.path.hasPrefix("/api/") && request.method == .get
        guard isPage else { return .json(ProblemBody(problem: text.reason(problem.reason)), status: problem.status) }
        if problem.status == .unauthorized {
            return Response(status: .seeOther, headers: [.location: "/sign-in"])
        }
        // The inner look-up's answer is gone with what it was asked for.
        var caller = try? await CallerLookUp(store: store, language: language).caller(of: request)
        caller?.text = text
        return .page(ProblemPage(problem: problem, text: text, caller: caller).markup, status: problem.status)
    }
}

/// A refusal as JSON.
struct ProblemBody: Encodable {
    var problem: String
}

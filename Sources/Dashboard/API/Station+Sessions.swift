import ClinicDatabase
import Formats
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Report

/// Setting up, signing in and out.
extension Station {
    private struct SetUpBody: Decodable {
        var link: String
        var name: String
        var password: String
        /// The station's.
        var language: Language?
    }

    private struct SessionChange: Decodable {
        /// The user's own; empty for the station's.
        var language: String
    }

    private struct SignInBody: Decodable {
        var name: String
        var password: String
    }

    private struct SessionBody: Encodable {
        var name: String
        var role: Role
        /// The user's own; nil for the station's.
        var language: String?
        /// To be sent back as X-CSRF-Token with every unsafe request.
        var csrfToken: String?
    }

    func addPublicRoutes(to router: Router<StationContext>) {
        router.get("health") { _, _ in
            do {
                _ = try await store.isSetUp()
                var words = ["status": "ok"]
                if link.state.isDiskFilling { words["warning"] = PageText().diskFills(link.state.diskUsedPercent) }
                return Response.json(words)
            } catch {
                log("health: \(error)")
                return Response.json(["status": "the database does not answer"], status: .serviceUnavailable)
            }
        }
        router.get("metrics") { _, context in
            guard context.isFromHere || context.caller != nil else { throw Problem.signInFirst }
            let text = metrics.text(recorder: link.figures, state: link.state, feed: feed)
            return Response.bytes(Array(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("api/v1/openapi.json") { _, _ in
            Response.bytes(Formats.openAPI, type: "application/json; charset=utf-8")
        }
    }

    func addSessionRoutes(to router: Router<StationContext>) {
        router.post("api/v1/set-up") { request, context in
            let body = try await RequestBodyReading.json(SetUpBody.self, of: request)
            guard let link = AccessToken(body.link) else { throw StoreError.linkNotValid }
            try requireTry(account: "set-up", context)
            let user = try await store.setUp(with: link, name: body.name, password: body.password)
            if let language = body.language { try await store.set("language", to: language.rawValue) }
            try await store.audit(
                .setUp, by: .user(user.id, name: user.name), about: .init(.station), from: context.address)
            let response = try await signedIn(user, context)
            setUp.open()
            return response
        }
        router.get(
            "api/v1/session",
            use: only { _, _, caller in
                Response.json(
                    SessionBody(
                        name: caller.name, role: caller.role, language: caller.user?.language, csrfToken: caller.csrf))
            })
        router.patch(
            "api/v1/session",
            use: only { request, context, caller in
                let body = try await RequestBodyReading.json(SessionChange.self, of: request)
                guard var user = caller.user else { throw Problem(.conflict, .tokenHasNoSession) }
                guard body.language.isEmpty || Language(rawValue: body.language) != nil else {
                    throw Problem(.unprocessableContent, .program("“language” is en, de or empty."))
                }
                user.language = body.language.isEmpty ? nil : body.language
                try await store.update(user)
                try await note(.change, caller, context, .user, user.id.rawValue, detail: "language")
                return Response.json(
                    SessionBody(name: user.name, role: user.role, language: user.language, csrfToken: caller.csrf))
            })
        router.post("api/v1/session") { request, context in
            let body = try await RequestBodyReading.json(SignInBody.self, of: request)
            do { try requireTry(account: body.name, context) } catch {
                metrics.countRefusedSignIn()
                throw error
            }
            guard let user = try await store.user(name: body.name, password: body.password) else {
                metrics.countRefusedSignIn()
                try await store.audit(.signInRefused, by: .nobody, about: .init(.station), from: context.address)
                throw Problem(.unauthorized, .wrongNameOrPassword)
            }
            limit.forget(account: body.name)
            try await store.audit(
                .signIn, by: .user(user.id, name: user.name), about: .init(.station), from: context.address)
            return try await signedIn(user, context)
        }
        router.delete(
            "api/v1/session",
            use: only { _, context, caller in
                guard case .user(_, let session, _) = caller.kind else {
                    throw Problem(.conflict, .tokenHasNoSession)
                }
                try await store.endSession(session.id)
                try await note(.signOut, caller, context, .station)
                var response = Response.done
                response.setCookie(cookie("", maxAge: 0))
                return response
            })
    }

    private func requireTry(account: String, _ context: StationContext) throws {
        guard let wait = limit.wait(account: account, address: context.address, now: monotonic()) else { return }
        throw Problem(.tooManyRequests, .tooManyTries(seconds: Int(wait.rounded(.up))))
    }

    private func signedIn(_ user: User, _ context: StationContext) async throws -> Response {
        let (token, _) = try await store.startSession(of: user, address: context.address)
        var response = Response.json(
            SessionBody(
                name: user.name, role: user.role, language: user.language, csrfToken: CallerLookUp.csrf(for: token)))
        response.setCookie(cookie(token.text, maxAge: nil))
        return response
    }

    private func cookie(_ value: String, maxAge: Int?) -> Cookie {
        Cookie(
            name: CallerLookUp.cookie, value: value, maxAge: maxAge, path: "/", secure: true, httpOnly: true,
            sameSite: .strict)
    }
}

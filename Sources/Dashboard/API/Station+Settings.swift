import ClinicDatabase
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Report

/// Users, tokens, choices and the audit log; for administrators.
extension Station {
    private struct NewUser: Decodable {
        var name: String
        var role: Role
        var password: String
    }

    private struct UserChange: Decodable {
        var role: Role?
        var isDisabled: Bool?
        var password: String?
    }

    private struct PasswordChange: Decodable {
        var oldPassword: String
        var newPassword: String
    }

    private struct NewToken: Decodable {
        var name: String
        var role: Role
    }

    private struct TokenBody: Encodable {
        var token: APIToken
        /// Shown this once.
        var secret: String
    }

    private struct Choices: Codable {
        var language: Language?
        var autoRecord: Bool?
        /// Minutes without a step after which an automatic recording ends.
        var idleMinutes: Double?
    }

    func addSettingRoutes(to router: Router<StationContext>) {
        router.get("api/v1/users", use: only(.admin) { _, _, _ in Response.json(try await store.users()) })
        router.post(
            "api/v1/users",
            use: only(.admin) { request, context, caller in
                let body = try await RequestBodyReading.json(NewUser.self, of: request)
                let user = try await store.addUser(name: body.name, role: body.role, password: body.password)
                try await note(.create, caller, context, .user, user.id.rawValue)
                return Response.json(user, status: .created)
            })
        router.patch(
            "api/v1/users/:id",
            use: only(.admin) { request, context, caller in
                let body = try await RequestBodyReading.json(UserChange.self, of: request)
                let id = try identifier(context, of: User.self)
                guard var user = try await store.user(id) else { throw Problem.nothingHere }
                if let role = body.role { user.role = role }
                if let isDisabled = body.isDisabled { user.isDisabled = isDisabled }
                try await store.update(user)
                if let password = body.password { try await store.setPassword(password, of: id) }
                try await note(.change, caller, context, .user, id.rawValue)
                return Response.json(user)
            })
        router.delete(
            "api/v1/users/:id",
            use: only(.admin) { _, context, caller in
                let id = try identifier(context, of: User.self)
                guard try await store.user(id) != nil else { throw Problem.nothingHere }
                try await store.removeUser(id)
                try await note(.delete, caller, context, .user, id.rawValue)
                return Response.done
            })
        router.post(
            "api/v1/password",
            use: only { request, context, caller in
                let body = try await RequestBodyReading.json(PasswordChange.self, of: request)
                guard case .user(let user, _, _) = caller.kind else {
                    throw Problem(.conflict, .tokenHasNoPassword)
                }
                if let wait = limit.wait(account: user.name, address: context.address, now: monotonic()) {
                    throw Problem(.tooManyRequests, .tooManyTries(seconds: Int(wait.rounded(.up))))
                }
                guard try await store.user(name: user.name, password: body.oldPassword) != nil else {
                    throw Problem(.forbidden, .wrongOldPassword)
                }
                limit.forget(account: user.name)
                try await store.setPassword(body.newPassword, of: user.id)
                try await note(.change, caller, context, .user, user.id.rawValue, detail: "password")
                return Response.done
            })
        router.get("api/v1/tokens", use: only(.admin) { _, _, _ in Response.json(try await store.tokens()) })
        router.post(
            "api/v1/tokens",
            use: only(.admin) { request, context, caller in
                let body = try await RequestBodyReading.json(NewToken.self, of: request)
                let (secret, token) = try await store.addToken(name: body.name, role: body.role)
                try await note(.create, caller, context, .token, token.id.rawValue)
                return Response.json(TokenBody(token: token, secret: secret.text), status: .created)
            })
        router.delete(
            "api/v1/tokens/:id",
            use: only(.admin) { _, context, caller in
                let id = try identifier(context, of: APIToken.self)
                guard try await store.tokens().contains(where: { $0.id == id }) else { throw Problem.nothingHere }
                try await store.removeToken(id)
                try await note(.delete, caller, context, .token, id.rawValue)
                return Response.done
            })
        router.get("api/v1/settings", use: only { _, _, _ in Response.json(try await choices()) })
        router.patch(
            "api/v1/settings",
            use: only(.admin) { request, context, caller in
                let body = try await RequestBodyReading.json(Choices.self, of: request)
                if let minutes = body.idleMinutes {
                    guard (0.1...120).contains(minutes) else {
                        throw Problem(.unprocessableContent, .idleMinutes)
                    }
                    try await store.set("idleMinutes", to: "\(minutes)")
                }
                if let language = body.language { try await store.set("language", to: language.rawValue) }
                if let isOn = body.autoRecord { try await store.set("autoRecord", to: isOn ? "true" : "false") }
                link.ask(.automatic(try await automaticRecording()))
                try await note(.change, caller, context, .setting)
                return Response.json(try await choices())
            })
        router.get(
            "api/v1/audit",
            use: only(.admin) { request, _, _ in
                let text = request.uri.queryParameters.get("before")
                let before = text.flatMap { Int64($0) }
                guard (text == nil) == (before == nil) else {
                    throw Problem(.badRequest, .program("“before” is the number of an entry."))
                }
                return Response.json(try await store.auditEntries(before: before))
            })
    }

    private func choices() async throws -> Choices {
        Choices(
            language: try await stationLanguage(), autoRecord: try await store.setting("autoRecord") == "true",
            idleMinutes: try await idleMinutes())
    }

    private func idleMinutes() async throws -> Double {
        try await store.setting("idleMinutes").flatMap(Double.init) ?? AutomaticRecording().idleMinutes
    }

    /// How the station records by itself; nil when it does not.
    public func automaticRecording() async throws -> AutomaticRecording? {
        guard try await store.setting("autoRecord") == "true" else { return nil }
        return AutomaticRecording(idleMinutes: try await idleMinutes())
    }
}

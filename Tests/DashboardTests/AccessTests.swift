import Formats
import FoundationEssentials
import HTTPTypes
import Testing

@testable import ClinicDatabase
@testable import Dashboard

struct AccessTests {
    private struct Description: Decodable {
        struct Operation: Decodable { var security: [[String: [String]]]? }
        var paths: [String: [String: Operation]]
    }

    private static func operations() throws -> [(method: HTTPRequest.Method, path: String, isPublic: Bool)] {
        let description = try JSONDecoder().decode(Description.self, from: Data(Formats.openAPI))
        return try description.paths.sorted { $0.key < $1.key }.flatMap { path, operations in
            try operations.map { method, operation in
                (
                    try #require(HTTPRequest.Method(method.uppercased())),
                    "/api/v1" + path.replacing("{id}", with: "0123456789abcdef"), operation.security?.isEmpty == true
                )
            }
        }
    }

    @Test func `nobody gets anything from the interface without signing in`() async throws {
        let client = try StationClient()
        let operations = try Self.operations()
        #expect(operations.count > 35)
        for operation in operations where !operation.isPublic {
            let answer = try await client.ask(
                operation.method, operation.path, json: operation.method == .get ? nil : "{}")
            #expect(answer.status == 401, "\(operation.method) \(operation.path)")
        }
        for page in ["/", "/live", "/calibration", "/patients", "/settings", "/compare"] {
            let answer = try await client.ask(.get, page)
            #expect(answer.status == 303 && answer.headers[.location] == "/sign-in", "\(page)")
        }
    }

    @Test func `the set-up link makes one administrator, once`() async throws {
        let client = try StationClient()
        let link = try await client.station.store.makeSetupLink()
        let body = #"{"link":"\#(link.text)","name":"Anna","password":"\#(StationClient.password)"}"#
        #expect(try await client.ask(.get, "/set-up?link=\(link.text)").status == 200)
        let answer = try await client.ask(.post, "/api/v1/set-up", json: body)
        #expect(answer.status == 200)
        let cookie = try #require(answer.headers[.setCookie])
        for part in ["__Host-session=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
            #expect(cookie.contains(part), "\(cookie)")
        }
        #expect(try await client.ask(.post, "/api/v1/set-up", json: body).status == 403)
        #expect(try await client.ask(.get, "/set-up?link=\(link.text)").status == 403)
    }

    @Test func `a clock that jumps ahead leaves nobody with an old link`() async throws {
        let clock = TestTime()
        let folder = try TestFolder()
        defer { withExtendedLifetime(folder) {} }
        let store = try ClinicStore(
            inMemoryWith: folder.data, passwordCost: PasswordHash.Cost(logarithm: 1, blockSize: 1, parallelism: 1),
            clock: { Date(timeIntervalSince1970: clock.seconds) })
        var links = SetUpLinks(store: store)
        let first = try #require(try await links.renewed())
        #expect(try await links.renewed() == nil)
        clock.pass(3 * 365 * 86_400)
        let second = try #require(try await links.renewed())
        #expect(try await !store.isValid(setupLink: first))
        _ = try await store.setUp(with: second, name: "Anna", password: StationClient.password)
        clock.pass(86_400)
        #expect(try await links.renewed() == nil)
    }

    @Test func `an unsafe request needs the session's token and our own page`() async throws {
        let client = try await StationClient.signedIn()
        #expect(try await client.ask(.post, "/api/v1/patients", json: "{}").status == 201)
        for headers in [
            ["X-CSRF-Token": ""], ["X-CSRF-Token": "00000000000000000000000000000000"],
            ["Origin": "https://evil.example"],
            ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
        ] {
            let answer = try await client.ask(.post, "/api/v1/patients", json: "{}", headers: headers)
            #expect(answer.status == 403, "\(headers)")
        }
        let own = try await client.ask(
            .post, "/api/v1/patients", json: "{}",
            headers: ["Origin": "https://station:8443", "Sec-Fetch-Site": "same-origin"])
        #expect(own.status == 201)
    }

    @Test func `a therapist may not see to users nor delete`() async throws {
        var client = try await StationClient.signedIn()
        let patient = try await client.ask(.post, "/api/v1/patients", json: #"{"code":"K17"}"#).json(
            StationClient.Row.self)
        _ = try await client.ask(
            .post, "/api/v1/users", json: #"{"name":"Ben","role":"therapist","password":"another long walk"}"#)
        try client.keep(
            try await client.ask(
                .post, "/api/v1/session", json: #"{"name":"Ben","password":"another long walk"}"#))
        #expect(try await client.ask(.get, "/api/v1/patients").status == 200)
        for path in ["/api/v1/users", "/api/v1/tokens", "/api/v1/audit"] {
            #expect(try await client.ask(.get, path).status == 403, "\(path)")
        }
        #expect(try await client.ask(.delete, "/api/v1/patients/\(patient.id)", json: #"{"code":"K17"}"#).status == 403)
        let page = try await client.ask(.get, "/patients/\(patient.id)").text
        #expect(!page.contains("Delete this patient"))
    }

    @Test func `a session ends when its user signs out`() async throws {
        let client = try await StationClient.signedIn()
        #expect(try await client.ask(.delete, "/api/v1/session").status == 204)
        #expect(try await client.ask(.get, "/api/v1/patients").status == 401)
    }

    @Test func `a token lets a program in, without a cookie and until it is removed`() async throws {
        struct Made: Decodable {
            var secret: String
            var token: StationClient.Row
        }
        let admin = try await StationClient.signedIn()
        let made = try await admin.ask(.post, "/api/v1/tokens", json: #"{"name":"study","role":"therapist"}"#).json(
            Made.self)
        var program = admin
        (program.cookie, program.csrf) = (nil, nil)
        let headers = ["Authorization": "Bearer \(made.secret)"]
        #expect(try await program.ask(.post, "/api/v1/patients", json: "{}", headers: headers).status == 201)
        #expect(try await program.ask(.get, "/api/v1/users", headers: headers).status == 403)
        #expect(try await admin.ask(.delete, "/api/v1/tokens/\(made.token.id)").status == 204)
        #expect(try await program.ask(.get, "/api/v1/patients", headers: headers).status == 401)
    }

    @Test func `after a few wrong passwords each try waits, and the right one too`() async throws {
        let client = try await StationClient.signedIn()
        func attempt(_ password: String) async throws -> Int {
            try await client.ask(.post, "/api/v1/session", json: #"{"name":"anna","password":"\#(password)"}"#).status
        }
        var answers: [Int] = []
        for number in 0..<10 { answers.append(try await attempt("guess number \(number)")) }
        #expect(answers.prefix(SignInLimit.freeTries).allSatisfy { $0 == 401 })
        #expect(answers.dropFirst(SignInLimit.freeTries).allSatisfy { $0 == 429 })
        #expect(try await attempt(StationClient.password) == 429)
        client.time.pass(901)
        #expect(try await attempt(StationClient.password) == 200)
    }

    @Test func `1,000 tries in an hour come to fewer than thirty`() {
        let limit = SignInLimit()
        let allowed = (0..<1000).count { number in
            limit.wait(account: "Anna", address: "10.0.0.9", now: Double(number) * 3.6) == nil
        }
        #expect(allowed < 30)
    }

    @Test func `what was seen and done stands in the audit log`() async throws {
        let client = try await StationClient.signedIn()
        let patient = try await client.ask(.post, "/api/v1/patients", json: #"{"code":"K17"}"#).json(
            StationClient.Row.self)
        _ = try await client.ask(.get, "/patients/\(patient.id)")
        _ = try await client.ask(.post, "/api/v1/session", json: #"{"name":"anna","password":"wrong"}"#)
        let entries = try await client.station.store.auditEntries()
        #expect(entries.map(\.action) == [.signInRefused, .view, .create, .setUp])
        #expect(entries[1].patientID?.rawValue == patient.id)
        #expect(entries[1].actorName == "Anna")
    }
}

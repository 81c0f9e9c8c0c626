import FoundationEssentials
import HTTPTypes
import Testing

@testable import ClinicDatabase
@testable import Dashboard

struct AnswerTests {
    private static let html = #"<script>alert(1)</script><img src=x onerror=alert(1)>"'&"#

    @Test func `HTML in a field comes back as text on every page`() async throws {
        let client = try await StationClient.signedIn()
        let escaped = Self.html.replacing("\"", with: "\\\"")
        let patient = try await client.ask(
            .post, "/api/v1/patients", json: #"{"code":"\#(escaped)"}"#
        ).json(StationClient.Row.self)
        #expect(
            try await client.ask(
                .patch, "/api/v1/patients/\(patient.id)", json: #"{"displayName":"\#(escaped)","notes":"\#(escaped)"}"#
            ).status == 200)
        #expect(
            try await client.ask(
                .post, "/api/v1/patients/\(patient.id)/notes", json: #"{"text":"\#(escaped)"}"#
            ).status == 201)
        for page in ["/", "/patients", "/patients/\(patient.id)", "/settings"] {
            let text = try await client.ask(.get, page).text
            #expect(!text.contains("<script>alert") && !text.contains("<img"), "\(page)")
        }
        #expect(try await client.ask(.get, "/patients").text.contains("&lt;script&gt;alert(1)"))
    }

    @Test(arguments: ["/", "/live", "/patients", "/settings", "/sign-in", "/nowhere"])
    func `no page has a script or style in it, or lets anything from elsewhere in`(path: String) async throws {
        var client = try await StationClient.signedIn()
        if path == "/sign-in" { client.cookie = nil }
        let answer = try await client.ask(.get, path)
        let policy = answer.headers[try #require(HTTPField.Name("Content-Security-Policy"))] ?? ""
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.cacheControl] == "no-store")
        for sign in [" style=", " onclick=", " onload=", "<style", "javascript:", "http://", "https://"] {
            #expect(!answer.text.contains(sign), "\(sign)")
        }
        #expect(answer.text.matches(of: /<script(?! src="\/assets\/)/).isEmpty)
    }

    @Test(arguments: Asset.allCases)
    func `every asset is there for everybody`(asset: Asset) async throws {
        let answer = try await StationClient().ask(.get, asset.path)
        #expect(answer.status == 200)
        #expect(answer.body.count > 100)
    }

    @Test(arguments: [
        "..%2f..%2fetc%2fpasswd", "../../key.pem", "0123456789abcdef%00", "0123456789ABCDEF", "0123456789abcdeff",
        "%2e%2e",
        "'%20OR%201=1", "0123456789abcdef",
    ])
    func `what is no identifier names nothing`(text: String) async throws {
        let client = try await StationClient.signedIn()
        for path in [
            "/api/v1/recordings/\(text)/file", "/api/v1/recordings/\(text)", "/recordings/\(text)", "/patients/\(text)",
        ] {
            #expect(try await client.ask(.get, path).status == 404, "\(path)")
        }
    }

    @Test func `a body is bounded, JSON, and as described`() async throws {
        let client = try await StationClient.signedIn()
        let large = #"{"code":"\#(String(repeating: "x", count: 70_000))"}"#
        #expect(try await client.ask(.post, "/api/v1/patients", json: large).status == 413)
        #expect(
            try await client.ask(.post, "/api/v1/patients", json: "{}", headers: ["Content-Type": "text/plain"]).status
                == 415)
        for (body, status) in [
            ("{", 400), ("[]", 400), (#"{"code":7}"#, 400), (#"{"code":"a\nb"}"#, 422),
            (#"{"code":"\#(String(repeating: "x", count: 65))"}"#, 422), (String(repeating: "[", count: 60_000), 400),
        ] {
            #expect(try await client.ask(.post, "/api/v1/patients", json: body).status == status, "\(body.prefix(20))")
        }
    }

    @Test func `a text with U+0000 is refused, and one with its escape spelt out is kept`() async throws {
        let client = try await StationClient.signedIn()
        let patient = try await client.ask(.post, "/api/v1/patients", json: #"{"code":"K17"}"#).json(
            StationClient.Row.self)
        for (path, field) in [
            ("/api/v1/patients/\(patient.id)", "notes"), ("/api/v1/patients/\(patient.id)", "displayName"),
        ] {
            let answer = try await client.ask(.patch, path, json: #"{"\#(field)":"a\u0000b"}"#)
            #expect(answer.status == 400 && answer.text.contains("U+0000"))
            #expect(try await client.ask(.patch, path, json: #"{"\#(field)":"a\\u0000b"}"#).status == 200)
        }
        for (path, body) in [
            ("/api/v1/patients", #"{"code":"a\u0000"}"#),
            ("/api/v1/patients/\(patient.id)/notes", #"{"text":"\u0000"}"#),
            ("/api/v1/tokens", #"{"name":"a\u0000","role":"admin"}"#),
            ("/api/v1/session", #"{"name":"\u0000","password":""}"#),
            ("/api/v1/station/recording", #"{"footwear":"a\u0000"}"#),
        ] { #expect(try await client.ask(.post, path, json: body).status == 400, "\(path)") }
    }

    @Test func `a patient is deleted only by its code`() async throws {
        let client = try await StationClient.signedIn()
        let patient = try await client.ask(.post, "/api/v1/patients", json: #"{"code":"K17"}"#).json(
            StationClient.Row.self)
        let path = "/api/v1/patients/\(patient.id)"
        #expect(try await client.ask(.delete, path, json: #"{"code":"K18"}"#).status == 422)
        #expect(try await client.ask(.get, path).status == 200)
        #expect(try await client.ask(.delete, path, json: #"{"code":"k17"}"#).status == 204)
        #expect(try await client.ask(.get, path).status == 404)
    }

    @Test func `nothing is recorded without a sensor`() async throws {
        let client = try await StationClient.signedIn()
        #expect(try await client.ask(.post, "/api/v1/station/recording", json: "{}").status == 409)
        #expect(try await client.ask(.post, "/api/v1/station/recording/stop", json: "{}").status == 409)
        #expect(client.station.link.takeWishes().isEmpty)
        // Nor does the page offer it, before its script has said anything.
        #expect(try await client.ask(.get, "/").text.contains(#"disabled="disabled">Start recording<"#))
        client.station.link.update { $0.phase = .ready }
        #expect(try await client.ask(.get, "/").text.contains(#"<button type="submit">Start recording<"#))
    }

    @Test func `the station serves the published description`() async throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let file = try String(contentsOfFile: "/\(root)/Formats/openapi.json", encoding: .utf8)
        #expect(try await StationClient().ask(.get, "/api/v1/openapi.json").text == file)
    }

    @Test func `an error keeps the menu for who has signed in, and shows nobody else anything`() async throws {
        let client = try await StationClient.signedIn()
        for path in ["/nonsense", "/compare?before=0123456789abcdef&after=0123456789abcdef", "/recordings/nowhere"] {
            let text = try await client.ask(.get, path).text
            #expect(text.contains("href=\"/patients\"") && text.contains("Sign out"), "\(path)")
            var nobody = client
            nobody.cookie = nil
            let answer = try await nobody.ask(.get, path)
            #expect(!answer.text.contains("Sign out") && !answer.text.contains("csrf-token"), "\(path)")
        }
    }

    @Test func `the audit log is read page by page`() async throws {
        let client = try await StationClient.signedIn()
        for number in 0..<60 {
            try await client.station.store.audit(.view, by: .station, about: .init(.patient), detail: "look \(number).")
        }
        let first = try await client.ask(.get, "/settings").text
        #expect(first.contains("look 59.") && !first.contains("look 3."))
        #expect(!first.contains("/api/v1/audit"))
        let link = try #require(first.firstMatch(of: /href="(\/settings\?before=\d+)#audit"/))
        let second = try await client.ask(.get, String(link.1)).text
        #expect(second.contains("look 3.") && !second.contains("look 59."))
        #expect(!second.contains("Earlier entries"))
        // It is folded until somebody reads on in it.
        #expect(first.contains(#"<details class="card fold wide" id="audit">"#))
        #expect(second.contains(#"<details class="card fold wide" id="audit" open="open">"#))
    }

    @Test func `what is long or seldom used in the settings is folded, with how much is in it`() async throws {
        let client = try await StationClient.signedIn()
        let text = try await client.ask(.get, "/settings").text
        for id in ["users", "new-user", "tokens", "sensors", "password", "rows-card", "audit"] {
            #expect(
                text.matches(of: try Regex("<details class=\"card fold( wide)?\" id=\"\(id)\">")).count == 1)
        }
        #expect(text.contains(#"Users<span class="note"> 1</span>"#))
        #expect(text.contains(#"data-api="PATCH /api/v1/settings""#))
    }

    @Test func `metrics are for this machine or who has signed in`() async throws {
        let client = try await StationClient.signedIn()
        #expect(try await client.ask(.get, "/metrics").text.contains("heelstrike_recording 0"))
        var nobody = client
        nobody.cookie = nil
        #expect(try await nobody.ask(.get, "/metrics").status == 303)
        #expect(try await nobody.ask(.get, "/health").text == #"{"status":"ok"}"#)
    }

    @Test(arguments: [(79, false), (80, true)])
    func `a disk that fills up is said on the page, in health and in the figures`(
        percent: Int, isSaid: Bool
    ) async throws {
        let client = try await StationClient.signedIn()
        client.station.link.update { $0.diskUsedPercent = percent }
        #expect(try await client.ask(.get, "/health").text.contains(#""warning":"The disk is"#) == isSaid)
        #expect(try await client.ask(.get, "/").text.contains("\(percent) % full") == isSaid)
        #expect(try await client.ask(.get, "/metrics").text.contains("heelstrike_disk_used_percent \(percent)"))
    }
}

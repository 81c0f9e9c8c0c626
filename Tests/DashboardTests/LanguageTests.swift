import FoundationEssentials
import HTTPTypes
import Report
import Testing

@testable import ClinicDatabase
@testable import Dashboard

struct LanguageTests {
    private static let pages = ["/", "/live", "/patients", "/settings", "/nowhere"]

    @Test(arguments: pages)
    func `a page speaks the station's language until its user chooses another`(path: String) async throws {
        let client = try await StationClient.signedIn()
        #expect(try await client.ask(.get, path).text.contains(#"<html lang="en""#))
        #expect(try await client.ask(.patch, "/api/v1/settings", json: #"{"language":"de"}"#).status == 200)
        let german = try await client.ask(.get, path).text
        #expect(german.contains(#"<html lang="de""#))
        #expect(german.contains("/assets/texts-de.js") && !german.contains("Skip to the content"))
        #expect(try await client.ask(.patch, "/api/v1/session", json: #"{"language":"en"}"#).status == 200)
        #expect(try await client.ask(.get, path).text.contains(#"<html lang="en""#))
        #expect(try await client.ask(.patch, "/api/v1/session", json: #"{"language":""}"#).status == 200)
        #expect(try await client.ask(.get, path).text.contains(#"<html lang="de""#))
        #expect(try await client.ask(.patch, "/api/v1/session", json: #"{"language":"fr"}"#).status == 422)
    }

    @Test func `before anybody has chosen, the browser's language counts`() async throws {
        let client = try StationClient()
        let german = ["Accept-Language": "fr, de-CH;q=0.9, en;q=0.8"]
        #expect(try await client.ask(.get, "/sign-in", headers: german).text.contains("Noch nicht eingerichtet"))
        #expect(try await client.ask(.get, "/sign-in").text.contains("Not set up yet"))
    }

    @Test func `who sets the station up in a language finds it in that`() async throws {
        let client = try StationClient()
        let link = try await client.station.store.makeSetupLink()
        let answer = try await client.ask(
            .post, "/api/v1/set-up",
            json: #"{"link":"\#(link.text)","name":"Anna","password":"\#(StationClient.password)","language":"de"}"#)
        #expect(answer.status == 200)
        #expect(try await client.ask(.get, "/sign-in").text.contains("Anmelden"))
    }

    @Test func `a browser is refused in its user's language, a program in English`() async throws {
        var client = try await StationClient.signedIn()
        _ = try await client.ask(.patch, "/api/v1/settings", json: #"{"language":"de"}"#)
        let body = #"{"code":""}"#
        let path = "/api/v1/patients/0123456789abcdef"
        #expect(try await client.ask(.delete, path, json: body).text.contains("gelöscht"))
        let secret = try await client.station.store.addToken(name: "study", role: .admin).secret
        client.cookie = nil
        let bearer = ["Authorization": "Bearer \(secret.text)"]
        #expect(try await client.ask(.delete, path, json: body, headers: bearer).text.contains("was deleted"))
    }

    @Test(arguments: Language.allCases)
    func `the scripts find every sentence that they say, and say every sentence that they are given`(
        language: Language
    ) async throws {
        let station = try StationClient()
        var used: Set<String> = []
        for asset in [Asset.script, .today, .live, .calibration, .mapping, .upload] {
            let text = try await station.ask(.get, asset.path).text
            used.formUnion(text.matches(of: /texts\.(\w+)/).map { String($0.output.1) })
        }
        let script = try await station.ask(.get, Asset.texts(in: language).path).text
        let start = try #require(script.firstIndex(of: "{"))
        let end = try #require(script.lastIndex(of: "}"))
        struct Key: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
        struct Keys: Decodable {
            var names: Set<String>
            init(from decoder: any Decoder) throws {
                names = Set(try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue))
            }
        }
        #expect(try JSONDecoder().decode(Keys.self, from: Data(script[start...end].utf8)).names == used)
    }

    @Test(arguments: [
        (Language.english, "2026-11-21T14:05:00Z", "Europe/Berlin", "21 Nov 2026, 15:05 (UTC+1)"),
        (.german, "2026-07-01T22:30:00Z", "Europe/Berlin", "02.07.2026, 00:30 (UTC+2)"),
        (.english, "2026-07-01T02:30:00Z", "America/St_Johns", "1 Jul 2026, 00:00 (UTC−2:30)"),
        (.german, "2026-07-01T02:30:00Z", "UTC", "01.07.2026, 02:30 (UTC)"),
        (.english, "2026-07-01T02:30:00Z", "No/Where", "1 Jul 2026, 02:30 (UTC)"),
    ])
    func `a moment is shown as the clinic's clock showed it`(
        language: Language, moment: String, zone: String, expected: String
    ) throws {
        let date = try Date(moment, strategy: .iso8601)
        #expect(PageText(language: language).time(date, zone: zone) == expected)
    }
}

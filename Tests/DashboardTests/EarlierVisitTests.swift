import Fixtures
import Foundation
import FoundationEssentials
import GaitAnalysis
import HTTPTypes
import Pipeline
import Report
import Testing

@testable import ClinicDatabase
@testable import Dashboard

/// The station's report of a patient who was here before.
struct EarlierVisitTests {
    /// What was recorded: days before the last recording, the condition, and whether it walked with a spared heel.
    private typealias Recorded = (days: Double, label: String?, isSpared: Bool)

    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private static func result(_ name: String) throws -> AnalysisResult {
        let path = Fixtures.url("recordings/\(name)/recording.gait").path
        let analysis = try RecordingAnalysis(path: path).run()
        return try AnalysisResult(analysis, document: try JSONReport().bytes(of: analysis))
    }

    /// Analysed once for all tests.
    private static let healthy = Result { try result("healthy-01") }
    private static let spared = Result { try result("reduced-heel-left-01") }

    /// A patient with recordings; the last of them.
    private func patient(_ recorded: [Recorded], _ client: StationClient) async throws -> [RecordingFile] {
        let store = client.station.store
        let patient = try await store.addPatient(code: "K17")
        var files: [RecordingFile] = []
        for one in recorded {
            let date = Self.now.addingTimeInterval(-one.days * 86_400)
            let visit = try await store.addVisit(
                of: patient.id, date: date, timeZone: "Europe/Berlin", label: one.label)
            var file = RecordingFile(visitID: visit.id, started: date, timeZone: "Europe/Berlin")
            file.state = .closed
            file.sha256 = String(repeating: "0", count: 64)
            try await store.add(file)
            _ = try await store.add((one.isSpared ? Self.spared : Self.healthy).get(), of: file.id)
            files.append(file)
        }
        return files
    }

    private func report(_ file: RecordingFile, _ client: StationClient) async throws -> String {
        let answer = try await client.ask(.get, "/api/v1/recordings/\(file.id)/report")
        try #require(answer.status == 200, "\(answer.text)")
        return answer.text
    }

    @Test func `a report shows what changed since the last visit under the same condition, and says so`() async throws {
        let client = try await StationClient.signedIn()
        let files = try await patient(
            [(15, nil, true), (8, nil, false), (7, "with insole", true), (0.1, nil, true), (0, nil, true)], client)
        let text = try await report(files[4], client)
        #expect(text.contains("id=\"changes\""))
        let day = PageText(timeZone: "Europe/Berlin").time(files[1].started, zone: "Europe/Berlin")
        #expect(text.contains("last analysed recording of an earlier visit under the same condition: \(day)"))
        #expect(text.contains("beyond the error of measurement"))
        let page = try await client.ask(.get, "/recordings/\(files[4].id)").text
        #expect(page.contains("Compared with \(day)"))
        #expect(page.contains("/compare?before=\(files[1].id)&amp;after=\(files[4].id)"))
    }

    @Test func `without one under the same condition the last visit is taken`() async throws {
        let client = try await StationClient.signedIn()
        let files = try await patient([(8, nil, false), (7, "with insole", false), (0, "barefoot", true)], client)
        let text = try await report(files[2], client)
        #expect(text.contains("with insole. None was made under the same condition."))
        _ = try await client.ask(.patch, "/api/v1/settings", json: #"{"language":"de"}"#)
        let german = try await report(files[2], client)
        #expect(german.contains("Verglichen mit der letzten ausgewerteten Aufnahme dieses Menschen"))
        #expect(german.contains("Unter gleichen Bedingungen gibt es keine."))
        #expect(try await client.ask(.get, "/recordings/\(files[2].id)").text.contains("Verglichen mit "))
    }

    @Test func `a first visit is set against nothing, whatever else was recorded at it`() async throws {
        let client = try await StationClient.signedIn()
        let files = try await patient([(0.2, "with insole", true), (0, nil, false)], client)
        for file in files { #expect(try await !report(file, client).contains("id=\"changes\"")) }
        #expect(try await !client.ask(.get, "/recordings/\(files[1].id)").text.contains("Compared with"))
    }
}

import Fixtures
import Foundation
import FoundationEssentials
import GaitAnalysis
import HTTPTypes
import Pipeline
import Report
import SensorData
import Testing

@testable import ClinicDatabase
@testable import Dashboard

/// What pages say of recordings whose files say something else, or nothing.
struct AssignedRecordingTests {
    private static let analysis = Result {
        try RecordingAnalysis(path: Fixtures.url("recordings/healthy-01/recording.gait").path).run()
    }

    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// A recording with the analysis of a file that says this.
    private func add(
        _ client: StationClient, visit: Identifier<Visit>? = nil, started: Date = now, duration: Double = 20,
        recordedAt: String? = "2027-01-15T08:00:00Z", _ session: SessionInformation = SessionInformation()
    ) async throws -> RecordingFile {
        let store = client.station.store
        var file = RecordingFile(visitID: visit, started: started, timeZone: "Europe/Berlin")
        file.state = .closed
        file.sha256 = String(repeating: "0", count: 64)
        file.duration = duration
        try await store.add(file)
        var analysis = try Self.analysis.get()
        analysis.session = session
        analysis.recordedAt = recordedAt
        _ = try await store.add(
            AnalysisResult(analysis, document: try JSONReport().bytes(of: analysis)), of: file.id)
        return file
    }

    private func report(_ file: RecordingFile, _ client: StationClient) async throws -> String {
        let answer = try await client.ask(.get, "/api/v1/recordings/\(file.id)/report")
        try #require(answer.status == 200, "\(answer.text)")
        return answer.text
    }

    @Test func `the report of an assigned recording says whose it is on the station, and what its file said`()
        async throws
    {
        let client = try await StationClient.signedIn()
        var patient = try await client.station.store.addPatient(code: "K17")
        patient.bodyMass = 81
        try await client.station.store.update(patient)
        let file = try await add(
            client, SessionInformation(patientCode: "simulated-11<b>", weight: 72, height: 178, affectedSide: .left))
        #expect(try await report(file, client).contains("simulated-11"))
        let answer = try await client.ask(.patch, "/api/v1/recordings/\(file.id)", json: #"{"patientCode":"K17"}"#)
        #expect(answer.status == 200)
        let text = try await report(file, client)
        #expect(text.contains("<title>Gait report – K17</title>"))
        #expect(text.contains("<bdi>K17</bdi>"))
        #expect(text.contains("81\u{A0}kg"))
        let remark = try #require(
            text.range(
                of: "The recording&#39;s file says: code simulated-11&lt;b&gt;, 72 kg, 178 cm, affected side left."))
        #expect(!text[..<remark.lowerBound].contains("simulated-11"))
        #expect(!text[..<remark.lowerBound].contains("72\u{A0}kg") && !text.contains("178\u{A0}cm"))
        #expect(text.contains("Parts of body weight were computed with its weight."))
    }

    @Test func `a report runs nothing, and only the page around it may measure it`() async throws {
        let client = try await StationClient.signedIn()
        let file = try await add(client)
        let answer = try await client.ask(.get, "/api/v1/recordings/\(file.id)/report")
        let policy = answer.headers[try #require(HTTPField.Name("Content-Security-Policy"))] ?? ""
        let parts = policy.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(parts.contains("default-src 'none'") && parts.contains("sandbox allow-same-origin"))
        #expect(!policy.contains("script") && parts.contains("frame-ancestors 'self'"))
        let page = try await client.ask(.get, "/recordings/\(file.id)").text
        let frame = try #require(page.range(of: #"sandbox="allow-same-origin""#))
        // Whose it is is asked before a report that is long; where that is known, it stands behind it.
        let question = try #require(page.range(of: "Whose recording is this?"))
        #expect(question.lowerBound < frame.lowerBound)
        let patient = try await client.station.store.addPatient(code: "K17")
        _ = try await client.ask(.patch, "/api/v1/recordings/\(file.id)", json: #"{"patientCode":"K17"}"#)
        let assigned = try await client.ask(.get, "/recordings/\(file.id)").text
        #expect(assigned.contains(patient.code))
        let place = try #require(assigned.range(of: "Belongs to somebody else?"))
        #expect(try place.lowerBound > #require(assigned.range(of: "<iframe")).lowerBound)
    }

    @Test func `of this station's own recording the weight of that day stays`() throws {
        var patient = Patient(code: "K17", created: Self.now)
        patient.bodyMass = 65
        patient.height = 170
        let own = AssignedSession(of: SessionInformation(patientCode: "k17", weight: 80), to: patient)
        #expect(own.session == SessionInformation(patientCode: "K17", weight: 80, height: 170))
        #expect(own.remark == nil)
        let nobodys = AssignedSession(of: SessionInformation(weight: 80, footwear: "boots"), to: patient)
        #expect(
            nobodys.session == SessionInformation(patientCode: "K17", weight: 65, height: 170, footwear: "boots"))
        #expect(nobodys.remark?.contains("80 kg") == true)
        let another = AssignedSession(
            of: SessionInformation(patientCode: "X", weight: 80, affectedSide: .right),
            to: Patient(code: "K17", created: Self.now))
        #expect(another.session == SessionInformation(patientCode: "K17"))
    }

    @Test func `a recording that does not say when it was made is not dated as if it did`() async throws {
        let client = try await StationClient.signedIn()
        let undated = try await add(client, recordedAt: nil)
        let dated = try await add(client, recordedAt: "2027-01-15T08:00:00.5")
        for (file, isSaid) in [(undated, true), (dated, false)] {
            let words = "the date of its file: the recording does not say when it was made"
            #expect(try await report(file, client).contains(words) == isSaid)
            #expect(try await client.ask(.get, "/recordings/\(file.id)").text.contains(words) == isSaid)
        }
    }

    @Test(arguments: [(30.0, 20.0, "09:00:30"), (0, 25, "09:00:00 (UTC+1), 0:25 min")])
    func `two recordings of one minute have two names`(later: Double, duration: Double, name: String) async throws {
        let client = try await StationClient.signedIn()
        let patient = try await client.station.store.addPatient(code: "K17")
        let visit = try await client.station.store.addVisit(of: patient.id, date: Self.now, timeZone: "Europe/Berlin")
        let first = try await add(client, visit: visit.id)
        let second = try await add(
            client, visit: visit.id, started: Self.now.addingTimeInterval(later), duration: duration)
        for path in [
            "/api/v1/comparison/page?before=\(first.id)&after=\(second.id)",
            "/api/v1/patients/\(patient.id)/trend/page",
        ] {
            let text = try await client.ask(.get, path).text
            #expect(text.contains("15 Jan 2027, \(name)"), "\(path)")
            #expect(text.contains("15 Jan 2027, 09:00:00"), "\(path)")
        }
        #expect(try await client.ask(.get, "/patients/\(patient.id)").text.contains("09:00:00"))
        // Other programs get the dates as the recordings state them.
        let trend = try await client.ask(.get, "/api/v1/patients/\(patient.id)/trend").text
        #expect(trend.contains("2027-01-15T08:00:00Z") && !trend.contains("the date of its file"))
        // Of one visit there is nothing earlier to compare with, and the page says why; alone it says nothing.
        let words = "recordings within six hours are one visit"
        #expect(try await client.ask(.get, "/recordings/\(second.id)").text.contains(words) == (later > 0))
        #expect(try await !client.ask(.get, "/recordings/\(first.id)").text.contains(words))
    }
}

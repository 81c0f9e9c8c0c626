import Fixtures
import Foundation
import HTTPTypes
import Recording
import Testing

@testable import ClinicDatabase
@testable import Dashboard

/// Recordings that are brought in through the interface.
struct UploadTests {
    private struct Arrived: Decodable {
        var recording: RecordingFile
        var patient: Patient?
        var outcome: Arrival.Outcome
    }

    private static let recording = Result {
        Array(try Data(contentsOf: Fixtures.url("recordings/healthy-01/recording.gait")))
    }

    private func bring(
        _ bytes: [UInt8], _ client: StationClient, query: String = "", headers: [String: String] = [:]
    ) async throws -> StationClient.Answer {
        let fields = ["Content-Type": "application/octet-stream", "Content-Length": "\(bytes.count)"]
        return try await client.ask(
            .post, "/api/v1/recordings\(query)", body: bytes, headers: fields.merging(headers) { $1 })
    }

    private func files(_ client: StationClient) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: client.station.store.folder.recordings)
    }

    @Test func `a recording is brought in, waits for its patient, and is analysed next`() async throws {
        let client = try await StationClient.signedIn()
        let bytes = try Self.recording.get()
        let answer = try await bring(bytes, client)
        #expect(answer.status == 201)
        let arrived = try answer.json(Arrived.self)
        #expect(arrived.outcome == .new && arrived.patient == nil)
        let waiting = try await client.station.store.unassignedRecordings()
        #expect(waiting.map(\.id) == [arrived.recording.id])
        #expect(client.station.link.takeArrived() == [arrived.recording.id.rawValue])
        #expect(try await client.ask(.get, "/api/v1/recordings/\(arrived.recording.id)/file").body == bytes)
        let entry = try #require(
            try await client.station.store.auditEntries(before: nil, limit: 9).first {
                $0.detail == "upload"
            })
        #expect(entry.action == .create && entry.actorName == "Anna")
        #expect(entry.subjectID == arrived.recording.id.rawValue)
    }

    @Test func `from the page of a patient it is theirs, and the second time it is the one that is there`() async throws
    {
        let client = try await StationClient.signedIn()
        let store = client.station.store
        let bytes = try Self.recording.get()
        let (one, other) = (try await store.addPatient(code: "K17"), try await store.addPatient(code: "K18"))
        let unassigned = try await bring(bytes, client).json(Arrived.self)
        // Nobody's so far: it becomes who's page it is brought in on.
        let first = try await bring(bytes, client, query: "?patient=\(one.id)")
        #expect(first.status == 200)
        #expect(try first.json(Arrived.self).patient?.code == "K17")
        #expect(try first.json(Arrived.self).recording.id == unassigned.recording.id)
        // Somebody's: it stays theirs.
        let second = try await bring(bytes, client, query: "?patient=\(other.id)")
        #expect(second.status == 200)
        #expect(try second.json(Arrived.self).outcome == .known)
        #expect(try second.json(Arrived.self).patient?.code == "K17")
        #expect(try await store.recordings().count == 1)
        #expect(try files(client).count == 1)
        #expect(try await store.recordings(of: other.id).isEmpty)
        #expect(try await bring(bytes, client, query: "?patient=0123456789abcdef").status == 404)
        #expect(try await bring(bytes, client, query: "?patient=K17").status == 404)
        let page = try await client.ask(.get, "/patients/\(one.id)").text
        #expect(page.contains("data-upload=\"/api/v1/recordings?patient=\(one.id)\""))
        #expect(page.contains("It becomes one of K17’s"))
    }

    @Test(arguments: [
        ("time,left,right\n0.00,1,2\n0.01,2,3\n", "heelstrike import walk.csv"), ("", "This file is empty"),
        ("\u{FEFF}Zeit;Kraft\n1;2\n", "heelstrike import walk.csv"),
        ("<!DOCTYPE html><html></html>", "This is a report"),
        (#"{"schema":"analysis-1"}"#, "This is a report"), ("%PDF-1.7\n", "This is a report"),
        ("PK\u{3}\u{4}xxxx", "Unpack it"), ("\u{1}\u{2}\u{3}\u{0}\u{0}", "another maker’s file"),
    ])
    func `what is no recording is told with what to do, and nothing of it stays`(text: String, words: String)
        async throws
    {
        let client = try await StationClient.signedIn()
        let answer = try await bring(Array(text.utf8), client)
        #expect(answer.status == 422)
        #expect(answer.text.contains(words), "\(answer.text)")
        #expect(try files(client) == [])
    }

    @Test func `a recording that is cut in its header, of a newer version, or without anything in it is refused`()
        async throws
    {
        let client = try await StationClient.signedIn()
        let bytes = try Self.recording.get()
        var newer = bytes
        newer[8] = 2
        for (content, words) in [
            (Array(bytes.prefix(30)), "damaged"), (newer, "update this station"), (Array("ustar".utf8), "import"),
        ] {
            let answer = try await bring(content, client)
            #expect(answer.status == 422 && answer.text.contains(words), "\(answer.text)")
        }
        let backup = [UInt8](repeating: 65, count: 257) + Array("ustar".utf8)
        #expect(try await bring(backup, client).text.contains("heelstrike restore"))
        #expect(try files(client) == [])
    }

    @Test func `a body that ends early, is longer than it says, or does not say how long is refused`() async throws {
        let client = try await StationClient.signedIn()
        let bytes = try Self.recording.get()
        for (headers, status) in [
            (["Content-Length": "\(bytes.count + 1)"], 400), (["Content-Length": "100"], 400),
            (["Content-Length": ""], 411), (["Content-Length": "-1"], 411), (["Content-Length": "1000000001"], 413),
            (["Content-Type": "application/json"], 415), (["Content-Type": "multipart/form-data"], 415),
            (["X-CSRF-Token": "0"], 403), (["Origin": "https://evil.example"], 403), (["Cookie": ""], 401),
        ] {
            let answer = try await bring(bytes, client, headers: headers)
            #expect(answer.status == status, "\(headers)")
        }
        #expect(try files(client) == [])
        #expect(try await client.station.store.recordings() == [])
    }

    @Test func `the form says whose it will be, in the reader's language`() async throws {
        let client = try await StationClient.signedIn()
        #expect(try await client.ask(.get, "/").text.contains("belongs to nobody until you say whose it is"))
        _ = try await client.ask(.patch, "/api/v1/session", json: #"{"language":"de"}"#)
        #expect(try await client.ask(.get, "/").text.contains("gehört niemandem, bis Sie sie zuordnen"))
        let answer = try await bring(Array("a;b\n".utf8), client)
        #expect(answer.text.contains("keine Aufnahme"))
    }
}

import Foundation
import Recording
import Testing

@testable import ClinicDatabase

/// Recordings that come from elsewhere, once or twice.
struct ArrivalTests {
    private func names(_ store: ClinicStore) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: store.folder.recordings))
    }

    /// A recording's file outside of the station.
    private func file(
        _ store: ClinicStore, seconds: Int = 3, recordedAt: String? = "2025-11-21T09:10:11Z", ended: Bool = true
    ) async throws -> [UInt8] {
        let name = "elsewhere-\(UUID().uuidString)"
        try await store.write(
            store.newRecording(), seconds: seconds, ended: ended, isKnown: false, recordedAt: recordedAt, name: name)
        let url = URL(filePath: "\(store.folder.recordings)/\(name)")
        defer { try? FileManager.default.removeItem(at: url) }
        return Array(try Data(contentsOf: url))
    }

    private func bring(_ bytes: [UInt8], _ store: ClinicStore, modified: Date? = nil) async throws -> Arrival {
        let incoming = try store.receive(byteCount: bytes.count, reserve: 0)
        for start in stride(from: 0, to: bytes.count, by: 700) {
            try await store.append(Array(bytes[start..<min(start + 700, bytes.count)]), to: incoming)
        }
        return try await store.take(incoming, modified: modified, timeZone: "Europe/Berlin")
    }

    @Test func `a recording that is brought in is there whole, dated by itself, else by its file`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let bytes = try await file(store)
        let arrival = try await bring(bytes, store)
        #expect(arrival.outcome == .new)
        #expect(arrival.recording.started == Date(timeIntervalSince1970: 1_763_716_211))
        #expect(arrival.recording.state == .closed && arrival.recording.visitID == nil)
        #expect(Array(try Data(contentsOf: URL(filePath: store.folder.file(arrival.recording)))) == bytes)
        #expect(try names(store) == ["\(arrival.recording.id).gait"])
        #expect(try await store.checkFiles() == [])

        let changed = Date(timeIntervalSince1970: 1_600_000_000)
        let undated = try await bring(try await file(store, seconds: 4, recordedAt: nil), store, modified: changed)
        #expect(undated.recording.started == changed)
        let ofTomorrow = try await bring(
            try await file(store, seconds: 5, recordedAt: nil), store, modified: store.now() + 86400)
        #expect(ofTomorrow.recording.started == store.now())
        let cut = try await bring(try await file(store, seconds: 6, ended: false), store)
        #expect(cut.recording.state == .recovered)
    }

    @Test func `the same bytes are one recording, also when they come twice at once`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let bytes = try await file(store)
        let both = try await withThrowingTaskGroup(of: Arrival.self) { group in
            for _ in 0..<4 { group.addTask { try await bring(bytes, store) } }
            var arrivals: [Arrival] = []
            for try await arrival in group { arrivals.append(arrival) }
            return arrivals
        }
        #expect(both.count { $0.outcome == .new } == 1)
        #expect(Set(both.map(\.recording.id)).count == 1)
        let again = try await bring(bytes, store)
        #expect(again.outcome == .known && again.recording.id == both[0].recording.id)
        #expect(try names(store) == ["\(again.recording.id).gait"])
        #expect(try await store.recordings().count == 1)
        // As long, and not the same.
        var other = bytes
        other[bytes.count / 2] ^= 1
        #expect(try await bring(other, store).outcome == .new)
    }

    @Test(arguments: [RecordingFile.State.missing, .altered])
    func `a recording whose file is gone gets it back`(state: RecordingFile.State) async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let bytes = try await file(store)
        let recording = try await bring(bytes, store).recording
        let url = URL(filePath: store.folder.file(recording))
        if state == .missing {
            try FileManager.default.removeItem(at: url)
        } else {
            try Data("another".utf8).write(to: url)
            #expect(try await store.checkFile(of: recording.id) == .altered)
        }
        let arrival = try await bring(bytes, store)
        #expect(arrival.outcome == .restored && arrival.recording == recording)
        #expect(Array(try Data(contentsOf: url)) == bytes)
        #expect(try await store.checkFile(of: recording.id) == .closed)
    }

    @Test func `of what is refused or not finished nothing stays`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let bytes = try await file(store)
        await #expect(throws: RecordingError.self) { try await bring(Array("time,left,right\n".utf8), store) }
        await #expect(throws: RecordingError.self) { try await bring([], store) }
        await #expect(throws: RecordingError.self) { try await bring(Array(bytes.prefix(14)), store) }
        do {
            let incoming = try store.receive(byteCount: bytes.count, reserve: 0)
            try await store.append(Array(bytes.prefix(1000)), to: incoming)
            #expect(try names(store).count == 1)
        }
        #expect(throws: RecordingError.self) { try store.receive(byteCount: bytes.count, reserve: 1 << 60) }
        let full = try IncomingRecording(in: store.folder.recordings, reserve: 1 << 60)
        await #expect(throws: RecordingError.self) { try await store.append(bytes, to: full) }
        withExtendedLifetime(full) {}
        #expect(try names(store).filter { !IncomingRecording.isName($0) } == [])
        #expect(try await store.recordings() == [])
    }

    @Test func `a header without anything behind it is no recording`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let path = "\(store.folder.recordings)/empty.gait"
        let writer = try RecordingWriter(path: path, header: RecordingHeader(writtenBy: "test"))
        try writer.close()
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        await #expect(throws: RecordingError.self) { try await bring(bytes, store) }
        #expect(try names(store) == ["empty.gait"])
    }

    @Test func `a start removes what was cut off on its way in, and leaves what comes in now`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let bytes = try await file(store)
        let left = "\(store.folder.recordings)/.incoming-\(String(repeating: "0", count: 16))-0123456789abcdef"
        try Data(bytes).write(to: URL(filePath: left))
        let incoming = try store.receive(byteCount: bytes.count, reserve: 0)
        try await store.append(bytes, to: incoming)
        let inspection = try #require(try StoreInspection(of: store.folder))
        #expect(inspection.strangers == [] && inspection.withoutRow == [])
        let recovery = try await store.recover(timeZone: "UTC")
        #expect(recovery == Recovery())
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(try await store.take(incoming, modified: nil, timeZone: "UTC").outcome == .new)
    }

    @Test func `a start tells a copy of a recording, and puts one back whose file is missing`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let bytes = try await file(store)
        let recording = try await bring(bytes, store).recording
        let copy = URL(filePath: "\(store.folder.recordings)/A copy.gait")
        try Data(bytes).write(to: copy)
        let recovery = try await store.recover(timeZone: "UTC")
        #expect(recovery.adopted.isEmpty)
        #expect(recovery.lines == ["recordings/A copy.gait: a copy of \(recording.path), left alone; delete it."])
        #expect(Array(try Data(contentsOf: copy)) == bytes)
        #expect(try await store.recordings().count == 1)

        try FileManager.default.removeItem(atPath: store.folder.file(recording))
        let later = try await store.recover(timeZone: "UTC")
        #expect(
            later.lines == ["recordings/A copy.gait: put back as \(recording.path), whose file was missing or altered."]
        )
        #expect(try names(store) == ["\(recording.id).gait"])
        #expect(try await store.checkFiles() == [])

        // Two copies of what is new are one recording.
        let other = try await file(store, seconds: 7)
        for name in ["one.gait", "two.gait"] {
            try Data(other).write(to: URL(filePath: "\(store.folder.recordings)/\(name)"))
        }
        let last = try await store.recover(timeZone: "UTC")
        #expect(last.adopted.count == 1 && last.copies.count == 1)
        #expect(last.lines.contains { $0.hasPrefix("recordings/two.gait: a copy of recordings/") })
    }
}

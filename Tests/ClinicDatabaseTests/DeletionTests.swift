import Foundation
import GRDB
import Testing

@testable import ClinicDatabase

/// What is deleted is gone: rows, files, and bytes.
struct DeletionTests {
    private let words = ["KXQ17", "Ottilie Vogelsang", "hinkt seit Mai", "zu Besuch", "Gehstock"]

    /// A patient with everything that can hang on one.
    private func fill(_ store: ClinicStore) async throws -> (Identifier<Patient>, RecordingFile) {
        var patient = try await store.addPatient(code: words[0])
        patient.displayName = words[1]
        patient.notes = words[2]
        try await store.update(patient)
        let visit = try await store.addVisit(of: patient.id, timeZone: "UTC", label: words[3])
        _ = try await store.addNote(words[4], about: patient.id, visit: visit.id, by: nil)
        let recording = store.newRecording(visit.id)
        try await store.write(recording, patientCode: words[0])
        _ = try await store.finishRecording(recording.id)
        // Larger than a page, so that it lies on pages of its own.
        let document = String(repeating: "{\"patientCode\": \"\(words[0])\"} ", count: 2000)
        for version in ["1", "2"] {
            _ = try await store.add(result(version: version, document: document), of: recording.id)
        }
        try await store.audit(
            .export, by: .station, about: .init(.patient, id: patient.id.rawValue), patient: patient.id,
            detail: "somebody wrote \(words[0])")
        return (patient.id, recording)
    }

    private func expectGone(_ store: ClinicStore) throws {
        let bytes = try store.bytesOnDisk()
        for word in words { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is still there") }
        for folder in [store.folder.recordings, store.folder.analyses] {
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test func `of a deleted patient no byte is left`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        for number in 0..<40 { _ = try await store.addPatient(code: "other \(number)") }
        let (patient, recording) = try await fill(store)
        for number in 40..<80 { _ = try await store.addPatient(code: "other \(number)") }
        #expect(try store.bytesOnDisk().range(of: Data(words[0].utf8)) != nil)
        try await store.deletePatient(patient)
        try expectGone(store)
        #expect(!FileManager.default.fileExists(atPath: store.folder.file(recording)))
        #expect(try await store.patients().count == 80)
        #expect(try await store.recordings().isEmpty)
        #expect(try await store.auditEntries(patient: patient).count == 1)
        #expect(try await store.integrityProblems() == [])
        let rest = try await store.database.read { database in
            try ["visit", "note", "recordingFile", "analysis", "analysisFinding", "deletion"].map {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? -1
            }
        }
        #expect(rest.allSatisfy { $0 == 0 })
        // Nothing comes back, and the code is free.
        _ = try await store.recover(timeZone: "UTC")
        _ = try await store.addPatient(code: words[0])
    }

    @Test func `of many patients deleted in any order no byte is left`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        var patients: [Patient] = []
        for number in 0..<300 {
            var patient = try await store.addPatient(code: "code-\(number)-\(Patient.randomCode())")
            patient.notes = String(repeating: "\(patient.code) ", count: number % 40)
            try await store.update(patient)
            patients.append(patient)
        }
        for index in stride(from: 0, to: 300, by: 6) { try await store.deletePatient(patients[(index * 7) % 300].id) }
        let left = try await store.patients().map(\.code)
        let bytes = try store.bytesOnDisk()
        for patient in patients where !left.contains(patient.code) {
            #expect(bytes.range(of: Data(patient.code.utf8)) == nil, "\(patient.code) is still there")
        }
        #expect(left.count == 250)
    }

    @Test func `a deletion that was interrupted is finished at the start`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let (patient, recording) = try await fill(store)
        // As far as a process that died behind its first step came.
        let documents = try await store.analyses(of: recording.id).map(\.path)
        let files = String(decoding: try JSONEncoder().encode([recording.path] + documents), as: UTF8.self)
        try await store.database.write { database in
            try database.execute(
                sql: "INSERT INTO deletion VALUES (?, 'patient', 0, ?)", arguments: [patient.rawValue, files])
        }
        #expect(try await store.patients().isEmpty, "from the first step on it is in no list")
        #expect(try await store.patient(patient) == nil)
        #expect(try await store.recordings(of: patient).isEmpty)
        #expect(try await store.patient(code: words[0]) == nil)
        let recovery = try await ClinicStore.onDisk(folder).recover(timeZone: "UTC")
        #expect(recovery.deletionsFinished == 1)
        #expect(recovery.adopted.isEmpty)
        try expectGone(store)
    }

    @Test func `a visit or a recording goes alone`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let (patient, recording) = try await fill(store)
        try await store.deleteRecording(recording.id)
        #expect(!FileManager.default.fileExists(atPath: store.folder.file(recording)))
        #expect(try await store.recording(recording.id) == nil)
        let visits = try await store.visits(of: patient)
        #expect(visits.count == 1)
        let second = store.newRecording(visits.first?.id)
        try await store.write(second)
        _ = try await store.finishRecording(second.id)
        try await store.deleteVisit(try #require(visits.first).id)
        #expect(!FileManager.default.fileExists(atPath: store.folder.file(second)))
        #expect(try await store.visits(of: patient).isEmpty)
        #expect(try await store.patient(patient) != nil)
    }

    @Test func `nothing is deleted under a recorder that writes`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let patient = try await store.addPatient(code: "A")
        let visit = try await store.addVisit(of: patient.id, timeZone: "UTC")
        let recording = store.newRecording(visit.id)
        try await store.write(recording, ended: false)
        await #expect(throws: StoreError.stillRecording) { try await store.deletePatient(patient.id) }
        await #expect(throws: StoreError.stillRecording) { try await store.deleteRecording(recording.id) }
        #expect(try await store.recordings(of: patient.id).count == 1)
    }
}

import GRDB
import Recording

/// Something that is being deleted: written before the first file goes, removed after the last trace.
private struct Deletion: Codable, FetchableRecord, PersistableRecord, Sendable {
    enum Kind: String, Codable, Sendable {
        case patient
        case visit
        case recording
    }

    var subjectID: String
    var kind: Kind
    /// Milliseconds since 1970.
    var asked: Int64
    /// Relative to the data folder.
    var files: [String]
}

extension ClinicStore {
    /// Deletes a patient with all that is theirs: rows and recordings, really, and first from every list.
    ///
    /// Deleted rows are overwritten, the write-ahead log is emptied, the audit log keeps that something happened to a patient whose
    /// identifier means nothing any more. What a flash card keeps of overwritten blocks, and backups, are beyond the store.
    ///
    /// - Throws: `StoreError.noSuch`; `.stillRecording` while one of the recordings is being written.
    public func deletePatient(_ id: Identifier<Patient>) async throws {
        guard try await patient(id) != nil else { throw StoreError.noSuch(.patient, id: id.rawValue) }
        try await delete(.patient, id.rawValue, try await recordings(of: id))
    }

    /// Deletes a visit with its recordings; otherwise as a patient.
    public func deleteVisit(_ id: Identifier<Visit>) async throws {
        guard try await visit(id) != nil else { throw StoreError.noSuch(.visit, id: id.rawValue) }
        try await delete(.visit, id.rawValue, try await recordings(of: id))
    }

    /// Deletes a recording with its analyses; otherwise as a patient.
    public func deleteRecording(_ id: Identifier<RecordingFile>) async throws {
        guard let recording = try await recording(id) else { throw StoreError.noSuch(.recording, id: id.rawValue) }
        try await delete(.recording, id.rawValue, [recording])
    }

    private func delete(_ kind: Deletion.Kind, _ id: String, _ recordings: [RecordingFile]) async throws {
        guard !recordings.contains(where: { $0.state == .recording }) else { throw StoreError.stillRecording }
        let deletion = Deletion(
            subjectID: id, kind: kind, asked: now().milliseconds, files: recordings.map(\.path))
        try await database.write { try deletion.insert($0) }
        try await carryOut(deletion)
    }

    /// Finishes what a crash interrupted, and returns how many deletions that were.
    func finishDeletions() async throws -> Int {
        let deletions = try await database.read {
            try Deletion.fetchAll($0, sql: "SELECT * FROM deletion ORDER BY asked")
        }
        for deletion in deletions { try await carryOut(deletion) }
        return deletions.count
    }

    /// Every step may have been done before.
    private func carryOut(_ deletion: Deletion) async throws {
        let folder = folder
        try await files.run {
            for file in deletion.files { OpenFile.remove("\(folder.path)/\(file)") }
            if let first = deletion.files.first { try OpenFile.synchroniseFolder(of: "\(folder.path)/\(first)") }
        }
        try await database.write { database in
            let table =
                switch deletion.kind {
                case .patient: "patient"
                case .visit: "visit"
                case .recording: "recordingFile"
                }
            try database.execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [deletion.subjectID])
            try database.execute(
                sql: "UPDATE auditEntry SET detail = NULL WHERE patientID = ? OR subjectID = ?",
                arguments: [deletion.subjectID, deletion.subjectID])
        }
        // The log holds pages as they were before; when readers have gone it is written back and cut to nothing.
        try await database.barrierWriteWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try await database.write {
            try $0.execute(sql: "DELETE FROM deletion WHERE subjectID = ?", arguments: [deletion.subjectID])
        }
    }
}

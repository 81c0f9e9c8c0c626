import GRDB
import Recording

/// Something that is being deleted: written before the first file goes, removed after the last trace.
private struct Deletion: Codable, FetchableRecord, PersistableRecord, Sendable {
    enum Kind: String, Codable, Sendable {
        case patient
        case visit
        case recording

        var subject: AuditEntry.Subject.Kind {
            switch self {
            case .patient: .patient
            case .visit: .visit
            case .recording: .recording
            }
        }
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
        try await delete(.patient, id.rawValue, recordings: "visitID IN (SELECT id FROM visit WHERE patientID = ?)") {
            try Self.patient(id, $0) != nil
        }
    }

    /// Deletes a visit with its recordings; otherwise as a patient.
    public func deleteVisit(_ id: Identifier<Visit>) async throws {
        try await delete(.visit, id.rawValue, recordings: "visitID = ?") { try Self.visit(id, $0) != nil }
    }

    /// Deletes a recording with its analyses; otherwise as a patient.
    public func deleteRecording(_ id: Identifier<RecordingFile>) async throws {
        try await delete(.recording, id.rawValue, recordings: "id = ?") { try Self.recording(id, $0) != nil }
    }

    private func delete(
        _ kind: Deletion.Kind, _ id: String, recordings condition: String,
        exists: @escaping @Sendable (Database) throws -> Bool
    ) async throws {
        let asked = now().milliseconds
        let deletion = try await database.write { database in
            guard try exists(database) else { throw StoreError.noSuch(kind.subject, id: id) }
            let recordings = try RecordingFile.fetchAll(
                database, sql: "SELECT * FROM recordingFile WHERE \(condition)", arguments: [id])
            guard !recordings.contains(where: { $0.state == .recording }) else { throw StoreError.stillRecording }
            // With the tombstone in one transaction: nobody adds an analysis from here on.
            let documents = try recordings.flatMap { try Self.analyses(of: $0.id, database).map(\.path) }
            let deletion = Deletion(
                subjectID: id, kind: kind, asked: asked, files: recordings.map(\.path) + documents)
            try deletion.insert(database)
            return deletion
        }
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
            for one in [folder.recordings, folder.analyses] { try OpenFile.synchroniseFolder(of: one + "/.") }
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
        // `secure_delete` overwrites a deleted row where it stood, but not the copies that rows leave when pages are evened out;
        // and the log holds pages as they were before. The rows are few (documents are files): all are written anew.
        try await database.barrierWriteWithoutTransaction { database in
            try database.execute(sql: "VACUUM")
            _ = try database.checkpoint(.truncate)
        }
        try await database.write {
            try $0.execute(sql: "DELETE FROM deletion WHERE subjectID = ?", arguments: [deletion.subjectID])
        }
    }
}

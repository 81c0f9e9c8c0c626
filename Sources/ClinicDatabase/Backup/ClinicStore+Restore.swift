public import FoundationEssentials
import GRDB
import Glibc
import Recording

/// What a backup that was put back brought.
public struct Restoration: Equatable, Sendable {
    public var recordings: Int
    /// When the backup was made, ISO 8601; nil where a damaged one does not say.
    public var created: String?
    /// What was wrong with the recordings when the backup was made, and, where damage was accepted, with the backup.
    public var problems: [String]
}

extension ClinicStore {
    /// What to do with a backup that is not as it was written.
    public enum DamagedBackup: Sendable {
        /// Put nothing back.
        case refuse
        /// Put back what is there; the database must be sound. Damaged recordings are marked as altered.
        case takeWhatIsSound
    }

    /// Puts a backup back into an empty folder, whole or not at all.
    ///
    /// Every file is compared with the hash in the backup's list, the database is checked, and recordings are compared with what the
    /// database says of them. An administrator's restored files belong to the owner of the folder.
    ///
    /// - Parameters:
    ///   - backup: its path.
    ///   - folder: empty, or not there yet.
    ///   - damaged: what to do with a damaged backup.
    ///   - now: the time, for the audit log.
    /// - Returns: what is there now.
    /// - Throws: `StoreError.folderNotEmpty`, `.backupDamaged` with everything that is wrong, or what the system says.
    public static func restore(
        _ backup: String, into folder: DataFolder, damaged: DamagedBackup = .refuse, now: Date
    ) throws -> Restoration {
        let files = FileManager.default
        if FilePlace(folder.path).kind != .missing {
            guard try files.contentsOfDirectory(atPath: folder.path).isEmpty else {
                throw StoreError.folderNotEmpty(path: folder.path)
            }
        }
        let aside = DataFolder(folder.path + "/restoring")
        try DataFolder.makeFolders([folder.path, aside.path, aside.recordings])
        do {
            let restored = try RestoredFiles(of: backup, into: aside.path)
            var damage = restored.damage
            guard FilePlace(aside.database).kind == .regular else {
                throw StoreError.backupDamaged(path: backup, details: damage)
            }
            do { damage += try checkDatabase(aside, now: now) } catch let error as DatabaseError {
                damage.append("\(BackupManifest.databaseName): \(error)")
                throw StoreError.backupDamaged(path: backup, details: damage)
            }
            guard damage.isEmpty || damaged == .takeWhatIsSound else {
                throw StoreError.backupDamaged(path: backup, details: damage)
            }
            try moveUp(aside, to: folder)
            return Restoration(
                recordings: restored.files.count { $0.name != BackupManifest.databaseName },
                created: restored.manifest?.created, problems: (restored.manifest?.problems ?? []) + damage)
        } catch {
            try? files.removeItem(atPath: aside.path)
            throw error
        }
    }

    /// What is wrong with the restored database; the audit log gets its entry.
    private static func checkDatabase(_ folder: DataFolder, now: Date) throws -> [String] {
        let database = try DatabaseQueue(path: folder.database, configuration: configuration)
        try requireKnown(database, path: folder.database)
        let problems = try database.read { try integrityProblems($0) }
        guard problems.isEmpty else { throw StoreError.damaged(path: folder.database, details: problems) }
        let recordings = try database.read { try RecordingFile.fetchAll($0, sql: "SELECT * FROM recordingFile") }
        for recording in recordings where recording.path != RecordingFile.path(of: recording.id) {
            throw StoreError.damaged(
                path: folder.database, details: ["\(recording.path): not where a recording stands"])
        }
        try database.write { database in
            try AuditEntry(at: now, actor: .station, action: .restore, subject: .init(.station)).insert(database)
        }
        try database.close()
        return []
    }

    /// Gives everything its place; the database last, so that a station never starts on half of it.
    private static func moveUp(_ aside: DataFolder, to folder: DataFolder) throws {
        try FileManager.default.takeOwner(of: folder.path, for: aside)
        try OpenFile.synchroniseFolder(of: aside.recordings + "/x")
        try OpenFile.nameNew(aside.recordings, as: folder.recordings)
        try OpenFile.nameNew(aside.database, as: folder.database)
        guard rmdir(aside.path) == 0 else {
            throw StoreError.system(path: aside.path, action: "remove the folder", code: errno)
        }
        try OpenFile.synchroniseFolder(of: folder.database)
    }
}

extension FileManager {
    /// When an administrator restores, gives the files to the owner of the folder; else they are the caller's anyway.
    fileprivate func takeOwner(of path: String, for folder: DataFolder) throws {
        var status = stat()
        guard geteuid() == 0, stat(path, &status) == 0 else { return }
        let names = try contentsOfDirectory(atPath: folder.recordings).map { "\(folder.recordings)/\($0)" }
        for file in [folder.database, folder.recordings] + names
        where lchown(file, status.st_uid, status.st_gid) != 0 {
            throw StoreError.system(path: file, action: "give it to the folder's owner", code: errno)
        }
    }
}

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
        /// Put back what is there; the database must pass its check. Damaged recordings are told by their hash.
        case takeWhatIsSound
    }

    /// Puts a backup back into an empty folder, whole or not at all.
    ///
    /// Every file is compared with the hash in the backup's list, and the database is checked. Files that an administrator restores
    /// belong to the owner of the folder.
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
        let place = FilePlace(folder.path)
        guard [.missing, .folder].contains(place.kind) else { throw StoreError.notAFolder(path: folder.path) }
        if place.kind == .folder {
            guard try files.contentsOfDirectory(atPath: folder.path).isEmpty else {
                throw StoreError.folderNotEmpty(path: folder.path)
            }
        }
        // Before anything is made.
        _ = try OpenFile.reading(backup)
        let aside = DataFolder(folder.path + "/restoring")
        var moved: [String] = []
        do {
            try DataFolder.makeFolders([folder.path, aside.path, aside.recordings, aside.analyses, aside.mappings])
            let restored = try RestoredFiles(of: backup, into: aside.path)
            // Of a file that is no backup nothing more can be said.
            let problems = restored.files.isEmpty ? [] : try databaseProblems(aside)
            guard problems.isEmpty, restored.damage.isEmpty || damaged == .takeWhatIsSound && !restored.files.isEmpty
            else {
                throw StoreError.backupDamaged(path: backup, details: restored.damage + problems)
            }
            try naming(folder.path, "take note of the restore") { try note(.restore, in: aside, at: now) }
            try moveUp(aside, to: folder, &moved)
            return Restoration(
                recordings: restored.files.count { $0.name.hasPrefix("recordings/") },
                created: restored.manifest?.created, problems: (restored.manifest?.problems ?? []) + restored.damage)
        } catch {
            for path in [aside.path] + moved { try? files.removeItem(atPath: path) }
            // Only where it was made here, and only when it is empty.
            if place.kind == .missing { rmdir(folder.path) }
            // What it was written into is gone again.
            if case RecordingError.diskFull = error { throw RecordingError.diskFull(path: folder.path) }
            throw error
        }
    }

    /// What is wrong with the restored database.
    private static func databaseProblems(_ folder: DataFolder) throws -> [String] {
        let name = BackupManifest.databaseName
        guard FilePlace(folder.database).kind == .regular else { return ["\(name): missing"] }
        do {
            let database = try DatabaseQueue(path: folder.database, configuration: configuration)
            defer { try? database.close() }
            try requireKnown(database, path: folder.database)
            let problems = try database.read { try integrityProblems($0) }
            guard problems.isEmpty else { return problems.map { "\(name): \($0)" } }
            let recordings = try database.read { try RecordingFile.fetchAll($0, sql: "SELECT * FROM recordingFile") }
            return recordings.filter { $0.path != RecordingFile.path(of: $0.id) }.map {
                "\(name): \($0.path) is not where a recording stands"
            }
        } catch let error as DatabaseError {
            return ["\(name): \(error)"]
        }
    }

    private static func note(_ action: AuditEntry.Action, in folder: DataFolder, at now: Date) throws {
        let database = try DatabaseQueue(path: folder.database, configuration: configuration)
        try database.write { database in
            try AuditEntry(at: now, actor: .station, action: action, subject: .init(.station)).insert(database)
        }
        try database.close()
    }

    /// Gives everything its place; the database last, so that a station never starts on half of it.
    ///
    /// `moved` is what has its place already, also when it fails.
    private static func moveUp(_ aside: DataFolder, to folder: DataFolder, _ moved: inout [String]) throws {
        try FileManager.default.giveToOwner(of: folder.path, aside)
        for (one, other) in [
            (aside.recordings, folder.recordings), (aside.analyses, folder.analyses), (aside.mappings, folder.mappings),
        ] {
            try OpenFile.synchroniseFolder(of: one + "/.")
            try OpenFile.nameNew(one, as: other)
            moved.append(other)
        }
        let sensors = "/" + BackupManifest.sensorsName
        if FilePlace(aside.path + sensors).kind == .regular {
            try OpenFile.nameNew(aside.path + sensors, as: folder.path + sensors)
            moved.append(folder.path + sensors)
        }
        try OpenFile.nameNew(aside.database, as: folder.database)
        moved.append(folder.database)
        guard rmdir(aside.path) == 0 else {
            throw StoreError.system(path: aside.path, action: "remove the folder", code: errno)
        }
        try OpenFile.synchroniseFolder(of: folder.database)
    }
}

extension FileManager {
    /// When an administrator restores, gives the files to the owner of the folder; else they are the caller's anyway.
    fileprivate func giveToOwner(of path: String, _ restored: DataFolder) throws {
        var status = stat()
        guard geteuid() == 0, stat(path, &status) == 0 else { return }
        let files = try subpathsOfDirectory(atPath: restored.path).map { "\(restored.path)/\($0)" }
        for file in files where lchown(file, status.st_uid, status.st_gid) != 0 {
            throw StoreError.system(path: file, action: "give it to the folder's owner", code: errno)
        }
    }
}

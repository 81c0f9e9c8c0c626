public import FoundationEssentials
import GRDB
import Glibc
import Recording

/// What a backup came to.
public struct BackupSummary: Equatable, Sendable {
    public var recordings: Int
    /// Of the backup's file.
    public var byteCount: Int64
    /// What was wrong with the station's recordings, which a backup cannot mend.
    public var problems: [String]
}

extension ClinicStore {
    /// Writes everything of a station into one file, also while it runs and records.
    ///
    /// The database is taken as of one moment; a recording that is being written goes in up to its last whole entry. Sessions and
    /// set-up links stay out. The file is a tar archive that only its owner may read; it appears under its name when it is whole and
    /// on the disk, and never takes the place of another. It is not encrypted.
    ///
    /// - Parameters:
    ///   - folder: the station's; it is only read, but for an entry in the audit log.
    ///   - path: of the file to make.
    ///   - now: the time.
    /// - Returns: what went in.
    /// - Throws: `StoreError`, `RecordingError`, or what SQLite says; nothing is left behind then.
    public static func backUp(_ folder: DataFolder, to path: String, now: Date) throws -> BackupSummary {
        guard FilePlace(folder.database).kind == .regular else { throw StoreError.noStation(path: folder.path) }
        guard FilePlace(path).kind == .missing else { throw StoreError.fileExists(path: path) }
        let working = "\(path).\(OpenFile.processNumber).part"
        let snapshot = working + ".sqlite"
        defer {
            OpenFile.remove(working)
            OpenFile.remove(snapshot)
        }
        // No migration: the station that runs may be of an older version.
        let database = try DatabaseQueue(path: folder.database, configuration: configuration)
        try requireKnown(database, path: folder.database)
        // Made here so that only its owner may read it; SQLite writes into an empty file.
        _ = try OpenFile.creating(snapshot, for: path)
        try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [snapshot]) }
        let (version, recordings, analyses) = try prepare(snapshot)

        var writer = BackupWriter(try OpenFile.creating(working, for: path), modified: now.milliseconds / 1000)
        try writer.add(BackupManifest.databaseName, from: snapshot)
        let sensors = folder.path + "/" + BackupManifest.sensorsName
        if FilePlace(sensors).kind == .regular { try writer.add(BackupManifest.sensorsName, from: sensors) }
        for name in SensorMappings.names(in: folder) { try writer.add(name, from: folder.path + "/" + name) }
        var problems: [String] = []
        for recording in recordings {
            do { try writer.add(recording, in: folder, &problems) } catch let error as RecordingError {
                guard case .doesNotExist = error else { throw error }
                problems.append(FileProblem(recording: recording.with(.missing)).description)
            }
        }
        for analysis in analyses {
            do { try writer.add(analysis.path, from: folder.file(analysis)) } catch RecordingError.doesNotExist {
                problems.append("\(StoreError.documentDamaged(path: analysis.path))")
            }
        }
        let manifest = BackupManifest(
            schemaVersion: version, created: now.formatted(.iso8601), files: writer.files, problems: problems)
        try writer.finish(manifest)
        let length = try OpenFile.reading(working).status().length
        try OpenFile.nameNew(working, as: path)
        try OpenFile.synchroniseFolder(of: path)
        try database.write { database in
            try AuditEntry(at: now, actor: .station, action: .backup, subject: .init(.station)).insert(database)
        }
        return BackupSummary(recordings: manifest.recordings, byteCount: Int64(length), problems: problems)
    }

    /// Takes out of a copy what must not live on, and reads what it knows.
    private static func prepare(_ path: String) throws -> (
        version: Int, recordings: [RecordingFile], analyses: [Analysis]
    ) {
        let copy = try DatabaseQueue(path: path, configuration: configuration)
        try copy.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = DELETE; DELETE FROM userSession; DELETE FROM setupLink")
        }
        let result = try copy.read { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                try RecordingFile.fetchAll(database, sql: "SELECT * FROM recordingFile ORDER BY started, id"),
                try Analysis.fetchAll(database, sql: "SELECT * FROM analysis ORDER BY created, id")
            )
        }
        try copy.close()
        return result
    }

    static func requireKnown(_ database: some DatabaseReader, path: String) throws {
        guard try database.read({ try !Schema.migrator.hasBeenSuperseded($0) }) else {
            throw StoreError.newerDatabase(path: path)
        }
    }
}

extension BackupWriter {
    /// Adds a recording: whole, or up to its last whole entry while it is written.
    fileprivate mutating func add(
        _ recording: RecordingFile, in folder: DataFolder, _ problems: inout [String]
    ) throws {
        let path = folder.file(recording)
        guard recording.state == .recording else {
            try add(recording.path, from: path)
            if let hash = recording.sha256, files.last?.sha256 != hash {
                problems.append(FileProblem(recording: recording.with(.altered)).description)
            }
            return
        }
        let length: Int
        do throws(RecordingError) {
            var reader = try RecordingReader(path: path)
            while try reader.next() != nil {}
            length = reader.bytesRead
        } catch .empty, .headerDamaged {
            problems.append("\(recording.path): its recorder has written nothing yet; not in the backup.")
            return
        } catch {
            throw error
        }
        try add(recording.path, from: path, limit: length)
    }
}

extension RecordingFile {
    func with(_ state: State) -> RecordingFile {
        var other = self
        other.state = state
        return other
    }
}

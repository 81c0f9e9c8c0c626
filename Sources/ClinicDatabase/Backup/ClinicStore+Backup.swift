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
    /// How many files among the recordings were not taken; each is named in `problems`.
    public var filesLeftOut: Int
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
        try folder.requireStation()
        guard FilePlace(path).kind == .missing else { throw StoreError.fileExists(path: path) }
        let working = "\(path).\(OpenFile.processNumber).part"
        let snapshot = working + ".sqlite"
        defer {
            OpenFile.remove(working)
            OpenFile.remove(snapshot)
        }
        // No migration: the station that runs may be of an older version.
        let database = try naming(folder.database, "read the database") {
            let database = try DatabaseQueue(path: folder.database, configuration: configuration)
            try requireKnown(database, path: folder.database)
            return database
        }
        // Made here so that only its owner may read it; SQLite writes into an empty file.
        _ = try OpenFile.creating(snapshot, for: path)
        let (version, recordings, analyses) = try naming(path, "copy the database into the backup") {
            try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [snapshot]) }
            return try prepare(snapshot)
        }

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
        let others = FilesWithoutRow(in: folder, known: recordings)
        for id in others.recordings {
            // Begun by itself, or while the database did not answer: the row is written when it has ended.
            do { try writer.add(RecordingFile(id: id, started: now, timeZone: "UTC"), in: folder, &problems) } catch let
                error as RecordingError
            {
                problems.append(FilesWithoutRow.printable("\(error)"))
            }
        }
        for name in others.strangers {
            problems.append(
                "recordings/\(FilesWithoutRow.printable(name)): not in the backup, as the station does not know it; see heelstrike doctor."
            )
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
        do {
            try database.write { database in
                try AuditEntry(at: now, actor: .station, action: .backup, subject: .init(.station)).insert(database)
            }
        } catch let error as DatabaseError {
            problems.append("The backup is whole; the station could not take note of it: \(reason(error)).")
        }
        return BackupSummary(
            recordings: manifest.recordings, byteCount: Int64(length), problems: problems,
            filesLeftOut: others.strangers.count)
    }

    /// Says what SQLite refuses with the file that it is about, and without its statement.
    ///
    /// - Throws: `RecordingError.diskFull`, `StoreError.database`, or what `work` throws otherwise.
    static func naming<Value>(_ path: String, _ action: String, _ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let error as DatabaseError {
            guard error.resultCode != .SQLITE_FULL else { throw RecordingError.diskFull(path: path) }
            throw StoreError.database(path: path, action: action, reason: reason(error))
        }
    }

    private static func reason(_ error: DatabaseError) -> String { error.message ?? "\(error.resultCode)" }

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

public import FoundationEssentials
import GRDB
import Recording

/// A look at a station's data from outside, which changes nothing.
public struct StoreInspection: Equatable, Sendable {
    /// Of the database; today's is `currentSchemaVersion`.
    public var schemaVersion: Int
    public var currentSchemaVersion: Int
    /// What is wrong with the database; empty when all is well.
    public var problems: [String]
    public var recordings: Int
    /// Recordings whose rows say that they are being recorded.
    public var recording: [RecordingFile]
    /// Recordings that were found missing or altered, or whose files are not there now.
    public var notSound: [RecordingFile]
    /// Deletions that were interrupted.
    public var deletions: Int
    public var lastBackup: Date?
    public var users: Int
    /// Names in the recordings' folder that no row knows and that the next start adopts where they can be read.
    public var withoutRow: [String] = []
    /// Names there of what is no recording (.gait), or a link to one.
    public var strangers: [String] = []
    private var finished: [RecordingFile] = []

    /// Looks at the database of a folder; nil where there is none.
    ///
    /// - Throws: what SQLite says, such as that this user may not open it.
    public init?(of folder: DataFolder) throws {
        guard FilePlace(folder.database).kind == .regular else { return nil }
        let database = try DatabaseQueue(path: folder.database, configuration: ClinicStore.configuration)
        defer { try? database.close() }
        currentSchemaVersion = Schema.version
        (schemaVersion, problems) = try database.read { database in
            (try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0, try ClinicStore.integrityProblems(database))
        }
        (recordings, recording, notSound, deletions, users) = (0, [], [], 0, 0)
        // Of another version only what it says of itself is understood.
        guard schemaVersion == Schema.version else { return }
        let rows = try database.read {
            try RecordingFile.fetchAll($0, sql: "SELECT * FROM recordingFile ORDER BY started")
        }
        recordings = rows.count
        let others = FilesWithoutRow(in: folder, known: rows)
        withoutRow = others.recordings.map { "\($0).gait" }
        for name in others.strangers {
            let isRecording =
                name.lowercased().hasSuffix(".gait") && FilesWithoutRow.isFile("\(folder.recordings)/\(name)")
            if isRecording {
                withoutRow.append(FilesWithoutRow.printable(name))
            } else {
                strangers.append(FilesWithoutRow.printable(name))
            }
        }
        finished = rows.filter { $0.state == .closed || $0.state == .recovered }
        recording = rows.filter { $0.state == .recording }
        notSound = rows.filter {
            $0.state == .missing || $0.state == .altered
                || $0.state != .recording && FilePlace(folder.file($0)).kind != .regular
        }
        (deletions, users, lastBackup) = try database.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM deletion") ?? 0,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM user") ?? 0,
                try Int64.fetchOne(database, sql: "SELECT max(at) FROM auditEntry WHERE action = 'backup'")
                    .map { Date(timeIntervalSince1970: Double($0) / 1000) }
            )
        }
    }

    /// Compares every finished recording that is there with its hash; reads all of them.
    ///
    /// - Parameter folder: the one that was looked at.
    /// - Returns: those that are not what was recorded, or that cannot be read.
    public func altered(in folder: DataFolder) -> [RecordingFile] {
        finished.filter { recording in
            let path = folder.file(recording)
            return FilePlace(path).kind == .regular && (try? FileDigest(of: path))?.sha256 != recording.sha256
        }
    }
}

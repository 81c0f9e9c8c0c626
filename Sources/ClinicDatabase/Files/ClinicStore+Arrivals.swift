public import FoundationEssentials
import GRDB
import Recording

/// A recording that came from elsewhere, and whether the station had it.
public struct Arrival: Equatable, Sendable {
    public enum Outcome: String, Codable, CaseIterable, Sendable {
        /// It was not here before.
        case new
        /// It is here already, byte for byte; nothing was added.
        case known
        /// It is here already and its file was missing or altered, which is now as it was recorded.
        case restored
    }

    public var recording: RecordingFile
    public var outcome: Outcome
}

extension ClinicStore {
    /// Bytes of the disk that recordings from elsewhere leave free: three hours of recording at 2 × 200 Hz.
    public static let reserveForRecording = 256 << 20

    /// Begins to take in a recording from elsewhere.
    ///
    /// - Parameters:
    ///   - byteCount: how long it will be.
    ///   - reserve: bytes of the disk that stay free.
    /// - Returns: what its bytes are given to; without `take` it goes with its file.
    /// - Throws: `RecordingError`, such as `.diskFull`.
    public func receive(
        byteCount: Int, reserve: Int = reserveForRecording
    ) throws -> IncomingRecording {
        let incoming = try IncomingRecording(in: folder.recordings, reserve: reserve)
        try incoming.requireRoom(for: byteCount)
        return incoming
    }

    /// Writes what came next of it.
    public func append(_ bytes: [UInt8], to incoming: IncomingRecording) async throws {
        try await files.run { try incoming.append(bytes) }
    }

    /// Makes what came in one of the station's recordings, or finds out which it is already.
    ///
    /// A file is told by the SHA-256 of its bytes, which is computed as it comes: what its header says can be said by two recordings,
    /// and no file is read again to compare.
    ///
    /// - Parameters:
    ///   - incoming: all of it has come.
    ///   - modified: when the file was last changed where it comes from; dates a recording that does not say when it was made.
    ///   - timeZone: the clinic's, by its name.
    /// - Returns: the recording, without a patient where it is new.
    /// - Throws: `RecordingError` where it is no recording or holds nothing, or the disk refuses.
    public func take(_ incoming: IncomingRecording, modified: Date?, timeZone: String) async throws -> Arrival {
        let digest = try await files.run { try incoming.finish() }
        if let known = try await recording(of: digest) {
            return try await arrival(of: known, from: incoming.path, digest)
        }
        let path = incoming.path
        let facts = try await files.run { try RecordingFacts(of: path, digest: digest) }
        guard facts.holdsEntries else { throw RecordingError.empty(path: path) }
        let stated = facts.recordedAt.flatMap { RecordedMoment.date(of: $0, timeZone: timeZone) }
        var recording = RecordingFile(
            started: stated ?? modified.map { min($0, now()) } ?? now(), timeZone: timeZone)
        recording.take(facts)
        let place = folder.file(recording)
        try await files.run {
            // Before the row, so that a row never lacks its file.
            try OpenFile.nameNew(path, as: place)
            try OpenFile.synchroniseFolder(of: place)
        }
        if let known = try await add(recording, unlessKnownAs: digest), known.id != recording.id {
            // The same came twice at once.
            let arrival = try await arrival(of: known, from: place, digest)
            if arrival.outcome == .known { OpenFile.remove(place) }
            return arrival
        }
        return Arrival(recording: recording, outcome: .new)
    }

    /// What becomes of a file whose bytes are those of a recording: it takes the place of that one's file where that is gone.
    func arrival(
        of known: RecordingFile, from path: String, _ digest: FileDigest
    ) async throws -> Arrival {
        let place = folder.file(known)
        let isThere = known.state != .altered && known.state != .missing && FilesWithoutRow.isFile(place)
        guard !isThere else { return Arrival(recording: known, outcome: .known) }
        let facts = try await files.run {
            let facts = try RecordingFacts(of: path, digest: digest)
            try OpenFile.rename(path, to: place)
            try OpenFile.synchroniseFolder(of: place)
            return facts
        }
        try await change(known.id) { recording, _ in recording.take(facts) }
        return Arrival(recording: try await recording(known.id) ?? known, outcome: .restored)
    }

    /// The recording that is these bytes; nil where there is none.
    func recording(of digest: FileDigest) async throws -> RecordingFile? {
        try await database.read { try Self.recording(of: digest, $0) }
    }

    private static func recording(of digest: FileDigest, _ database: Database) throws -> RecordingFile? {
        try RecordingFile.fetchOne(
            database,
            sql: """
                SELECT * FROM recordingFile WHERE byteCount = ? AND sha256 = ? AND \(isNotBeingDeleted) ORDER BY started, id
                """, arguments: [digest.byteCount, digest.sha256])
    }

    /// Adds a row, unless a recording is these bytes already: returns that one then.
    func add(_ recording: RecordingFile, unlessKnownAs digest: FileDigest) async throws -> RecordingFile? {
        try await database.write { database in
            if let known = try Self.recording(of: digest, database) { return known }
            try recording.insert(database)
            return nil
        }
    }
}

import FoundationEssentials
import GRDB
import Recording

/// A recording whose file is not what the store knows.
public struct FileProblem: Equatable, Sendable, CustomStringConvertible {
    public var recording: RecordingFile

    public var description: String {
        switch recording.state {
        case .missing:
            "\(recording.path): the file is missing; put it back from a backup."
        case .altered:
            """
            \(recording.path): the file is not what was recorded, its SHA-256 differs; put it back from a backup, and do not \
            rely on what is analysed from it.
            """
        case .recording, .closed, .recovered: "\(recording.path): \(recording.state.rawValue)."
        }
    }
}

extension ClinicStore {
    /// Looks at the file of a recording whose recorder has gone, and keeps its hash, length and duration.
    ///
    /// - Returns: the recording: `.closed`, `.recovered` where it was not ended in order, or `.missing`.
    /// - Throws: `StoreError.noSuch`; `RecordingError` where the file cannot be read at all, and then the row stays as it was.
    public func finishRecording(_ id: Identifier<RecordingFile>) async throws -> RecordingFile {
        guard let recording = try await recording(id) else { throw StoreError.noSuch(.recording, id: id.rawValue) }
        let path = folder.file(recording)
        let facts = try await files.run { () throws -> RecordingFacts? in
            do { return try RecordingFacts(of: path) } catch RecordingError.doesNotExist { return nil }
        }
        try await change(id) { recording, _ in recording.take(facts) }
        guard let finished = try await self.recording(id) else {
            throw StoreError.noSuch(.recording, id: id.rawValue)
        }
        return finished
    }

    /// Compares the file of a recording with its hash and keeps what came of it.
    ///
    /// - Returns: `.missing`, `.altered`, or the file's sound state; `.recording` is not looked at.
    public func checkFile(of id: Identifier<RecordingFile>) async throws -> RecordingFile.State {
        guard let recording = try await recording(id) else { throw StoreError.noSuch(.recording, id: id.rawValue) }
        guard recording.state != .recording else { return .recording }
        let path = folder.file(recording)
        let state = try await files.run { () throws -> RecordingFile.State in
            do {
                guard try FileDigest(of: path).sha256 == recording.sha256 else { return .altered }
                guard recording.state == .missing || recording.state == .altered else { return recording.state }
                // It is there again.
                return try RecordingFacts(of: path).endedInOrder ? .closed : .recovered
            } catch RecordingError.doesNotExist {
                return .missing
            }
        }
        if state != recording.state { try await change(id) { recording, _ in recording.state = state } }
        return state
    }

    /// Compares all recordings' files with their hashes.
    ///
    /// - Returns: those that are missing or altered.
    public func checkFiles() async throws -> [FileProblem] {
        var problems: [FileProblem] = []
        for var recording in try await recordings() {
            recording.state = try await checkFile(of: recording.id)
            if recording.state == .missing || recording.state == .altered {
                problems.append(FileProblem(recording: recording))
            }
        }
        return problems
    }
}

extension RecordingFile {
    /// Takes what its finished file says; nil where there is none.
    mutating func take(_ facts: RecordingFacts?) {
        guard let facts else {
            state = .missing
            return
        }
        state = facts.endedInOrder ? .closed : .recovered
        sha256 = facts.digest.sha256
        byteCount = facts.digest.byteCount
        duration = facts.duration
    }
}

import FoundationEssentials
import GRDB
import Recording

/// What a start found of the run before.
public struct Recovery: Equatable, Sendable {
    /// Recordings that a crash or a pulled plug left; their analysis is to be offered.
    public var recordings: [RecordingFile] = []
    /// Recordings that no row knew, unassigned now: the recorder does not wait for the database.
    public var adopted: [RecordingFile] = []
    public var deletionsFinished = 0
    /// Files in the recordings' folder that are none of ours or cannot be read, with the reason; left as they are.
    public var strangers: [String] = []
}

extension ClinicStore {
    /// Brings files and rows together after a crash; to be called once at the start, before anything records.
    ///
    /// - Parameter timeZone: the clinic's, by its name, for recordings that no row knows.
    /// - Returns: what was found.
    /// - Throws: what SQLite says.
    public func recover(timeZone: String) async throws -> Recovery {
        var recovery = Recovery()
        recovery.deletionsFinished = try await finishDeletions()
        for recording in try await recordings() where recording.state == .recording {
            do {
                recovery.recordings.append(try await finishRecording(recording.id))
            } catch let error as RecordingError {
                // Not even a header was written: nothing to analyse, but the row must not say that it records.
                recovery.strangers.append("\(error)")
                try await change(recording.id) { recording, _ in recording.state = .altered }
            }
        }
        try await removeStrayDocuments()
        let known = Set(try await recordings().map(\.path))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.recordings).sorted() {
            guard !known.contains("recordings/\(name)") else { continue }
            guard name.hasSuffix(".gait"), let id = Identifier<RecordingFile>(rawValue: String(name.dropLast(5))) else {
                recovery.strangers.append("recordings/\(name): not a recording of this station; left as it is.")
                continue
            }
            do {
                recovery.adopted.append(try await adopt(id, timeZone: timeZone))
            } catch let error as RecordingError {
                recovery.strangers.append("\(error)")
            }
        }
        return recovery
    }

    /// Documents whose row was never written; not those of an hour ago, as another program may be about to write the row.
    private func removeStrayDocuments() async throws {
        let known = try await database.read { try String.fetchSet($0, sql: "SELECT id FROM analysis") }
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: folder.analyses) {
            let path = "\(folder.analyses)/\(name)"
            guard name.hasSuffix(".json"), let id = Identifier<Analysis>(rawValue: String(name.dropLast(5))),
                !known.contains(id.rawValue),
                let written = try manager.attributesOfItem(atPath: path)[.modificationDate] as? Date,
                abs(now().timeIntervalSince(written)) > 3600
            else { continue }
            OpenFile.remove(path)
        }
    }

    private func adopt(_ id: Identifier<RecordingFile>, timeZone: String) async throws -> RecordingFile {
        let path = "\(folder.path)/\(RecordingFile.path(of: id))"
        let facts = try await files.run { try RecordingFacts(of: path) }
        let started = facts.recordedAt.flatMap { try? Date($0, strategy: .iso8601) } ?? now()
        var recording = RecordingFile(id: id, started: started, timeZone: timeZone)
        recording.take(facts)
        try await add(recording)
        return recording
    }
}

import FoundationEssentials
import GRDB
import Recording

/// What a start found of the run before.
public struct Recovery: Equatable, Sendable {
    /// Recordings that a crash or a pulled plug left; their analysis is to be offered.
    public var recordings: [RecordingFile] = []
    /// Recordings that no row knew, unassigned now: the recorder does not wait for the database, and others are put there by hand.
    public var adopted: [RecordingFile] = []
    /// What each of those that had a name of its own was called, and where it stands now; in printable characters.
    public var renamed: [String] = []
    /// Files that are a recording which the station has, with its name; left as they are, or put in place of its missing file.
    public var copies: [String] = []
    public var deletionsFinished = 0
    /// Files in the recordings' folder that are none of ours or cannot be read, with the reason; left as they are.
    public var strangers: [String] = []

    /// What somebody who runs the station has to know of it, a line each.
    public var lines: [String] { renamed + copies + strangers }
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
            guard !IncomingRecording.isName(name) else {
                // Cut off on its way in: whoever sent it was told nothing, and sends it again.
                if IncomingRecording.isLeft(name) { OpenFile.remove("\(folder.recordings)/\(name)") }
                continue
            }
            do {
                let arrival = try await adopt(name, timeZone: timeZone)
                let recording = arrival.recording
                let shown = "recordings/\(FilesWithoutRow.printable(name))"
                switch arrival.outcome {
                case .known: recovery.copies.append("\(shown): a copy of \(recording.path), left alone; delete it.")
                case .restored:
                    recovery.copies.append(
                        "\(shown): put back as \(recording.path), whose file was missing or altered.")
                case .new:
                    recovery.adopted.append(recording)
                    if recording.path != "recordings/\(name)" {
                        recovery.renamed.append(
                            "\(shown): taken over as \(recording.path); it waits for its patient.")
                    }
                }
            } catch let error as RecordingError {
                recovery.strangers.append(FilesWithoutRow.printable("\(error)"))
            } catch let error as StoreError {
                recovery.strangers.append(FilesWithoutRow.printable("\(error)"))
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

    /// Gives a file of the recordings' folder a row, and a name of the station's where it has another, unless it is a copy.
    private func adopt(_ name: String, timeZone: String) async throws -> Arrival {
        let path = "\(folder.recordings)/\(name)"
        guard name.lowercased().hasSuffix(".gait"), FilesWithoutRow.isFile(path) else {
            throw StoreError.notAdopted(path: "recordings/\(name)")
        }
        // Only a file that is as long as a recording can be a copy of it, and is read for that before anything else.
        var digest: FileDigest?
        if let length = FilesWithoutRow.length(path), try await isLength(length) {
            let read = try await files.run { try FileDigest(of: path) }
            if let known = try await recording(of: read) { return try await arrival(of: known, from: path, read) }
            digest = read
        }
        let facts = try await files.run { [digest] in try RecordingFacts(of: path, digest: digest) }
        let known = Identifier<RecordingFile>(rawValue: String(name.dropLast(5)))
        let isNamed = known.map { RecordingFile.path(of: $0) == "recordings/\(name)" } ?? false
        let id = isNamed ? known ?? Identifier() : Identifier()
        let stated = facts.recordedAt.flatMap { RecordedMoment.date(of: $0, timeZone: timeZone) }
        var recording = RecordingFile(id: id, started: stated ?? facts.modified ?? now(), timeZone: timeZone)
        recording.take(facts)
        if !isNamed {
            // The bytes stay; before the row, so that a row never lacks its file.
            try OpenFile.nameNew(path, as: folder.file(recording))
            try OpenFile.synchroniseFolder(of: path)
        }
        if let known = try await add(recording, unlessKnownAs: facts.digest), known.id != recording.id {
            return Arrival(recording: known, outcome: .known)
        }
        return Arrival(recording: recording, outcome: .new)
    }

    /// Whether a recording has so many bytes.
    private func isLength(_ byteCount: Int64) async throws -> Bool {
        try await database.read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM recordingFile WHERE byteCount = ?)", arguments: [byteCount])
                ?? false
        }
    }
}

import SensorData

/// Writes a recording, entry by entry; what was synchronised survives a crash.
///
/// A writer that goes away without `close()` leaves a recording without an end, as a crash would; one that writes aside
/// leaves nothing. A symbolic link stays and its target is written; a device is never replaced.
public struct RecordingWriter: ~Copyable {
    /// What to do when there is a file of the name.
    public enum Creation: Sendable {
        /// Refuse; the recording has its name from the first byte on, so that a crash leaves what was written.
        case new
        /// Refuse; write aside and give the recording its name when it is closed, so that it is there whole or not at all.
        case newWhole
        /// Write beside it and take its place when the recording is closed.
        case replacing
    }

    /// Bytes kept in memory before they are handed to the system.
    private static let bufferBytes = 1 << 16

    private let path: String
    /// The file's name at the end, past symbolic links.
    private let finalPath: String
    private let creation: Creation
    /// The file's name while it is written.
    private let workingPath: String
    private let file: OpenFile
    private var buffer: [UInt8] = []
    private var lastTime = Timestamp.zero
    private var hasEnded = false
    private var isRenamed = false

    /// Creates the file with its header, on the disk and named in its folder.
    public init(path: String, header: RecordingHeader, creation: Creation = .new) throws(RecordingError) {
        let payload = try RecordCoding.json(header, path: path)
        guard payload.count <= RecordingFormat.payloadBytes else {
            throw .entryTooLong(path: path, bytes: payload.count)
        }
        let place = try Self.place(path, creation: creation)
        let workingPath =
            switch creation {
            case .new: place.target
            case .newWhole, .replacing: "\(place.target).\(OpenFile.processNumber).part"
            }
        let file = try OpenFile.creating(workingPath, for: path)
        var bytes = RecordingFormat.magic
        RecordCoding.append(RecordingFormat.version, to: &bytes)
        RecordCoding.append(.header, source: 0, hostTime: .zero, payload[...], to: &bytes)
        do throws(RecordingError) {
            try file.write(&bytes)
            try file.synchronise()
            try OpenFile.synchroniseFolder(of: workingPath)
        } catch {
            OpenFile.remove(workingPath)
            throw error
        }
        self.init(path: path, finalPath: place.target, creation: creation, workingPath: workingPath, file: file)
    }

    /// Apart from the throwing initialiser, which Swift 6.2 does not compile when it sets these properties itself.
    private init(
        path: String, finalPath: String, creation: Creation, workingPath: String, file: consuming OpenFile
    ) {
        self.path = path
        self.finalPath = finalPath
        self.creation = creation
        self.workingPath = workingPath
        self.file = file
    }

    /// Where the recording is to stand, if it may.
    private static func place(_ path: String, creation: Creation) throws(RecordingError) -> FilePlace {
        let place = FilePlace(path)
        switch (place.kind, creation) {
        case (.missing, _), (.regular, .replacing): return place
        case (.regular, .new), (.regular, .newWhole): throw .alreadyExists(path: path)
        case (.folder, _): throw .isFolder(path: path)
        case (.special, _): throw .notARegularFile(path: path)
        }
    }

    deinit {
        var rest = buffer
        if workingPath == finalPath { try? file.write(&rest) } else if !isRenamed { OpenFile.remove(workingPath) }
    }

    /// Appends one entry; it is on the disk after the next `synchronise()`.
    ///
    /// Received bytes longer than 1 MiB become several entries. After an error the entry has not been taken; appending
    /// it again, when there is room on the disk, leaves a sound recording.
    public mutating func append(_ entry: RecordingEntry) throws(RecordingError) {
        guard !hasEnded else { throw .alreadyEnded(path: path) }
        let (type, payload) = try RecordCoding.payload(entry.content, path: path)
        guard type == .bytes || payload.count <= RecordingFormat.payloadBytes else {
            throw .entryTooLong(path: path, bytes: payload.count)
        }
        if buffer.count >= Self.bufferBytes { try file.write(&buffer) }
        var start = 0
        repeat {
            let end = min(start + RecordingFormat.payloadBytes, payload.count)
            RecordCoding.append(
                type, source: entry.source, hostTime: entry.hostTime, payload[start..<end], to: &buffer)
            start = end
        } while start < payload.count
        lastTime = entry.hostTime
        hasEnded = type == .end
    }

    /// Waits until everything appended so far is on the disk.
    public mutating func synchronise() throws(RecordingError) {
        try file.write(&buffer)
        try file.synchronise()
    }

    /// Ends the recording in order; an `.end` at the last entry's time is added when none was appended.
    public consuming func close() throws(RecordingError) {
        if !hasEnded { try append(RecordingEntry(source: 0, hostTime: lastTime, content: .end)) }
        try synchronise()
        guard workingPath != finalPath else { return }
        // Something may have come to stand there meanwhile.
        _ = try Self.place(path, creation: creation)
        try OpenFile.rename(workingPath, to: finalPath)
        isRenamed = true
        try OpenFile.synchroniseFolder(of: finalPath)
    }
}

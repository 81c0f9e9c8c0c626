import SensorData

/// Reads a recording entry by entry in bounded memory, up to the last good record; damaged ones are left out.
///
/// After `next()` returned nil, `endedInOrder` and `bytesLost` say how the recording ended.
public struct RecordingReader: ~Copyable {
    private static let chunkBytes = 1 << 18

    /// What stands at the beginning of the recording.
    public let header: RecordingHeader
    /// The recording was closed in order: its last entry is `.end`.
    public private(set) var endedInOrder = false
    /// Bytes that could not be read: of damaged records, and behind the last good one.
    public private(set) var bytesLost = 0
    /// Sound records of a type that this version does not know; passed over.
    public private(set) var unknownRecords = 0

    private let file: OpenFile
    private var window: RecordWindow
    private var isFinished = false

    /// Something is missing: the recording was not ended in order, or bytes of it could not be read.
    ///
    /// Means something only when `next()` has returned nil.
    public var truncated: Bool { !endedInOrder || bytesLost > 0 }

    /// Bytes of the file up to the end of the last good record that was read; a copy of so many is a recording.
    public var bytesRead: Int { window.position }

    /// Opens a recording and reads its header.
    public init(path: String) throws(RecordingError) {
        let file = try OpenFile.reading(path)
        var window = RecordWindow(chunkBytes: Self.chunkBytes)
        try window.skipPrefix(of: file)
        guard let record = try window.next(from: file), record.type == RecordingFormat.RecordType.header.rawValue,
            let header = RecordCoding.decode(RecordingHeader.self, window.bytes[record.payload])
        else { throw .headerDamaged(path: path) }
        window.keep()
        self.header = header
        self.file = file
        self.window = window
    }

    /// The next entry; nil at the end of what can be read.
    ///
    /// - Throws: `RecordingError` when the system cannot read; damage is no error but left out.
    public mutating func next() throws(RecordingError) -> RecordingEntry? {
        while !isFinished {
            var found = try window.next(from: file)
            if found == nil { found = try window.nextBehindDamage(in: file) }
            guard let record = found else { break }
            guard let type = RecordingFormat.RecordType(rawValue: record.type) else {
                unknownRecords += 1
                window.keep()
                continue
            }
            guard let content = RecordCoding.content(type, window.bytes[record.payload]) else {
                window.leaveOut()
                continue
            }
            window.keep()
            if content == .end {
                endedInOrder = true
                try finish()
            }
            return RecordingEntry(source: record.source, hostTime: record.hostTime, content: content)
        }
        if !isFinished { try finish() }
        return nil
    }

    private mutating func finish() throws(RecordingError) {
        isFinished = true
        bytesLost = window.damaged + max(0, try file.status().length - window.position)
    }
}

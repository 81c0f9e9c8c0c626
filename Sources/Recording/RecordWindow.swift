import Checksum
import SensorData

/// The part of a recording that is in memory: at most one chunk or one record.
struct RecordWindow {
    /// Head of a record, and where its payload stands in `bytes`.
    struct Record {
        var type: UInt8
        var source: UInt16
        var hostTime: Timestamp
        var payload: Range<Int>
    }

    private(set) var bytes: [UInt8]
    /// Bytes of the file behind which everything is kept.
    private(set) var position = 0
    /// Bytes before there that were damaged and left out.
    private(set) var damaged = 0
    private var start = 0
    private var end = 0
    /// End of the record returned last.
    private var recordEnd = 0

    init(chunkBytes: Int) {
        bytes = Array(repeating: 0, count: chunkBytes)
    }

    /// Checks the magic and the version.
    mutating func skipPrefix(of file: borrowing OpenFile) throws(RecordingError) {
        let isWhole = try fill(RecordingFormat.prefixBytes, from: file)
        guard end > 0 else { throw .empty(path: file.path) }
        let magic = RecordingFormat.magic
        guard bytes[0..<min(end, magic.count)].elementsEqual(magic.prefix(end)) else {
            throw .notARecording(path: file.path)
        }
        guard isWhole else { throw .headerDamaged(path: file.path) }
        let version: UInt32 = RecordCoding.integer(bytes.span, at: magic.count)
        guard version == RecordingFormat.version else {
            throw .unsupportedVersion(path: file.path, version: version)
        }
        recordEnd = RecordingFormat.prefixBytes
        keep()
    }

    /// The next record when it is whole and sound; `keep()` goes on behind it.
    mutating func next(from file: borrowing OpenFile) throws(RecordingError) -> Record? {
        guard try fill(RecordingFormat.headBytes + RecordingFormat.checksumBytes, from: file) else { return nil }
        let length = Int(RecordCoding.integer(bytes.span, at: start) as UInt32)
        guard length <= RecordingFormat.payloadBytes else { return nil }
        let checked = RecordingFormat.headBytes + length
        guard try fill(checked + RecordingFormat.checksumBytes, from: file) else { return nil }
        let stored: UInt32 = RecordCoding.integer(bytes.span, at: start + checked)
        guard CRC32C.checksum(bytes.span.extracting(start..<(start + checked))) == stored else { return nil }
        recordEnd = start + checked + RecordingFormat.checksumBytes
        let span = bytes.span
        return Record(
            type: span[start + 4], source: RecordCoding.integer(span, at: start + 5),
            hostTime: Timestamp(nanoseconds: Int64(bitPattern: RecordCoding.integer(span, at: start + 7))),
            payload: (start + RecordingFormat.headBytes)..<(start + checked))
    }

    /// The next whole and sound record anywhere behind damage; nil where none follows.
    ///
    /// By chance a place in damaged bytes passes for a record once in 10^14: length, type and checksum have to fit.
    mutating func nextBehindDamage(in file: borrowing OpenFile) throws(RecordingError) -> Record? {
        let first = position
        while try fill(1 + RecordingFormat.headBytes + RecordingFormat.checksumBytes, from: file) {
            start += 1
            position += 1
            guard mayBegin, let record = try next(from: file) else { continue }
            damaged += position - first
            return record
        }
        position = first
        return nil
    }

    /// A record other than the header may begin here.
    private var mayBegin: Bool {
        let (bytes, type) = (bytes.span, bytes[start + 4])
        let length: UInt32 = RecordCoding.integer(bytes, at: start)
        return length <= RecordingFormat.payloadBytes && type != RecordingFormat.RecordType.header.rawValue
            && RecordingFormat.RecordType(rawValue: type) != nil
    }

    /// The last record is good: goes on behind it.
    mutating func keep() {
        position += recordEnd - start
        start = recordEnd
    }

    /// The last record is not what its type says: goes on behind it.
    mutating func leaveOut() {
        damaged += recordEnd - start
        keep()
    }

    /// Reads until `count` bytes are there; false when the file ends before.
    private mutating func fill(_ count: Int, from file: borrowing OpenFile) throws(RecordingError) -> Bool {
        guard end - start < count else { return true }
        bytes.replaceSubrange(0..<(end - start), with: Array(bytes[start..<end]))
        end -= start
        start = 0
        recordEnd = 0
        if bytes.count < count { bytes.append(contentsOf: repeatElement(0, count: count - bytes.count)) }
        while end < count {
            let added = try file.read(into: &bytes, from: end)
            guard added > 0 else { return false }
            end += added
        }
        return true
    }
}

import FoundationEssentials
import Recording
import SensorData

/// What a recording's file says of itself, and its hash.
struct RecordingFacts: Equatable, Sendable {
    var digest: FileDigest
    /// Seconds from the recording's beginning to its last good entry.
    var duration: Double
    var endedInOrder: Bool
    /// ISO 8601, where the header has it.
    var recordedAt: String?
    /// When the file was last written.
    var modified: Date?

    /// Reads the whole file twice: entry by entry, and byte by byte for the hash.
    init(of path: String) throws {
        var reader = try RecordingReader(path: path)
        var last = Timestamp.zero
        while let entry = try reader.next() { last = max(last, entry.hostTime) }
        duration = last.seconds
        endedInOrder = !reader.truncated
        recordedAt = reader.header.recordedAt
        modified = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        digest = try FileDigest(of: path)
    }
}

import FoundationEssentials
import Recording
import SensorData

/// What a recording's file says of itself, and its hash.
struct RecordingFacts: Equatable, Sendable {
    var digest: FileDigest
    /// Seconds from the recording's beginning to its last good entry.
    var duration: Double
    var endedInOrder: Bool
    /// There is more than a header.
    var holdsEntries: Bool
    /// ISO 8601, where the header has it.
    var recordedAt: String?
    /// When the file was last written.
    var modified: Date?

    /// Reads the whole file twice: entry by entry, and byte by byte for the hash where it is not given.
    init(of path: String, digest: FileDigest? = nil) throws {
        var reader = try RecordingReader(path: path)
        var last = Timestamp.zero
        var count = 0
        while let entry = try reader.next() {
            last = max(last, entry.hostTime)
            count += entry.content == .end ? 0 : 1
        }
        holdsEntries = count > 0
        duration = last.seconds
        endedInOrder = !reader.truncated
        recordedAt = reader.header.recordedAt
        modified = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        self.digest = try digest ?? FileDigest(of: path)
    }
}

import Crypto
import Glibc
import Recording
import Synchronization

/// A recording that comes in piece by piece from elsewhere, under a name that is no recording's until it is whole.
///
/// Its file goes with the value, unless the store took it; what a crash leaves goes at the next start.
public final class IncomingRecording: Sendable {
    private struct Contents: ~Copyable {
        var file: OpenFile
        var hash = SHA256()
        var byteCount = 0
        /// Bytes that may not be on the disk yet.
        var unsynchronised = 0
    }

    private static let prefix = ".incoming-"
    /// Tells the files of this run from what an earlier one left.
    private static let run = RandomText.text(length: RandomText.identifierLength)
    /// A recording that is being made shares the disk: what is written goes there in portions and not all at the end.
    private static let portion = 8 << 20

    let path: String
    /// Bytes of the disk that stay free, so that the station goes on recording.
    private let reserve: Int
    private let contents: Mutex<Contents>

    /// Makes the empty file in a folder.
    init(in folder: String, reserve: Int) throws(RecordingError) {
        path = "\(folder)/\(Self.prefix)\(Self.run)-\(RandomText.text(length: RandomText.identifierLength))"
        self.reserve = reserve
        contents = Mutex(Contents(file: try OpenFile.creating(path, for: path)))
    }

    deinit { OpenFile.remove(path) }

    /// Whether a file of this name is one that comes in, or came when the program ended.
    static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) }

    /// Whether a file of this name was left by an earlier run.
    static func isLeft(_ name: String) -> Bool { isName(name) && !name.hasPrefix("\(prefix)\(run)-") }

    /// Writes what came next; blocks.
    func append(_ bytes: [UInt8]) throws(RecordingError) {
        try contents.withLock { contents throws(RecordingError) in
            if contents.byteCount == 0 || contents.unsynchronised >= Self.portion {
                try contents.file.synchronise()
                contents.unsynchronised = 0
                try requireRoom(for: Self.portion)
            }
            contents.hash.update(data: bytes)
            contents.byteCount += bytes.count
            contents.unsynchronised += bytes.count
            var rest = bytes
            try contents.file.write(&rest)
        }
    }

    /// Waits until all of it is on the disk, and says what it is.
    func finish() throws(RecordingError) -> FileDigest {
        try contents.withLock { contents throws(RecordingError) in
            try contents.file.synchronise()
            return FileDigest(
                sha256: Hexadecimal.text(contents.hash.finalize()), byteCount: Int64(contents.byteCount))
        }
    }

    /// Refuses where so many more bytes would leave too little.
    func requireRoom(for bytes: Int) throws(RecordingError) {
        var status = statvfs()
        // A file system that does not say is written until it refuses.
        guard statvfs(path, &status) == 0, status.f_blocks > 0 else { return }
        let free = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        guard free.overflow || free.partialValue >= UInt64(bytes + reserve) else { throw .diskFull(path: path) }
    }
}

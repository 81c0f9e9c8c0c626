import FoundationEssentials
import Glibc
import Recording

/// Writes the files of a backup one behind the other into one tar archive.
struct BackupWriter: ~Copyable {
    private static let bufferBytes = 1 << 20

    private let archive: OpenFile
    private let modified: Int64
    private var buffer: [UInt8] = []
    private(set) var files: [BackupManifest.File] = []

    init(_ archive: consuming OpenFile, modified: Int64) {
        self.archive = archive
        self.modified = modified
    }

    /// Adds a file, or so many bytes of one that still grows.
    mutating func add(_ name: String, from path: String, limit: Int? = nil) throws {
        let length = try limit ?? OpenFile.reading(path).status().length
        let header = TarHeader(name: name, byteCount: Int64(length), modified: modified)
        guard header.byteCount <= TarHeader.mostBytes else {
            throw StoreError.system(path: path, action: "put more than 8 GiB into a backup", code: EFBIG)
        }
        buffer += header.block
        let digest = try FileDigest(of: path, limit: length) { try take($0) }
        guard digest.byteCount == length else {
            // Someone cut the file while it was read: nothing behind it would be found again.
            throw StoreError.system(path: path, action: "read as many bytes as it had", code: EIO)
        }
        try take(ArraySlice(repeatElement(0, count: TarHeader.padding(after: digest.byteCount))))
        files.append(BackupManifest.File(name: name, byteCount: digest.byteCount, sha256: digest.sha256))
    }

    /// Adds the manifest and waits until everything is on the disk.
    mutating func finish(_ manifest: BackupManifest) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let bytes = Array(try encoder.encode(manifest))
        buffer += TarHeader(name: BackupManifest.name, byteCount: Int64(bytes.count), modified: modified).block
        try take(bytes[...])
        try take(ArraySlice(repeatElement(0, count: TarHeader.padding(after: Int64(bytes.count)))))
        try take(TarHeader.end[...])
        try archive.write(&buffer)
        try archive.synchronise()
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) throws {
        buffer += bytes
        if buffer.count >= Self.bufferBytes { try archive.write(&buffer) }
    }
}

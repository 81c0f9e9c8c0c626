import Crypto
import FoundationEssentials
import Glibc
import Recording

/// Takes a backup apart into a folder and says what in it is not as it was written.
struct RestoredFiles: Equatable, Sendable {
    private static let chunkBytes = 1 << 18
    /// Far more than a manifest of a hundred thousand recordings.
    private static let mostManifestBytes: Int64 = 1 << 26

    /// nil where the backup has none: it was cut off.
    private(set) var manifest: BackupManifest?
    private(set) var files: [BackupManifest.File] = []
    /// What is damaged.
    private(set) var damage: [String] = []

    /// Reads a backup to its end or to where it cannot be read.
    ///
    /// - Parameters:
    ///   - backup: its path.
    ///   - folder: an existing, empty folder, with one for the recordings in it.
    /// - Throws: `RecordingError` when the system cannot read or write.
    init(of backup: String, into folder: String) throws {
        let archive = try OpenFile.reading(backup)
        var last: String?
        while let header = try Self.header(&damage, after: last, archive) {
            last = BackupManifest.allows(header.name) ? header.name : last ?? "a file that is none of a backup's"
            guard BackupManifest.allows(header.name), !files.contains(where: { $0.name == header.name }) else {
                damage.append("\(header.name): no name of a file in a backup; passed over.")
                _ = try Self.read(header, archive) { _ in }
                continue
            }
            guard header.name != BackupManifest.name else {
                try readManifest(header, archive)
                continue
            }
            let path = "\(folder)/\(header.name)"
            let file = try OpenFile.creating(path, for: path)
            let digest = try Self.read(header, archive) { try file.write(&$0) }
            try file.synchronise()
            files.append(.init(name: header.name, byteCount: digest.byteCount, sha256: digest.sha256))
        }
        compare()
    }

    /// The next file's header; nil at the end, or at damage, which is noted with the name of the `last` file before it.
    private static func header(
        _ damage: inout [String], after last: String?, _ archive: borrowing OpenFile
    ) throws -> TarHeader? {
        let block = try bytes(TarHeader.blockBytes, archive)
        guard block.count == TarHeader.blockBytes else {
            damage.append("The backup ends in the middle: it was cut off.")
            return nil
        }
        guard block.contains(where: { $0 != 0 }) else { return nil }
        guard let header = TarHeader(block[...]) else {
            damage.append(
                last.map { "Behind \($0) the backup is damaged: nothing more could be read." }
                    ?? """
                    It does not begin as a backup does: give the file that `heelstrike backup` wrote, or, if this is it and it is \
                    damaged, another copy.
                    """)
            return nil
        }
        return header
    }

    private mutating func readManifest(_ header: TarHeader, _ archive: borrowing OpenFile) throws {
        guard header.byteCount <= Self.mostManifestBytes else {
            damage.append("\(header.name): too long.")
            return
        }
        let text = try Self.bytes(Int(header.byteCount), archive)
        _ = try Self.bytes(TarHeader.padding(after: header.byteCount), archive)
        manifest = try? JSONDecoder().decode(BackupManifest.self, from: Data(text))
    }

    private mutating func compare() {
        guard let manifest else {
            // Of what is no backup that was said.
            guard !files.isEmpty || damage.isEmpty else { return }
            damage.append("\(BackupManifest.name) is missing or damaged: the backup was cut off, or is none.")
            return
        }
        for expected in manifest.files {
            guard let file = files.first(where: { $0.name == expected.name }) else {
                damage.append("\(expected.name): missing.")
                continue
            }
            if file != expected { damage.append("\(expected.name): damaged, its SHA-256 is not what the backup says.") }
        }
        for file in files where !manifest.files.contains(where: { $0.name == file.name }) {
            damage.append("\(file.name): not in the list of the backup.")
        }
    }

    /// Reads a file of the archive and gives away each piece.
    private static func read(
        _ header: TarHeader, _ archive: borrowing OpenFile, _ take: (inout [UInt8]) throws -> Void
    ) throws -> FileDigest {
        var hash = SHA256()
        var left = header.byteCount
        while left > 0 {
            var piece = try bytes(Int(min(left, Int64(chunkBytes))), archive)
            guard !piece.isEmpty else { break }
            hash.update(data: piece)
            left -= Int64(piece.count)
            try take(&piece)
        }
        _ = try bytes(TarHeader.padding(after: header.byteCount), archive)
        return FileDigest(sha256: Hexadecimal.text(hash.finalize()), byteCount: header.byteCount - left)
    }

    /// So many bytes, or fewer at the end.
    private static func bytes(_ count: Int, _ archive: borrowing OpenFile) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var start = 0
        while start < count {
            let added = try archive.read(into: &bytes, from: start)
            guard added > 0 else { break }
            start += added
        }
        return Array(bytes[..<start])
    }
}

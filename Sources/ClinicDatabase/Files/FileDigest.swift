import Crypto
import Recording

/// The SHA-256 of a file's bytes.
struct FileDigest: Equatable, Sendable {
    private static let chunkBytes = 1 << 18

    /// 64 hexadecimal digits.
    var sha256: String
    var byteCount: Int64

    init(sha256: String, byteCount: Int64) {
        self.sha256 = sha256
        self.byteCount = byteCount
    }

    /// Reads a file, to its end or so many bytes of it.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - limit: bytes to read at most; nil for all that is there.
    ///   - take: gets each piece as it is read, for a copy.
    /// - Throws: `RecordingError` when the file cannot be read, and what `take` throws.
    init(of path: String, limit: Int? = nil, take: (ArraySlice<UInt8>) throws -> Void = { _ in }) throws {
        let file = try OpenFile.reading(path)
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: Self.chunkBytes)
        var total = 0
        while total < limit ?? .max {
            let count = min(try file.read(into: &buffer, from: 0), (limit ?? .max) - total)
            guard count > 0 else { break }
            buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            try take(buffer[..<count])
            total += count
        }
        sha256 = Hexadecimal.text(hash.finalize())
        byteCount = Int64(total)
    }
}

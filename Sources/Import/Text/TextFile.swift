import FoundationEssentials
import Glibc
import Recording

/// A text file's bytes and where its lines are; nothing is decoded until somebody asks for a line as text.
struct TextFile: Sendable {
    let name: String
    let bytes: [UInt8]
    /// Each line without its line end.
    let lines: [Range<Int>]
    /// False when the last line may have been cut off.
    let endsWithLineEnd: Bool

    /// Finds the lines (LF, CRLF, or CR alone), past a UTF-8 byte order mark.
    ///
    /// - Throws: `empty`, `alreadyARecording`, or `notText` for UTF-16 and for bytes that no text has.
    init(name: String, bytes: [UInt8]) throws(ImportError) {
        var start = 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw .notText(file: name, reason: "the file is UTF-16")
        }
        if bytes.starts(with: RecordingHeader.fileSignature) { throw .alreadyARecording(file: name) }
        if bytes.contains(0) { throw .notText(file: name, reason: "the file is binary") }
        guard bytes[start...].contains(where: { $0 > 0x20 }) else { throw .empty(file: name) }
        let lineFeed = UInt8(ascii: "\n")
        let carriageReturn = UInt8(ascii: "\r")
        let separator = bytes.contains(lineFeed) ? lineFeed : carriageReturn
        var lines: [Range<Int>] = []
        lines.reserveCapacity(bytes.count { $0 == separator } + 1)
        var begin = start
        for index in start..<bytes.count where bytes[index] == separator {
            let end = index > begin && bytes[index - 1] == carriageReturn ? index - 1 : index
            lines.append(begin..<end)
            begin = index + 1
        }
        endsWithLineEnd = begin == bytes.count
        if !endsWithLineEnd { lines.append(begin..<bytes.count) }
        self.name = name
        self.bytes = bytes
        self.lines = lines
    }

    /// Reads a file.
    ///
    /// - Throws: `unreadable` when there is no such file, when it is a folder, or when it may not be read.
    init(path: String) throws(ImportError) {
        let bytes: [UInt8]
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            if attributes[.type] as? FileAttributeType == .typeDirectory {
                throw ImportError.unreadable(file: path, reason: "it is a folder; give the files in it")
            }
            bytes = try Self.read(path)
        } catch let error as ImportError {
            throw error
        } catch {
            throw .unreadable(file: path, reason: "there is no such file, or it may not be read")
        }
        try self.init(name: path, bytes: bytes)
    }

    /// The file's bytes, which are in memory once.
    private static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw CocoaError(.fileReadUnknown) }
        // One byte more, so that the end is seen without growing.
        var capacity = max(1 << 16, Int(status.st_size) + 1)
        var bytes: [UInt8] = []
        var isAtEnd = false
        while !isAtEnd {
            let part = try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
                while filled < buffer.count, !isAtEnd {
                    let count = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
                    if count < 0, errno == EINTR { continue }
                    guard count >= 0 else { throw CocoaError(.fileReadUnknown) }
                    isAtEnd = count == 0
                    filled += count
                }
            }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            capacity = 1 << 16
        }
        return bytes
    }

    /// The file without its text, where the text is not needed any more.
    var withoutText: TextFile {
        TextFile(name: name, bytes: [], lines: [], endsWithLineEnd: endsWithLineEnd)
    }

    private init(name: String, bytes: [UInt8], lines: [Range<Int>], endsWithLineEnd: Bool) {
        self.name = name
        self.bytes = bytes
        self.lines = lines
        self.endsWithLineEnd = endsWithLineEnd
    }

    /// A part of the file as text: UTF-8, or Latin-1 where it is not UTF-8.
    func text(_ range: Range<Int>) -> String {
        let part = bytes[range]
        if let text = String(validating: part, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(part.map { Unicode.Scalar($0) }))
    }

    /// The line with this index (from 0) as text; empty past the end.
    func line(_ index: Int) -> String {
        lines.indices.contains(index) ? text(lines[index]) : ""
    }

    /// The first lines as text, each cut at 4096 bytes; for recognition.
    func opening(_ count: Int) -> [String] {
        lines.prefix(count).map { text($0.lowerBound..<min($0.upperBound, $0.lowerBound + 4096)) }
    }

    /// True when nothing but spaces and tabs stands in the range.
    func isBlank(_ range: Range<Int>) -> Bool {
        !bytes[range].contains { $0 > 0x20 }
    }

    /// Narrows a range to what stands between its outer spaces.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper && bytes[lower] <= 0x20 { lower += 1 }
        while upper > lower && bytes[upper - 1] <= 0x20 { upper -= 1 }
        return lower..<upper
    }
}

extension String {
    /// Without the spaces, tabs and line ends around it.
    var trimmedOfSpaces: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }

    /// What stands after the prefix, without outer spaces; nil when the text does not begin with it.
    func text(after prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)).trimmedOfSpaces : nil
    }
}

/// The block before each file of a tar archive (POSIX.1-1988, "ustar"), so that any system's `tar` opens a backup.
struct TarHeader: Equatable, Sendable {
    static let blockBytes = 512
    /// Eleven octal digits.
    static let mostBytes: Int64 = (1 << 33) - 1
    /// Behind the last file.
    static let end = [UInt8](repeating: 0, count: 2 * blockBytes)

    var name: String
    var byteCount: Int64
    /// Seconds since 1970.
    var modified: Int64

    /// Zeros that fill the last block of a file.
    static func padding(after byteCount: Int64) -> Int {
        (blockBytes - Int(byteCount % Int64(blockBytes))) % blockBytes
    }

    init(name: String, byteCount: Int64, modified: Int64) {
        self.name = name
        self.byteCount = byteCount
        self.modified = modified
    }

    /// Reads a block; nil where it is none, or not of a plain file.
    init?(_ block: ArraySlice<UInt8>) {
        let block = Array(block)
        guard block.count == Self.blockBytes, block[257..<262].elementsEqual("ustar".utf8),
            block[156] == UInt8(ascii: "0"),
            let sum = Self.number(block[148..<156]), sum == Self.sum(of: block),
            let size = Self.number(block[124..<136]), let modified = Self.number(block[136..<148])
        else { return nil }
        name = String(decoding: block[0..<100].prefix { $0 != 0 }, as: UTF8.self)
        byteCount = size
        self.modified = modified
    }

    var block: [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.blockBytes)
        func put(_ text: String, at offset: Int) {
            block.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
        }
        put(name, at: 0)
        put("0000600\u{0}", at: 100)
        put("0000000\u{0}", at: 108)
        put("0000000\u{0}", at: 116)
        put(Self.octal(byteCount, digits: 11) + "\u{0}", at: 124)
        put(Self.octal(modified, digits: 11) + "\u{0}", at: 136)
        put("0", at: 156)
        put("ustar\u{0}00", at: 257)
        put(Self.octal(Self.sum(of: block), digits: 6) + "\u{0} ", at: 148)
        return block
    }

    /// Of all bytes, those of the sum itself counted as spaces.
    private static func sum(of block: [UInt8]) -> Int64 {
        var sum: Int64 = 0
        for (index, byte) in block.enumerated() { sum += Int64((148..<156).contains(index) ? 0x20 : byte) }
        return sum
    }

    private static func octal(_ number: Int64, digits: Int) -> String {
        let text = String(max(0, number), radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
        let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
        return Int64(String(decoding: digits, as: UTF8.self), radix: 8)
    }
}

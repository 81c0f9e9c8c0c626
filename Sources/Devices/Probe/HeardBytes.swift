/// What was heard on a line of which nothing was understood, for the person who must find out why.
struct HeardBytes: Equatable, Sendable, CustomStringConvertible {
    /// First bytes that are shown.
    private static let shown = 12

    /// Bytes at each rate, in the order of trying.
    private var counts: [(baud: UInt32, bytes: Int, first: [UInt8])] = []

    static func == (first: Self, second: Self) -> Bool { first.description == second.description }

    var isEmpty: Bool { counts.isEmpty }

    mutating func take(_ bytes: [UInt8], baud: UInt32) {
        if counts.last?.baud != baud { counts.append((baud, 0, [])) }
        let last = counts.count - 1
        counts[last].bytes += bytes.count
        counts[last].first += bytes.prefix(Self.shown * 4 - counts[last].first.count)
    }

    var description: String {
        let amounts = counts.map { "\($0.bytes) bytes at \($0.baud) baud" }.joined(separator: ", ")
        // The rate at which it looks most like text, and else the first.
        guard let best = counts.max(by: { Self.printable($0.first) < Self.printable($1.first) }) else {
            return "nothing"
        }
        let isText = Self.printable(best.first) > 0.9
        let sample =
            isText
            ? "text such as “\(String(decoding: best.first.filter { (0x20..<0x7F).contains($0) }, as: UTF8.self))”"
            : "beginning \(best.first.prefix(Self.shown).map(Self.hexadecimal).joined(separator: " "))"
        return "\(amounts), \(sample)"
    }

    /// Share of bytes that are printed characters or line ends.
    private static func printable(_ bytes: [UInt8]) -> Double {
        guard !bytes.isEmpty else { return 0 }
        let count = bytes.count { (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        return Double(count) / Double(bytes.count)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}

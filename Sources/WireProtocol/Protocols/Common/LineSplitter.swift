/// Cuts a stream into what stands between its line ends.
struct LineSplitter: Sendable {
    /// Longest line that is kept, without its end.
    static let longestLine = 4096

    private var pending: [UInt8] = []
    /// A line was too long; everything up to its end is thrown away.
    private var isSkipping = false

    /// The lines that are complete now, without `\n`.
    mutating func lines(_ bytes: [UInt8], counting statistics: inout DecodeStatistics) -> [[UInt8]] {
        statistics.bytes += UInt64(bytes.count)
        var lines: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 0x0A) {
            take(rest[..<end], counting: &statistics)
            if !isSkipping { lines.append(pending) }
            isSkipping = false
            pending.removeAll(keepingCapacity: true)
            rest = rest[(end + 1)...]
        }
        take(rest, counting: &statistics)
        return lines
    }

    private mutating func take(_ part: ArraySlice<UInt8>, counting statistics: inout DecodeStatistics) {
        guard !isSkipping else { return }
        guard pending.count + part.count <= Self.longestLine else {
            statistics.oversized += 1
            isSkipping = true
            pending.removeAll()
            return
        }
        pending.append(contentsOf: part)
    }
}

extension [UInt8] {
    /// The bytes without blanks, tabs and carriage returns at both ends.
    var trimmed: [UInt8] { self[...].trimmed }
}

extension ArraySlice<UInt8> {
    /// The bytes without blanks, tabs and carriage returns at both ends.
    var trimmed: [UInt8] {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return []
        }
        return Array(self[first...last])
    }
}

extension UInt8 {
    /// A blank, tab or carriage return.
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}

/// What stands between the fields of a line.
enum Delimiter: Equatable, Sendable {
    case byte(UInt8)
    /// Any run of spaces and tabs.
    case whitespace

    static let tab = Delimiter.byte(UInt8(ascii: "\t"))
    static let comma = Delimiter.byte(UInt8(ascii: ","))
    static let semicolon = Delimiter.byte(UInt8(ascii: ";"))
}

extension TextFile {
    /// Cuts a line into fields without outer spaces; a field in double quotes may hold the delimiter.
    func split(_ line: Range<Int>, by delimiter: Delimiter, into fields: inout [Range<Int>]) {
        fields.removeAll(keepingCapacity: true)
        switch delimiter {
        case .whitespace:
            var position = line.lowerBound
            while position < line.upperBound {
                while position < line.upperBound && bytes[position] <= 0x20 { position += 1 }
                let begin = position
                while position < line.upperBound && bytes[position] > 0x20 { position += 1 }
                if position > begin { fields.append(begin..<position) }
            }
        case .byte(let byte):
            let quote = UInt8(ascii: "\"")
            var begin = line.lowerBound
            var position = begin
            while position < line.upperBound {
                if bytes[position] == byte {
                    fields.append(trimmedField(begin..<position))
                    begin = position + 1
                } else if bytes[position] == quote && position == begin {
                    position += 1
                    while position < line.upperBound && bytes[position] != quote { position += 1 }
                }
                position += 1
            }
            fields.append(trimmedField(begin..<line.upperBound))
        }
    }

    /// Without outer spaces and without the quotes round it.
    private func trimmedField(_ range: Range<Int>) -> Range<Int> {
        let inner = trimmed(range)
        let quote = UInt8(ascii: "\"")
        guard inner.count >= 2, bytes[inner.lowerBound] == quote, bytes[inner.upperBound - 1] == quote else {
            return inner
        }
        return inner.lowerBound + 1..<inner.upperBound - 1
    }

    /// The fields of the line with this index (from 0) as text.
    func names(line index: Int, by delimiter: Delimiter) -> [String] {
        guard lines.indices.contains(index) else { return [] }
        var fields: [Range<Int>] = []
        split(lines[index], by: delimiter, into: &fields)
        return fields.map { text($0) }
    }
}

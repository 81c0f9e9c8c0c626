/// Writes JSON values as UTF-8, indented by two spaces, one element a line.
///
/// Numbers are the shortest decimals that read back as the same bits; a number that is not finite becomes `null`.
/// Foundation's encoder is not used here: its layout may change between versions, and for a tree of values it takes longer.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    /// Of the members of a long list's latest element, in the order in which they were written.
    private var heads: [MemberHead] = []
    /// How many members of the element were begun; nil outside long lists.
    private var membersBegun: Int?

    /// What stands before a member's value: comma, line feed, blanks, name and colon.
    private struct MemberHead {
        var name: String
        var isFirst: Bool
        var depth: Int
        var bytes: [UInt8]

        func isHead(of name: String, isFirst: Bool, depth: Int) -> Bool {
            self.name == name && self.isFirst == isFirst && self.depth == depth
        }
    }

    mutating func write(_ value: JSONValue, depth: Int = 0) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): bytes.append(contentsOf: number.description.utf8)
        case .unsigned(let number): bytes.append(contentsOf: number.description.utf8)
        case .number(let number): write(number)
        case .string(let text): write(text)
        case .array(let elements): write(elements, depth: depth)
        case .object(let members): write(members, depth: depth)
        }
    }

    /// Gives out what is written so far and forgets it.
    mutating func flush(to put: ([UInt8]) throws -> Void) rethrows {
        try put(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Ends the document as a text file ends.
    mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

    /// Writes an object at the top, whose values the caller writes one by one.
    mutating func writeMembers(
        _ names: [String], value: (_ text: inout JSONText, _ index: Int) throws -> Void
    ) rethrows {
        bytes.append(UInt8(ascii: "{"))
        for (index, name) in names.enumerated() {
            startMember(name, isFirst: index == 0, depth: 1)
            try value(&self, index)
        }
        startLine(depth: 0)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes a list that is a member at the top, and gives out what is written from time to time.
    mutating func write<List: Collection>(
        _ list: List, _ put: ([UInt8]) throws -> Void, as value: (List.Element) -> JSONValue
    ) rethrows {
        guard !list.isEmpty else { return write(JSONValue.array([]), depth: 1) }
        bytes.append(UInt8(ascii: "["))
        for (index, element) in list.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            startLine(depth: 2)
            membersBegun = 0
            write(value(element), depth: 2)
            if bytes.count >= Self.pieceBytes { try flush(to: put) }
        }
        membersBegun = nil
        startLine(depth: 1)
        bytes.append(UInt8(ascii: "]"))
    }

    /// Bytes after which a long list gives out what is written.
    private static let pieceBytes = 1 << 16

    private mutating func write(_ elements: [JSONValue], depth: Int) {
        guard !elements.isEmpty else {
            bytes.append(contentsOf: "[]".utf8)
            return
        }
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            startLine(depth: depth + 1)
            write(element, depth: depth + 1)
        }
        startLine(depth: depth)
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ members: [JSONValue.Member], depth: Int) {
        guard !members.isEmpty else {
            bytes.append(contentsOf: "{}".utf8)
            return
        }
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            startMember(member.name, isFirst: index == 0, depth: depth + 1)
            write(member.value, depth: depth + 1)
        }
        startLine(depth: depth)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Begins a member, in a long list with what stood there in the element before: most elements are alike.
    private mutating func startMember(_ name: String, isFirst: Bool, depth: Int) {
        guard let place = membersBegun else { return writeHead(name, isFirst: isFirst, depth: depth) }
        membersBegun = place + 1
        if place < heads.count, heads[place].isHead(of: name, isFirst: isFirst, depth: depth) {
            bytes.append(contentsOf: heads[place].bytes)
            return
        }
        let start = bytes.count
        writeHead(name, isFirst: isFirst, depth: depth)
        heads.removeSubrange(min(place, heads.count)...)
        heads.append(MemberHead(name: name, isFirst: isFirst, depth: depth, bytes: Array(bytes[start...])))
    }

    private mutating func writeHead(_ name: String, isFirst: Bool, depth: Int) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        startLine(depth: depth)
        write(name)
        bytes.append(contentsOf: " : ".utf8)
    }

    private mutating func startLine(depth: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func write(_ number: Double) {
        guard number.isFinite else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        var text = number.description
        text.withUTF8 { bytes.append(contentsOf: $0) }
        let (point, last) = (bytes.count - 2, bytes.count - 1)
        if bytes[last] == UInt8(ascii: "0"), bytes[point] == UInt8(ascii: ".") { bytes.removeLast(2) }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        defer { bytes.append(UInt8(ascii: "\"")) }
        var text = text
        let isWritten = text.withUTF8 { characters in
            for byte in characters where Self.needsEscape(byte) { return false }
            bytes.append(contentsOf: characters)
            return true
        }
        guard !isWritten else { return }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8)
                bytes.append(contentsOf: digits.utf8)
            default: bytes.append(byte)
            }
        }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }
}

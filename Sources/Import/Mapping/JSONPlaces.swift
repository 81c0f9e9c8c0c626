/// In which line of a JSON text each value begins, for errors that a person must find again.
///
/// The values themselves are read by `JSONDecoder`, which forgets where they stood.
struct JSONPlaces {
    /// Why the text is no JSON, and where that shows.
    struct Fault: Error, Equatable {
        var line: Int
        var reason: String
    }

    /// How deeply values may stand in each other; a mapping needs five.
    private static let deepest = 64

    /// Line of each value by its path, such as `streams[0].channels[3].unit`; the whole text's is the empty path.
    private(set) var lines: [String: Int] = [:]
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        try value("", depth: 0)
        skipBlanks()
        guard index == self.bytes.count else { throw fault("something follows the end of the JSON") }
    }

    /// The line of a value, or that of the nearest one around it.
    func line(of path: String) -> Int? {
        var path = path[...]
        while lines[String(path)] == nil, let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) {
            path = path[..<end]
        }
        return lines[String(path)] ?? lines[""]
    }

    private func fault(_ reason: String) -> Fault { Fault(line: line, reason: reason) }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            if byte == 0x0A { line += 1 }
            index += 1
        }
    }

    private mutating func value(_ path: String, depth: Int) throws(Fault) {
        skipBlanks()
        lines[path] = line
        guard depth < Self.deepest else { throw fault("values stand too deeply in each other") }
        switch next {
        case UInt8(ascii: "{"): try object(path, depth: depth)
        case UInt8(ascii: "["): try array(path, depth: depth)
        case UInt8(ascii: "\""): _ = try text()
        case nil: throw fault("the text ends where a value was expected")
        default: try word()
        }
    }

    private mutating func object(_ path: String, depth: Int) throws(Fault) {
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "}") {
            index += 1
            return
        }
        while true {
            skipBlanks()
            let start = line
            guard next == UInt8(ascii: "\"") else { throw fault("a name in quotation marks was expected") }
            let name = try text()
            let own = path.isEmpty ? name : "\(path).\(name)"
            guard lines[own] == nil else { throw fault("“\(name)” stands there twice") }
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw fault("a colon was expected after “\(name)”") }
            index += 1
            try value(own, depth: depth + 1)
            lines[own] = start
            guard try goesOn(to: UInt8(ascii: "}"), after: "“\(name)”") else { return }
        }
    }

    private mutating func array(_ path: String, depth: Int) throws(Fault) {
        index += 1
        skipBlanks()
        if next == UInt8(ascii: "]") {
            index += 1
            return
        }
        var place = 0
        while true {
            try value("\(path)[\(place)]", depth: depth + 1)
            guard try goesOn(to: UInt8(ascii: "]"), after: "a value of the list") else { return }
            place += 1
        }
    }

    /// Reads a comma, or the end of a list or an object.
    private mutating func goesOn(to end: UInt8, after what: String) throws(Fault) -> Bool {
        let before = line
        skipBlanks()
        defer { index += 1 }
        switch next {
        case UInt8(ascii: ","): return true
        case end: return false
        default:
            let mark = String(decoding: [end], as: UTF8.self)
            throw Fault(line: before, reason: "a comma or “\(mark)” was expected after \(what)")
        }
    }

    private mutating func text() throws(Fault) -> String {
        index += 1
        let begin = index
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte != 0x0A else { break }
            index += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard next == UInt8(ascii: "\"") else { throw fault("a quotation mark is missing") }
        defer { index += 1 }
        return String(decoding: bytes[begin..<index], as: UTF8.self)
    }

    /// A number, true, false or null; whether it is a right one says the decoder.
    private mutating func word() throws(Fault) {
        let begin = index
        while let byte = next, byte > 0x20, ![0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D, 0x22].contains(byte) { index += 1 }
        let word = String(decoding: bytes[begin..<index], as: UTF8.self)
        let isNumber = word.first.map { $0 == "-" || $0.isASCII && $0.isNumber } ?? false
        guard isNumber || ["true", "false", "null"].contains(word) else {
            let found = word.isEmpty ? next.map { String(decoding: [$0], as: UTF8.self) } ?? "" : word
            throw fault("“\(found)” is no value; a text stands in quotation marks")
        }
    }
}

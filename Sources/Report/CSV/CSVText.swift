/// Writes rows as RFC 4180: UTF-8, commas, every line ended by CR LF, text quoted where it has to be.
///
/// A missing value is an empty field; numbers have the same digits as in the JSON.
struct CSVText {
    private(set) var bytes: [UInt8] = []
    var bytesCount: Int { bytes.count }

    mutating func write(_ row: [JSONValue]) {
        for (index, field) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(field)
        }
        bytes += [0x0D, 0x0A]
    }

    /// Gives out what is written so far and forgets it.
    mutating func flush(to put: ([UInt8]) throws -> Void) rethrows {
        try put(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ field: JSONValue) {
        switch field {
        case .null: break
        case .string(let text): write(text)
        case .number(let number) where !number.isFinite: break
        default:
            var text = JSONText()
            text.write(field)
            bytes += text.bytes
        }
    }

    private mutating func write(_ text: String) {
        let special: Set<UInt8> = [0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: ",")]
        guard text.utf8.contains(where: special.contains) else {
            bytes += text.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

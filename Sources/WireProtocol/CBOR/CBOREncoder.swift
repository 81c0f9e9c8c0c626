extension CBORValue {
    /// The value in CBOR's deterministic form (RFC 8949 section 4.2.1), except that every float has 64 bits.
    var encoded: [UInt8] {
        var output: [UInt8] = []
        append(to: &output)
        return output
    }

    private func append(to output: inout [UInt8]) {
        switch self {
        case .unsigned(let value): Self.appendHead(major: 0, value, to: &output)
        case .negative(let value): Self.appendHead(major: 1, value, to: &output)
        case .bytes(let value):
            Self.appendHead(major: 2, UInt64(value.count), to: &output)
            output.append(contentsOf: value)
        case .text(let value):
            Self.appendHead(major: 3, UInt64(value.utf8.count), to: &output)
            output.append(contentsOf: value.utf8)
        case .array(let elements):
            Self.appendHead(major: 4, UInt64(elements.count), to: &output)
            for element in elements { element.append(to: &output) }
        case .map(let entries):
            Self.appendHead(major: 5, UInt64(entries.count), to: &output)
            let pairs = entries.map { (key: $0.key.encoded, value: $0.value) }
            for pair in pairs.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                output.append(contentsOf: pair.key)
                pair.value.append(to: &output)
            }
        case .bool(let value): output.append(value ? 0xF5 : 0xF4)
        case .null: output.append(0xF6)
        case .float(let value):
            output.append(0xFB)
            Self.appendBigEndian(value.bitPattern, byteCount: 8, to: &output)
        }
    }

    /// Major type and argument in the fewest bytes.
    private static func appendHead(major: UInt8, _ argument: UInt64, to output: inout [UInt8]) {
        let top = major << 5
        switch argument {
        case 0..<24: output.append(top | UInt8(argument))
        case ...0xFF:
            output.append(top | 24)
            appendBigEndian(argument, byteCount: 1, to: &output)
        case ...0xFFFF:
            output.append(top | 25)
            appendBigEndian(argument, byteCount: 2, to: &output)
        case ...0xFFFF_FFFF:
            output.append(top | 26)
            appendBigEndian(argument, byteCount: 4, to: &output)
        default:
            output.append(top | 27)
            appendBigEndian(argument, byteCount: 8, to: &output)
        }
    }

    private static func appendBigEndian(_ value: UInt64, byteCount: Int, to output: inout [UInt8]) {
        for index in (0..<byteCount).reversed() {
            output.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
        }
    }
}

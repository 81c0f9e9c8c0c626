/// Why bytes are not a CBOR value that we read.
enum CBORFailure: Error, Equatable {
    case truncated
    case tooDeep
    /// A tag, an indefinite length, a half-precision float or another thing that no descriptor needs.
    case unsupported(UInt8)
    case invalidText
    case duplicateKey
    case trailingBytes(Int)
}

/// Reads one CBOR value; memory and depth stay bounded by the input whatever the bytes claim.
struct CBORDecoder {
    /// Deepest nesting of arrays and maps.
    static let maximumDepth = 16

    private let bytes: [UInt8]
    private var position = 0

    /// The value that the bytes hold, with nothing after it.
    static func decode(_ bytes: [UInt8]) throws(CBORFailure) -> CBORValue {
        var decoder = CBORDecoder(bytes: bytes)
        let value = try decoder.value(depth: 0)
        guard decoder.position == bytes.count else { throw .trailingBytes(bytes.count - decoder.position) }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) throws(CBORFailure) -> CBORValue {
        guard depth <= Self.maximumDepth else { throw .tooDeep }
        let initial = try UInt8(bigEndian(byteCount: 1))
        let major = initial >> 5
        if major == 7 { return try simple(initial) }
        let argument = try argument(initial)
        switch major {
        case 0: return .unsigned(argument)
        case 1: return .negative(argument)
        case 2: return try .bytes(Array(run(argument)))
        case 3:
            guard let text = try String(validating: run(argument), as: UTF8.self) else { throw .invalidText }
            return .text(text)
        case 4: return try .array(array(argument, depth: depth))
        case 5: return try .map(map(argument, depth: depth))
        default: throw .unsupported(initial)
        }
    }

    private mutating func array(_ count: UInt64, depth: Int) throws(CBORFailure) -> [CBORValue] {
        // Each element takes at least one byte, so a count beyond the rest is a lie and reserves nothing.
        guard count <= UInt64(bytes.count - position) else { throw .truncated }
        var elements: [CBORValue] = []
        for _ in 0..<count { elements.append(try value(depth: depth + 1)) }
        return elements
    }

    private mutating func map(_ count: UInt64, depth: Int) throws(CBORFailure) -> [CBOREntry] {
        guard count <= UInt64(bytes.count - position) / 2 else { throw .truncated }
        // Maps of a descriptor are small; the bound keeps the search for repeated keys short.
        guard count <= 64 else { throw .unsupported(0xA0) }
        var entries: [CBOREntry] = []
        for _ in 0..<count {
            let key = try value(depth: depth + 1)
            guard !entries.contains(where: { $0.key == key }) else { throw .duplicateKey }
            entries.append(CBOREntry(key: key, value: try value(depth: depth + 1)))
        }
        return entries
    }

    private mutating func simple(_ initial: UInt8) throws(CBORFailure) -> CBORValue {
        switch initial {
        case 0xF4: return .bool(false)
        case 0xF5: return .bool(true)
        case 0xF6: return .null
        case 0xFA: return try .float(Double(Float(bitPattern: UInt32(bigEndian(byteCount: 4)))))
        case 0xFB: return try .float(Double(bitPattern: bigEndian(byteCount: 8)))
        default: throw .unsupported(initial)
        }
    }

    private mutating func argument(_ initial: UInt8) throws(CBORFailure) -> UInt64 {
        switch initial & 0x1F {
        case let small where small < 24: return UInt64(small)
        case 24: return try bigEndian(byteCount: 1)
        case 25: return try bigEndian(byteCount: 2)
        case 26: return try bigEndian(byteCount: 4)
        case 27: return try bigEndian(byteCount: 8)
        default: throw .unsupported(initial)
        }
    }

    private mutating func run(_ count: UInt64) throws(CBORFailure) -> ArraySlice<UInt8> {
        guard count <= UInt64(bytes.count - position) else { throw .truncated }
        let start = position
        position += Int(count)
        return bytes[start..<position]
    }

    private mutating func bigEndian(byteCount: Int) throws(CBORFailure) -> UInt64 {
        var value: UInt64 = 0
        for byte in try run(UInt64(byteCount)) { value = value << 8 | UInt64(byte) }
        return value
    }
}

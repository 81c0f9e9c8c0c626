/// The part of CBOR (RFC 8949) that a descriptor is made of.
enum CBORValue: Equatable, Sendable {
    case unsigned(UInt64)
    /// The number −1 − n.
    case negative(UInt64)
    case bytes([UInt8])
    case text(String)
    case array([CBORValue])
    case map([CBOREntry])
    case bool(Bool)
    case null
    case float(Double)
}

/// One key and its value.
struct CBOREntry: Equatable, Sendable {
    var key: CBORValue
    var value: CBORValue
}

extension CBORValue {
    /// A whole number of either sign.
    init(_ number: Int) {
        self = number >= 0 ? .unsigned(UInt64(number)) : .negative(UInt64(-1 - number))
    }

    /// A map with whole numbers as keys; entries without a value are left out.
    init(fields: [(UInt64, CBORValue?)]) {
        self = .map(fields.compactMap { key, value in value.map { CBOREntry(key: .unsigned(key), value: $0) } })
    }

    /// The whole number, when it is one and fits.
    var integer: Int? {
        switch self {
        case .unsigned(let value): Int(exactly: value)
        case .negative(let value): Int(exactly: value).map { -1 - $0 }
        default: nil
        }
    }

    /// The number, also when the sender wrote it as a whole one.
    var number: Double? {
        if case .float(let value) = self { return value }
        return integer.map { Double($0) }
    }

    var string: String? {
        if case .text(let value) = self { return value }
        return nil
    }

    var elements: [CBORValue]? {
        if case .array(let value) = self { return value }
        return nil
    }

    /// The value of a field of a map with whole numbers as keys.
    subscript(field: UInt64) -> CBORValue? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.key == .unsigned(field) }?.value
    }
}

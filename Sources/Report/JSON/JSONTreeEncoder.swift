import GaitAnalysis

/// Turns any `Encodable` value into a JSON tree in which no member is left out.
///
/// Synthesised conformances call `encodeIfPresent` for optionals; this encoder answers it with `null`.
final class JSONTreeEncoder: Encoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private var state = State.empty

    private enum State {
        case empty
        case value(JSONValue)
        case elements(Elements)
        case members(Members)
    }

    init(codingPath: [any CodingKey] = []) {
        self.codingPath = codingPath
    }

    static func tree(of value: some Encodable) throws -> JSONValue {
        try tree(of: value, codingPath: [])
    }

    fileprivate static func tree(
        of value: some Encodable, codingPath: @autoclosure () -> [any CodingKey]
    ) throws -> JSONValue {
        switch value {
        case let number as Double: return .number(number)
        case let text as String: return .string(text)
        case let numbers as [Double]: return .array(numbers.map(JSONValue.number))
        case let strides as StrideList: return .array(strides.map { JSONValue($0) })
        case let events as [GaitEvent]: return .array(events.map { JSONValue($0) })
        case let stances as [WalkPath.Stance]: return .array(stances.map { JSONValue($0) })
        default:
            let encoder = JSONTreeEncoder(codingPath: codingPath())
            try value.encode(to: encoder)
            return encoder.result
        }
    }

    /// What was encoded; an empty object when nothing was.
    fileprivate var result: JSONValue {
        switch state {
        case .empty: .object([])
        case .value(let value): value
        case .elements(let elements): .array(elements.values.map { $0.result })
        case .members(let members):
            .object(
                members.values.map { JSONValue.Member(name: $0.name, value: $0.node.result) }
                    .sorted { $0.name < $1.name })
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let members: Members
        if case .members(let existing) = state { members = existing } else { members = Members() }
        state = .members(members)
        return KeyedEncodingContainer(KeyedContainer<Key>(codingPath: codingPath, members: members))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        let elements: Elements
        if case .elements(let existing) = state { elements = existing } else { elements = Elements() }
        state = .elements(elements)
        return ListContainer(codingPath: codingPath, elements: elements)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        ValueContainer(encoder: self)
    }

    fileprivate func set(_ value: JSONValue) {
        state = .value(value)
    }
}

/// A finished value, or an encoder whose containers may still be written to.
private enum Node {
    case value(JSONValue)
    case encoder(JSONTreeEncoder)

    var result: JSONValue {
        switch self {
        case .value(let value): value
        case .encoder(let encoder): encoder.result
        }
    }
}

private final class Elements {
    var values: [Node] = []
}

private final class Members {
    var values: [(name: String, node: Node)] = []
}

private struct ElementKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(stringValue: String) { self.stringValue = stringValue }
    init(intValue: Int) {
        self.intValue = intValue
        stringValue = "\(intValue)"
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let codingPath: [any CodingKey]
    let members: Members

    private func set(_ value: JSONValue, _ key: Key) {
        members.values.append((key.stringValue, .value(value)))
    }

    private func nested(_ name: any CodingKey) -> JSONTreeEncoder {
        let encoder = JSONTreeEncoder(codingPath: codingPath + [name])
        members.values.append((name.stringValue, .encoder(encoder)))
        return encoder
    }

    func encodeNil(forKey key: Key) { set(.null, key) }
    func encode(_ value: Bool, forKey key: Key) { set(.boolean(value), key) }
    func encode(_ value: Double, forKey key: Key) { set(.number(value), key) }
    func encode(_ value: Int, forKey key: Key) { set(.integer(Int64(value)), key) }
    func encode(_ value: String, forKey key: Key) { set(.string(value), key) }
    func encode(_ value: some Encodable, forKey key: Key) throws {
        set(try JSONTreeEncoder.tree(of: value, codingPath: codingPath + [key]), key)
    }

    func encodeIfPresent(_ value: Bool?, forKey key: Key) { set(value.map(JSONValue.boolean) ?? .null, key) }
    func encodeIfPresent(_ value: Double?, forKey key: Key) { set(value.map(JSONValue.number) ?? .null, key) }
    func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: String?, forKey key: Key) { set(value.map(JSONValue.string) ?? .null, key) }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try encodeOptional(value, key) }
    func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try encodeOptional(value, key) }

    private func encodeOptional<Value: Encodable>(_ value: Value?, _ key: Key) throws {
        guard let value else { return set(.null, key) }
        try encode(value, forKey: key)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        nested(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        nested(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { nested(ElementKey(stringValue: "super")) }
    func superEncoder(forKey key: Key) -> any Encoder { nested(key) }
}

private struct ListContainer: UnkeyedEncodingContainer {
    let codingPath: [any CodingKey]
    let elements: Elements
    var count: Int { elements.values.count }

    private func nested() -> JSONTreeEncoder {
        let encoder = JSONTreeEncoder(codingPath: codingPath + [ElementKey(intValue: count)])
        elements.values.append(.encoder(encoder))
        return encoder
    }

    func encodeNil() { elements.values.append(.value(.null)) }
    func encode(_ value: some Encodable) throws {
        let path = codingPath + [ElementKey(intValue: count)]
        elements.values.append(.value(try JSONTreeEncoder.tree(of: value, codingPath: path)))
    }

    func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        nested().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    func superEncoder() -> any Encoder { nested() }
}

private struct ValueContainer: SingleValueEncodingContainer {
    let encoder: JSONTreeEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() { encoder.set(.null) }
    func encode(_ value: Bool) { encoder.set(.boolean(value)) }
    func encode(_ value: String) { encoder.set(.string(value)) }
    func encode(_ value: Double) { encoder.set(.number(value)) }
    func encode(_ value: Float) { encoder.set(.number(Double(value))) }
    func encode(_ value: Int) { encoder.set(.integer(Int64(value))) }
    func encode(_ value: Int8) { encoder.set(.integer(Int64(value))) }
    func encode(_ value: Int16) { encoder.set(.integer(Int64(value))) }
    func encode(_ value: Int32) { encoder.set(.integer(Int64(value))) }
    func encode(_ value: Int64) { encoder.set(.integer(value)) }
    func encode(_ value: UInt) { encoder.set(.unsigned(UInt64(value))) }
    func encode(_ value: UInt8) { encoder.set(.unsigned(UInt64(value))) }
    func encode(_ value: UInt16) { encoder.set(.unsigned(UInt64(value))) }
    func encode(_ value: UInt32) { encoder.set(.unsigned(UInt64(value))) }
    func encode(_ value: UInt64) { encoder.set(.unsigned(value)) }
    func encode(_ value: some Encodable) throws {
        encoder.set(try JSONTreeEncoder.tree(of: value, codingPath: encoder.codingPath))
    }
}

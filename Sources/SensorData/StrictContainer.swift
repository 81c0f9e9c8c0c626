/// Any key of a JSON object, to find those that nobody reads.
private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// Goes with the error of a key that nobody knows.
package struct UnknownKey: Error {
    package var known: [String]
}

extension Decoder {
    /// A container of which every key is known; a misspelt key is a fault and not silence.
    package func strictContainer<Keys: CodingKey & CaseIterable>(_ keys: Keys.Type) throws -> KeyedDecodingContainer<
        Keys
    > {
        let known = Keys.allCases.map(\.stringValue)
        for key in try container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath + [key],
                    debugDescription: "“\(key.stringValue)” is not known; known are " + known.joined(separator: ", "),
                    underlyingError: UnknownKey(known: known)))
        }
        return try container(keyedBy: keys)
    }
}

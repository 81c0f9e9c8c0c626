import FoundationEssentials
import SensorData

/// What is wrong with a mapping, and where.
public struct MappingFault: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Kind: Equatable, Sendable {
        /// The text is no JSON.
        case notJSON
        /// A field that must be there is not.
        case missing
        /// A field that nobody knows; these are known.
        case unknown([String])
        /// A field has none of the values that it may have.
        case notOneOf([String])
        /// The rows carry no time, and nobody said how often they come.
        case rateMissing
        /// The file can be imported so, and a sensor cannot be read live.
        case notLive
        /// Anything else; `reason` says it.
        case other
    }

    public var kind: Kind
    /// The line of the text, from 1; nil where it cannot be told.
    public var line: Int?
    /// The path of the value, such as `streams[0].channels[3].unit`; empty for the whole.
    public var field: String
    /// What is wrong, in English.
    public var reason: String

    public init(_ kind: Kind, line: Int? = nil, field: String = "", reason: String) {
        self.kind = kind
        self.line = line
        self.field = field
        self.reason = reason
    }

    public var description: String {
        let place = [line.map { "line \($0)" }, field.isEmpty ? nil : "“\(field)”"].compactMap(\.self)
        return place.isEmpty ? reason : "\(place.joined(separator: ", ")): \(reason)"
    }
}

/// Goes with a decoding error of a value that is none of those that may stand there.
struct OtherChoice: Error {
    var known: [String]
}

extension MappingFault {
    init(_ error: DecodingError, _ places: JSONPlaces) {
        var path: [any CodingKey]
        switch error {
        case .keyNotFound(let key, let context):
            path = context.codingPath + [key]
            self.init(.missing, reason: "it is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            path = context.codingPath
            self.init(.other, reason: context.debugDescription)
        case .dataCorrupted(let context):
            path = context.codingPath
            let kind: Kind =
                switch context.underlyingError {
                case let unknown as UnknownKey: .unknown(unknown.known)
                case let choice as OtherChoice: .notOneOf(choice.known)
                default: .other
                }
            self.init(kind, reason: context.debugDescription)
        @unknown default:
            path = []
            self.init(.other, reason: "it cannot be read")
        }
        let text = path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        field = text.hasPrefix(".") ? String(text.dropFirst()) : text
        line = places.line(of: field)
    }
}

extension KeyedDecodingContainer {
    /// One of the values that a field may have.
    func choice<Value>(
        _ type: Value.Type, forKey key: Key
    ) throws -> Value where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        let text = try decode(String.self, forKey: key)
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue)
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath + [key],
                    debugDescription: "“\(text)” is none of " + known.joined(separator: ", "),
                    underlyingError: OtherChoice(known: known)))
        }
        return value
    }

    func choiceIfPresent<Value>(
        _ type: Value.Type, forKey key: Key
    ) throws -> Value? where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        contains(key) ? try choice(type, forKey: key) : nil
    }
}

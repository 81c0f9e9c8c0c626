public import GRDB

/// The name of one row, of letters and digits only, drawn at random and never used again.
///
/// Random, so that knowing one tells nothing of the next; it may stand in an address, in a file name and in the audit log after
/// what it named is gone. 80 bits, so that two rows of one station do not meet (birthday bound: 1 in 10⁶ at 1.5 · 10⁹ rows).
public struct Identifier<Record>: RawRepresentable, Hashable, Codable, Sendable, LosslessStringConvertible {
    public let rawValue: String

    /// Takes only text that could be an identifier: 16 characters of the alphabet.
    public init?(rawValue: String) {
        guard rawValue.utf8.count == RandomText.identifierLength,
            rawValue.utf8.allSatisfy({ RandomText.alphabet.contains($0) })
        else { return nil }
        self.rawValue = rawValue
    }

    public init?(_ description: String) {
        self.init(rawValue: description)
    }

    /// A new one.
    public init() {
        rawValue = RandomText.text(length: RandomText.identifierLength)
    }

    public var description: String { rawValue }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(rawValue: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no identifier")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension Identifier: DatabaseValueConvertible {}

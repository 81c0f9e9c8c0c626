/// A choice of the clinic by its key.
public struct Setting: Codable, Equatable, Sendable {
    public let key: String
    public var value: String

    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}

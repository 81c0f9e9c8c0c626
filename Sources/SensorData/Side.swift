/// The foot, leg or insole that something belongs to.
public enum Side: String, CaseIterable, Codable, Sendable, Comparable {
    case left
    case right

    /// The other foot.
    public var opposite: Side { self == .left ? .right : .left }

    public static func < (lhs: Side, rhs: Side) -> Bool { lhs == .left && rhs == .right }
}

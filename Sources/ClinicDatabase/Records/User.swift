public import FoundationEssentials

/// What somebody may do.
public enum Role: String, Codable, CaseIterable, Sendable, Comparable {
    /// Sees and records patients.
    case therapist
    /// Also sees to users, tokens, settings, and deletes patients.
    case admin

    public static func < (one: Role, other: Role) -> Bool { one == .therapist && other == .admin }
}

/// Somebody who signs in; the password's hash stands in a table of its own and leaves the store never.
public struct User: Codable, Equatable, Sendable, Identifiable {
    public let id: Identifier<User>
    /// Unique without regard to case.
    public var name: String
    public var role: Role
    public var isDisabled: Bool
    public let created: Date
    /// Code of the language that they chose; nil for the station's.
    public var language: String?
}

/// Somebody's signed-in browser; the token itself is only with the browser.
public struct UserSession: Codable, Equatable, Sendable, Identifiable {
    public let id: Identifier<UserSession>
    public let userID: Identifier<User>
    public let created: Date
    public var lastSeen: Date
    /// The latest moment, however busy the session is.
    public let expires: Date
    /// From where it was started.
    public let address: String?
}

/// Another program's access; the token itself is only with that program.
public struct APIToken: Codable, Equatable, Sendable, Identifiable {
    public let id: Identifier<APIToken>
    /// What it is for.
    public let name: String
    public let role: Role
    public let created: Date
    /// To within a minute, so that reading does not wear the card out.
    public var lastUsed: Date?
}

import FoundationEssentials
import GRDB

extension ClinicStore {
    /// How long a session lasts.
    public struct SessionLimits: Equatable, Sendable {
        /// Seconds without a request after which it ends.
        public var idle: Double
        /// Seconds after which it ends in any case.
        public var longest: Double

        /// Half an hour without a request; a working day (OWASP, Session Management Cheat Sheet, gives 15–30 minutes and 4–8 hours).
        public init(idle: Double = 1800, longest: Double = 8 * 3600) {
            self.idle = idle
            self.longest = longest
        }
    }

    /// Signs a user in.
    ///
    /// - Returns: the secret for the cookie, and the session.
    public func startSession(
        of user: User, address: String?, limits: SessionLimits = SessionLimits()
    ) async throws -> (token: AccessToken, session: UserSession) {
        let token = AccessToken()
        let now = now()
        let session = UserSession(
            id: Identifier(), userID: user.id, created: now, lastSeen: now,
            expires: now.addingTimeInterval(limits.longest).wholeMilliseconds, address: address)
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM userSession WHERE expires <= ? OR lastSeen <= ?",
                arguments: [now.milliseconds, now.addingTimeInterval(-limits.idle).milliseconds])
            try HashedRow(tokenHash: token.hash, record: session).insert(database)
        }
        return (token, session)
    }

    /// The session of a cookie and its user; nil when it has ended or the user is disabled.
    ///
    /// Seen sessions are written at most once a minute, so that reading does not wear the card out.
    public func session(
        _ token: AccessToken, limits: SessionLimits = SessionLimits()
    ) async throws -> (user: User, session: UserSession)? {
        let now = now()
        let found = try await database.read { database -> (User, UserSession)? in
            guard
                let session = try UserSession.fetchOne(
                    database, sql: "SELECT * FROM userSession WHERE tokenHash = ? AND expires > ? AND lastSeen > ?",
                    arguments: [
                        token.hash, now.milliseconds, now.addingTimeInterval(-limits.idle).milliseconds,
                    ]),
                let user = try User.fetchOne(
                    database, sql: "SELECT * FROM user WHERE id = ? AND NOT isDisabled", arguments: [session.userID])
            else { return nil }
            return (user, session)
        }
        guard case .some((let user, var session)) = found else { return nil }
        if now.timeIntervalSince(session.lastSeen) >= Self.secondsBetweenMarks {
            session.lastSeen = now
            let id = session.id
            try await database.write { database in
                try database.execute(
                    sql: "UPDATE userSession SET lastSeen = ? WHERE id = ?", arguments: [now.milliseconds, id])
            }
        }
        return (user, session)
    }

    /// Seconds between two writings of when something was last used.
    static var secondsBetweenMarks: Double { 60 }

    /// A user's sessions, the newest first.
    public func sessions(of user: Identifier<User>) async throws -> [UserSession] {
        try await database.read { database in
            try UserSession.fetchAll(
                database, sql: "SELECT * FROM userSession WHERE userID = ? ORDER BY created DESC", arguments: [user])
        }
    }

    /// Signs out.
    public func endSession(_ id: Identifier<UserSession>) async throws {
        try await database.write { try $0.execute(sql: "DELETE FROM userSession WHERE id = ?", arguments: [id]) }
    }

    /// Signs a user out everywhere.
    public func endSessions(of user: Identifier<User>) async throws {
        try await database.write { try Self.endSessions(of: user, $0) }
    }
}

import FoundationEssentials
import GRDB

extension ClinicStore {
    /// Lets another program in.
    ///
    /// - Returns: the secret, which is shown this once, and what is kept of it.
    public func addToken(name: String, role: Role) async throws -> (secret: AccessToken, token: APIToken) {
        guard let name = Patient.acceptable(code: name) else { throw StoreError.nameNotUsable }
        let secret = AccessToken()
        let token = APIToken(id: Identifier(), name: name, role: role, created: now())
        try await database.write { try HashedRow(tokenHash: secret.hash, record: token).insert($0) }
        return (secret, token)
    }

    /// All tokens, the newest first.
    public func tokens() async throws -> [APIToken] {
        try await database.read { try APIToken.fetchAll($0, sql: "SELECT * FROM apiToken ORDER BY created DESC, id") }
    }

    /// The token of a secret; nil when it was removed or never was.
    public func token(_ secret: AccessToken) async throws -> APIToken? {
        let now = now()
        guard
            var token = try await database.read({ database in
                try APIToken.fetchOne(
                    database, sql: "SELECT * FROM apiToken WHERE tokenHash = ?", arguments: [secret.hash])
            })
        else { return nil }
        if token.lastUsed.map({ now.timeIntervalSince($0) >= Self.secondsBetweenMarks }) ?? true {
            token.lastUsed = now
            let id = token.id
            try await database.write { database in
                try database.execute(
                    sql: "UPDATE apiToken SET lastUsed = ? WHERE id = ?", arguments: [now.milliseconds, id])
            }
        }
        return token
    }

    /// Ends a token.
    public func removeToken(_ id: Identifier<APIToken>) async throws {
        try await database.write { try $0.execute(sql: "DELETE FROM apiToken WHERE id = ?", arguments: [id]) }
    }
}

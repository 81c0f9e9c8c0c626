import FoundationEssentials
import GRDB

extension ClinicStore {
    /// Whether anybody can sign in; before that the station listens to itself only.
    public func isSetUp() async throws -> Bool {
        try await database.read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM user)") ?? false }
    }

    /// Makes the link for the first administrator, or for one who lost the password; earlier links end.
    ///
    /// - Parameter lifetime: seconds until it expires.
    /// - Returns: the secret that stands in the link.
    /// - Throws: what SQLite says.
    public func makeSetupLink(lifetime: Double = 3600) async throws -> AccessToken {
        let token = AccessToken()
        let expires = now().addingTimeInterval(lifetime)
        try await database.write { database in
            try database.execute(sql: "DELETE FROM setupLink")
            try database.execute(
                sql: "INSERT INTO setupLink VALUES (?, ?)", arguments: [token.hash, expires.milliseconds])
        }
        return token
    }

    /// Whether a set-up link would be taken now.
    public func isValid(setupLink token: AccessToken) async throws -> Bool {
        let now = now()
        return try await database.read { try Self.isValid(token, now, $0) }
    }

    private static func isValid(_ token: AccessToken, _ now: Date, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM setupLink WHERE tokenHash = ? AND expires > ?)",
            arguments: [token.hash, now.milliseconds]) ?? false
    }

    /// Makes an administrator with a set-up link, which is used up by it.
    ///
    /// - Throws: `StoreError.linkNotValid`, `.nameNotUsable`, `.nameTaken` or `.passwordTooWeak`.
    public func setUp(with link: AccessToken, name: String, password: String) async throws -> User {
        let now = now()
        // Before the work of hashing: nobody without a link makes the station work.
        guard try await isValid(setupLink: link) else { throw StoreError.linkNotValid }
        let (user, hash) = try await prepare(name: name, role: .admin, password: password)
        try await database.write { database in
            guard try Self.isValid(link, now, database) else { throw StoreError.linkNotValid }
            try Self.insert(user, hash, database)
            try database.execute(sql: "DELETE FROM setupLink")
        }
        return user
    }

    /// Adds a user.
    ///
    /// - Throws: `StoreError.nameNotUsable`, `.nameTaken` or `.passwordTooWeak`.
    public func addUser(name: String, role: Role, password: String) async throws -> User {
        let (user, hash) = try await prepare(name: name, role: role, password: password)
        try await database.write { try Self.insert(user, hash, $0) }
        return user
    }

    private func prepare(name: String, role: Role, password: String) async throws -> (User, PasswordHash) {
        // What names a patient names a user too: neither empty nor long nor several lines.
        guard let name = Patient.acceptable(code: name) else { throw StoreError.nameNotUsable }
        guard PasswordRule.allows(password, for: name) else { throw StoreError.passwordTooWeak }
        let hash = try await passwords.hash(password)
        return (User(id: Identifier(), name: name, role: role, isDisabled: false, created: now()), hash)
    }

    private static func insert(_ user: User, _ hash: PasswordHash, _ database: Database) throws {
        try requireFree(user.name, for: user.id, database)
        try user.insert(database)
        try database.execute(
            sql: "INSERT INTO password VALUES (?, ?, ?)",
            arguments: [user.id, hash.text, user.created.milliseconds])
    }

    private static func requireFree(_ name: String, for id: Identifier<User>, _ database: Database) throws {
        let isTaken = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM user WHERE name = ? AND id <> ?)", arguments: [name, id])
        if isTaken == true { throw StoreError.nameTaken(name) }
    }

    /// All users by their names.
    public func users() async throws -> [User] {
        try await database.read { try User.fetchAll($0, sql: "SELECT * FROM user ORDER BY name") }
    }

    /// A user; nil where there is none.
    public func user(_ id: Identifier<User>) async throws -> User? {
        try await database.read { try User.fetchOne($0, sql: "SELECT * FROM user WHERE id = ?", arguments: [id]) }
    }

    /// Keeps a user's name, role, language and whether they may sign in; who is disabled or loses a role is signed out everywhere.
    ///
    /// - Throws: `StoreError.lastAdministrator` where nobody could see to users any more.
    public func update(_ user: User) async throws {
        guard let name = Patient.acceptable(code: user.name) else { throw StoreError.nameNotUsable }
        var changed = user
        changed.name = name
        try await database.write { [changed] database in
            guard
                let before = try User.fetchOne(
                    database, sql: "SELECT * FROM user WHERE id = ?", arguments: [changed.id])
            else { throw StoreError.noSuch(.user, id: changed.id.rawValue) }
            try Self.requireFree(name, for: changed.id, database)
            try changed.update(database)
            try Self.requireAdministrator(database)
            if changed.isDisabled || changed.role < before.role { try Self.endSessions(of: changed.id, database) }
        }
    }

    /// Removes a user; what they did stays in the audit log under their name.
    public func removeUser(_ id: Identifier<User>) async throws {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM user WHERE id = ?", arguments: [id])
            try Self.requireAdministrator(database)
        }
    }

    private static func requireAdministrator(_ database: Database) throws {
        let hasOne = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM user WHERE role = 'admin' AND NOT isDisabled)")
        if hasOne != true { throw StoreError.lastAdministrator }
    }

    /// Gives a user another password and signs them out everywhere.
    public func setPassword(_ password: String, of id: Identifier<User>) async throws {
        guard let user = try await user(id) else { throw StoreError.noSuch(.user, id: id.rawValue) }
        guard PasswordRule.allows(password, for: user.name) else { throw StoreError.passwordTooWeak }
        let hash = try await passwords.hash(password)
        let now = now()
        try await database.write { database in
            try database.execute(
                sql: "UPDATE password SET hash = ?, changed = ? WHERE userID = ?",
                arguments: [hash.text, now.milliseconds, id])
            try Self.endSessions(of: id, database)
        }
    }

    static func endSessions(of user: Identifier<User>, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM userSession WHERE userID = ?", arguments: [user])
    }

    /// The user with this name and password; nil for all else, after the same work.
    ///
    /// How often somebody may try is for the page to limit.
    public func user(name: String, password: String) async throws -> User? {
        let found = try await database.read { database -> (User, String)? in
            guard
                let user = try User.fetchOne(
                    database, sql: "SELECT * FROM user WHERE name = ? AND NOT isDisabled", arguments: [name]),
                let hash = try String.fetchOne(
                    database, sql: "SELECT hash FROM password WHERE userID = ?", arguments: [user.id])
            else { return nil }
            return (user, hash)
        }
        guard password.utf8.count <= PasswordRule.mostBytes else { return nil }
        let stored = found.flatMap { PasswordHash($0.1) }
        guard try await passwords.matches(password, stored), let (user, _) = found else { return nil }
        if let stored, stored.cost != passwords.cost {
            // Hashed with the cost of an older version: now that the password is known, it is hashed anew.
            let hash = try await passwords.hash(password)
            try await database.write { database in
                try database.execute(
                    sql: "UPDATE password SET hash = ? WHERE userID = ? AND hash = ?",
                    arguments: [hash.text, user.id, stored.text])
            }
        }
        return user
    }
}

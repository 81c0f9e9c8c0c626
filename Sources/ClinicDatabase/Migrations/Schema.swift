import GRDB

/// The steps from an empty database to today's; a step that was released is never changed, a new one is appended.
enum Schema {
    /// How many steps there are; `PRAGMA user_version` says how many a database has.
    static let version = 3

    /// All steps in order.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: schema1)
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("2") { database in
            try migrate2(database)
            try database.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3") { database in
            try migrate3(database)
            try database.execute(sql: "PRAGMA user_version = 3")
        }
        return migrator
    }
}

import GRDB

extension Schema {
    /// Released; never change it.
    ///
    /// Each user may read the pages in a language of their own.
    static func migrate3(_ database: Database) throws {
        try database.execute(sql: "ALTER TABLE user ADD COLUMN language TEXT")
    }
}

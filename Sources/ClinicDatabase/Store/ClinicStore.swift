public import FoundationEssentials
import GRDB

/// The station's store: patients, visits, recordings, analyses, users and what was done, in SQLite.
///
/// Several tasks, and a second program such as the backup, may use it at once. What a call returned from is on the disk (write-ahead
/// log, synchronised at each commit). Recordings are files that only their recorder writes; the store knows where they are and what
/// they must be, and nothing in here is needed to record.
public struct ClinicStore: Sendable {
    public let folder: DataFolder
    let database: any DatabaseWriter
    let passwords: Passwords
    /// Where files are read as a whole.
    let files = SerialWork(label: "files")
    private let clock: @Sendable () -> Date

    /// Opens the store of a data folder and brings its database to today's version; makes both where there are none.
    ///
    /// - Parameters:
    ///   - folder: of the station.
    ///   - passwordCost: what hashing a password takes; less is for tests only.
    ///   - clock: the time now.
    /// - Throws: `StoreError`, or what SQLite says.
    public init(
        folder: DataFolder, passwordCost: PasswordHash.Cost = .standard, clock: @escaping @Sendable () -> Date
    ) throws {
        try folder.make()
        try self.init(
            folder, try DatabasePool(path: folder.database, configuration: Self.configuration), passwordCost, clock)
    }

    /// A store without a database file; recordings would still stand in `folder`.
    init(
        inMemoryWith folder: DataFolder, passwordCost: PasswordHash.Cost, clock: @escaping @Sendable () -> Date
    ) throws {
        try self.init(folder, try DatabaseQueue(configuration: Self.configuration), passwordCost, clock)
    }

    private init(
        _ folder: DataFolder, _ database: any DatabaseWriter, _ passwordCost: PasswordHash.Cost,
        _ clock: @escaping @Sendable () -> Date
    ) throws {
        self.folder = folder
        self.database = database
        self.clock = clock
        passwords = Passwords(cost: passwordCost)
        // Again: GRDB sets NORMAL when it turns the write-ahead log on.
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try migrate()
    }

    /// The time now, in whole milliseconds.
    func now() -> Date { clock().wholeMilliseconds }

    private func migrate() throws {
        let migrator = Schema.migrator
        guard try database.read({ try !migrator.hasBeenSuperseded($0) }) else {
            throw StoreError.newerDatabase(path: folder.database)
        }
        try migrator.migrate(database)
    }

    /// What every connection does first.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "clinic"
        configuration.foreignKeysEnabled = true
        // Another program (a backup, the doctor) may hold the write lock for a moment.
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { database in
            // A commit that was acknowledged survives a pulled plug: WAL alone synchronises only at checkpoints.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // Deleted rows are overwritten with zeros.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // The pages that a connection keeps, in KiB; a Pi has little memory.
            try database.execute(sql: "PRAGMA cache_size = -2000")
        }
        return configuration
    }

    /// What `PRAGMA integrity_check` and the foreign keys say; empty when all is well.
    public func integrityProblems() async throws -> [String] {
        try await database.read { try Self.integrityProblems($0) }
    }

    static func integrityProblems(_ database: Database) throws -> [String] {
        let problems = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map {
            "a row of \($0[0] as String? ?? "?") refers to nothing"
        }
        return problems + orphans
    }
}

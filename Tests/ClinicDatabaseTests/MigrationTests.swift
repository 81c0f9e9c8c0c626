import Fixtures
import Foundation
import GRDB
import SensorData
import Testing

@testable import ClinicDatabase

/// From a stored database of each older version to today's.
struct MigrationTests {
    /// Versions of which a database is stored: all that were released before today's.
    private static let versions = Array(1..<Schema.version)

    private static func dump(_ version: Int) throws -> String {
        try String(contentsOf: Fixtures.url("databases/v\(version).sql"), encoding: .utf8)
    }

    /// Opens a stored database with today's program.
    private func opened(_ version: Int = 1) async throws -> (TestFolder, ClinicStore) {
        let folder = try TestFolder()
        try folder.data.make()
        let old = try DatabaseQueue(path: folder.data.database)
        let dump = try Self.dump(version)
        try await old.writeWithoutTransaction { try $0.execute(sql: dump) }
        try old.close()
        return (folder, try ClinicStore.onDisk(folder))
    }

    @Test func `a database of version 1 opens with all that it held`() async throws {
        let (folder, store) = try await opened()
        defer { withExtendedLifetime(folder) {} }
        let id = try #require(Identifier<Patient>("aaaaaaaaaaaaaaaa"))
        let patient = try #require(try await store.patient(id))
        #expect(patient.code == "k17")
        #expect(patient.birthYear == 1961)
        #expect(patient.affectedSide == .left)
        #expect(patient.notes == "first line\nsecond line")
        #expect(patient.created == Date(timeIntervalSince1970: 1_763_712_000))
        let visit = try #require(try await store.visits(of: id).first)
        #expect(visit.label == "without insole")
        let recording = try #require(try await store.recordings(of: visit.id).first)
        #expect(recording.devices.map(\.serialNumber) == ["655782F6", "655782F7"])
        #expect(recording.devices.first?.side == .left)
        #expect(recording.calibration?.bodyWeight == 711.2)
        #expect(recording.calibration?.made == Date(timeIntervalSince1970: 1_763_715_690))
        #expect(recording.clockSynchronised == nil)
        let analysis = try #require(try await store.analyses(of: recording.id).first)
        await #expect(throws: StoreError.documentDamaged(path: "analyses/jjjjjjjjjjjjjjjj.json")) {
            try await store.document(of: analysis.id)
        }
        try Data(#"{"schema":1}"#.utf8).write(to: URL(filePath: folder.data.file(analysis)))
        #expect(try await store.document(of: analysis.id) == Array(#"{"schema":1}"#.utf8))
        #expect(try await store.findings(of: analysis.id).first?.value == -21.5)
        #expect(try await store.figures(of: analysis.id).first?.upper == 1.096)
        #expect(try await store.unassignedRecordings().count == 1)
        #expect(try await store.notes(of: id).first?.text == "walks with a stick")
        #expect(try await store.auditEntries(patient: id).first?.action == .export)
        #expect(try await store.sensors().first?.gain == 1.02)
        #expect(try await store.setting("language") == "de")
        #expect(try await store.tokens().first?.name == "ward system")
        #expect(try await store.integrityProblems() == [])
    }

    /// The hash in the stored database was made by Python's `hashlib.scrypt`.
    @Test func `a password of version 1 still lets in, and is hashed anew with today's cost`() async throws {
        let (folder, store) = try await opened()
        let dear = try ClinicStore(
            folder: folder.data, passwordCost: .init(logarithm: 5, blockSize: 2, parallelism: 2), clock: { Date() })
        #expect(try await store.user(name: "jo", password: "correct horse batterz") == nil)
        #expect(try await store.user(name: "jo", password: "correct horse battery")?.role == .admin)
        #expect(try await dear.user(name: "Jo", password: "correct horse battery")?.role == .admin)
        let hash = try await store.database.read { try String.fetchOne($0, sql: "SELECT hash FROM password") }
        #expect(hash?.hasPrefix("$scrypt$ln=5,r=2,p=2$") == true)
        #expect(try await store.user(name: "Jo", password: "correct horse battery") != nil)
    }

    @Test func `codes that differ in case only are told apart after version 2`() async throws {
        let (folder, store) = try await opened()
        defer { withExtendedLifetime(folder) {} }
        #expect(try await store.patients().map(\.code) == ["k17", "K17-bbbb", "Ünal-3", "ünal-3"])
        #expect(try await store.patient(code: "K17")?.id.rawValue == "aaaaaaaaaaaaaaaa")
        await #expect(throws: StoreError.codeTaken("K17-BBBB")) { try await store.addPatient(code: " K17-BBBB ") }
    }

    /// The program of that version made it and was killed in the middle of a recording.
    @Test func `a database of version 2 opens with all that it held`() async throws {
        let (folder, store) = try await opened(2)
        let id = try #require(Identifier<Patient>("6yjhy19wgn1kdbd5"))
        let patient = try #require(try await store.patient(id))
        #expect(patient.displayName == "Zoë O'Neill")
        #expect(patient.notes == "first line\nsecond line")
        #expect(patient.bodyMass == 72.5)
        #expect(try await store.patients().map(\.code) == ["K17", "Ünal-3"])
        let visit = try #require(try await store.visits(of: id).first)
        #expect(visit.label == "without insole" && visit.timeZone == "Etc/UTC")
        let recording = try #require(try await store.recordings(of: visit.id).first)
        #expect(recording.state == .closed && recording.byteCount == 241_036)
        #expect(recording.devices.map(\.serialNumber) == ["SIM-22-L", "SIM-22-R"])
        let analysis = try #require(try await store.analyses(of: recording.id).first)
        #expect(analysis.softwareVersion == "0.1.0")
        #expect(try await store.figures(of: analysis.id).count == 69)
        #expect(try await store.findings(of: analysis.id).isEmpty)
        #expect(try await store.unassignedRecordings().map(\.state) == [.recording])
        #expect(try await store.notes(of: id).map(\.text) == ["walks with a stick"])
        #expect(try await store.auditEntries().count == 13)
        #expect(try await store.sensors().map(\.side) == [.left])
        #expect(try await store.setting("idleMinutes") == "7.0")
        let secret = try #require(AccessToken("TpFcmvJ_BjoxrCYsYAcDcoNGSpESkcVp-_TkLIf0SnA"))
        #expect(try await store.token(secret)?.name == "ward system")
        #expect(try await store.integrityProblems() == [])
        // Its users have no language of their own, and may choose one.
        var anna = try #require(try await store.user(name: "anna", password: "a long walk in spring"))
        #expect(anna.role == .admin && anna.language == nil)
        anna.language = "de"
        try await store.update(anna)
        #expect(try await store.user(anna.id)?.language == "de")
        // The file is not there; without it the recording that was being made is missing, and nothing else is lost.
        _ = try await store.recover(timeZone: "Etc/UTC")
        #expect(try await store.unassignedRecordings().map(\.state) == [.missing])
        let backup = folder.url.appending(path: "backup.tar").path
        #expect(try ClinicStore.backUp(folder.data, to: backup, now: Date()).problems.count == 3)
    }

    @Test(arguments: versions)
    func `a step still makes what it made when it was released`(version: Int) async throws {
        let dump = try Self.dump(version)
        let stored = try DatabaseQueue()
        try await stored.writeWithoutTransaction { try $0.execute(sql: dump) }
        let made = try DatabaseQueue()
        try Schema.migrator.migrate(made, upTo: "\(version)")
        func objects(_ queue: DatabaseQueue) async throws -> [String] {
            try await queue.read { database in
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT type || ' ' || name || ': ' || sql FROM sqlite_schema
                        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations' ORDER BY 1
                        """)
            }
        }
        let (expected, actual) = (try await objects(stored), try await objects(made))
        #expect(actual == expected)
        #expect(expected.count > 20)
    }

    @Test(arguments: versions)
    func `a migrated database has the tables of a new one, and keeps every row`(version: Int) async throws {
        let (folder, migrated) = try await opened(version)
        defer { withExtendedLifetime(folder) {} }
        let new = try ClinicStore.inMemory()
        func columns(_ store: ClinicStore) async throws -> [String] {
            try await store.database.read { database in
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT t.name || '.' || c.name || ' ' || c.type FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
                        WHERE t.type = 'table' ORDER BY 1
                        """)
            }
        }
        #expect(try await columns(migrated) == columns(new))
        let dump = try Self.dump(version)
        let stored = try DatabaseQueue()
        try await stored.writeWithoutTransaction { try $0.execute(sql: dump) }
        let tables = try await stored.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                    """)
        }
        #expect(tables.count > 15)
        for table in tables {
            let count = "SELECT count(*) FROM \(table)"
            let before = try await stored.read { try Int.fetchOne($0, sql: count) }
            #expect(try await migrated.database.read { try Int.fetchOne($0, sql: count) } == before, "\(table)")
        }
        #expect(try await migrated.integrityProblems() == [])
        #expect(try await migrated.database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
    }

    @Test func `a database of a newer program is left alone`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        try await store.database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
        #expect(throws: StoreError.newerDatabase(path: folder.data.database)) { try ClinicStore.onDisk(folder) }
    }

    @Test func `every commit waits for the disk, and what is deleted is overwritten`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let values = try await store.database.write { database in
            try ["synchronous", "secure_delete", "foreign_keys", "busy_timeout"].map {
                try Int.fetchOne(database, sql: "PRAGMA \($0)")
            }
        }
        #expect(values == [2, 1, 1, 10_000])
        #expect(try await store.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.data.database)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
}

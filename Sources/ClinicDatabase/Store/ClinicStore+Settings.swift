import GRDB

extension ClinicStore {
    /// What the clinic chose for a key; nil where it chose nothing.
    public func setting(_ key: String) async throws -> String? {
        try await database.read {
            try String.fetchOne($0, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
        }
    }

    /// All choices by their keys.
    public func settings() async throws -> [Setting] {
        try await database.read { try Setting.fetchAll($0, sql: "SELECT * FROM setting ORDER BY key") }
    }

    /// Keeps a choice; nil takes it back.
    public func set(_ key: String, to value: String?) async throws {
        try await database.write { database in
            guard let value else {
                try database.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
                return
            }
            try Setting(key: key, value: value).upsert(database)
        }
    }

    /// The sensors that the station knows, by serial number.
    public func sensors() async throws -> [Sensor] {
        try await database.read { try Sensor.fetchAll($0, sql: "SELECT * FROM sensor ORDER BY serialNumber") }
    }

    /// Keeps a sensor, in place of what was known of it.
    public func save(_ sensor: Sensor) async throws {
        try await database.write { try sensor.upsert($0) }
    }

    /// Forgets a sensor.
    public func removeSensor(serialNumber: String) async throws {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM sensor WHERE serialNumber = ?", arguments: [serialNumber])
        }
    }
}

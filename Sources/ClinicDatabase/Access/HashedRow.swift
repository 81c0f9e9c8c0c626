import GRDB

/// A record with the hash of the secret by which it is found.
struct HashedRow<Record: StoredRecord>: PersistableRecord {
    var tokenHash: String
    var record: Record

    static var databaseTableName: String { Record.databaseTableName }

    func encode(to container: inout PersistenceContainer) throws {
        container["tokenHash"] = tokenHash
        try record.encode(to: &container)
    }
}

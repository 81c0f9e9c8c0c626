import GRDB

extension ClinicStore {
    /// Adds an entry of now to the audit log.
    public func audit(
        _ action: AuditEntry.Action, by actor: AuditEntry.Actor, about subject: AuditEntry.Subject? = nil,
        patient: Identifier<Patient>? = nil, from address: String? = nil, detail: String? = nil
    ) async throws {
        let entry = AuditEntry(
            at: now(), actor: actor, action: action, subject: subject, patientID: patient, address: address,
            detail: detail)
        try await database.write { try entry.insert($0) }
    }

    /// The newest entries first.
    ///
    /// - Parameters:
    ///   - before: only those with a smaller number, to go on from a page's last; nil for the newest.
    ///   - patient: only those about a patient and what is theirs; nil for all.
    ///   - limit: at most so many.
    /// - Returns: entries with their numbers.
    /// - Throws: what SQLite says.
    public func auditEntries(
        before: Int64? = nil, patient: Identifier<Patient>? = nil, limit: Int = 100
    ) async throws -> [AuditEntry] {
        try await database.read { database in
            try AuditEntry.fetchAll(
                database,
                sql: """
                    SELECT * FROM auditEntry WHERE number < ifnull(?, number + 1) AND patientID IS ifnull(?, patientID)
                    ORDER BY number DESC LIMIT ?
                    """, arguments: [before, patient, limit])
        }
    }
}

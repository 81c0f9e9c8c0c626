public import FoundationEssentials
import GRDB

extension ClinicStore {
    /// The visits of a patient, the newest first.
    public func visits(of patient: Identifier<Patient>) async throws -> [Visit] {
        try await database.read { database in
            try Visit.fetchAll(
                database,
                sql: """
                    SELECT * FROM visit WHERE patientID = ? AND id NOT IN (SELECT subjectID FROM deletion)
                    ORDER BY date DESC, id
                    """, arguments: [patient])
        }
    }

    /// A visit; nil where there is none.
    public func visit(_ id: Identifier<Visit>) async throws -> Visit? {
        try await database.read { try Self.visit(id, $0) }
    }

    static func visit(_ id: Identifier<Visit>, _ database: Database) throws -> Visit? {
        try Visit.fetchOne(
            database,
            sql: """
                SELECT * FROM visit
                WHERE id = ? AND NOT EXISTS (SELECT 1 FROM deletion WHERE subjectID IN (visit.id, visit.patientID))
                """, arguments: [id])
    }

    /// Adds a visit of a patient.
    ///
    /// - Parameters:
    ///   - patient: who came.
    ///   - date: when; nil for now.
    ///   - timeZone: the clinic's, by its name ("Europe/Berlin").
    ///   - label: what is special.
    /// - Returns: the visit.
    /// - Throws: `StoreError.noSuch` without that patient.
    public func addVisit(
        of patient: Identifier<Patient>, date: Date? = nil, timeZone: String, label: String? = nil
    ) async throws -> Visit {
        let visit = Visit(patientID: patient, date: date ?? now(), timeZone: timeZone, label: label)
        try await database.write { database in
            guard try Self.patient(patient, database) != nil else {
                throw StoreError.noSuch(.patient, id: patient.rawValue)
            }
            try visit.insert(database)
        }
        return visit
    }

    /// Keeps a visit's date, label and notes.
    public func update(_ visit: Visit) async throws {
        try await database.write { database in
            guard try Self.visit(visit.id, database) != nil else {
                throw StoreError.noSuch(.visit, id: visit.id.rawValue)
            }
            try visit.update(database)
        }
    }
}

import GRDB

extension ClinicStore {
    /// All patients by their codes; those whose deletion is under way are not among them.
    public func patients() async throws -> [Patient] {
        try await database.read { database in
            try Patient.fetchAll(
                database,
                sql: """
                    SELECT * FROM patient WHERE id NOT IN (SELECT subjectID FROM deletion)
                    ORDER BY code COLLATE NOCASE
                    """)
        }
    }

    /// A patient; nil where there is none, or none any more.
    public func patient(_ id: Identifier<Patient>) async throws -> Patient? {
        try await database.read { try Self.patient(id, $0) }
    }

    static func patient(_ id: Identifier<Patient>, _ database: Database) throws -> Patient? {
        try Patient.fetchOne(
            database,
            sql: "SELECT * FROM patient WHERE id = ? AND id NOT IN (SELECT subjectID FROM deletion)", arguments: [id])
    }

    /// The patient with a code, whatever its case.
    public func patient(code: String) async throws -> Patient? {
        try await database.read { database in
            try Patient.fetchOne(
                database,
                sql: """
                    SELECT * FROM patient
                    WHERE code = ? COLLATE NOCASE AND id NOT IN (SELECT subjectID FROM deletion)
                    """,
                arguments: [code])
        }
    }

    /// Adds a patient.
    ///
    /// - Parameter code: what the clinic calls the person; `Patient.randomCode()` where it says nothing.
    /// - Returns: the patient, with nothing but the code.
    /// - Throws: `StoreError.codeNotUsable` or `.codeTaken`.
    public func addPatient(code: String) async throws -> Patient {
        guard let code = Patient.acceptable(code: code) else { throw StoreError.codeNotUsable }
        let patient = Patient(code: code, created: now())
        try await database.write { database in
            try Self.requireFree(code, for: patient.id, database)
            try patient.insert(database)
        }
        return patient
    }

    /// Keeps what is known of a patient now.
    public func update(_ patient: Patient) async throws {
        guard let code = Patient.acceptable(code: patient.code) else { throw StoreError.codeNotUsable }
        var patient = patient
        patient.code = code
        try await database.write { [patient] database in
            guard try Self.patient(patient.id, database) != nil else {
                throw StoreError.noSuch(.patient, id: patient.id.rawValue)
            }
            try Self.requireFree(code, for: patient.id, database)
            try patient.update(database)
        }
    }

    private static func requireFree(_ code: String, for id: Identifier<Patient>, _ database: Database) throws {
        let isTaken = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM patient WHERE code = ? COLLATE NOCASE AND id <> ?)",
            arguments: [code, id])
        if isTaken == true { throw StoreError.codeTaken(code) }
    }

    /// The notes about a patient, the newest first.
    public func notes(of patient: Identifier<Patient>) async throws -> [Note] {
        try await database.read { database in
            try Note.fetchAll(
                database, sql: "SELECT * FROM note WHERE patientID = ? ORDER BY created DESC, id", arguments: [patient])
        }
    }

    /// Adds a note about a patient, to one visit where it is named.
    public func addNote(
        _ text: String, about patient: Identifier<Patient>, visit: Identifier<Visit>? = nil,
        by author: Identifier<User>?
    ) async throws -> Note {
        let note = Note(patientID: patient, visitID: visit, text: text, authorID: author, created: now())
        try await database.write { database in
            guard try Self.patient(patient, database) != nil else {
                throw StoreError.noSuch(.patient, id: patient.rawValue)
            }
            try note.insert(database)
        }
        return note
    }

    /// Removes a note.
    public func removeNote(_ id: Identifier<Note>) async throws {
        try await database.write { try $0.execute(sql: "DELETE FROM note WHERE id = ?", arguments: [id]) }
    }
}

public import FoundationEssentials
import GRDB

extension ClinicStore {
    /// The recordings of a visit, in order of time.
    public func recordings(of visit: Identifier<Visit>) async throws -> [RecordingFile] {
        try await recordings(where: "visitID = ?", [visit])
    }

    /// The recordings of all visits of a patient, in order of time.
    public func recordings(of patient: Identifier<Patient>) async throws -> [RecordingFile] {
        try await recordings(where: "visitID IN (SELECT id FROM visit WHERE patientID = ?)", [patient])
    }

    /// The recordings that wait for a patient, in order of time.
    public func unassignedRecordings() async throws -> [RecordingFile] {
        try await recordings(where: "visitID IS NULL", [])
    }

    /// All recordings, in order of time.
    public func recordings() async throws -> [RecordingFile] {
        try await recordings(where: "TRUE", [])
    }

    private func recordings(where condition: String, _ arguments: StatementArguments) async throws -> [RecordingFile] {
        try await database.read { database in
            try RecordingFile.fetchAll(
                database,
                sql: """
                    SELECT * FROM recordingFile WHERE (\(condition)) AND \(Self.isNotBeingDeleted)
                    ORDER BY started, id
                    """, arguments: arguments)
        }
    }

    /// Neither the recording nor its visit nor its patient.
    static let isNotBeingDeleted = """
        NOT EXISTS (
            SELECT 1 FROM deletion WHERE subjectID IN (
                recordingFile.id, recordingFile.visitID,
                (SELECT patientID FROM visit WHERE visit.id = recordingFile.visitID)))
        """

    /// A recording; nil where there is none.
    public func recording(_ id: Identifier<RecordingFile>) async throws -> RecordingFile? {
        try await database.read { try Self.recording(id, $0) }
    }

    static func recording(_ id: Identifier<RecordingFile>, _ database: Database) throws -> RecordingFile? {
        try RecordingFile.fetchOne(
            database,
            sql: "SELECT * FROM recordingFile WHERE id = ? AND \(isNotBeingDeleted)",
            arguments: [id])
    }

    /// The patient of a recording; nil while it is unassigned.
    public func patient(of recording: Identifier<RecordingFile>) async throws -> Patient? {
        try await database.read { database in
            try Patient.fetchOne(
                database,
                sql: """
                    SELECT patient.* FROM patient JOIN visit ON visit.patientID = patient.id
                    JOIN recordingFile ON recordingFile.visitID = visit.id
                    WHERE recordingFile.id = ? AND patient.id NOT IN (SELECT subjectID FROM deletion)
                    """, arguments: [recording])
        }
    }

    /// Adds the row of a recording that starts now.
    ///
    /// The recorder need not wait for it: a file whose row was never written is found by `recover()`.
    public func add(_ recording: RecordingFile) async throws {
        try await database.write { try recording.insert($0) }
    }

    /// Assigns a recording to a visit, or to none.
    public func assign(_ id: Identifier<RecordingFile>, to visit: Identifier<Visit>?) async throws {
        try await change(id) { recording, database in
            if let visit, try Self.visit(visit, database) == nil {
                throw StoreError.noSuch(.visit, id: visit.rawValue)
            }
            recording.visitID = visit
        }
    }

    /// Keeps the sensors that a recording turned out to have.
    public func setDevices(_ devices: [RecordedDevice], of id: Identifier<RecordingFile>) async throws {
        try await change(id) { recording, _ in recording.devices = devices }
    }

    /// Dates a recording anew, where its start was told from a clock that was put right afterwards.
    public func setStarted(_ date: Date, clockSynchronised: Bool?, of id: Identifier<RecordingFile>) async throws {
        let started = date.wholeMilliseconds
        try await change(id) { recording, _ in
            recording.started = started
            recording.clockSynchronised = clockSynchronised
        }
    }

    /// Keeps what the guided calibration found.
    public func setCalibration(_ calibration: Calibration?, of id: Identifier<RecordingFile>) async throws {
        try await change(id) { recording, _ in recording.calibration = calibration }
    }

    func change(
        _ id: Identifier<RecordingFile>, _ change: @escaping @Sendable (inout RecordingFile, Database) throws -> Void
    ) async throws {
        try await database.write { database in
            guard var recording = try Self.recording(id, database) else {
                throw StoreError.noSuch(.recording, id: id.rawValue)
            }
            try change(&recording, database)
            try recording.update(database)
        }
    }
}

import GRDB

extension Schema {
    /// Released; never change it.
    ///
    /// - Patient codes are unique without regard to case: "k17" and "K17" were two people to version 1, and are one to whoever
    ///   types them. Where both are there, the later one gets the beginning of its identifier behind it.
    /// - A recording knows whether the clock was right when it started: a Pi has no clock of its own.
    static func migrate2(_ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE patient SET code = code || '-' || substr(id, 1, 4) WHERE EXISTS (
                    SELECT 1 FROM patient AS earlier
                    WHERE earlier.code = patient.code COLLATE NOCASE AND earlier.id <> patient.id
                        AND (earlier.created, earlier.id) < (patient.created, patient.id));
                CREATE UNIQUE INDEX patientByCode ON patient(code COLLATE NOCASE);
                ALTER TABLE recordingFile ADD COLUMN clockSynchronised INTEGER;
                CREATE INDEX recordingByStart ON recordingFile(started);
                """)
    }
}

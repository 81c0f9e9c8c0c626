extension Schema {
    /// Released; never change it.
    ///
    /// Dates are whole milliseconds since 1970 in UTC.
    static let schema1 = """
        CREATE TABLE patient (
            id TEXT NOT NULL PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            displayName TEXT,
            birthYear INTEGER,
            bodyMass REAL,
            height REAL,
            affectedSide TEXT,
            notes TEXT,
            created INTEGER NOT NULL
        );
        CREATE TABLE visit (
            id TEXT NOT NULL PRIMARY KEY,
            patientID TEXT NOT NULL REFERENCES patient(id) ON DELETE CASCADE,
            date INTEGER NOT NULL,
            timeZone TEXT NOT NULL,
            label TEXT,
            notes TEXT
        );
        CREATE INDEX visitOfPatient ON visit(patientID, date);
        CREATE TABLE recordingFile (
            id TEXT NOT NULL PRIMARY KEY,
            visitID TEXT REFERENCES visit(id) ON DELETE CASCADE,
            path TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL CHECK (state IN ('recording', 'closed', 'recovered', 'missing', 'altered')),
            sha256 TEXT,
            byteCount INTEGER,
            started INTEGER NOT NULL,
            timeZone TEXT NOT NULL,
            duration REAL,
            startedByItself INTEGER NOT NULL,
            calibration TEXT,
            devices TEXT NOT NULL
        );
        CREATE INDEX recordingOfVisit ON recordingFile(visitID);
        CREATE TABLE analysis (
            id TEXT NOT NULL PRIMARY KEY,
            recordingID TEXT NOT NULL REFERENCES recordingFile(id) ON DELETE CASCADE,
            softwareName TEXT NOT NULL,
            softwareVersion TEXT NOT NULL,
            parameters TEXT NOT NULL,
            recordingSHA256 TEXT NOT NULL,
            documentSHA256 TEXT NOT NULL,
            created INTEGER NOT NULL
        );
        CREATE INDEX analysisOfRecording ON analysis(recordingID, created);
        CREATE TABLE analysisFinding (
            analysisID TEXT NOT NULL REFERENCES analysis(id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            pattern TEXT NOT NULL,
            side TEXT,
            measure TEXT NOT NULL,
            value REAL NOT NULL,
            unit TEXT NOT NULL,
            lower REAL,
            upper REAL,
            "limit" REAL NOT NULL,
            isClear INTEGER NOT NULL,
            probability REAL,
            PRIMARY KEY (analysisID, place)
        ) WITHOUT ROWID;
        CREATE TABLE analysisFigure (
            analysisID TEXT NOT NULL REFERENCES analysis(id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            value REAL NOT NULL,
            unit TEXT NOT NULL,
            lower REAL,
            upper REAL,
            PRIMARY KEY (analysisID, place)
        ) WITHOUT ROWID;
        CREATE TABLE user (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            role TEXT NOT NULL CHECK (role IN ('therapist', 'admin')),
            isDisabled INTEGER NOT NULL,
            created INTEGER NOT NULL
        );
        CREATE TABLE password (
            userID TEXT NOT NULL PRIMARY KEY REFERENCES user(id) ON DELETE CASCADE,
            hash TEXT NOT NULL,
            changed INTEGER NOT NULL
        );
        CREATE TABLE userSession (
            id TEXT NOT NULL PRIMARY KEY,
            tokenHash TEXT NOT NULL UNIQUE,
            userID TEXT NOT NULL REFERENCES user(id) ON DELETE CASCADE,
            created INTEGER NOT NULL,
            lastSeen INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            address TEXT
        );
        CREATE INDEX sessionOfUser ON userSession(userID);
        CREATE TABLE apiToken (
            id TEXT NOT NULL PRIMARY KEY,
            tokenHash TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('therapist', 'admin')),
            created INTEGER NOT NULL,
            lastUsed INTEGER
        );
        CREATE TABLE setupLink (
            tokenHash TEXT NOT NULL PRIMARY KEY,
            expires INTEGER NOT NULL
        );
        CREATE TABLE note (
            id TEXT NOT NULL PRIMARY KEY,
            patientID TEXT NOT NULL REFERENCES patient(id) ON DELETE CASCADE,
            visitID TEXT REFERENCES visit(id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            authorID TEXT REFERENCES user(id) ON DELETE SET NULL,
            created INTEGER NOT NULL
        );
        CREATE INDEX noteOfPatient ON note(patientID, created);
        CREATE INDEX noteOfVisit ON note(visitID);
        CREATE INDEX noteOfAuthor ON note(authorID);
        CREATE TABLE auditEntry (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            actorKind TEXT NOT NULL,
            actorID TEXT,
            actorName TEXT,
            action TEXT NOT NULL,
            subjectKind TEXT,
            subjectID TEXT,
            patientID TEXT,
            address TEXT,
            detail TEXT
        );
        CREATE INDEX auditOfPatient ON auditEntry(patientID, number);
        CREATE TRIGGER auditStays BEFORE DELETE ON auditEntry
        BEGIN SELECT RAISE(ABORT, 'the audit log is not deleted'); END;
        CREATE TRIGGER auditIsNotChanged BEFORE UPDATE OF
            number, at, actorKind, actorID, actorName, action, subjectKind, subjectID, patientID, address ON auditEntry
        BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
        CREATE TABLE sensor (
            serialNumber TEXT NOT NULL PRIMARY KEY,
            side TEXT,
            protocolName TEXT,
            placement TEXT,
            rate REAL,
            mapping TEXT,
            label TEXT,
            gain REAL,
            lastSeen INTEGER
        );
        CREATE TABLE setting (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        );
        CREATE TABLE deletion (
            subjectID TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('patient', 'visit', 'recording')),
            asked INTEGER NOT NULL,
            files TEXT NOT NULL
        );
        """
}

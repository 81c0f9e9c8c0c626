-- A database of schema version 1, as `sqlite3 FILE .dump` prints it; rows written by hand, no real person.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
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
INSERT INTO "analysis" VALUES('jjjjjjjjjjjjjjjj','gggggggggggggggg','heelstrike','0.1.0','{}','abababababababababababababababababababababababababababababababab','67d6291b301412df4a6ca7808aeafac9d0587b06ece3c68e72bab0157cd9d52c',1763715900000);
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
INSERT INTO "analysisFigure" VALUES('jjjjjjjjjjjjjjjj',0,'strideTime',1.083,'s',1.07,1.096);
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
INSERT INTO "analysisFinding" VALUES('jjjjjjjjjjjjjjjj',0,'reducedHeelLoading','left','heelShare.symmetryIndex',-21.5,'%',-25.0,-18.0,10.0,1,0.0001);
CREATE TABLE apiToken (
    id TEXT NOT NULL PRIMARY KEY,
    tokenHash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('therapist', 'admin')),
    created INTEGER NOT NULL,
    lastUsed INTEGER
);
INSERT INTO "apiToken" VALUES('nnnnnnnnnnnnnnnn','3434343434343434343434343434343434343434343434343434343434343434','ward system','therapist',1763712000000,NULL);
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
INSERT INTO "auditEntry" VALUES(1,1763712000000,'user','kkkkkkkkkkkkkkkk','Jo','export','analysis','jjjjjjjjjjjjjjjj','aaaaaaaaaaaaaaaa','192.0.2.7','PDF');
CREATE TABLE deletion (
    subjectID TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('patient', 'visit', 'recording')),
    asked INTEGER NOT NULL,
    files TEXT NOT NULL
);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1');
CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    patientID TEXT NOT NULL REFERENCES patient(id) ON DELETE CASCADE,
    visitID TEXT REFERENCES visit(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    authorID TEXT REFERENCES user(id) ON DELETE SET NULL,
    created INTEGER NOT NULL
);
INSERT INTO "note" VALUES('pppppppppppppppp','aaaaaaaaaaaaaaaa','eeeeeeeeeeeeeeee','walks with a stick','kkkkkkkkkkkkkkkk',1763712000000);
CREATE TABLE password (
    userID TEXT NOT NULL PRIMARY KEY REFERENCES user(id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    changed INTEGER NOT NULL
);
INSERT INTO "password" VALUES('kkkkkkkkkkkkkkkk','$scrypt$ln=4,r=1,p=1$AAECAwQFBgcICQoLDA0ODw==$5eJULtyPHS3oUK1sDrQr4s8IRm1zdWEU6VUaj46E7oM=',1763712000000);
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
INSERT INTO "patient" VALUES('aaaaaaaaaaaaaaaa','k17',NULL,1961,72.5,171.0,'left','first line
second line',1763712000000);
INSERT INTO "patient" VALUES('bbbbbbbbbbbbbbbb','K17',NULL,NULL,NULL,NULL,NULL,NULL,1763712001000);
INSERT INTO "patient" VALUES('cccccccccccccccc','Ünal-3','O''Neill, Zoë',NULL,NULL,NULL,NULL,NULL,1763712002000);
INSERT INTO "patient" VALUES('dddddddddddddddd','ünal-3',NULL,NULL,NULL,NULL,NULL,NULL,1763712003000);
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
INSERT INTO "recordingFile" VALUES('gggggggggggggggg','eeeeeeeeeeeeeeee','recordings/gggggggggggggggg.gait','closed','abababababababababababababababababababababababababababababababab',412345,1763715700000,'Europe/Berlin',181.25,0,'{"gainLeft":1.02,"gainRight":0.98,"bodyWeight":711.2,"made":1763715690000}','[{"side":"left","serialNumber":"655782F6","manufacturer":"Heelstrike","model":"Insole"},{"side":"right","serialNumber":"655782F7"}]');
INSERT INTO "recordingFile" VALUES('hhhhhhhhhhhhhhhh',NULL,'recordings/hhhhhhhhhhhhhhhh.gait','recovered','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd',1000,1763715800000,'UTC',12.5,1,NULL,'[]');
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
INSERT INTO "sensor" VALUES('655782F6','left','heelstrike','insole',200.0,NULL,'L1',1.02,1763712000000);
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO "setting" VALUES('language','de');
CREATE TABLE setupLink (
    tokenHash TEXT NOT NULL PRIMARY KEY,
    expires INTEGER NOT NULL
);
INSERT INTO "setupLink" VALUES('5656565656565656565656565656565656565656565656565656565656565656',1763715600000);
CREATE TABLE user (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL CHECK (role IN ('therapist', 'admin')),
    isDisabled INTEGER NOT NULL,
    created INTEGER NOT NULL
);
INSERT INTO "user" VALUES('kkkkkkkkkkkkkkkk','Jo','admin',0,1763712000000);
CREATE TABLE userSession (
    id TEXT NOT NULL PRIMARY KEY,
    tokenHash TEXT NOT NULL UNIQUE,
    userID TEXT NOT NULL REFERENCES user(id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    lastSeen INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    address TEXT
);
INSERT INTO "userSession" VALUES('mmmmmmmmmmmmmmmm','1212121212121212121212121212121212121212121212121212121212121212','kkkkkkkkkkkkkkkk',1763712000000,1763712000000,1763740800000,'192.0.2.7');
CREATE TABLE visit (
    id TEXT NOT NULL PRIMARY KEY,
    patientID TEXT NOT NULL REFERENCES patient(id) ON DELETE CASCADE,
    date INTEGER NOT NULL,
    timeZone TEXT NOT NULL,
    label TEXT,
    notes TEXT
);
INSERT INTO "visit" VALUES('eeeeeeeeeeeeeeee','aaaaaaaaaaaaaaaa',1763715600000,'Europe/Berlin','without insole',NULL);
INSERT INTO "visit" VALUES('ffffffffffffffff','bbbbbbbbbbbbbbbb',1763719200000,'Europe/Berlin',NULL,'came late');
CREATE INDEX visitOfPatient ON visit(patientID, date);
CREATE INDEX recordingOfVisit ON recordingFile(visitID);
CREATE INDEX analysisOfRecording ON analysis(recordingID, created);
CREATE INDEX sessionOfUser ON userSession(userID);
CREATE INDEX noteOfPatient ON note(patientID, created);
CREATE INDEX noteOfVisit ON note(visitID);
CREATE INDEX noteOfAuthor ON note(authorID);
CREATE INDEX auditOfPatient ON auditEntry(patientID, number);
CREATE TRIGGER auditStays BEFORE DELETE ON auditEntry
BEGIN SELECT RAISE(ABORT, 'the audit log is not deleted'); END;
CREATE TRIGGER auditIsNotChanged BEFORE UPDATE OF
    number, at, actorKind, actorID, actorName, action, subjectKind, subjectID, patientID, address ON auditEntry
BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('auditEntry',1);
COMMIT;
PRAGMA user_version = 1;

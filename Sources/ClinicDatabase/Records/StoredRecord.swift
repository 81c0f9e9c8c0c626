public import GRDB

/// What is a row of a table: the properties are its columns, dates whole milliseconds since 1970 in UTC.
///
/// Whole numbers keep their value through every version of every library, sort, and need no calendar.
public protocol StoredRecord: Codable, Equatable, Sendable, FetchableRecord, PersistableRecord {}

extension StoredRecord {
    public static func databaseDateEncodingStrategy(for column: String) -> DatabaseDateEncodingStrategy {
        .millisecondsSince1970
    }

    public static func databaseDateDecodingStrategy(for column: String) -> DatabaseDateDecodingStrategy {
        .millisecondsSince1970
    }
}

extension Analysis: StoredRecord {}
extension AnalysisFigure: StoredRecord {}
extension AnalysisFinding: StoredRecord {}
extension APIToken: StoredRecord {}
extension AuditEntry: StoredRecord {}
extension Note: StoredRecord {}
extension Patient: StoredRecord {}
extension RecordingFile: StoredRecord {}
extension Sensor: StoredRecord {}
extension Setting: StoredRecord {}
extension User: StoredRecord {}
extension UserSession: StoredRecord {}
extension Visit: StoredRecord {}

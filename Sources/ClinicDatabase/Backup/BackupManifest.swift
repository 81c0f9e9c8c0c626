import FoundationEssentials

/// What a backup holds: the last file in it, so that one that was cut off has none.
struct BackupManifest: Codable, Equatable, Sendable {
    static let name = "MANIFEST.json"
    static let databaseName = "heelstrike.sqlite"
    /// Of the station's sensors, where it has a list; the certificate and its key stay on the machine.
    static let sensorsName = "sensors.json"

    struct File: Codable, Equatable, Sendable {
        var name: String
        var byteCount: Int64
        var sha256: String
    }

    /// Of this structure.
    var format = 1
    /// Of the database in it.
    var schemaVersion: Int
    /// ISO 8601 in UTC.
    var created: String
    /// The database first.
    var files: [File]
    /// What was wrong with the station's recordings already when it was made.
    var problems: [String]

    var recordings: Int { files.count { $0.name.hasPrefix("recordings/") } }

    /// Whether a file of this name may stand in a backup; nothing else is ever written to the disk.
    static func allows(_ name: String) -> Bool {
        if [Self.name, databaseName, sensorsName].contains(name) { return true }
        if SensorMappings.isName(name) { return true }
        if name.hasPrefix("recordings/"), name.hasSuffix(".gait") {
            return Identifier<RecordingFile>(rawValue: String(name.dropFirst(11).dropLast(5))) != nil
        }
        if name.hasPrefix("analyses/"), name.hasSuffix(".json") {
            return Identifier<Analysis>(rawValue: String(name.dropFirst(9).dropLast(5))) != nil
        }
        return false
    }
}

import Glibc
import Recording

/// Where everything of a station stands.
public struct DataFolder: Equatable, Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// "heelstrike.sqlite", with its "-wal" and "-shm" beside it.
    public var database: String { path + "/heelstrike.sqlite" }

    public var recordings: String { path + "/recordings" }

    /// The analyses' documents.
    public var analyses: String { path + "/analyses" }

    /// What the rows of sensors mean that print them.
    public var mappings: String { path + "/mappings" }

    /// The document of an analysis.
    public func file(_ analysis: Analysis) -> String { path + "/" + analysis.path }

    /// The file of a recording.
    public func file(_ recording: RecordingFile) -> String { path + "/" + recording.path }

    /// Makes the folders that are missing, for their owner only, and an empty database file that only its owner may read.
    func make() throws(StoreError) {
        try Self.makeFolders([path, recordings, analyses, mappings])
        // SQLite gives its journal the rights of the database, and the database those of the process otherwise.
        let descriptor = open(database, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(path: database, action: "open the database", code: errno) }
        close(descriptor)
    }

    /// Makes those that are missing, for their owner only.
    static func makeFolders(_ paths: [String]) throws(StoreError) {
        for path in paths where mkdir(path, 0o700) != 0 {
            guard errno == EEXIST else { throw .system(path: path, action: "make the folder", code: errno) }
            guard FilePlace(path).kind == .folder else { throw .notAFolder(path: path) }
        }
    }

    /// Refuses where there is no station's database to read.
    ///
    /// - Throws: `StoreError.noFolder`, `.notAFolder` or `.noStation`.
    public func requireStation() throws(StoreError) {
        switch FilePlace(path).kind {
        case .missing: throw .noFolder(path: path)
        case .regular, .special: throw .notAFolder(path: path)
        case .folder: break
        }
        guard FilePlace(database).kind == .regular else { throw .noStation(path: path) }
    }
}

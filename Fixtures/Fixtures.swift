public import FoundationEssentials

/// Where the tests find what they compare with.
public enum Fixtures {
    /// The folder of this file: vectors, mappings and recordings that our simulator made.
    public static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// The repository.
    public static let root = folder.deletingLastPathComponent()

    /// A file below `Fixtures/`.
    public static func url(_ path: String) -> URL {
        folder.appending(path: path)
    }

    /// A file of a real recording, or nil where the data set is not on this machine.
    ///
    /// Looks in the folder that `HEELSTRIKE_DATA` names, then beside the checkout, then in what
    /// `tools/fetch-recordings` fetched. `tools/test` says loudly which data sets are missing, and fails on it in CI.
    public static func recording(_ path: String) -> URL? {
        var folders: [URL] = []
        if let named = ProcessInfo.processInfo.environment["HEELSTRIKE_DATA"] {
            folders.append(URL(filePath: named))
        }
        folders.append(root.deletingLastPathComponent().appending(path: "shared/data"))
        folders.append(root.appending(path: ".cache/recordings"))
        for folder in folders {
            let file = folder.appending(path: path)
            if FileManager.default.fileExists(atPath: file.path) { return file }
        }
        return nil
    }

    /// Whether a data set is on this machine.
    public static func has(_ path: String) -> Bool {
        recording(path) != nil
    }
}

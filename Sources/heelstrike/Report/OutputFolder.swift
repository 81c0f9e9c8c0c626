import FoundationEssentials
import Glibc

/// A folder of files that is written whole or not at all.
///
/// A folder of the same files is replaced; one that holds anything else is never touched. Only its owner may read it.
struct OutputFolder {
    var path: String

    init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Refuses a name that is empty or a file's, and a folder that holds anything but these files.
    ///
    /// To be called before anything is read or written.
    func check(_ names: [String]) throws {
        guard !path.isEmpty else { throw OutputRefusal.noName }
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder {
            throw OutputFolderRefusal.isFile(path)
        }
        _ = try mayReplace(names)
    }

    /// One file: its name, which may lie in a folder inside ("part/file"), and what makes it and gives each piece to the function that it is called with.
    typealias File = (name: String, produce: (_ put: ([UInt8]) throws -> Void) throws -> Void)

    /// Writes the files beside the folder's place and then moves them there together.
    func write(_ files: [File]) throws {
        try check(files.map(\.name))
        let isThere = try mayReplace(files.map(\.name))
        let working = "\(path).\(getpid()).part"
        guard mkdir(working, 0o700) == 0 else { throw OutputFailure(path: path, code: errno) }
        do {
            for file in files {
                try makeFolders(of: file.name, in: working)
                try Output.write(to: "\(working)/\(file.name)", file.produce)
            }
            try moveIntoPlace(working, isThere: isThere)
        } catch {
            remove(working)
            throw error
        }
    }

    /// Makes the folders that a file's name goes through.
    private func makeFolders(of name: String, in working: String) throws {
        for folder in Self.folders(of: name) where mkdir("\(working)/\(folder)", 0o700) != 0 && errno != EEXIST {
            throw OutputFailure(path: path, code: errno)
        }
    }

    /// The folders that a name goes through, outer ones first.
    private static func folders(of name: String) -> [String] {
        let parts = name.split(separator: "/").dropLast()
        return parts.indices.map { parts[...$0].joined(separator: "/") }
    }

    private func moveIntoPlace(_ working: String, isThere: Bool) throws {
        guard isThere else {
            guard rename(working, path) == 0 else { throw OutputFailure(path: path, code: errno) }
            return
        }
        let old = "\(path).\(getpid()).old"
        guard rename(path, old) == 0 else { throw OutputFailure(path: path, code: errno) }
        guard rename(working, path) == 0 else {
            let code = errno
            rename(old, path)
            throw OutputFailure(path: path, code: code)
        }
        remove(old)
    }

    /// Whether there is a folder already; throws where it holds what is not ours.
    private func mayReplace(_ names: [String]) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        let known = Set(names).union(names.flatMap(Self.folders))
        let present = try FileManager.default.subpathsOfDirectory(atPath: path)
        if let other = present.sorted().first(where: { !known.contains($0) }) {
            throw OutputFolderRefusal.holdsOther(path, other)
        }
        return true
    }

    private func remove(_ folder: String) {
        // What is left is named .part or .old; the error that led here tells more.
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// A folder that must not be written.
enum OutputFolderRefusal: Error, CustomStringConvertible {
    case isFile(String)
    case holdsOther(String, String)

    var description: String {
        switch self {
        case .isFile(let path): "\(path): this is a file, and a folder is to be written; choose another name."
        case .holdsOther(let path, let name):
            "\(path): this folder holds other files (\(name)) and is left as it is; nothing was written. Choose a new folder."
        }
    }
}

import Glibc

/// What stands at a path, and where a symbolic link leads.
public struct FilePlace: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case missing
        case regular
        case folder
        /// A device, a pipe or a socket.
        case special
    }

    /// Most links that are followed one behind the other; the limit of Linux.
    private static let mostLinks = 40

    public let kind: Kind
    /// The path past symbolic links, of the file itself and not of its folders.
    public let target: String
    /// Tells one file from another, whatever its names; for a missing file that of its folder with the file's name.
    private let identity: Identity

    private struct Identity: Equatable, Sendable {
        var device: UInt64
        var inode: UInt64
        var name: String
    }

    /// Looks at a path; what may not be looked at counts as missing, so that opening it says why.
    public init(_ path: String) {
        if let found = Self.status(path) {
            switch found.st_mode & S_IFMT {
            case S_IFREG: kind = .regular
            case S_IFDIR: kind = .folder
            default: kind = .special
            }
            // The links of /dev/stdout and its like lead to no name; they are opened as they are.
            target = kind == .special ? path : Self.target(path)
            identity = Identity(device: UInt64(found.st_dev), inode: UInt64(found.st_ino), name: "")
        } else {
            kind = .missing
            target = Self.target(path)
            let folder = Self.folder(of: target)
            let found = Self.status(folder)
            identity = Identity(
                device: UInt64(found?.st_dev ?? 0), inode: UInt64(found?.st_ino ?? 0),
                name: found == nil ? target : String(target.split(separator: "/").last ?? ""))
        }
    }

    /// True when both are one file, or would become one when they are written.
    public func isSameFile(as other: FilePlace) -> Bool { identity == other.identity }

    /// The folder in which the file stands.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func target(_ path: String) -> String {
        var current = path
        for _ in 0..<mostLinks {
            var characters = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(current, &characters, characters.count)
            guard count > 0 else { return current }
            let link = String(decoding: characters[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            current = link.hasPrefix("/") ? link : folder(of: current) + "/" + link
        }
        return path
    }
}

import Glibc

/// The right to be the station of a data folder; given back when the value goes or the process dies.
public struct StationLock: ~Copyable {
    private let descriptor: Int32

    /// Takes it.
    ///
    /// - Throws: `StoreError.inUse` while another process has it.
    public init(_ folder: DataFolder) throws(StoreError) {
        try folder.make()
        let path = folder.path + "/station.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(path: path, action: "open the lock", code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EWOULDBLOCK ? .inUse(path: folder.path) : .system(path: path, action: "lock", code: code)
        }
        self.descriptor = descriptor
    }

    /// Whether a station runs on a data folder; nothing is made or changed.
    public static func isHeld(_ folder: DataFolder) -> Bool {
        let descriptor = open(folder.path + "/station.lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // Shared, so that two who ask at once do not see each other.
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    deinit { close(descriptor) }
}

import Glibc

/// One open file of the system, closed once.
package struct OpenFile: ~Copyable {
    /// The name that errors show.
    let path: String
    private let descriptor: Int32

    /// Opens a regular file for reading.
    package static func reading(_ path: String) throws(RecordingError) -> OpenFile {
        // Without O_NONBLOCK the opening of a named pipe would wait for its writer.
        let file = try OpenFile(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, action: "open the file")
        let status = try file.status()
        guard !status.isFolder else { throw .isFolder(path: path) }
        guard status.isRegular else { throw .notARegularFile(path: path) }
        return file
    }

    /// Makes a file that did not exist; only its owner may read it, as it is about a person's health.
    ///
    /// - Parameters:
    ///   - path: the file to make.
    ///   - name: the file that errors speak of, where this one only stands in for it.
    /// - Returns: the empty file, open for writing.
    /// - Throws: `RecordingError`, such as a folder that does not exist.
    package static func creating(_ path: String, for name: String) throws(RecordingError) -> OpenFile {
        do throws(RecordingError) {
            return try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, action: "create the file", name: name)
        } catch .doesNotExist {
            throw .noFolder(path: name, folder: FilePlace.folder(of: path))
        } catch {
            throw error
        }
    }

    /// Opens a file or device that is there for writing.
    static func writing(_ path: String) throws(RecordingError) -> OpenFile {
        try OpenFile(path, O_WRONLY | O_CLOEXEC, action: "open the file")
    }

    private init(_ path: String, _ flags: Int32, action: String, name: String? = nil) throws(RecordingError) {
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { throw .last(name ?? path, action) }
        self.path = name ?? path
        self.descriptor = descriptor
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Kind and length of the file now.
    package func status() throws(RecordingError) -> (isRegular: Bool, isFolder: Bool, length: Int) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last(path, "look at the file") }
        let kind = status.st_mode & S_IFMT
        return (kind == S_IFREG, kind == S_IFDIR, Int(status.st_size))
    }

    /// Reads into `buffer` from `start` on and returns how many bytes came; 0 at the end of the file.
    package func read(into buffer: inout [UInt8], from start: Int) throws(RecordingError) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { bytes in
                let free = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
                return Glibc.read(descriptor, free.baseAddress, free.count)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw .last(path, "read the file") }
        }
    }

    /// Writes the bytes and takes from them what was written, also when it fails half way.
    package func write(_ bytes: inout [UInt8]) throws(RecordingError) {
        var written = 0
        var failure: RecordingError?
        while written < bytes.count, failure == nil {
            let count = bytes.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                failure = .last(path, "write the file")
            }
        }
        bytes.removeSubrange(0..<written)
        if let failure { throw failure }
    }

    /// Waits until the file's bytes are on the disk.
    package func synchronise() throws(RecordingError) {
        guard fdatasync(descriptor) == 0 else { throw .last(path, "write the file to the disk") }
    }

    /// Waits until the names in the file's folder are on the disk.
    package static func synchroniseFolder(of path: String) throws(RecordingError) {
        let folder = FilePlace.folder(of: path)
        let file = try OpenFile(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, action: "open the folder")
        // Some network and user-space file systems cannot synchronise a folder and say EINVAL.
        guard fsync(file.descriptor) == 0 || errno == EINVAL else {
            throw .last(folder, "write the folder to the disk")
        }
    }

    /// Gives the file another name, in place of a file that has it.
    package static func rename(_ path: String, to newPath: String) throws(RecordingError) {
        guard Glibc.rename(path, newPath) == 0 else { throw .last(newPath, "give the finished file its name") }
    }

    /// Gives the file or folder another name, and refuses where something has it.
    package static func nameNew(_ path: String, as newPath: String) throws(RecordingError) {
        // A second name is never given over another file; folders, and file systems of sticks, know no second names.
        if link(path, newPath) == 0 {
            remove(path)
            return
        }
        guard errno != EEXIST, access(newPath, F_OK) != 0 else { throw .alreadyExists(path: newPath) }
        try rename(path, to: newPath)
    }

    /// Removes a file's name, if it is there.
    package static func remove(_ path: String) { _ = unlink(path) }

    /// This process's number, which keeps the temporary files of two programs apart.
    package static var processNumber: Int32 { getpid() }
}

extension RecordingError {
    /// What the system refused last.
    fileprivate static func last(_ path: String, _ action: String) -> RecordingError {
        let code = errno
        switch code {
        case ENOENT: return .doesNotExist(path: path)
        case EEXIST: return .alreadyExists(path: path)
        case EISDIR: return .isFolder(path: path)
        case EACCES, EPERM, EROFS: return .noPermission(path: path)
        case ENOSPC, EDQUOT: return .diskFull(path: path)
        default: return .system(path: path, action: action, code: code, text: String(cString: strerror(code)))
        }
    }
}

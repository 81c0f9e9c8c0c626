import Glibc

/// Where a command's result goes.
enum Output {
    /// Writes bytes whole or not at all to a file, or to standard output where there is none.
    static func write(_ bytes: [UInt8], to path: String?) throws {
        try write(to: path) { put in try put(bytes) }
    }

    /// Writes a result piece by piece, so that it is never in memory as a whole.
    ///
    /// A file appears under its name once it is whole; a device or pipe that is there is written to and never replaced.
    ///
    /// - Parameters:
    ///   - path: the file; nil for standard output.
    ///   - produce: makes the result and gives each piece to the function that it is called with.
    /// - Throws: `OutputFailure`, or what `produce` throws; nothing is left under the file's name then.
    static func write(to path: String?, _ produce: (_ put: ([UInt8]) throws -> Void) throws -> Void) throws {
        guard let path else {
            // A reader that went away ends it quietly.
            try produce { _ = put($0, to: STDOUT_FILENO) }
            return
        }
        var status = stat()
        let isReplaced = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
        let written = isReplaced ? "\(path).\(getpid()).part" : path
        let flags = O_WRONLY | O_CLOEXEC | (isReplaced ? O_CREAT | O_EXCL : 0)
        let descriptor = open(written, flags, 0o666)
        guard descriptor >= 0 else { throw OutputFailure.last(path) }
        do {
            try produce { guard put($0, to: descriptor) else { throw OutputFailure.last(path) } }
        } catch {
            close(descriptor)
            if isReplaced { unlink(written) }
            throw error
        }
        guard close(descriptor) == 0, !isReplaced || rename(written, path) == 0 else {
            let failure = OutputFailure.last(path)
            if isReplaced { unlink(written) }
            throw failure
        }
    }

    /// Says something to the person that is not the result.
    static func warn(_ text: String) {
        _ = put(Array((text + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes everything, in as many pieces as the other end takes; false when it takes no more.
    private static func put(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        fflush(nil)
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}

/// A result that could not be written.
struct OutputFailure: Error, CustomStringConvertible {
    var path: String
    var reason: String

    /// What the system refused last.
    fileprivate static func last(_ path: String) -> OutputFailure {
        OutputFailure(path: path, reason: String(cString: strerror(errno)))
    }

    var description: String {
        "\(path): could not be written (\(reason)). Is the folder there, may you write to it, and is the disk not full?"
    }
}

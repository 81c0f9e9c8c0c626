import FoundationEssentials
import Glibc

/// Where a command's result goes.
enum Output {
    /// Writes bytes whole or not at all to a file, or to standard output where there is none.
    static func write(_ bytes: [UInt8], to path: String?) throws {
        guard let path else {
            put(bytes, to: STDOUT_FILENO)
            return
        }
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw OutputFailure(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Says something to the person that is not the result.
    static func warn(_ text: String) {
        put(Array((text + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes everything, in as many pieces as the other end takes; a reader that went away ends it quietly.
    private static func put(_ bytes: [UInt8], to descriptor: Int32) {
        fflush(nil)
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}

/// A result that could not be written.
struct OutputFailure: Error, CustomStringConvertible {
    var path: String
    var reason: String

    var description: String {
        "\(path): could not be written (\(reason)). Is the folder there, may you write to it, and is the disk not full?"
    }
}

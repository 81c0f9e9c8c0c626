import FoundationEssentials
import Glibc

/// Where a command's result goes.
enum Output {
    /// Writes text whole or not at all to a file, or to standard output where there is none.
    static func write(_ text: String, to path: String?) throws {
        guard let path else {
            print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
            return
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw OutputFailure(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Says something to the person that is not the result.
    static func warn(_ text: String) {
        var line = text + "\n"
        line.withUTF8 { bytes in _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
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

import FoundationEssentials
import GaitAnalysis
import Glibc
import Recording
import Report

/// Where a command's result goes.
enum Output {
    /// Prints a line of JSON.
    static func putLine(_ line: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try write(Array(encoder.encode(line)) + [0x0A], to: nil)
    }

    /// Writes bytes to a file, whole or not at all, or to standard output where there is none.
    ///
    /// A file is replaced and only its owner may read it, as it is about a person's health; a symbolic link stays, and a
    /// device or pipe is written into.
    static func write(_ bytes: [UInt8], to path: String?) throws {
        try write(to: path) { put in try put(bytes) }
    }

    /// Writes a result piece by piece, so that it is never in memory as a whole; otherwise as the other form.
    ///
    /// - Parameters:
    ///   - path: the file; nil for standard output.
    ///   - produce: makes the result and gives each piece to the function that it is called with.
    /// - Throws: `OutputFailure`, or what `produce` throws; nothing is left under the file's name then.
    static func write(to path: String?, _ produce: (_ put: ([UInt8]) throws -> Void) throws -> Void) throws {
        guard let path else {
            try produce { try put($0, to: STDOUT_FILENO, name: "standard output") }
            return
        }
        let place = FilePlace(path)
        guard place.kind != .special else {
            let descriptor = try opened(path, O_WRONLY | O_CLOEXEC, name: path)
            defer { close(descriptor) }
            try produce { try put($0, to: descriptor, name: path) }
            return
        }
        guard place.kind != .folder else { throw OutputFailure(path: path, code: EISDIR) }
        let working = "\(place.target).\(getpid()).part"
        let descriptor = try opened(working, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, name: path)
        do {
            defer { close(descriptor) }
            try produce { try put($0, to: descriptor, name: path) }
            guard fsync(descriptor) == 0 else { throw OutputFailure(path: path, code: errno) }
        } catch {
            unlink(working)
            throw error
        }
        guard rename(working, place.target) == 0 else {
            let code = errno
            unlink(working)
            throw OutputFailure(path: path, code: code)
        }
    }

    /// The summary for a terminal, as wide as the terminal is; 80 columns where there is none.
    static func summary(of analysis: SessionAnalysis, _ language: Language = .english) -> String {
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return TerminalSummary(width: isKnown ? Int(size.ws_col) : 80, language: language).text(of: analysis)
    }

    /// One line of a result on standard output.
    static func say(_ line: String) throws { try write(Array((line + "\n").utf8), to: nil) }

    /// Says something to the person that is not the result.
    static func warn(_ text: String) {
        // Nobody can be told that telling failed.
        try? put(Array((text + "\n").utf8), to: STDERR_FILENO, name: "standard error")
    }

    /// Refuses outputs without a name, that are folders, that are inputs, or that are the same file.
    ///
    /// To be called before anything is read or written.
    static func check(_ outputs: [String], against inputs: [String] = []) throws {
        for (index, output) in outputs.enumerated() {
            guard !output.isEmpty else { throw OutputRefusal.noName }
            let place = FilePlace(output)
            if place.kind == .folder { throw OutputFailure(path: output, code: EISDIR) }
            guard place.kind != .special else { continue }
            if let input = inputs.first(where: { FilePlace($0).isSameFile(as: place) }) {
                throw OutputRefusal.isInput(output: output, input: input)
            }
            if let other = outputs[..<index].first(where: { FilePlace($0).isSameFile(as: place) }) {
                throw OutputRefusal.isOutput(output: output, other: other)
            }
        }
    }

    private static func opened(_ path: String, _ flags: Int32, name: String) throws -> Int32 {
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { throw OutputFailure(path: name, code: errno) }
        return descriptor
    }

    /// Writes everything, in as many pieces as the other end takes; a reader that went away ends it quietly.
    private static func put(_ bytes: [UInt8], to descriptor: Int32, name: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
                continue
            }
            switch errno {
            case EINTR: continue
            case EPIPE: return
            default: throw OutputFailure(path: name, code: errno)
            }
        }
    }
}

/// A result that could not be written.
struct OutputFailure: Error, CustomStringConvertible {
    var path: String
    /// The system's number of what happened.
    var code: Int32

    var description: String {
        let reason =
            switch code {
            case ENOENT: "its folder does not exist; make it first, or check the name"
            case ENOTDIR: "a part of its path is no folder; check the name"
            case EISDIR: "this is a folder; give the name of a file in it"
            case EACCES, EPERM: "permission denied; check the rights of the file and its folder"
            case EROFS: "the disk may only be read; choose another folder"
            case ENOSPC, EDQUOT: "the disk is full or the quota used up; free some space and try again"
            default: String(cString: strerror(code))
            }
        return "\(path): could not be written: \(reason)."
    }
}

/// An output that would destroy something, or has no name.
enum OutputRefusal: Error, CustomStringConvertible {
    case noName
    case isInput(output: String, input: String)
    case isOutput(output: String, other: String)

    var description: String {
        switch self {
        case .noName: "The name of the file to write is empty; nothing was written."
        case .isInput(let output, let input):
            "\(output): this is the same file as the input \(input); nothing was written. Choose another name."
        case .isOutput(let output, let other):
            "\(output): this is the same file as the other output \(other); nothing was written. Choose another name."
        }
    }
}

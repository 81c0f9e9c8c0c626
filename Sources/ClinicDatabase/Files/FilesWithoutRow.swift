import FoundationEssentials
import Glibc

/// What lies in the recordings' folder and stands in no row.
struct FilesWithoutRow: Equatable, Sendable {
    /// Named as the station names them: being recorded, or adopted at the next start.
    private(set) var recordings: [Identifier<RecordingFile>] = []
    /// The names of all others.
    private(set) var strangers: [String] = []

    init(in folder: DataFolder, known: [RecordingFile]) {
        let known = Set(known.map(\.path))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.recordings)) ?? []
        for name in names.sorted() where !known.contains("recordings/\(name)") && !IncomingRecording.isName(name) {
            if name.hasSuffix(".gait"), let id = Identifier<RecordingFile>(rawValue: String(name.dropLast(5))),
                Self.isFile("\(folder.recordings)/\(name)")
            {
                recordings.append(id)
            } else {
                strangers.append(name)
            }
        }
    }

    /// A file itself: a link could lead out of the folder.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Bytes of a file; nil where there is none.
    static func length(_ path: String) -> Int64? {
        var status = stat()
        return lstat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// A name that somebody else gave, for a line of a log or a terminal.
    static func printable(_ name: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: text.append("\u{FFFD}")
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}

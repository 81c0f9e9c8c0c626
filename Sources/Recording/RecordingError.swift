/// Why a recording cannot be written or read.
public enum RecordingError: Error, Equatable, Sendable, CustomStringConvertible {
    case doesNotExist(path: String)
    /// The folder in which the file is to be made does not exist.
    case noFolder(path: String, folder: String)
    case alreadyExists(path: String)
    case isFolder(path: String)
    case notARegularFile(path: String)
    case noPermission(path: String)
    case diskFull(path: String)
    case empty(path: String)
    /// The file begins otherwise than a recording.
    case notARecording(path: String)
    case unsupportedVersion(path: String, version: UInt32)
    /// The file begins as a recording, and its first record is damaged or missing.
    case headerDamaged(path: String)
    /// A text of an entry is longer than a record may be.
    case entryTooLong(path: String, bytes: Int)
    /// A header or source description holds a number that JSON cannot write.
    case notEncodable(path: String, reason: String)
    /// Something was appended behind the end of the recording.
    case alreadyEnded(path: String)
    /// Any other refusal of the system, with its number and text.
    case system(path: String, action: String, code: Int32, text: String)

    public var description: String {
        switch self {
        case .doesNotExist(let path): "\(path): there is no such file; check the name."
        case .noFolder(let path, let folder):
            "\(path): the folder \(folder) does not exist; make it first, or check the name."
        case .alreadyExists(let path):

            """
            \(path): the file exists and is not overwritten; choose another name, or move it away \
            (import and simulate replace it with --overwrite).
            """
        case .isFolder(let path): "\(path): this is a folder; give the name of a recording in it."
        case .notARegularFile(let path):
            "\(path): this is a device or a pipe, not a file; give the name of a recording."
        case .noPermission(let path): "\(path): permission denied; check the rights of the file and its folder."
        case .diskFull(let path):
            "\(path): the disk is full or the quota used up; free some space and try again."
        case .empty(let path): "\(path): the file is empty; nothing was recorded, so record or import again."
        case .notARecording(let path):
            "\(path): this is not a recording (its first 8 bytes differ); import other makers' files first."
        case .unsupportedVersion(let path, let version):
            """
            \(path): the recording has format version \(version), this program reads \(RecordingFormat.version); \
            use a newer program.
            """
        case .headerDamaged(let path):
            "\(path): the recording's header, from byte 12 on, is damaged or cut off; nothing can be read. Use a copy."
        case .entryTooLong(let path, let bytes):
            "\(path): a text of \(bytes) bytes does not fit a record of \(RecordingFormat.payloadBytes); shorten it."
        case .notEncodable(let path, let reason):
            "\(path): the header or a source's description cannot be written: \(reason)"
        case .alreadyEnded(let path): "\(path): the recording was ended; begin a new one for further entries."
        case .system(let path, let action, let code, let text):
            "\(path): could not \(action): \(text) (errno \(code))."
        }
    }
}

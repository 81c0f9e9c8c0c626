import Glibc

/// Why the store refuses.
public enum StoreError: Error, Equatable, CustomStringConvertible {
    /// The system refused; `code` is its number of the reason.
    case system(path: String, action: String, code: Int32)
    /// Another station runs on this data folder.
    case inUse(path: String)
    /// The database was made by a newer program.
    case newerDatabase(path: String)
    /// `PRAGMA integrity_check` found something.
    case damaged(path: String, details: [String])
    /// There is no database in the folder.
    case noStation(path: String)
    /// Neither is there a folder.
    case noFolder(path: String)
    case notAFolder(path: String)
    /// SQLite refused; `reason` is its text without the statement.
    case database(path: String, action: String, reason: String)
    /// A file among the recordings that is none.
    case notAdopted(path: String)
    case fileExists(path: String)
    case folderNotEmpty(path: String)
    case backupDamaged(path: String, details: [String])
    case noSuch(AuditEntry.Subject.Kind, id: String)
    case codeNotUsable
    case codeTaken(String)
    case nameNotUsable
    case nameTaken(String)
    /// Too short, too long, or the user's name.
    case passwordTooWeak
    /// The link was used, has expired, or never was.
    case linkNotValid
    /// The document of an analysis is missing or not what was written.
    case documentDamaged(path: String)
    /// Nobody could sign in to see to users any more.
    case lastAdministrator
    /// The recording is still being written.
    case stillRecording

    public var description: String {
        switch self {
        case .system(let path, let action, let code):
            "\(path): could not \(action): \(String(cString: strerror(code))) (errno \(code))\(Self.advice(code))."
        case .inUse(let path): "\(path): a station runs on this data folder already; stop it first."
        case .newerDatabase(let path):
            "\(path): the database was made by a newer version of Heelstrike; install that version, or restore a backup."
        case .damaged(let path, let details):
            "\(path): the database is damaged (\(details.prefix(3).joined(separator: "; "))); restore a backup."
        case .noStation(let path): "\(path): there is no station's database in this folder; check the name."
        case .noFolder(let path):
            "\(path): this folder does not exist; check the name, or give the station's --data-dir."
        case .notAFolder(let path):
            "\(path): this is a file, and a station's data stands in a folder; give --data-dir another name, or move the file away."
        case .database(let path, let action, let reason): "\(path): could not \(action): \(reason)."
        case .notAdopted(let path):
            """
            \(path): this is no recording (.gait), and is neither shown nor backed up; move it elsewhere, or turn it into a \
            recording with `heelstrike import`.
            """
        case .fileExists(let path): "\(path): this exists and is not overwritten; choose another name."
        case .folderNotEmpty(let path):
            "\(path): the folder is not empty, and a restored station takes nothing's place; choose another, or empty it."
        case .backupDamaged(let path, let details):
            "\(path): the backup is not as it was written, and nothing was put back:\n  "
                + details.joined(separator: "\n  ")
        case .noSuch(let kind, let id): "There is no \(kind.rawValue) \(id)."
        case .codeNotUsable: "A patient code has 1 to 64 characters and no line breaks."
        case .codeTaken(let code): "There is a patient with the code \(code); choose another."
        case .nameNotUsable: "A user's name has 1 to 64 characters and no line breaks."
        case .nameTaken(let name): "There is a user with the name \(name); choose another."
        case .passwordTooWeak:
            "A password has \(PasswordRule.fewestCharacters) to \(PasswordRule.mostBytes) characters and is not the user's name."
        case .linkNotValid: "This set-up link was used already, or has expired; make a new one."
        case .documentDamaged(let path):
            "\(path): this analysis is missing or not what was written; put it back from a backup, or analyse again."
        case .lastAdministrator: "This is the last administrator; make another one first."
        case .stillRecording: "This recording is still being written; stop it first."
        }
    }

    /// What to do about a refusal of the system; empty where nobody knows.
    private static func advice(_ code: Int32) -> String {
        switch code {
        case ENOENT: "; the folder above it does not exist: make it first, or check the name"
        case ENOTDIR: "; a part of this path is a file: give another name"
        case EACCES, EPERM: "; run this as the station's user, or check the rights of the folder above"
        case EROFS: "; this disk can only be read: choose another"
        case ENOSPC, EDQUOT: "; the disk is full: free some space, or choose another"
        default: ""
        }
    }
}

public import FoundationEssentials

/// Who did what, about whom, when, from where; never changed, and without the patient's code.
public struct AuditEntry: Codable, Equatable, Sendable {
    /// Who did it.
    public enum Actor: Equatable, Sendable {
        /// The station by itself, or a command on its machine.
        case station
        case user(Identifier<User>, name: String)
        case token(Identifier<APIToken>, name: String)
        /// Nobody who signed in, such as a wrong password.
        case nobody
    }

    public enum Action: String, Codable, CaseIterable, Sendable {
        case setUp
        case signIn
        case signInRefused
        case signOut
        case view
        case export
        case create
        case change
        case delete
        case startRecording
        case stopRecording
        case analyse
        case backup
        case restore
    }

    /// What it was about: the kind of a row and its identifier.
    public struct Subject: Equatable, Sendable {
        public enum Kind: String, Codable, CaseIterable, Sendable {
            case patient
            case visit
            case recording
            case analysis
            case note
            case user
            case token
            case sensor
            case setting
            case station
        }

        public var kind: Kind
        public var id: String?

        public init(_ kind: Kind, id: String? = nil) {
            self.kind = kind
            self.id = id
        }
    }

    /// Counts up; nil before it is stored.
    public let number: Int64?
    public let at: Date
    public let actorKind: String
    public let actorID: String?
    public let actorName: String?
    public let action: Action
    public let subjectKind: Subject.Kind?
    public let subjectID: String?
    /// Also set where the subject is a visit, a recording or an analysis of a patient.
    public let patientID: Identifier<Patient>?
    /// From where: the address of the browser or program.
    public let address: String?
    /// Further words without anything that names a patient, such as "PDF" for an export.
    public let detail: String?

    /// An entry yet to be stored.
    public init(
        at: Date, actor: Actor, action: Action, subject: Subject? = nil, patientID: Identifier<Patient>? = nil,
        address: String? = nil, detail: String? = nil
    ) {
        number = nil
        self.at = at.wholeMilliseconds
        switch actor {
        case .station: (actorKind, actorID, actorName) = ("station", nil, nil)
        case .user(let id, let name): (actorKind, actorID, actorName) = ("user", id.rawValue, name)
        case .token(let id, let name): (actorKind, actorID, actorName) = ("token", id.rawValue, name)
        case .nobody: (actorKind, actorID, actorName) = ("nobody", nil, nil)
        }
        self.action = action
        subjectKind = subject?.kind
        subjectID = subject?.id
        self.patientID = patientID
        self.address = address
        self.detail = detail
    }
}

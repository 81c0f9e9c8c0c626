/// What the doctor found when it looked at one thing.
struct Diagnosis: Codable, Equatable, Sendable {
    enum State: String, Codable, CaseIterable, Sendable {
        case well
        /// The station works, but not for ever or not as well as it could.
        case caution
        /// The station does not work, or data are in danger.
        case wrong
        /// It could not be looked at.
        case unknown
    }

    /// What was looked at, one word for programs.
    var check: String
    var state: State
    var finding: String
    /// What to do about it; nil where nothing is to be done.
    var remedy: String?

    static func well(_ check: String, _ finding: String) -> Diagnosis {
        Diagnosis(check: check, state: .well, finding: finding)
    }

    static func unknown(_ check: String, _ finding: String) -> Diagnosis {
        Diagnosis(check: check, state: .unknown, finding: finding)
    }
}

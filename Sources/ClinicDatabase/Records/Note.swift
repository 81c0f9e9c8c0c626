public import FoundationEssentials

/// What somebody wrote about a patient, about one visit or one recording where it is named.
public struct Note: Codable, Equatable, Sendable, Identifiable {
    public let id: Identifier<Note>
    public let patientID: Identifier<Patient>
    public var visitID: Identifier<Visit>?
    public var text: String
    /// Who wrote it; nil when the user is gone.
    public var authorID: Identifier<User>?
    public let created: Date

    public init(
        id: Identifier<Note> = Identifier(), patientID: Identifier<Patient>, visitID: Identifier<Visit>? = nil,
        text: String, authorID: Identifier<User>?, created: Date
    ) {
        self.id = id
        self.patientID = patientID
        self.visitID = visitID
        self.text = text
        self.authorID = authorID
        self.created = created.wholeMilliseconds
    }
}

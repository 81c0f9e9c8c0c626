public import FoundationEssentials

/// One appointment of a patient: what was recorded under the same conditions.
public struct Visit: Codable, Equatable, Sendable, Identifiable {
    public let id: Identifier<Visit>
    public let patientID: Identifier<Patient>
    public var date: Date
    /// Name of the time zone in which the clinic was then ("Europe/Berlin"), so that the day stays the day it was.
    public var timeZone: String
    /// What was special: "without insole".
    public var label: String?
    public var notes: String?

    public init(
        id: Identifier<Visit> = Identifier(), patientID: Identifier<Patient>, date: Date, timeZone: String,
        label: String? = nil, notes: String? = nil
    ) {
        self.id = id
        self.patientID = patientID
        self.date = date.wholeMilliseconds
        self.timeZone = timeZone
        self.label = label
        self.notes = notes
    }
}

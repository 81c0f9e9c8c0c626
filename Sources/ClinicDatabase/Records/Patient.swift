public import FoundationEssentials
public import SensorData

/// A person, under a code.
///
/// Only what the analysis or the finding of the right person needs: body mass and height (forces as parts of body weight, steps
/// as parts of height), the year of birth (healthy references differ by age; a day of birth would name the person).
public struct Patient: Codable, Equatable, Sendable, Identifiable {
    public let id: Identifier<Patient>
    /// What the clinic calls the person; unique without regard to case.
    public var code: String
    /// Only where the clinic wants names on the station; nil by default.
    public var displayName: String?
    public var birthYear: Int?
    /// Kilograms.
    public var bodyMass: Double?
    /// Centimetres.
    public var height: Double?
    /// The side that hurts or was operated.
    public var affectedSide: Side?
    public var notes: String?
    public let created: Date

    public init(id: Identifier<Patient> = Identifier(), code: String, created: Date) {
        self.id = id
        self.code = code
        self.created = created.wholeMilliseconds
    }

    /// A code that says nothing of the person: six letters and digits that are not misread.
    public static func randomCode() -> String { RandomText.text(length: 6).uppercased() }

    /// The code without spaces around it; nil where it is empty, longer than 64 characters or holds control characters.
    public static func acceptable(code: String) -> String? {
        let trimmed = code.drop(while: \.isWhitespace)
        guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        let text = String(trimmed[...last])
        let hasControl = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return text.count <= 64 && !hasControl ? text : nil
    }
}

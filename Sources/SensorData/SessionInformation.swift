/// What the operator said about the person and the walk; all of it may be missing, none of it is guessed.
public struct SessionInformation: Equatable, Codable, Sendable {
    /// A code, not a name.
    public var patientCode: String?
    /// Body mass in kilograms.
    public var weight: Double?
    /// Body height in centimetres.
    public var height: Double?
    /// The side that hurts or was operated, when somebody says so.
    public var affectedSide: Side?
    public var footwear: String?
    /// Walking speed in metres per second as measured by somebody else (a stop watch, a treadmill).
    public var walkingSpeed: Double?
    public var notes: String?

    public init(
        patientCode: String? = nil, weight: Double? = nil, height: Double? = nil, affectedSide: Side? = nil,
        footwear: String? = nil, walkingSpeed: Double? = nil, notes: String? = nil
    ) {
        self.patientCode = patientCode
        self.weight = weight
        self.height = height
        self.affectedSide = affectedSide
        self.footwear = footwear
        self.walkingSpeed = walkingSpeed
        self.notes = notes
    }
}

public import SensorData

/// What to import: one file with both feet, or one file for each foot.
public struct ImportRequest: Equatable, Sendable {
    /// Files of which nobody said the side.
    public var files: [String]
    /// The left foot's file.
    public var left: String?
    /// The right foot's file.
    public var right: String?
    /// A mapping file; without it the format is recognised by the content.
    public var mapping: String?
    /// The sampling rate, for files that do not state it.
    public var rate: Frequency?
    public var session: SessionInformation

    public init(
        files: [String] = [], left: String? = nil, right: String? = nil, mapping: String? = nil, rate: Frequency? = nil,
        session: SessionInformation = SessionInformation()
    ) {
        self.files = files
        self.left = left
        self.right = right
        self.mapping = mapping
        self.rate = rate
        self.session = session
    }
}

public import FoundationEssentials
public import SensorData

/// A recording, which stays a file; the row says where it is, whose, and what it must be.
public struct RecordingFile: Codable, Equatable, Sendable, Identifiable {
    public enum State: String, Codable, CaseIterable, Sendable {
        /// The recorder writes it now, or the station went down while it did.
        case recording
        /// Ended in order; the file is what `sha256` says.
        case closed
        /// Not ended in order (a crash, a pulled plug); whole up to its last good entry.
        case recovered
        /// There is no such file any more.
        case missing
        /// The file is not what was recorded: its hash differs.
        case altered
    }

    public let id: Identifier<RecordingFile>
    /// nil until somebody says whose it is.
    public var visitID: Identifier<Visit>?
    /// Relative to the data folder: "recordings/<id>.gait".
    public let path: String
    public var state: State
    /// Of the finished file, 64 hexadecimal digits; nil while it is written.
    public var sha256: String?
    /// Of the finished file.
    public var byteCount: Int64?
    public var started: Date
    /// Name of the time zone in which the clinic was then.
    public var timeZone: String
    /// Seconds from the first to the last entry; nil while it is written.
    public var duration: Double?
    /// Whether the clock was synchronised when it started; nil where nobody looked.
    ///
    /// A Pi has no clock of its own.
    public var clockSynchronised: Bool?
    /// Started by itself, when somebody walked.
    public var startedByItself: Bool
    public var calibration: Calibration?
    public var devices: [RecordedDevice]

    /// A new one that starts now; `path` follows from `id`.
    public init(
        id: Identifier<RecordingFile> = Identifier(), visitID: Identifier<Visit>? = nil, started: Date,
        timeZone: String, devices: [RecordedDevice] = [], startedByItself: Bool = false
    ) {
        self.id = id
        self.visitID = visitID
        path = Self.path(of: id)
        state = .recording
        self.started = started.wholeMilliseconds
        self.timeZone = timeZone
        self.startedByItself = startedByItself
        self.devices = devices
    }

    /// Where the file of a recording stands, relative to the data folder.
    public static func path(of id: Identifier<RecordingFile>) -> String { "recordings/\(id).gait" }
}

/// A sensor as it was in one recording.
public struct RecordedDevice: Codable, Equatable, Sendable {
    /// nil when it did not say.
    public var side: Side?
    public var serialNumber: String
    public var manufacturer: String?
    public var model: String?
    public var protocolName: String?
    public var placement: String?

    public init(
        side: Side?, serialNumber: String, manufacturer: String? = nil, model: String? = nil,
        protocolName: String? = nil, placement: String? = nil
    ) {
        self.side = side
        self.serialNumber = serialNumber
        self.manufacturer = manufacturer
        self.model = model
        self.protocolName = protocolName
        self.placement = placement
    }
}

/// What the guided calibration (stand, shift the weight, stand on each leg) found; each nil where it was not told.
public struct Calibration: Codable, Equatable, Sendable {
    /// By what each insole's force is to be multiplied.
    public var gainLeft: Double?
    public var gainRight: Double?
    /// Newtons.
    public var bodyWeight: Double?
    public var made: Date

    public init(gainLeft: Double? = nil, gainRight: Double? = nil, bodyWeight: Double? = nil, made: Date) {
        self.gainLeft = gainLeft
        self.gainRight = gainRight
        self.bodyWeight = bodyWeight
        self.made = made.wholeMilliseconds
    }
}

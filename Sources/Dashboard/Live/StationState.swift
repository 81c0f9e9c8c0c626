public import SensorData

/// What the station does now, as every page shows it.
public struct StationState: Codable, Equatable, Sendable {
    public enum Phase: String, Codable, CaseIterable, Sendable {
        /// Looks for sensors.
        case searching
        /// Sensors send, nothing is recorded.
        case ready
        case recording
    }

    /// What is wrong, for a page to say in its reader's language.
    public struct Trouble: Codable, Equatable, Sendable {
        public enum Kind: String, Codable, CaseIterable, Sendable {
            case noSensorToRecord, recordingStopped
            case anotherSensor, sideUnknown, sidesContradict, notConfigured, mappingMissing
            case notThere, noPermission, busy, noAnswer, notUnderstood
            case other
        }

        public var kind: Kind
        /// A name, or the system's own words.
        public var detail: String?

        public init(_ kind: Kind, _ detail: String? = nil) {
            self.kind = kind
            self.detail = detail
        }

        /// In English, for programs and logs.
        public var words: String { PageText().trouble(self) }
    }

    /// One sensor that is plugged in or was.
    public struct Sensor: Codable, Equatable, Sendable {
        public var address: String
        /// What it is.
        public var title: String
        /// Empty where it says none.
        public var serialNumber: String
        /// The foot that it is on; nil where nobody knows, and for both.
        public var side: Side?
        /// The feet that it measures.
        public var sides: [Side]
        /// Somebody said which foot it is on, and may say otherwise.
        public var maySwap = false
        /// It stands in the station's list of sensors.
        public var isKnown: Bool
        public var isConnected: Bool
        /// Per cent; nil where it does not say.
        public var battery: Int?
        /// Frames missing since it was connected.
        public var lostFrames: Int
        /// Why it is not used; nil when it is.
        public var trouble: Trouble? { didSet { problem = trouble?.words } }
        /// The same in English.
        public private(set) var problem: String?

        public init(address: String, title: String, serialNumber: String, side: Side?, isKnown: Bool) {
            self.address = address
            self.title = title
            self.serialNumber = serialNumber
            self.side = side
            sides = side.map { [$0] } ?? []
            self.isKnown = isKnown
            isConnected = false
            lostFrames = 0
        }
    }

    /// The recording that is being made.
    public struct Recording: Codable, Equatable, Sendable {
        /// Its file's name without the ending.
        public var id: String
        public var patientCode: String?
        /// Seconds so far.
        public var seconds: Double
        /// It began by itself.
        public var isAutomatic: Bool

        public init(id: String, patientCode: String?, seconds: Double, isAutomatic: Bool) {
            self.id = id
            self.patientCode = patientCode
            self.seconds = seconds
            self.isAutomatic = isAutomatic
        }
    }

    public var phase: Phase
    public var sensors: [Sensor]
    public var recording: Recording?
    /// The last recording that ended, since the program started.
    public var lastRecording: String?
    /// What went wrong last; nil when nothing.
    public var trouble: Trouble? { didSet { problem = trouble?.words } }
    /// The same in English.
    public private(set) var problem: String?
    /// How full the disk under the recordings is, in per cent; nil until somebody has looked.
    public var diskUsedPercent: Int?

    /// Per cent of the disk from which on a warning is due; old recordings are never deleted by themselves.
    public static let fillingDisk = 80
    public var isDiskFilling: Bool { (diskUsedPercent ?? 0) >= Self.fillingDisk }

    public init(phase: Phase = .searching, sensors: [Sensor] = []) {
        self.phase = phase
        self.sensors = sensors
    }
}

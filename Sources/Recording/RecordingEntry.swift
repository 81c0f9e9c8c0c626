public import SensorData

/// One thing that was received, or that happened to a source, at one moment: all that the analysis may know.
public struct RecordingEntry: Equatable, Sendable {
    /// Names the device or file inside this recording, from 0.
    public var source: UInt16
    /// Monotonic host time since the recording began; for an imported file the time of the bytes' last sample.
    public var hostTime: Timestamp
    public var content: Content

    public init(source: UInt16, hostTime: Timestamp, content: Content) {
        self.source = source
        self.hostTime = hostTime
        self.content = content
    }

    public enum Content: Equatable, Sendable {
        /// A source came up; from here on its bytes follow. A source that was lost and came back opens again.
        case opened(SourceDescription)
        /// Bytes exactly as they were received, cut anywhere.
        case bytes([UInt8])
        /// The host could not keep up and dropped this many bytes.
        case overrun(bytes: UInt64)
        /// The source went away; the text says what the system said.
        case closed(reason: String)
        /// One clock probe: the device's ticks at the middle of a round trip that ended at `hostTime`.
        case clockProbe(deviceTicks: UInt64, roundTripNanoseconds: UInt64)
        /// What the host's calendar clock said: nanoseconds since 1970 in UTC, and whether something keeps that clock right.
        ///
        /// Written when a recording begins and ends, and when the clock is set meanwhile: a machine without a clock of its own
        /// knows the date only when a server has told it.
        case wallClock(unixNanoseconds: Int64, isSynchronised: Bool)
        /// The operator marked this moment.
        case mark(String)
        /// The recording was ended in order; nothing follows.
        case end
    }
}

/// What a source is and how its bytes are to be read.
public struct SourceDescription: Equatable, Codable, Sendable {
    /// The protocol's name as `WireProtocol.SensorProtocol` knows it.
    public var protocolName: String
    /// Where the bytes came from: a device address, or the name of the imported file.
    public var origin: String
    /// What the importer or driver has to say: the format it took the file for, what it left out.
    public var remarks: [String]
    /// What the decoder must be told besides, as `WireProtocol.DecoderConfiguration.text` writes it; nil when nothing.
    public var configuration: String?

    public init(protocolName: String, origin: String, remarks: [String] = [], configuration: String? = nil) {
        self.protocolName = protocolName
        self.origin = origin
        self.remarks = remarks
        self.configuration = configuration
    }
}

/// The first thing in every recording.
public struct RecordingHeader: Equatable, Codable, Sendable {
    /// Name and version of the program that wrote the recording.
    public var writtenBy: String
    /// When the walk was recorded, in ISO 8601 as far as the source says it; nil when it does not.
    public var recordedAt: String?
    public var session: SessionInformation
    public var timeOrigin: TimeOrigin
    /// False where the source says that the two feet's times cannot be compared.
    public var feetSynchronised: Bool

    /// What the times in an analysis of this recording count from.
    public enum TimeOrigin: String, Codable, Sendable {
        /// The first sample of either foot.
        case firstSample
        /// The zero of the samples' own clock, such as packet counter 0.
        case clockZero
    }

    public init(
        writtenBy: String, recordedAt: String? = nil, session: SessionInformation = SessionInformation(),
        timeOrigin: TimeOrigin = .firstSample, feetSynchronised: Bool = true
    ) {
        self.writtenBy = writtenBy
        self.recordedAt = recordedAt
        self.session = session
        self.timeOrigin = timeOrigin
        self.feetSynchronised = feetSynchronised
    }

    /// Recordings made before a key existed have what was true then.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        writtenBy = try container.decode(String.self, forKey: .writtenBy)
        recordedAt = try container.decodeIfPresent(String.self, forKey: .recordedAt)
        session = try container.decode(SessionInformation.self, forKey: .session)
        timeOrigin = try container.decodeIfPresent(TimeOrigin.self, forKey: .timeOrigin) ?? .firstSample
        feetSynchronised = try container.decodeIfPresent(Bool.self, forKey: .feetSynchronised) ?? true
    }
}

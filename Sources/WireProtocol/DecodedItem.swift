public import SensorData

/// One thing that a device said.
public enum DecodedItem: Equatable, Sendable {
    /// A device or host introduced itself.
    case hello(Hello)
    /// The self-description is complete; not said again while it stays the same.
    case device(DeviceDescriptor)
    /// Samples in the order of their stream; frames that came together may be one block.
    case samples(SampleBlock)
    /// This many frames of the stream are missing before what follows.
    case lost(stream: UInt16, frames: UInt32)
    /// The device's counters.
    case status(DeviceStatus)
    /// The device says that it dropped frames; these are the frames that `lost` counts too.
    case gap(StreamGap)
    case clockProbe(ClockProbe)
    case clockReply(ClockReply)
    case start(StreamSelection)
    case stop(StreamSelection)
    case acknowledgement(Acknowledgement)
}

/// What a decoder received and what was wrong with it.
public struct DecodeStatistics: Equatable, Sendable {
    /// All bytes taken in.
    public var bytes: UInt64 = 0
    /// Whole frames with the right checksum and a version that we read.
    public var frames: UInt64 = 0
    /// Samples returned.
    public var samples: UInt64 = 0
    /// Frames whose checksum was wrong.
    public var badChecksum: UInt64 = 0
    /// Frames that are no frames (byte stuffing broken, too short), or whose payload contradicts itself.
    public var malformed: UInt64 = 0
    /// Frames longer than the protocol allows.
    public var oversized: UInt64 = 0
    /// Frames of another major version.
    public var unsupportedVersion: UInt64 = 0
    /// Frames of a type that we do not know; ignored.
    public var unknownType: UInt64 = 0
    /// Frames that the sequence numbers say are missing.
    public var lostFrames: UInt64 = 0
    /// Frames that came twice in a row; the second is ignored.
    public var repeatedFrames: UInt64 = 0
    /// Times a stream's sequence number went backwards; the frame is taken as a new beginning.
    public var sequenceRestarts: UInt64 = 0
    /// Frames of samples before their stream was described.
    public var undecodable: UInt64 = 0
    /// Self-descriptions that were complete but damaged, contradictory, or of a kind that we do not read.
    public var badDescriptors: UInt64 = 0

    public init() {}
}

public import SensorData

/// One sensor's samples as they stand in a foreign file.
public struct ImportedStream: Equatable, Sendable {
    public var descriptor: StreamDescriptor
    /// Time of each sample on the descriptor's clock; rising.
    public var ticks: [UInt64]
    /// Raw numbers, sample after sample, as the descriptor's encodings hold them; NaN where the file had none.
    ///
    /// With the descriptor's scale they give bit for bit what the printed numbers give with the scale that the format states.
    public var raw: [Double]
    /// The rate that the file, the mapping or the caller states; nil when nobody does.
    public var declaredRate: Frequency?
    /// False where times only count rows or packets, so that they cannot confirm the declared rate.
    public var hasOwnTimes: Bool

    public init(
        descriptor: StreamDescriptor, ticks: [UInt64], raw: [Double], declaredRate: Frequency? = nil,
        hasOwnTimes: Bool = true
    ) {
        self.descriptor = descriptor
        self.ticks = ticks
        self.raw = raw
        self.declaredRate = declaredRate
        self.hasOwnTimes = hasOwnTimes
    }

    /// Number of samples.
    public var count: Int { ticks.count }

    /// One channel's raw numbers.
    public func column(_ channel: Int) -> [Double] {
        let width = descriptor.channels.count
        guard width > 0, channel < width else { return [] }
        return stride(from: channel, to: raw.count, by: width).map { raw[$0] }
    }

    /// Time of a sample on the stream's clock.
    public func time(_ sample: Int) -> Timestamp { descriptor.clockRate.timestamp(ticks: ticks[sample]) }
}

/// What was read from other people's files, before it becomes a recording of ours.
public struct ImportedRecording: Equatable, Sendable {
    public var format: ForeignFormat
    /// The files' names as they were given.
    public var files: [String]
    /// Both feet of one file are streams of one device, because they share a clock.
    public var device: DeviceDescriptor
    /// In the order of the device's streams.
    public var streams: [ImportedStream]
    /// ISO 8601 as far as the source says it.
    public var recordedAt: String?
    public var session: SessionInformation
    /// True when the source's own reference counts from zero of the clock (packet counter 0) and not from the first sample.
    public var countsFromZero: Bool
    /// False where the source says that the two feet's times cannot be compared.
    public var feetSynchronised: Bool
    /// What somebody who judges the result must know: assumptions, oddities, what the file does not say.
    public var remarks: [String]
    /// Rows that were left out, by reason.
    public var leftOut: LeftOutRows
    /// Columns that are kept although the analysis does not use them.
    public var keptColumns: [String]
    /// Columns that were not taken over.
    public var droppedColumns: [String]

    /// The time of the earliest sample of any stream.
    public var firstTime: Timestamp {
        streams.filter { $0.count > 0 }.map { $0.time(0) }.min() ?? .zero
    }
}

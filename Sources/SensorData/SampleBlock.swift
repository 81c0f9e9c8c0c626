/// Samples of one stream, in the order in which they were taken.
public struct SampleBlock: Equatable, Sendable {
    /// The stream's id inside its device.
    public var stream: UInt16
    /// Number of channels, as in the stream's descriptor.
    public var channelCount: Int
    /// Time of each sample on the device's clock.
    public var times: [Timestamp]
    /// SI values, sample after sample: `values[sample * channelCount + channel]`; NaN where the source had no value.
    public var values: [Double]

    public init(stream: UInt16, channelCount: Int, times: [Timestamp] = [], values: [Double] = []) {
        self.stream = stream
        self.channelCount = channelCount
        self.times = times
        self.values = values
    }

    /// Number of samples.
    public var count: Int { times.count }
}

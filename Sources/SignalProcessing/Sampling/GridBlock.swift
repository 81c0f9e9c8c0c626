/// A run of grid samples of several channels.
public struct GridBlock: Equatable, Sendable {
    /// Grid index of the first sample.
    public var firstIndex: Int
    public var channelCount: Int
    /// Sample after sample: `values[sample * channelCount + channel]`; NaN marks one that is missing.
    public var values: [Double]

    public init(firstIndex: Int, channelCount: Int, values: [Double]) {
        self.firstIndex = firstIndex
        self.channelCount = channelCount
        self.values = values
    }

    /// Number of grid samples.
    public var count: Int { channelCount > 0 ? values.count / channelCount : 0 }

    /// The samples of each channel.
    public var channels: [[Double]] {
        (0..<channelCount).map { channel in (0..<count).map { values[$0 * channelCount + channel] } }
    }
}

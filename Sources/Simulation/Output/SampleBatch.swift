/// A few samples of one stream as the device sends them.
public struct SampleBatch: Equatable, Sendable {
    /// The stream's number inside the device.
    public var stream: UInt16
    /// Microseconds of the device's clock, one for each sample.
    public var ticks: [UInt64]
    /// Whole numbers before scale and offset, sample after sample.
    public var raw: [Double]
}

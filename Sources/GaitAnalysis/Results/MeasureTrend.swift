/// How a measure changes within the recording: the slope against time with its interval.
///
/// Least squares over each foot's counted strides; the error allows for strides that depend on each other.
public struct MeasureTrend: Equatable, Codable, Sendable {
    public var measure: Measure
    /// Change of the symmetry index in percent points per minute; positive where the left grows against the right.
    ///
    /// nil where both feet share the measure, and where its zero is a place like any other, so that an index means nothing.
    public var asymmetry: Estimate?
    /// Change of the difference, left less right, in SI units per minute; nil where both feet share the measure.
    public var difference: Estimate?
    /// Change of the mean of both feet in SI units per minute.
    public var mean: Estimate
    /// Minutes from the first to the last counted stride.
    public var minutes: Double
    /// Counted strides of both feet.
    public var strides: Int

    /// How the feet grow apart: of the symmetry index, or of the difference where an index means nothing.
    public var divergence: Estimate? { asymmetry ?? difference }

    public init(
        measure: Measure, asymmetry: Estimate?, difference: Estimate?, mean: Estimate, minutes: Double, strides: Int
    ) {
        self.measure = measure
        self.asymmetry = asymmetry
        self.difference = difference
        self.mean = mean
        self.minutes = minutes
        self.strides = strides
    }
}

public import SensorData

/// How alike one step of the walk is to the next.
///
/// Variation and coordination both grow when walking slowly (Han 2019, PLoS ONE 14:e0222913): the speed stands beside them.
public struct WalkRegularity: Equatable, Codable, Sendable {
    /// Coefficient of variation of the stride time in percent, of each foot and the mean of the two.
    public var strideTimeVariationLeft: Estimate?
    public var strideTimeVariationRight: Estimate?
    public var strideTimeVariation: Estimate?
    /// nil where the feet's contacts cannot be compared, or there are too few strides.
    public var coordination: PhaseCoordination?
    /// nil without the force of both feet.
    public var harmonics: ForceHarmonics?
    /// m/s; nil where stride length is unknown.
    public var walkingSpeed: Double?

    public init() {}
}

/// How exactly each step comes in the middle of the other foot's stride (Plotnik, Giladi and Hausdorff 2007, Exp Brain Res 181:561).
///
/// The phase of a step is 360° × the time from one foot's contact to the other's over the first foot's stride time; 180° is even.
public struct PhaseCoordination: Equatable, Codable, Sendable {
    /// Phase coordination index: the sum of the two parts, in percent; 0 is perfect.
    public var index: Estimate
    /// Coefficient of variation of the phase in percent.
    public var variation: Double
    /// Mean distance of the phase from 180°, in percent of 180°.
    public var deviation: Double
    /// Mean phase in degrees.
    public var phase: Double
    /// The foot whose strides are the measure: the one that swings longer.
    public var reference: Side
    public var strides: Int

    public init(index: Estimate, variation: Double, deviation: Double, phase: Double, reference: Side, strides: Int) {
        self.index = index
        self.variation = variation
        self.deviation = deviation
        self.phase = phase
        self.reference = reference
        self.strides = strides
    }
}

/// How much of the vertical force of both feet repeats with each step rather than only with each stride.
///
/// Each stride's summed force is taken apart into its first twenty harmonics; even ones belong to the step, odd ones to
/// the difference between the two steps. The ratios are defined on the trunk's acceleration, which that force scales; published
/// values of the trunk do not apply here (proposal).
public struct ForceHarmonics: Equatable, Codable, Sendable {
    /// Sum of the even amplitudes over that of the odd ones (Menz, Lord and Fitzpatrick 2003, Gait Posture 18:35).
    public var ratio: Estimate
    /// Even power in percent of the whole, 0…100: the improved harmonic ratio (Pasciuto 2017, J Biomech 53:84).
    public var improvedRatio: Estimate
    /// Strides of both feet.
    public var strides: Int
    /// Mean amplitude of harmonic 1, 2, 3, … of the stride in percent of the stride's mean force; nil in older analyses.
    public var amplitudes: [Double]?

    public init(ratio: Estimate, improvedRatio: Estimate, strides: Int, amplitudes: [Double]? = nil) {
        self.ratio = ratio
        self.improvedRatio = improvedRatio
        self.strides = strides
        self.amplitudes = amplitudes
    }
}

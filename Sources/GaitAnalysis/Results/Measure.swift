/// A number with the range in which it lies with 95 % confidence.
public struct Estimate: Equatable, Codable, Sendable {
    public var value: Double
    /// nil where there are too few strides for an interval, or where none makes sense.
    public var interval: ConfidenceInterval?
    /// Standard error of measurement within this recording, in the unit of `value`.
    ///
    /// A lower bound of the error between visits: it knows nothing of putting the sensors on again or of another day.
    public var standardError: Double?
    /// Of Student's t, on which the interval rests.
    public var degreesOfFreedom: Double?

    public init(
        value: Double, interval: ConfidenceInterval? = nil, standardError: Double? = nil,
        degreesOfFreedom: Double? = nil
    ) {
        self.value = value
        self.interval = interval
        self.standardError = standardError
        self.degreesOfFreedom = degreesOfFreedom
    }
}

/// A 95 % confidence interval.
public struct ConfidenceInterval: Equatable, Codable, Sendable {
    public var lower: Double
    public var upper: Double

    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }
}

/// Something measured on every stride of a foot.
public enum Measure: String, CaseIterable, Codable, Sendable {
    case strideTime
    case stanceTime
    case swingTime
    case singleSupportTime
    case doubleSupportTime
    case stepTime
    case strideLength
    case impulse
    case peakForce
    case meanForce
    case heelShare
    case midfootShare
    case forefootShare
    case heelPeak
    // From the insole, stance by stance; defined at `StanceMeasures`.
    case firstPeak
    case secondPeak
    case pushOffImpulse
    case loadingRate
    case heelImpulse
    case heelOff
    case midfootContact
    case heelLead
    case midfootTime
    case forefootTime
    case medialShare
    case lateralShare
    case copMediolateral
    case copExcursion
    case archIndex
    case forefootPressure
    case forefootPressureTime
    case peakRatio
    // From the inertial sensor, stride by stride; defined at `MotionMeasures`.
    case footStrikeAngle
    case toeOffAngle
    case footProgressionAngle
    case toeClearance
    case lateralExcursion
    case peakSwingVelocity
    case pitchRange
    case pushOffVelocity
    case heelRise
    case frontalAngle
    case contactTransient
    case stepLength

    /// SI unit as people write it ("1" for a share).
    public var unit: String {
        switch self {
        case .strideTime, .stanceTime, .swingTime, .singleSupportTime, .doubleSupportTime, .stepTime, .midfootContact,
            .heelLead, .midfootTime, .forefootTime:
            "s"
        case .strideLength, .copMediolateral, .toeClearance, .lateralExcursion, .stepLength: "m"
        case .footStrikeAngle, .toeOffAngle, .footProgressionAngle, .pitchRange, .frontalAngle: "rad"
        case .peakSwingVelocity, .pushOffVelocity: "rad/s"
        case .contactTransient: "m/s²"
        case .impulse, .pushOffImpulse, .heelImpulse: "N·s"
        case .peakForce, .meanForce, .heelPeak, .firstPeak, .secondPeak: "N"
        case .loadingRate: "N/s"
        case .forefootPressure: "Pa"
        case .forefootPressureTime: "Pa·s"
        case .heelShare, .midfootShare, .forefootShare, .heelOff, .heelRise, .medialShare, .lateralShare,
            .copExcursion, .archIndex, .peakRatio:
            "1"
        }
    }

    /// Whether zero is a place on its scale like any other, so that only a difference means something and no index.
    public var isSigned: Bool {
        switch self {
        case .heelLead, .midfootContact, .copMediolateral, .copExcursion, .footStrikeAngle, .toeOffAngle,
            .footProgressionAngle, .toeClearance, .lateralExcursion, .frontalAngle, .heelOff, .heelRise:
            true
        default: false
        }
    }

    /// Whether it comes from the inertial sensor alone.
    public var isMotion: Bool {
        switch self {
        case .strideLength, .footStrikeAngle, .toeOffAngle, .footProgressionAngle, .toeClearance, .lateralExcursion,
            .peakSwingVelocity, .pitchRange, .pushOffVelocity, .heelRise, .frontalAngle, .contactTransient,
            .stepLength:
            true
        default: false
        }
    }
}

/// Mean and spread of one measure over one foot's counted strides.
public struct FootSummary: Equatable, Codable, Sendable {
    public var strides: Int
    public var mean: Double
    /// Sample standard deviation; nil under two strides.
    public var standardDeviation: Double?
    /// Standard deviation in percent of the mean; nil for a measure whose zero is a place like any other.
    public var coefficientOfVariation: Double?

    public init(strides: Int, mean: Double, standardDeviation: Double?, coefficientOfVariation: Double?) {
        self.strides = strides
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.coefficientOfVariation = coefficientOfVariation
    }
}

/// Left against right in one measure; positive means that the left is larger.
public struct MeasureComparison: Equatable, Codable, Sendable {
    public var measure: Measure
    public var left: FootSummary?
    public var right: FootSummary?
    /// `100 · (L − R) / (½ (L + R))` in percent (Robinson 1987).
    public var symmetryIndex: Estimate?
    /// `L − R` in SI units.
    public var difference: Estimate?
    /// Smallest change of `symmetryIndex` between two such recordings that is not error, in percent points; a lower bound.
    ///
    /// MDC95 = 1.96 · √2 · SEM with the standard error of this one recording (Weir 2005, J Strength Cond Res 19:231).
    public var minimalDetectableChange: Double?
    /// `L / R`.
    public var symmetryRatio: Estimate?
    /// `(45° − atan(R / L)) / 90° · 100` in percent (Zifchock 2008, mirrored to this sign).
    public var symmetryAngle: Double?
    /// `100 · |ln(short / long)|`, unsigned (Plotnik 2005).
    public var gaitAsymmetry: Double?
    /// Mean of both feet, in SI units.
    public var bothFeet: Estimate?
    /// 2.5th to 97.5th percentile of the symmetry index in healthy walkers, where known for this kind of sensor.
    public var reference: ReferenceInterval?
    /// Why there is no number, or what weakens it ("few strides").
    public var remark: Remark?

    public init(measure: Measure) {
        self.measure = measure
    }
}

/// A published or computed healthy range.
public struct ReferenceInterval: Equatable, Codable, Sendable {
    public var lower: Double
    public var upper: Double
    /// Where the range comes from.
    public var source: String

    public init(lower: Double, upper: Double, source: String) {
        self.lower = lower
        self.upper = upper
        self.source = source
    }
}

/// What weakens a number, or stands in its place.
public enum Remark: String, CaseIterable, Codable, Sendable {
    /// Under three strides on a foot: no number.
    case tooFewStrides
    /// Three to five strides on a foot, or under thirty for pressure.
    case fewStrides
    /// Only one foot was recorded.
    case oneFootOnly
    /// The signal that this measure needs was not recorded.
    case signalMissing
    /// The two insoles' gains are not calibrated against each other.
    case gainUnknown
    /// Both feet share its parts, so that left and right say nothing against each other: stride time and length, double support.
    case sharedByBothFeet
    /// A foot's mean toe clearance is below zero, which none can be: the sensor's height or its distance to the toes is not what the
    /// analysis takes it to be.
    case toesBelowFloor
}

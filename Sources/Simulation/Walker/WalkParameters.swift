/// Who walks, how, and what is wrong with it.
///
/// The defaults are a healthy adult at comfortable speed; all are proposals, chosen to resemble recorded walks.
public struct WalkParameters: Equatable, Codable, Sendable {
    /// Steps per minute of both feet; 60 to 150 look human.
    public var cadence = 110.0
    /// m/s on the straight; 0.4 to 2.0 look human.
    public var speed = 1.3
    /// Kilograms.
    public var bodyMass = 75.0
    /// Metres between the two lines of footprints.
    public var stepWidth = 0.10
    /// Degrees by which each foot points outwards.
    public var toeOut = 7.0
    /// One double support as a part of the stride time; two of them make a stride.
    public var doubleSupportShare = 0.11
    /// Coefficient of variation of the stride time.
    public var strideTimeVariation = 0.02
    /// Coefficient of variation of step length, angles and force peaks.
    public var amplitudeVariation = 0.025
    /// Degrees; toes up at initial contact.
    public var footStrikeAngle = 24.0
    /// Degrees; heel up at final contact.
    public var toeOffAngle = 58.0
    /// Metres between the floor and the tip of the toes where it is least in mid-swing.
    public var toeClearance = 0.02
    /// m/s²; greatest acceleration of the shock after initial contact; 25 stops a heel that comes down with 0.33 m/s.
    public var impact = 25.0
    /// Part of body weight by which the force of both feet rises and falls with each step.
    public var forceModulation = 0.22
    /// Metres of straight walking before each turn.
    public var walkwayLength = 15.0
    /// Steps in which a half turn is made.
    public var turnSteps = 5
    /// Number of passes over the walkway before the walker stands still for a while; 0 for never.
    public var passesPerBout = 4
    /// Seconds of standing between bouts.
    public var pauseDuration = 4.0
    /// Seconds of standing at the beginning.
    public var standingAtBegin = 3.0
    /// What the walker does while standing at the beginning; nil for nothing but standing.
    public private(set) var guidedStanding: GuidedStanding?
    /// Least number of seconds of standing at the end.
    public var standingAtEnd = 3.0
    /// Number of bouts into which the recording is divided evenly; nil for as many as `passesPerBout` gives.
    public var bouts: Int?
    /// Number of half turns, spread evenly over the way; nil for one after each walkway.
    public var turns: Int?
    /// How much the seed's person differs from these parameters: 0 not at all, 1 as people differ.
    public var personalSpread = 1.0
    /// Coefficient of variation of the speed between people.
    public var speedSpread = 0.07
    /// Size of the differences between the feet of a healthy person: 0 none, 1 as in healthy people.
    public var naturalAsymmetry = 1.0
    /// What is not healthy about the walk; nil for healthy gait.
    public var compensation: Compensation?
    public var sensors = SensorErrors()

    public init() {}

    /// A walk at a given mean speed in m/s: cadence and stride length share the change, slow walking has more double
    /// support and flatter forces.
    public init(speed: Double) {
        let ratio = speed / self.speed
        self.speed = speed
        speedSpread = 0
        cadence *= ratio.squareRoot()
        doubleSupportShare = min(0.2, max(0.06, doubleSupportShare - 0.06 * (ratio - 1)))
        forceModulation *= min(1.6, ratio * ratio)
    }

    /// Has the walker go through the guided calibration before the first step; a second of usual standing follows it.
    public mutating func begin(with standing: GuidedStanding) {
        guidedStanding = standing
        standingAtBegin = standing.duration + 1
    }

    /// Exactly these parameters whatever the seed: no differences between people, none between the feet.
    public var asGiven: WalkParameters {
        var parameters = self
        parameters.personalSpread = 0
        parameters.naturalAsymmetry = 0
        return parameters
    }

    /// Seconds that each of the bouts has in a recording; nil where their number is not given.
    public func boutDuration(in duration: Double) -> Double? {
        guard let bouts else { return nil }
        let pauses = Double(max(0, bouts - 1)) * pauseDuration
        return (duration - standingAtBegin - standingAtEnd - pauses) / Double(max(1, bouts))
    }

    /// Seconds from one initial contact to the same foot's next.
    var strideTime: Double { 120 / cadence }
    /// Metres between two footprints of one foot.
    var strideLength: Double { speed * strideTime }
    /// Newton.
    var bodyWeight: Double { bodyMass * standardGravity }
}

/// m/s²; the conventional value.
let standardGravity = 9.80665

/// What the sensors add to the truth.
public struct SensorErrors: Equatable, Codable, Sendable {
    /// m/s², standard deviation of one sample.
    public var accelerationNoise = 0.03
    /// m/s², standard deviation of the constant error of an axis.
    public var accelerationBias = 0.02
    /// rad/s, standard deviation of one sample.
    public var angularRateNoise = 0.002
    /// rad/s, standard deviation of the constant error of an axis.
    public var angularRateBias = 0.003
    /// Standard deviation of an insole's gain.
    public var insoleGainError = 0.015
    /// What the left insole's forces are multiplied by; nil for a chance of `insoleGainError`.
    public var leftGain: Double?
    /// What the right insole's forces are multiplied by; nil for a chance of `insoleGainError`.
    public var rightGain: Double?
    /// N, standard deviation of one sample of one cell.
    public var cellNoise = 0.4
    /// N per hour, standard deviation of a cell's zero drift.
    public var cellDrift = 0.5
    /// Number of cells of each insole that always say 0; the seed chooses which.
    public var deadCells = 0
    /// Radians about each axis, standard deviation of how far the inertial sensor sits from the foot's axes.
    public var mountingError = 0.02

    public init() {}

    /// Sensors that tell the truth, up to quantisation.
    public static var none: SensorErrors {
        var errors = SensorErrors()
        errors.accelerationNoise = 0
        errors.accelerationBias = 0
        errors.angularRateNoise = 0
        errors.angularRateBias = 0
        errors.insoleGainError = 0
        errors.cellNoise = 0
        errors.cellDrift = 0
        errors.mountingError = 0
        return errors
    }
}

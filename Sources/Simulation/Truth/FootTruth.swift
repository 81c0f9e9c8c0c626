/// What a walker's foot does in a steady stride on the straight without chance: the parameter behind the strides.
///
/// Measured on the walker's own forces and path, not on samples; a pattern that grows has the values of mid-walk.
public struct FootTruth: Equatable, Codable, Sendable {
    // MARK: Times and lengths

    /// Seconds.
    public var stanceTime: Double
    public var swingTime: Double
    public var stepTime: Double
    /// Metres; the step is from the other foot's print to this foot's.
    public var strideLength: Double
    public var stepLength: Double
    /// Standard deviation of the stride time against its mean.
    public var strideTimeVariation: Double

    // MARK: Load

    /// N·s of a stance.
    public var impulse: Double
    /// N.
    public var peakForce: Double
    /// N; greatest force in the first and the last 40 % of stance.
    public var firstPeak: Double
    public var secondPeak: Double
    /// N; greatest force of the heel's four cells together.
    public var heelPeak: Double
    /// N/s; steepest rise of the heel's force over 10 ms in the first 60 ms of stance.
    public var loadingRate: Double
    /// Parts of the impulse; the three sum to 1. Forefoot is balls and toes.
    public var heelShare: Double
    public var midfootShare: Double
    public var forefootShare: Double
    /// Impulse of the medial cells against medial and lateral ones; the middle metatarsal heads are neither.
    public var medialShare: Double
    /// 1 less `medialShare`.
    public var lateralShare: Double

    // MARK: Movement

    /// Radians; toes up at initial contact.
    public var footStrikeAngle: Double
    /// Radians from the direction of travel to the foot's axis, outwards positive.
    public var footProgressionAngle: Double
    /// Radians; roll of the foot against the floor in mid-stance, inwards positive.
    public var eversion: Double
    /// Radians between the foot's steepest pitch heel up and toes up in a stride.
    public var pitchRange: Double
    /// rad/s; fastest pitching of the toes upwards in swing, as a positive number.
    public var peakSwingVelocity: Double
    /// rad/s; fastest pitching of the heel upwards before final contact.
    public var pushOffVelocity: Double
    /// 0…1 of stance; the foot has pitched 3° heel up.
    public var heelOff: Double
    /// Metres between the floor and the tip of the toes where it is least in mid-swing.
    public var toeClearance: Double
    /// Metres; farthest that the sensor leaves the line between the footprints, outwards positive.
    public var lateralExcursion: Double
    /// m/s²; greatest acceleration of the shock after initial contact.
    public var impact: Double
}

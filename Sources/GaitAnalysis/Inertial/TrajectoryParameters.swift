/// What decides a foot's path between two stances; all values are proposals, chosen on the recordings that decision article
/// 0006 names.
public struct TrajectoryParameters: Equatable, Codable, Sendable {
    /// Length of a still window, in seconds.
    public var stillWindow = 0.12
    /// A still window's middle is at least this far from a contact and at most `farthest`, in seconds.
    public var contactDistance = 0.05
    public var farthest = 1.5
    /// Angular rate (rad/s) and force (m/s²) that count the same when the stillest window is chosen.
    public var stillRate = 0.35
    public var stillForce = 0.5
    /// A window counts as still up to this cost, where a rate of `stillRate` and a force of `stillForce` cost 1 each, or up to
    /// this many times the cost of the stillest.
    public var stillLimit = 4.5
    public var stillFactor = 1.5
    /// How well gravity in a stance tells the tilt: radians without rotation in the still windows (0.1°), and seconds of it.
    public var gravityTilt = 0.1 * Double.pi / 180
    public var gravityTiltRotation = 3 * Double.pi / 180
    /// How well the gyroscope tells how the tilt changed, in radians (1°).
    public var rotationTilt = 1 * Double.pi / 180
    /// A gyroscope that nobody saw at rest gives this much though nothing turns, in rad/s (2°/s).
    public var unknownBias = 2 * Double.pi / 180
    /// Velocity error that tilt leaves: m/s without rotation in the still windows, and m/s for each rad/s of it.
    public var restError = 0.01
    public var rotationError = 0.40
    /// Velocity error that the landing leaves: m/s for each root of the integrated squared jerk, (m/s³)·s^½.
    public var impactError = 6.5e-5
    /// The sensor's own magnitude of gravity is the median over the still windows this far back, in seconds.
    public var gravitySpan = 30.0
    /// A foot that stands still turns about a point this far behind the sensor, in metres.
    public var lever = 0.06
    /// The foot strike angle is the largest within this many seconds of initial contact.
    public var strikeWindow = 0.04
    /// The toes are this far ahead of the sensor, in metres; other distances are not believed.
    public var toeDistance = 0.03...0.25
    /// A flatter foot at final contact, in radians (20°), does not show where its toes are.
    public var toeTilt = 20 * Double.pi / 180
    /// The sensor is taken to be this far above the sole in an insole and elsewhere on the foot, in metres.
    public var insoleHeight = 0.01
    public var footHeight = 0.06
    /// Mid-swing: parts of the swing between which the toes are lowest; earlier they still leave the floor, and a hundredth of the
    /// swing changes their height more than a person's feet differ.
    public var midSwing = 0.40...0.80
    /// The part of the swing before its end in which the toes turn up fastest; the landing shakes the sensor.
    public var swingPeakEnd = 0.90
    /// The heel is off the floor when the foot has turned by this angle from flat, in radians (3°).
    public var heelRise = 3 * Double.pi / 180
    /// Seconds after initial contact in which the shock peaks, and before it the stretch whose mean it is counted from.
    public var transientWindow = 0.030
    public var levelFrom = 0.050
    public var levelTo = 0.020
    /// Slower sampling does not see the shock, in Hz.
    public var transientRate = 200.0
    /// Quiet standing: two stretches of this many seconds in a row with less spread (rad/s and m/s², root mean square) and
    /// slower turning (rad/s) than these.
    public var standingStretch = 0.5
    public var standingRateSpread = 0.02
    public var standingForceSpread = 0.20
    public var standingRate = 0.105
    /// Up in quiet standing is at most this far from up in walking, in radians (20°): else the foot stands on its edge.
    public var standingTilt = 20 * Double.pi / 180

    public init() {}
}

/// What a foot's inertial sensor tells of the stance and the swing of one stride; nil where it cannot be told.
///
/// Angles in radians against the foot as it stands flat between two swings; the foot's long axis is the sensor's x axis where the
/// mounting is given, and else lies square to the axis about which the foot turns most. Single precision: a sensor's
/// error is a thousand times larger.
public struct MotionMeasures: Equatable, Codable, Sendable {
    /// Pitch of the foot at the initial contact that ends the stride, toes up positive.
    ///
    /// The largest within some hundredths of a second of it (`TrajectoryParameters.strikeWindow`), as the toes go down at up
    /// to 300°/s once the heel has met the floor, and contact is known to some 10 ms.
    public var footStrikeAngle: Float?
    /// Pitch of the foot at final contact, heel up positive.
    public var toeOffAngle: Float?
    /// The foot's long axis against the direction of travel of the same stride, toes outwards positive on both sides.
    ///
    /// Of the axis, the mean of the two stances that the stride joins; of the travel, the straight line between them. nil
    /// unless the mounting is given: the foot swings in the plane of travel, so that an axis found from its turning points
    /// along the travel whatever the toes do (0.6° instead of 8.7° on a walk with motion capture). A sensor that sits askew adds
    /// its own angle.
    public var footProgressionAngle: Float?
    /// Metres; least height of the toes in mid-swing above the line between where they stand before and after.
    ///
    /// The toes are the point of the sole that is on the floor still at final contact; how far ahead of the sensor that is
    /// follows from the path, how far below is assumed (`TrajectoryParameters.footHeight`). Some 10 mm off from person to person:
    /// a difference of sides, or over time, tells more than the height.
    public var toeClearance: Float?
    /// Metres; furthest that the sensor swings outwards from the straight line between where it stands before and after;
    /// 0 where it never leaves it outwards.
    public var lateralExcursion: Float?
    /// rad/s; largest rate at which the toes turn up in swing.
    public var peakSwingVelocity: Float?
    /// From the heel highest to the toes highest, in the stride.
    public var pitchRange: Float?
    /// rad/s; largest rate at which the heel turns up before final contact.
    public var pushOffVelocity: Float?
    /// 0…1 of stance; when the heel has turned up from flat by `TrajectoryParameters.heelRise`.
    public var heelRise: Float?
    /// The foot in mid-stance against quiet standing, about its long axis; sole turned outwards (everted) positive on both sides.
    ///
    /// From the direction of gravity at the stillest moment of stance. nil without a second of quiet standing: against the
    /// mean of the stances themselves it would be zero by construction, and hide what all of them share.
    public var frontalAngle: Float?
    /// m/s²; peak of the force within 30 ms after initial contact above its level before; nil below 200 Hz.
    public var contactTransient: Float?
    /// Metres; the stride's length times its step time over its duration.
    ///
    /// Two feet know nothing of each other's place: this takes the body to go at even speed, and so shows a short step only
    /// where it is a quick one. Left against right is told by turning round instead, not by this.
    public var stepLength: Float?
    /// Radians by which the foot turned about the vertical over the stride, left positive.
    public var turningAngle: Float?
    /// Metres up over the stride.
    public var heightChange: Float?

    public init() {}
}

import SensorData

/// One stance of a foot, from whatever signals saw it.
struct Footfall: Equatable, Sendable {
    /// Seconds on the session's grid; nil where the recording or a gap cuts the stance off.
    var initialContact: Double?
    var finalContact: Double?
    var initialSource = GaitEvent.Source.inertial
    var finalSource = GaitEvent.Source.inertial
    /// Inertial minus pressure time in seconds where both saw the contact.
    var initialDisagreement: Double?
    var finalDisagreement: Double?
    var load: StanceLoad?
    /// What the inertial sensor saw of the swing that ended in this stance.
    var swing: SwingMotion?
    /// Samples are missing between the stance before and this one.
    var isAfterGap = false
}

/// The movement of a foot between two stances.
struct SwingMotion: Equatable, Sendable {
    /// Radians that the foot turned about the vertical from the middle of one stance to the next; left positive.
    var headingChange: Double?
    /// Metres along the ground from one stance to the next; nil where unknown.
    var length: Double?
    /// Metres up from one stance to the next.
    var heightChange: Double?
    /// The rest as in `MotionMeasures`.
    var strikeAngle: Double?
    var toeOffAngle: Double?
    var progressionAngle: Double?
    var toeClearance: Double?
    var lateralExcursion: Double?
    var peakSwingVelocity: Double?
    var pitchRange: Double?
    var pushOffVelocity: Double?
    /// Seconds from the rise of the heel to initial contact.
    var heelRise: Double?
    var frontalAngle: Double?
    var contactTransient: Double?
    /// Whether the toes turned up, as in every walking step.
    var hasPitch = true
}

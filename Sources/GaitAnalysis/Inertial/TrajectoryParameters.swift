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
    /// Velocity error that tilt leaves: m/s without rotation in the still windows, and m/s for each rad/s of it.
    public var restError = 0.01
    public var rotationError = 0.40
    /// Velocity error that the landing leaves: m/s for each root of the integrated squared jerk, (m/s³)·s^½.
    public var impactError = 6.5e-5
    /// The sensor's own magnitude of gravity is the median over the still windows this far back, in seconds.
    public var gravitySpan = 30.0
    /// A foot that stands still turns about a point this far behind the sensor, in metres.
    public var lever = 0.06
    /// The foot strike angle is the largest in this many seconds before initial contact.
    public var strikeWindow = 0.04

    public init() {}
}

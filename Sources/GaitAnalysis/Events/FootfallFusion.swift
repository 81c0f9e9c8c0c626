/// Joins what the insole and the inertial sensor of one foot saw.
///
/// Where there is force, force decides the contact; the inertial sensor adds the movement of the swing, and how far the
/// two disagree. Without an insole the inertial sensor's own times stand.
public struct FootfallFusion: Equatable, Codable, Sendable {
    /// Events of the two signals further apart than this are not the same event, in seconds (as the scorers of the field
    /// match events).
    public var tolerance = 0.150
    /// The shock after an inertial contact farther than this from the insole's is not the landing's, in seconds: it comes 11 to 16 ms
    /// after contact and is looked for within 30 (proposal).
    static let shockAgreement = 0.030

    public init() {}
}

/// One foot off the ground, as the inertial sensor saw it.
struct Swing: Equatable, Sendable {
    /// Seconds of the session.
    var finalContact: Double
    var initialContact: Double
    var motion: SwingMotion
}

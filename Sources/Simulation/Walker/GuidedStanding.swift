/// The guided calibration before the first step: quiet standing, the weight to the left and to the right, each leg alone.
///
/// The forces of both feet sum to body weight throughout; from that the analysis tells how the insoles' gains compare.
public struct GuidedStanding: Equatable, Codable, Sendable {
    /// Seconds for which each posture is held.
    public var hold = 6.0
    /// Seconds from one posture to the next.
    public var transition = 1.0
    /// The left foot's part of the weight in each posture; the first is the walker's own standing, and comes back at the end.
    ///
    /// People who are asked to lean shift about a quarter of their weight (proposal).
    public var leftShares = [0.75, 0.25, 1, 0]

    public init() {}

    /// Seconds from the beginning until the walker stands on both feet again.
    public var duration: Double { Double(leftShares.count + 1) * (hold + transition) }

    /// The left foot's part of the weight.
    ///
    /// - Parameters:
    ///   - time: seconds of the walk.
    ///   - own: the left foot's part when the walker stands as usual.
    func leftShare(at time: Double, own: Double) -> Double {
        let shares = [own] + leftShares + [own]
        let posture = max(0, min(shares.count - 1, Int(time / (hold + transition))))
        guard posture + 1 < shares.count else { return own }
        let moved = (time - Double(posture) * (hold + transition) - hold) / transition
        // Minimum jerk (Flash and Hogan 1985), as people move a weight.
        let x = max(0, min(1, moved))
        let part = x * x * x * (10 - 15 * x + 6 * x * x)
        return shares[posture] + (shares[posture + 1] - shares[posture]) * part
    }
}

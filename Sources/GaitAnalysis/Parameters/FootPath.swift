import Glibc

/// The way that one foot went, swing by swing, in the plane and in height: dead reckoning, nothing holds it in place.
///
/// Direction comes from the angular rate alone, so that what a sensor gives standing still is taken off, and errors grow with
/// time and turns all the same: good for a loop of some minutes.
struct FootPath: Equatable, Sendable {
    /// Metres along the ground, stride after stride.
    private(set) var length = 0.0
    /// Metres from where the foot stood first.
    private(set) var place = SIMD3<Double>()
    /// Radians that the foot has turned to the left since then.
    private(set) var heading = 0.0
    private(set) var swings = 0
    private var first: Double?
    private var last = 0.0

    /// Seconds from the first landing to the last.
    var duration: Double { first.map { last - $0 } ?? 0 }

    /// Metres from the first place to the last.
    var closure: Double { (place * place).sum().squareRoot() }

    /// Takes the next swing; one whose path is unknown leaves the foot where it was.
    ///
    /// - Parameters:
    ///   - motion: of the swing.
    ///   - landing: in seconds.
    mutating func take(_ motion: SwingMotion, at landing: Double) {
        guard let travel = motion.travel, let turn = motion.headingChange else { return }
        let (c, s) = (cos(heading), sin(heading))
        place += SIMD3(c * travel.x - s * travel.y, s * travel.x + c * travel.y, motion.heightChange ?? 0)
        length += hypot(travel.x, travel.y)
        heading += turn
        swings += 1
        if first == nil { first = landing }
        last = landing
    }
}

import Glibc
import SensorData

/// The way that one foot went, swing by swing, in the plane and in height: dead reckoning, nothing holds it in place.
///
/// Direction comes from the angular rate alone, so that what a sensor gives standing still is taken off, and errors grow with
/// time and turns all the same: good for a loop of some minutes. Memory is bounded: of a long walk every second, fourth … stance
/// is kept.
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
    /// Every `every`th stance, the first of all at the front.
    private var kept: [WalkPath.Stance] = []
    private var every = 1
    /// Direction of the way at first, in radians; settled once the foot has gone `courseDistance` from where it stood.
    private var course = 0.0
    private var hasCourse = false

    /// Metres from the first stance within which the way has no direction yet (proposal: two strides).
    private static let courseDistance = 2.0

    /// Less height than this in a swing is taken for the level floor, in metres; the tilt of the sensor is known to half a degree or
    /// so, and a stride's height against motion capture to 2.3 cm (SD, gaitmap's example, 2026-11-21).
    private static let levelFloor = 0.06

    /// Seconds from the first landing to the last.
    var duration: Double { first.map { last - $0 } ?? 0 }

    /// Metres from the first place to the last.
    var closure: Double { (place * place).sum().squareRoot() }

    /// Takes the next swing; one whose path is unknown leaves the foot where it was.
    ///
    /// - Parameters:
    ///   - motion: of the swing.
    ///   - lift: when it began, in seconds; nil where unknown.
    ///   - landing: in seconds.
    mutating func take(_ motion: SwingMotion, from lift: Double? = nil, at landing: Double) {
        guard let travel = motion.travel, let turn = motion.headingChange else { return }
        if kept.isEmpty { kept.append(stance(at: lift ?? landing)) }
        let (c, s) = (cos(heading), sin(heading))
        place += SIMD3(c * travel.x - s * travel.y, s * travel.x + c * travel.y, climb(motion))
        length += hypot(travel.x, travel.y)
        heading += turn
        swings += 1
        if first == nil { first = landing }
        last = landing
        if !hasCourse {
            course = atan2(place.y, place.x)
            hasCourse = hypot(place.x, place.y) >= Self.courseDistance
        }
        keep(at: landing)
    }

    private func climb(_ motion: SwingMotion) -> Double {
        guard let height = motion.heightChange, abs(height) >= Self.levelFloor else { return 0 }
        return height
    }

    private mutating func keep(at landing: Double) {
        guard swings % every == 0 else { return }
        if kept.count >= WalkPath.longestList - 1 {
            kept = stride(from: 0, to: kept.count, by: 2).map { kept[$0] }
            every *= 2
            guard swings % every == 0 else { return }
        }
        kept.append(stance(at: landing))
    }

    private func stance(at time: Double) -> WalkPath.Stance {
        WalkPath.Stance(time: time, x: place.x, y: place.y, height: place.z, heading: heading)
    }

    /// The picture from above; nil before the first swing.
    func seenFromAbove(side: Side) -> WalkPath? {
        guard swings > 0 else { return nil }
        var stances = kept
        if swings % every != 0 { stances.append(stance(at: last)) }
        let (c, s) = (cos(course), -sin(course))
        for index in stances.indices {
            let (x, y) = (stances[index].x, stances[index].y)
            stances[index].x = c * x - s * y
            stances[index].y = s * x + c * y
            stances[index].heading -= course
        }
        return WalkPath(side: side, length: length, every: every, stances: stances)
    }
}

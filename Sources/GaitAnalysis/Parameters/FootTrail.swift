import Glibc
import SensorData

/// Where one foot stood, stance after stance, as its own inertial sensor tells: dead reckoning in a frame of its own.
///
/// Only the first hour or so is kept, so that memory has a bound; nothing that is read off it needs more.
struct FootTrail: Equatable, Sendable {
    /// Stances that are kept.
    private static let longest = 4000

    struct Stance: Equatable, Sendable {
        /// Seconds of the session at initial contact.
        var time: Double
        /// Metres on the floor from where the foot was first.
        var place: SIMD2<Double>
        /// Metres from the stance before.
        var step: SIMD2<Double>
        /// Radians that the foot turned since the stance before, left positive.
        var turned: Double
        /// The way from the stance before is unknown.
        var isBroken: Bool
    }

    private(set) var stances: [Stance] = []
    private var place = SIMD2<Double>()
    private var heading = 0.0
    /// A stance came whose contact was not seen.
    private var isBroken = false

    /// Takes the next stance of the foot.
    mutating func take(_ fall: Footfall) {
        guard stances.count < Self.longest else { return }
        guard let time = fall.initialContact else {
            isBroken = true
            return
        }
        guard let travel = fall.swing?.travel, let turned = fall.swing?.headingChange, !fall.isAfterGap else {
            stances.append(Stance(time: time, place: place, step: SIMD2(), turned: 0, isBroken: true))
            isBroken = false
            return
        }
        let (c, s) = (cos(heading), sin(heading))
        let step = SIMD2(c * travel.x - s * travel.y, s * travel.x + c * travel.y)
        place += step
        heading += turned
        stances.append(Stance(time: time, place: place, step: step, turned: turned, isBroken: isBroken))
        isBroken = false
    }
}

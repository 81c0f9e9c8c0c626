import SensorData

/// Where a foot stands flat.
struct Footprint: Equatable, Sendable {
    /// Metres on the floor: x along the walkway, y to the left of its first direction.
    var x: Double
    var y: Double
    /// Radians of the foot's axis, anticlockwise from x.
    var heading: Double

    func distance(to other: Footprint) -> Double {
        let dx = other.x - x
        let dy = other.y - y
        return (dx * dx + dy * dy).squareRoot()
    }
}

/// One swing of one foot: the times of its ends, the footprints, and how large this step's movements are.
struct PlannedStep: Equatable, Sendable {
    var side: Side
    /// Seconds; the foot leaves the floor.
    var finalContact: Double
    /// Seconds; the foot is back.
    var initialContact: Double
    /// Seconds before `finalContact` in which the weight goes over to the other foot.
    var transferDuration: Double
    var from: Footprint
    var to: Footprint
    var bout: Int
    var isFirstOfBout: Bool
    var isLastOfBout: Bool
    var isTurning: Bool
    /// Radians, heel up at final contact.
    var toeOffPitch: Double
    /// Radians, toes up at initial contact.
    var strikePitch: Double
    /// Metres.
    var clearance: Double
    /// In m/s².
    var impact: Double
    /// Part of body weight.
    var forceModulation: Double
    /// How the foot moves and bears load at this time of the walk.
    var manner: FootManner

    var swingTime: Double { initialContact - finalContact }
}

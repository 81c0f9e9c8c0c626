import SensorData

/// How one foot of a walker moves and bears load.
struct FootManner: Equatable, Sendable {
    // MARK: Time and way

    /// Part of the usual stance time by which the foot's swing is longer.
    var swingChange = 0.0
    /// The foot's step length against half the walker's stride length.
    var reach = 1.0

    // MARK: Load

    /// Part of body weight by which the floor's force is larger while this foot bears, on average over a step.
    var bearing = 0.0
    /// How quickly the foot takes weight; 1 is usual.
    var acceptance = 1.0
    /// How quickly the foot gives weight up; 1 is usual.
    var release = 1.0
    /// Part of body weight that its second force peak lacks.
    var pushOffDip = 0.0
    /// Part of the heel's load that midfoot and forefoot bear instead, once they are down; not negative.
    var heelRelief = 0.12
    /// Stance phase at which the heel has given up all its load.
    var heelEnd = SoleLoad.usualHeelEnd
    /// Part of the lateral cells' load that goes to the medial ones beside them; negative the other way.
    var medialShift = 0.0
    /// Part by which the midfoot's load is larger.
    var midfootGain = 0.0
    /// Part of the load of heel and midfoot that the balls of the toes bear instead.
    var forefootGain = 0.0

    // MARK: Movement

    /// Degrees by which the foot points outwards.
    var toeOut: Double
    /// Degrees; toes up at initial contact.
    var strikeAngle: Double
    /// Degrees; heel up at final contact.
    var toeOffAngle: Double
    /// How fast the foot pitches at final contact; 1 is usual.
    var pushOffRate = 1.0
    /// Part of stance in which the foot pushes off.
    var pushShare = 0.42
    /// How fast the foot pitches in mid-swing; 1 is usual.
    var swingRate = 1.0
    /// Metres between floor and toes where it is least in mid-swing.
    var clearance: Double
    /// Metres by which the swing's path leaves the line between the footprints.
    var lateralPath = 0.012
    /// Degrees by which the foot is rolled inwards while it is flat in walking.
    var eversion = 0.0
    /// Part of stance by which the heel begins to leave the floor before it pushes off.
    var riseLead = 0.0
    /// Degrees of that early rise.
    var earlyRise = 0.0
    /// m/s²; greatest acceleration of the shock after initial contact.
    var impact: Double

    init(_ parameters: WalkParameters) {
        toeOut = parameters.toeOut
        strikeAngle = parameters.footStrikeAngle
        toeOffAngle = parameters.toeOffAngle
        clearance = parameters.toeClearance
        impact = parameters.impact
    }
}

/// Something of both feet.
struct Feet<Value> {
    var left: Value
    var right: Value

    subscript(side: Side) -> Value {
        get { side == .left ? left : right }
        set {
            if side == .left { left = newValue } else { right = newValue }
        }
    }
}

extension Feet: Sendable where Value: Sendable {}
extension Feet: Equatable where Value: Equatable {}

public import SensorData

/// The way of one foot seen from above: where it stood, stance after stance.
///
/// Dead reckoning from the foot's own inertial sensor. Each foot has a frame of its own: where it first stood is the origin, x is the
/// way that it went at first, y is to the left of it. Both feet walk the same way, so their pictures can be laid on each other,
/// but nothing says how far apart the feet were.
public struct WalkPath: Equatable, Codable, Sendable {
    public var side: Side
    /// Metres along the ground over all stances, those left out of the list as well.
    public var length: Double
    /// Stances from one entry of the list to the next; 1 where every stance is given, more in a long walk.
    public var every: Int
    /// At most `longestList`, in order of time; the last stance is always among them.
    public var stances: [Stance]

    /// More entries than these are thinned out.
    public static let longestList = 2000

    /// Where and when a foot stood.
    public struct Stance: Equatable, Codable, Sendable {
        /// Seconds; when the foot landed, of the first entry when it left the ground.
        public var time: Double
        /// Metres forwards and to the left, in the frame of the path.
        public var x: Double
        public var y: Double
        /// Metres up from where the foot first stood; what a stride climbs less than 0.06 is taken for level floor.
        public var height: Double
        /// Radians to the left of x, in which the toes point.
        public var heading: Double

        public init(time: Double, x: Double, y: Double, height: Double, heading: Double) {
            self.time = time
            self.x = x
            self.y = y
            self.height = height
            self.heading = heading
        }
    }

    public init(side: Side, length: Double, every: Int, stances: [Stance]) {
        self.side = side
        self.length = length
        self.every = every
        self.stances = stances
    }
}

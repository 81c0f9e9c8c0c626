/// What decides an event seen by a foot's inertial sensor; all values are proposals unless a source is named.
public struct InertialParameters: Equatable, Codable, Sendable {
    // Smoothing: full width of a Hann window, in seconds.
    public var pitchRateSupport = 0.06
    public var forceSupport = 0.06
    public var rateSupport = 0.10
    public var axisRateSupport = 0.20

    // The foot's axes.
    /// A still moment is the least angular rate within this many seconds before and after.
    public var stillNeighbourhood = 0.35
    /// A still moment counts where the foot moves faster than `movingRate` (rad/s) within this many seconds.
    public var movingNeighbourhood = 0.70
    public var movingRate = 1.4
    /// Part of the median peak rate below which a moment is still, and above which a movement is a stride.
    public var stillPart = 0.30
    /// Longest time between two still moments of one stride, in seconds.
    public var longestStillInterval = 2.5
    /// Strides after which the axes are settled, and the seconds after which they are settled with fewer.
    public var axisStrides = 20
    public var axisDuration = 60.0
    /// Seconds between two looks for the axes.
    public var axisHop = 10.0

    /// Below this confidence nothing is said of length, height and turning (proposal).
    public var leastConfidence = 0.25

    // Swings with a pitch movement.
    /// Toes-up rate that a swing passes, in rad/s.
    public var lobeRate = 0.35
    /// Least fall of the pitch angle of a lobe, in radians (2°).
    public var lobeFall = 2 * Double.pi / 180
    /// Least fall of the pitch angle of a swing, in radians (8°).
    public var smallestFall = 8 * Double.pi / 180
    /// Part of the median fall within `neighbourhood` seconds that a swing has at least.
    public var fallPart = 0.15
    public var neighbourhood = 8.0
    /// Least peak rate of a swing in rad/s.
    public var smallestTrough = 0.7
    /// Shortest lobe in seconds.
    public var shortestLobe = 0.06
    /// Two lobes of one swing are at most this far apart, in seconds.
    public var joinGap = 0.15
    /// The smaller lobe is at least this part of the larger.
    public var joinPart = 0.15
    /// The rise between them is at most this part of both falls.
    public var joinRise = 0.30
    /// Together they are at most this long, in seconds.
    public var joinDuration = 0.9
    /// How far a lobe may reach to the zero crossings, in seconds.
    public var reach = 0.08

    // Steps without pitch: turning on the spot, the closing step.
    /// Angular rate in rad/s.
    public var burstRate = 0.8
    public var burstJoin = 0.12
    public var shortestSwing = 0.10
    public var longestSwing = 1.5
    /// Seconds before the first and after the last swing in which such steps are looked for.
    public var edge = 3.0
    /// Added to the least angular rate to say where the foot is quiet, in rad/s.
    public var quietMargin = 0.3
    /// Part of the peak speed at which such a step ends, and of the peak rate at which it begins.
    public var speedPart = 0.25
    public var ratePart = 0.25
    /// Seconds from a swing to its still moments at most.
    public var farthestStill = 1.5

    // Final contact.
    /// Seconds before the heel is highest in which push-off peaks, and after it in which a foot that does not push off moves on.
    public var pushOffLook = 0.20
    /// Final contact is the fall of the pitch rate through this part of the push-off peak.
    public var pushOffPart = 0.70
    /// Smallest push-off peak in rad/s.
    public var smallestPushOff = 0.2

    // Initial contact.
    /// Metres from the sensor to the back of the heel, along the foot, and down to the sole.
    public var heelDistance = 0.14
    public var sensorHeight = 0.06
    /// Seconds around the end of the toes-up rotation in which the dip and the impact are looked for.
    public var dipBefore = 0.08
    public var dipAfter = 0.02
    public var impactAfter = 0.20
    /// Vertical specific force of the heel that marks contact, in g.
    public var impactLevel = 1.75
    /// Part of the way from 1 g to the impact's peak, where that is lower.
    public var impactPart = 0.40
    /// Weaker impacts (g above 1 g) do not show the contact; the end of the forward movement does.
    public var softImpact = 0.80
    /// In a turn weaker impacts than this mean nothing, in g above 1 g.
    public var turnImpact = 0.20
    /// Seconds around the end of the toes-up rotation in which the foot stops moving forward.
    public var stopBefore = 0.15
    public var stopAfter = 0.12
    /// Part of the largest forward deceleration at which the foot stands.
    public var stopPart = 0.5
    /// Least rate in rad/s at which the foot turns down to the ground after landing on its heel, the part of its largest
    /// rate at which it is flat, and the longest time for it in seconds.
    public var smallestLowering = 0.3
    public var flatPart = 0.1
    public var longestLowering = 0.5
    /// An impact shows the contact from this part of the neighbourhood's median on, and from half of `softImpact` on.
    public var clearPart = 0.33
    /// Other cues further than this from the one that decides do not count, in seconds.
    public var cueAgreement = 0.03
    /// Strides that a foot's usual order of its cues rests on at least.
    public var fewestLandings = 3

    // What counts as a step.
    /// Metres.
    public var smallestTravel = 0.10
    /// A foot that turned further than this stepped even without travel, in radians (30°).
    public var pivot = Double.pi / 6
    /// Seconds.
    public var shortestStance = 0.20
    public var shortestStride = 0.46

    public var trajectory = TrajectoryParameters()

    // Windows: what is looked at together; decides how late an event is settled.
    /// Seconds of new signal for each look.
    public var hop = 2.0
    /// Seconds before the new signal that a look sees again.
    public var lookBack = 10.0
    /// Seconds after an event before it is settled; with 3 one step of 722 is lost at the end of a walk (Voisard).
    public var lookAhead = 5.0
    /// Seconds before the new signal in which a swing may begin that lands in it.
    public var longestReach = 4.0
    /// A longer hole in the samples cuts the signal, in seconds; shorter ones are crossed in a straight line and marked.
    public var longestCrossedHole = 0.30

    public init() {}
}

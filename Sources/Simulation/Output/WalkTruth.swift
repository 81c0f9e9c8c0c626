public import SensorData

/// What really happened in a simulated walk; times in seconds from the first sample.
public struct WalkTruth: Equatable, Codable, Sendable {
    /// A moment at which a foot met or left the floor.
    public struct Event: Equatable, Codable, Sendable {
        public enum Kind: String, CaseIterable, Codable, Sendable {
            case initialContact
            case finalContact
        }

        public var side: Side
        public var kind: Kind
        public var time: Double
    }

    /// From one initial contact of a foot to its next inside a bout.
    public struct Stride: Equatable, Codable, Sendable {
        public var side: Side
        public var start: Double
        public var end: Double
        public var stanceTime: Double
        public var swingTime: Double
        /// Metres between the two footprints.
        public var length: Double
        /// Index of the walking bout.
        public var bout: Int
        /// The walker was turning when the swing's foot was set down.
        public var turning: Bool
    }

    /// In order of time.
    public var events: [Event] = []
    /// In order of their ends.
    public var strides: [Stride] = []
    public var parameters: WalkParameters
    public var seed: UInt64
    public var person: SimulatedPerson
    /// The walker's own numbers for each foot; what the strides vary around.
    public var left: FootTruth
    public var right: FootTruth
    /// The same at the end of the walk, where the pattern grows from nothing at its beginning; nil where none does.
    public var leftAtEnd: FootTruth?
    public var rightAtEnd: FootTruth?

    public subscript(side: Side) -> FootTruth { side == .left ? left : right }

    init(parameters: WalkParameters, seed: UInt64, walker: Walker) {
        self.parameters = parameters
        self.seed = seed
        person = walker.person
        func steady(_ feet: Feet<FootManner>) -> SteadyWalk {
            SteadyWalk(Walker(steady: walker.parameters, person: walker.person, feet: feet))
        }
        let walk = steady(walker.middle)
        (left, right) = (walk.truth(.left), walk.truth(.right))
        if let end = walker.feetAtEnd.map(steady) {
            (leftAtEnd, rightAtEnd) = (end.truth(.left), end.truth(.right))
        }
    }
}

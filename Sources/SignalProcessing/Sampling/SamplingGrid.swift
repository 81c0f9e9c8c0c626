/// Evenly spaced times at an exact rate, from an origin on.
public struct SamplingGrid: Equatable, Codable, Sendable {
    /// Time of grid sample 0 in nanoseconds.
    public var origin: Int64
    /// Grid samples in `seconds` seconds, at least 1; with it, 204.8 Hz is 1024 samples in 5 s.
    public var samples: Int64
    /// Seconds, at least 1.
    public var seconds: Int64

    /// - Precondition: `samples` is 1 ... 10⁹ and `seconds` 1 to 10⁶.
    public init(origin: Int64, samples: Int64, per seconds: Int64 = 1) {
        precondition((1...1_000_000_000).contains(samples), "a grid has 1 to 1,000,000,000 samples")
        precondition((1...1_000_000).contains(seconds), "a grid counts its samples in 1 to 1,000,000 seconds")
        self.origin = origin
        self.samples = samples
        self.seconds = seconds
    }

    /// Samples per second.
    public var sampleRate: Double { Double(samples) / Double(seconds) }

    /// The time of a grid sample, to the nearest nanosecond; halves go up.
    public func nanoseconds(at index: Int) -> Int64 {
        let elapsed = Int128(index) * Int128(seconds) * 1_000_000_000
        let doubled = 2 * elapsed + Int128(samples)
        let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: 2 * Int128(samples))
        return origin + Int64(remainder < 0 ? quotient - 1 : quotient)
    }

    /// A place on the grid that moves on without a division.
    struct Cursor: Equatable, Sendable {
        private(set) var index = 0
        private(set) var time: Int64
        private let wholeStep: Int64
        private let partStep: Int64
        private let parts: Int64
        /// Nanoseconds past `time`, plus ½, in units of 1/parts.
        private var part: Int64

        init(_ grid: SamplingGrid) {
            time = grid.origin
            // Doubled, so that the half that rounds to the nearest nanosecond is a whole number.
            parts = 2 * grid.samples
            let step = 2 * grid.seconds * 1_000_000_000
            (wholeStep, partStep) = step.quotientAndRemainder(dividingBy: parts)
            part = grid.samples
        }

        mutating func advance() {
            index &+= 1
            time &+= wholeStep
            part &+= partStep
            if part >= parts {
                part &-= parts
                time &+= 1
            }
        }
    }
}

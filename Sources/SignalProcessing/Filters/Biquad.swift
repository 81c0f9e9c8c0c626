/// One second-order section: (b0 + b1·z⁻¹ + b2·z⁻²) / (1 + a1·z⁻¹ + a2·z⁻²).
public struct Biquad: Equatable, Codable, Sendable {
    public var b0: Double
    public var b1: Double
    public var b2: Double
    public var a1: Double
    public var a2: Double

    public init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
        self.b0 = b0
        self.b1 = b1
        self.b2 = b2
        self.a1 = a1
        self.a2 = a2
    }

    /// What a constant is multiplied by once the section has settled.
    public var constantGain: Double { (b0 + b1 + b2) / (1 + a1 + a2) }

    /// The memory of a section in transposed direct form II.
    struct State: Equatable, Sendable {
        var first = 0.0
        var second = 0.0
    }

    /// The memory after an endless input of `value`.
    func settledState(at value: Double) -> State {
        let output = constantGain * value
        let second = b2 * value - a2 * output
        return State(first: b1 * value - a1 * output + second, second: second)
    }

    /// Filters samples in place and leaves the memory as it is after the last one.
    func filter(_ samples: inout MutableSpan<Double>, _ state: inout State) {
        var (first, second) = (state.first, state.second)
        for index in samples.indices {
            let input = samples[index]
            let output = b0 * input + first
            first = b1 * input - a1 * output + second
            second = b2 * input - a2 * output
            samples[index] = output
        }
        state = State(first: first, second: second)
    }
}

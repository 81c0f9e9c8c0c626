/// A causal filter of second-order sections that remembers where it is in the stream.
///
/// However the stream is cut into calls, the output has the same bits. A sample that is not finite spoils all later
/// output: cut the stream at gaps and start with a fresh or settled filter.
public struct BiquadCascade: Equatable, Sendable {
    public let sections: [Biquad]
    private var states: [Biquad.State]

    /// A filter at rest.
    public init(_ sections: [Biquad]) {
        self.sections = sections
        states = Array(repeating: Biquad.State(), count: sections.count)
    }

    /// Forgets the past, as if every earlier sample had been `value`.
    public mutating func settle(at value: Double) {
        var level = value
        for index in sections.indices {
            states[index] = sections[index].settledState(at: level)
            level *= sections[index].constantGain
        }
    }

    /// Filters the next samples of the stream in place.
    public mutating func filter(_ samples: inout MutableSpan<Double>) {
        for index in sections.indices { sections[index].filter(&samples, &states[index]) }
    }

    /// Filters the next samples of the stream.
    public mutating func filter(_ samples: [Double]) -> [Double] {
        var output = samples
        var span = output.mutableSpan
        filter(&span)
        return output
    }

    /// Filters the next sample of the stream.
    public mutating func filter(_ sample: Double) -> Double {
        var value = sample
        for index in sections.indices {
            let section = sections[index]
            let state = states[index]
            let output = section.b0 * value + state.first
            states[index].first = section.b1 * value - section.a1 * output + state.second
            states[index].second = section.b2 * value - section.a2 * output
            value = output
        }
        return value
    }
}

/// Filters forward and then backward, so that nothing is delayed and every gain is squared.
///
/// The ends are continued by reflection through the end point, and each pass starts settled at its first sample: what
/// `scipy.signal.sosfiltfilt` does by default (Gustafsson 1996 describes the alternatives).
public struct ZeroPhaseFilter: Equatable, Sendable {
    public var sections: [Biquad]

    public init(_ sections: [Biquad]) {
        self.sections = sections
    }

    /// Number of samples that each end is continued by.
    public var paddingCount: Int {
        let shortNumerators = sections.count { $0.b2 == 0 }
        let shortDenominators = sections.count { $0.a2 == 0 }
        return 3 * (2 * sections.count + 1 - min(shortNumerators, shortDenominators))
    }

    /// The filtered signal, of the same length.
    ///
    /// A signal of `paddingCount` samples or fewer, which SciPy refuses, is continued by all that it has.
    public func filter(_ signal: [Double]) -> [Double] {
        guard let start = signal.first, let end = signal.last else { return [] }
        let padding = min(paddingCount, signal.count - 1)
        var extended: [Double] = []
        extended.reserveCapacity(signal.count + 2 * padding)
        for index in 0..<padding { extended.append(2 * start - signal[padding - index]) }
        extended.append(contentsOf: signal)
        for index in 0..<padding { extended.append(2 * end - signal[signal.count - 2 - index]) }
        for _ in 0..<2 {
            var cascade = BiquadCascade(sections)
            cascade.settle(at: extended[0])
            var span = extended.mutableSpan
            cascade.filter(&span)
            extended.reverse()
        }
        return Array(extended[padding..<padding + signal.count])
    }
}

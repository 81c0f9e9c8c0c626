import Glibc

/// A filter of finite memory that looks equally far back and ahead, and so delays nothing.
///
/// Beyond either end of the signal the end sample goes on for ever. Each output is summed in one fixed order, so that
/// `filter(_:)` and a `SymmetricFIRStream` give the same bits however the signal is cut.
public struct SymmetricFIR: Equatable, Sendable {
    /// How the coefficients before the middle mirror those behind it.
    public enum Symmetry: Equatable, Sendable {
        /// The same: a smoother.
        case even
        /// The negative, and zero in the middle: a derivative.
        case odd
    }

    public let symmetry: Symmetry
    /// Weight of the sample itself; 0 when the symmetry is odd.
    public let middle: Double
    /// Weights of the samples 1, 2, to ahead.
    public let ahead: [Double]
    /// Samples per second that the filter was made for.
    public let sampleRate: Double

    /// Number of samples that the filter needs before and behind the one at hand.
    public var halfWidth: Int { ahead.count }
    /// Time from the first to the last sample that an output depends on, in seconds.
    public var support: Double { Double(2 * halfWidth) / sampleRate }

    init(symmetry: Symmetry, middle: Double, ahead: [Double], sampleRate: Double) {
        self.symmetry = symmetry
        self.middle = middle
        self.ahead = ahead
        self.sampleRate = sampleRate
    }

    /// A smoother: the ideal low-pass cut short by a Hamming window, with a gain of exactly 1 for a constant.
    ///
    /// Equal to `scipy.signal.firwin(2 * halfWidth + 1, cutoff, fs: sampleRate)`. The gain at the cut-off is ½; the
    /// transition is about 3.3/support hertz wide.
    ///
    /// - Parameters:
    ///   - cutoff: Hertz, between 0 and half the sampling rate.
    ///   - support: Wanted support in seconds; rounded to a whole number of samples on either side, at least one.
    ///   - sampleRate: Samples per second.
    /// - Returns: The filter; its `support` is the one that was reached.
    public static func lowPass(cutoff: Double, support: Double, sampleRate: Double) -> SymmetricFIR {
        precondition(cutoff > 0 && 2 * cutoff < sampleRate, "the cut-off lies between 0 and half the sampling rate")
        let halfWidth = halfWidth(support: support, sampleRate: sampleRate)
        let weights = (0...halfWidth).map { index -> Double in
            let ideal =
                index == 0
                ? 1
                : sin(2 * .pi * cutoff / sampleRate * Double(index))
                    / (2 * .pi * cutoff / sampleRate * Double(index))
            return ideal * (0.54 + 0.46 * cos(.pi * Double(index) / Double(halfWidth)))
        }
        let sum = weights[0] + 2 * weights[1...].reduce(0, +)
        return SymmetricFIR(
            symmetry: .even, middle: weights[0] / sum, ahead: weights[1...].map { $0 / sum }, sampleRate: sampleRate
        )
    }

    /// A smoother with the weights of a Hann window, which sum to 1.
    ///
    /// - Parameters:
    ///   - support: Full width of the window in seconds; its weight is zero at both ends.
    ///   - sampleRate: Samples per second.
    /// - Returns: the smoother.
    public static func hann(support: Double, sampleRate: Double) -> SymmetricFIR {
        let halfWidth = max(1, Int((support / 2 * sampleRate).rounded(.up)) - 1)
        let weights = (0...halfWidth).map { index -> Double in
            let time = Double(index) / sampleRate
            return time < support / 2 ? 0.5 + 0.5 * cos(2 * .pi * time / support) : 0
        }
        let sum = weights[0] + 2 * weights[1...].reduce(0, +)
        return SymmetricFIR(
            symmetry: .even, middle: weights[0] / sum, ahead: weights[1...].map { $0 / sum }, sampleRate: sampleRate
        )
    }

    /// The slope at the middle of a polynomial fitted by least squares (Savitzky and Golay 1964), per second.
    ///
    /// - Parameters:
    ///   - polynomialOrder: 1 ... 4; 2 gives what 1 gives, and 4 what 3 gives.
    ///   - support: Wanted support in seconds; rounded to a whole number of samples on either side, at least one, and
    ///     two for a polynomial order above 2.
    ///   - sampleRate: Samples per second.
    /// - Returns: The filter; its `support` is the one that was reached.
    public static func derivative(polynomialOrder: Int, support: Double, sampleRate: Double) -> SymmetricFIR {
        precondition((1...4).contains(polynomialOrder), "the polynomial has order 1 to 4")
        let cubic = polynomialOrder > 2
        let halfWidth = max(cubic ? 2 : 1, halfWidth(support: support, sampleRate: sampleRate))
        func moment(_ power: Double) -> Double {
            2 * (1...halfWidth).reduce(0.0) { $0 + pow(Double($1), power) }
        }
        let (second, fourth, sixth) = (moment(2), moment(4), moment(6))
        let ahead = (1...halfWidth).map { index -> Double in
            let step = Double(index)
            guard cubic else { return step / second * sampleRate }
            return (sixth * step - fourth * step * step * step) / (second * sixth - fourth * fourth) * sampleRate
        }
        return SymmetricFIR(symmetry: .odd, middle: 0, ahead: ahead, sampleRate: sampleRate)
    }

    private static func halfWidth(support: Double, sampleRate: Double) -> Int {
        max(1, Int((support * sampleRate / 2).rounded()))
    }

    /// The filtered signal, of the same length.
    public func filter(_ signal: [Double]) -> [Double] {
        guard let first = signal.first, let last = signal.last else { return [] }
        var padded = [Double](repeating: first, count: halfWidth)
        padded.reserveCapacity(signal.count + 2 * halfWidth)
        padded.append(contentsOf: signal)
        padded.append(contentsOf: repeatElement(last, count: halfWidth))
        return filterInside(padded)
    }

    /// The outputs for all samples but the first and last `halfWidth`.
    func filterInside(_ samples: [Double]) -> [Double] {
        let count = samples.count - 2 * halfWidth
        guard count > 0 else { return [] }
        var output = [Double](repeating: 0, count: count)
        // Eight outputs at a time share the instruction for each weight; every output is still summed in the same order.
        var start = 0
        while start &+ 8 <= count {
            let sum = eight(samples.span, from: start &+ halfWidth)
            for lane in 0..<8 { output[start &+ lane] = sum[lane] }
            start &+= 8
        }
        while start < count {
            output[start] = one(samples, at: start &+ halfWidth)
            start &+= 1
        }
        return output
    }

    private func one(_ samples: [Double], at index: Int) -> Double {
        var sum = middle * samples[index]
        for (offset, weight) in zip(1..., ahead) {
            let (next, previous) = (samples[index &+ offset], samples[index &- offset])
            sum += weight * (symmetry == .even ? next + previous : next - previous)
        }
        return sum
    }

    private func eight(_ samples: Span<Double>, from index: Int) -> SIMD8<Double> {
        symmetry == .even ? eight(samples, from: index, both: +) : eight(samples, from: index, both: -)
    }

    @inline(__always)
    private func eight(
        _ samples: Span<Double>, from index: Int, both: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
    ) -> SIMD8<Double> {
        precondition(index >= halfWidth && index + halfWidth + 8 <= samples.count, "the samples around are there")
        let ahead = ahead.span
        var sum = middle * Self.load(samples, index)
        for place in ahead.indices {
            let (next, previous) = (index &+ place &+ 1, index &- place &- 1)
            sum += unsafe ahead[unchecked: place] * both(Self.load(samples, next), Self.load(samples, previous))
        }
        return sum
    }

    @inline(__always)
    private static func load(_ samples: Span<Double>, _ index: Int) -> SIMD8<Double> {
        // Any bits are numbers, and the caller has checked the bounds.
        unsafe samples.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: index &* MemoryLayout<Double>.stride, as: SIMD8.self)
    }
}

import Glibc

/// Designs maximally flat filters as second-order sections (Butterworth 1930), by the bilinear transform.
///
/// Cut-off frequencies are warped beforehand, so that the gain there is exactly 1/√2; in a `ZeroPhaseFilter` it is ½.
public struct Butterworth: Equatable, Codable, Sendable {
    /// Which frequencies pass.
    public enum Response: Equatable, Codable, Sendable {
        /// Frequencies below a cut-off in hertz.
        case lowPass(Double)
        /// Frequencies above a cut-off in hertz.
        case highPass(Double)
        /// Frequencies between two cut-offs in hertz; the filter has twice `order` poles.
        case bandPass(Double, Double)
    }

    /// Number of poles of the low-pass prototype, at least 1.
    public var order: Int
    public var response: Response

    public init(order: Int, _ response: Response) {
        self.order = order
        self.response = response
    }

    /// The sections for a sampling rate, the least damped last.
    ///
    /// - Parameter sampleRate: Samples per second.
    /// - Returns: One section for two poles; an odd order begins with a section for its real pole.
    /// - Precondition: The order is at least 1, and 0 < cut-off < half the sampling rate, the lower cut-off first.
    public func sections(sampleRate: Double) -> [Biquad] {
        precondition(order >= 1, "a Butterworth filter has at least one pole")
        switch response {
        case .lowPass(let cutoff):
            let cutoff = warped(cutoff, sampleRate)
            return poles.map { pole in
                pole.imaginary == 0
                    ? onePole(-cutoff, zero: -1, gain: cutoff)
                    : polePair(pole * cutoff, zeros: 2, gain: cutoff * cutoff)
            }
        case .highPass(let cutoff):
            let cutoff = warped(cutoff, sampleRate)
            // s becomes cut-off/s, which for poles on a circle mirrors them: the conjugate pair stays the same set.
            return poles.map { pole in
                pole.imaginary == 0
                    ? onePole(-cutoff, zero: 1, gain: bilinear)
                    : polePair(pole * cutoff, zeros: -2, gain: bilinear * bilinear)
            }
        case .bandPass(let lower, let upper):
            precondition(lower < upper, "the lower cut-off comes first")
            let (lower, upper) = (warped(lower, sampleRate), warped(upper, sampleRate))
            return poles.flatMap { bandPassSections($0, bandwidth: upper - lower, centreSquared: lower * upper) }
        }
    }

    /// The s of the bilinear transform is this times (z − 1)/(z + 1), with time counted in half samples.
    private var bilinear: Double { 4 }

    private func warped(_ frequency: Double, _ sampleRate: Double) -> Double {
        precondition(
            frequency > 0 && 2 * frequency < sampleRate,
            "a cut-off of \(frequency) Hz does not lie between 0 and half of \(sampleRate) Hz"
        )
        return bilinear * tan(.pi * frequency / sampleRate)
    }

    /// The prototype's poles on the left unit half circle, one of each conjugate pair, the real one first.
    private var poles: [ComplexNumber] {
        (0..<(order + 1) / 2).reversed().map { index in
            if 2 * index + 1 == order { return ComplexNumber(-1, 0) }
            let angle = .pi * Double(2 * index + 1) / Double(2 * order)
            return ComplexNumber(-sin(angle), cos(angle))
        }
    }

    /// gain·(1 − zero·z⁻¹) over a real pole, through the bilinear transform.
    private func onePole(_ pole: Double, zero: Double, gain: Double) -> Biquad {
        let scale = gain / (bilinear - pole)
        return Biquad(b0: scale, b1: -zero * scale, b2: 0, a1: -(bilinear + pole) / (bilinear - pole), a2: 0)
    }

    /// gain·(1 + zeros·z⁻¹ + z⁻²) over a pole and its conjugate, through the bilinear transform.
    private func polePair(_ pole: ComplexNumber, zeros: Double, gain: Double) -> Biquad {
        let (re, im) = (pole.real, pole.imaginary)
        let denominator = (bilinear - re) * (bilinear - re) + im * im
        let scale = gain / denominator
        return Biquad(
            b0: scale, b1: zeros * scale, b2: scale,
            a1: -2 * (bilinear * bilinear - re * re - im * im) / denominator,
            a2: ((bilinear + re) * (bilinear + re) + im * im) / denominator
        )
    }

    /// The sections that one prototype pole, with its conjugate, becomes: the roots of s² − pole·bandwidth·s + centre².
    private func bandPassSections(_ pole: ComplexNumber, bandwidth: Double, centreSquared: Double) -> [Biquad] {
        let half = pole * (bandwidth / 2)
        let square = ComplexNumber(
            half.real * half.real - half.imaginary * half.imaginary - centreSquared, 2 * half.real * half.imaginary
        )
        let root = square.squareRoot
        let sum = ComplexNumber(half.real + root.real, half.imaginary + root.imaginary)
        let difference = ComplexNumber(half.real - root.real, half.imaginary - root.imaginary)
        if pole.imaginary == 0 {
            // Two real poles, or one pair: either way they share a section.
            return [bandPassSection(sum, difference, bandwidth: bandwidth)]
        }
        return [sum, difference].map {
            bandPassSection($0, ComplexNumber($0.real, -$0.imaginary), bandwidth: bandwidth)
        }
    }

    /// bandwidth·s over two poles whose sum and product are real, through the bilinear transform.
    private func bandPassSection(_ one: ComplexNumber, _ other: ComplexNumber, bandwidth: Double) -> Biquad {
        let sum = one.real + other.real
        let product = one.real * other.real - one.imaginary * other.imaginary
        let denominator = bilinear * bilinear - bilinear * sum + product
        let scale = bandwidth * bilinear / denominator
        return Biquad(
            b0: scale, b1: 0, b2: -scale,
            a1: -2 * (bilinear * bilinear - product) / denominator,
            a2: (bilinear * bilinear + bilinear * sum + product) / denominator
        )
    }
}

/// A complex number, as far as the design of filters needs one.
struct ComplexNumber: Equatable, Sendable {
    var real: Double
    var imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    static func * (number: ComplexNumber, factor: Double) -> ComplexNumber {
        ComplexNumber(number.real * factor, number.imaginary * factor)
    }

    /// The root with a real part that is not negative.
    var squareRoot: ComplexNumber {
        let magnitude = hypot(real, imaginary)
        let root = ((magnitude + abs(real)) / 2).squareRoot()
        guard root > 0 else { return ComplexNumber(0, 0) }
        let part = imaginary / (2 * root)
        if real >= 0 { return ComplexNumber(root, part) }
        return ComplexNumber(abs(part), imaginary < 0 ? -root : root)
    }
}

import CFFTW
import Synchronization

/// FFTW's planner keeps state of its own: only executing a plan may happen on several threads at once.
private let planner = Mutex(())

private typealias FFTWBuffer = UnsafeMutableBufferPointer<Double>

/// The discrete Fourier transform of real signals of one length, both ways.
///
/// Plans are estimated, never measured, buffers come from FFTW and one thread works, so equal input gives equal bits
/// within one build on one machine. Make one value per length and use it again: planning costs more than a transform.
@safe
public struct RealFFT: ~Copyable {
    /// Number of samples in the time domain, at least 1.
    public let count: Int

    private let real: FFTWBuffer
    /// Real and imaginary parts by turns.
    private let complex: FFTWBuffer
    private let forwardPlan: fftw_plan
    private let inversePlan: fftw_plan

    /// Number of bins from zero frequency up to and including the Nyquist bin.
    public var binCount: Int { count / 2 + 1 }

    /// Plans transforms of `count` samples.
    ///
    /// - Precondition: `count` is at least 1 and fits in 32 bits.
    public init(count: Int) {
        precondition(count >= 1, "a Fourier transform needs at least one sample")
        let bins = count / 2 + 1
        // Buffers are made inside the lock as well, so that no pointer crosses its border from outside.
        let made = unsafe planner.withLock { _ -> (FFTWBuffer, FFTWBuffer, fftw_plan, fftw_plan)? in
            guard let length = Int32(exactly: count),
                let samples = unsafe fftw_alloc_real(count),
                let spectrum = unsafe fftw_alloc_complex(bins),
                let forward = unsafe fftw_plan_dft_r2c_1d(length, samples, spectrum, FFTW_ESTIMATE),
                let inverse = unsafe fftw_plan_dft_c2r_1d(length, spectrum, samples, FFTW_ESTIMATE)
            else { return nil }
            let parts = unsafe UnsafeMutableRawPointer(spectrum).assumingMemoryBound(to: Double.self)
            return unsafe (
                FFTWBuffer(start: samples, count: count), FFTWBuffer(start: parts, count: 2 * bins), forward, inverse
            )
        }
        guard let made = unsafe made else { fatalError("no memory for \(count) samples") }  // safe: nothing else to do
        self.count = count
        unsafe (real, complex, forwardPlan, inversePlan) = unsafe made
    }

    deinit {
        // Taken out first: Swift 6.2 crashes on a closure in `deinit` that captures a noncopyable `self`.
        let (forward, inverse) = unsafe (forwardPlan, inversePlan)
        planner.withLock { _ in
            unsafe fftw_destroy_plan(forward)
            unsafe fftw_destroy_plan(inverse)
        }
        unsafe fftw_free(real.baseAddress)
        unsafe fftw_free(complex.baseAddress)
    }

    /// The spectrum of a signal, not scaled: bin k is the sum of x[n]·exp(−2πi·k·n/count).
    ///
    /// - Parameter signal: At most `count` samples; a shorter signal is continued with zeros.
    /// - Returns: `binCount` bins.
    public mutating func forward(_ signal: Span<Double>) -> ComplexSpectrum {
        load(signal)
        unsafe fftw_execute(forwardPlan)
        var spectrum = ComplexSpectrum(binCount: binCount)
        for bin in 0..<binCount {
            unsafe spectrum.real[bin] = complex[2 &* bin]
            unsafe spectrum.imaginary[bin] = complex[2 &* bin &+ 1]
        }
        return spectrum
    }

    /// The spectrum of an array; see the form that takes a span.
    public mutating func forward(_ signal: [Double]) -> ComplexSpectrum { forward(signal.span) }

    /// The squared magnitude of every bin of `forward(_:)`.
    ///
    /// - Parameter signal: At most `count` samples; a shorter signal is continued with zeros.
    /// - Returns: `binCount` powers.
    public mutating func power(_ signal: Span<Double>) -> [Double] {
        load(signal)
        unsafe fftw_execute(forwardPlan)
        var power = [Double](repeating: 0, count: binCount)
        for bin in 0..<power.count {
            let (re, im) = unsafe (complex[2 &* bin], complex[2 &* bin &+ 1])
            power[bin] = re * re + im * im
        }
        return power
    }

    /// The squared magnitudes for an array; see the form that takes a span.
    public mutating func power(_ signal: [Double]) -> [Double] { power(signal.span) }

    /// The signal with a given spectrum, so that `inverse(forward(x))` is `x` to rounding.
    ///
    /// Imaginary parts of bin 0, and of the last bin when `count` is even, are ignored: no real signal has any.
    ///
    /// - Precondition: The spectrum has `binCount` bins.
    public mutating func inverse(_ spectrum: ComplexSpectrum) -> [Double] {
        precondition(
            spectrum.real.count == binCount && spectrum.imaginary.count == binCount,
            "a spectrum for \(count) samples has \(binCount) bins"
        )
        for bin in 0..<binCount {
            unsafe complex[2 &* bin] = spectrum.real[bin]
            unsafe complex[2 &* bin &+ 1] = spectrum.imaginary[bin]
        }
        unsafe fftw_execute(inversePlan)
        let scale = Double(count)
        return unsafe real.map { $0 / scale }
    }

    private func load(_ signal: Span<Double>) {
        precondition(signal.count <= count, "the signal is longer than the transform")
        for index in signal.indices { unsafe real[index] = signal[index] }
        for index in signal.count..<count { unsafe real[index] = 0 }
    }

    /// The smallest even length of at least `minimum` whose only prime factors are 2, 3 and 5, which FFTW does fastest.
    public static func fastCount(atLeast minimum: Int) -> Int {
        var best = 2
        while best < minimum { best *= 2 }
        var fives = 1
        while fives < best {
            var threes = fives
            while threes < best {
                var candidate = 2 * threes
                while candidate < minimum { candidate *= 2 }
                best = min(best, candidate)
                threes *= 3
            }
            fives *= 5
        }
        return best
    }
}

/// The bins of a real signal's transform, from zero frequency to the Nyquist frequency.
public struct ComplexSpectrum: Equatable, Sendable {
    public var real: [Double]
    public var imaginary: [Double]

    /// A spectrum of zeros.
    public init(binCount: Int) {
        real = Array(repeating: 0, count: binCount)
        imaginary = Array(repeating: 0, count: binCount)
    }

    /// The squared magnitude of every bin.
    public var power: [Double] {
        real.indices.map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
    }
}

import CFFTW
import Synchronization

/// FFTW's planner keeps state of its own: only executing a plan may happen on several threads at once.
private let planner = Mutex(())

private typealias FFTWBuffer = UnsafeMutableBufferPointer<Double>

/// The discrete Fourier transform of real signals of one length.
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
    private let plan: fftw_plan

    /// Number of bins from zero frequency up to and including the Nyquist bin.
    public var binCount: Int { count / 2 + 1 }

    /// Plans transforms of `count` samples.
    ///
    /// - Precondition: `count` is at least 1 and fits in 32 bits.
    public init(count: Int) {
        precondition(count >= 1, "a Fourier transform needs at least one sample")
        let bins = count / 2 + 1
        // Buffers are made inside the lock as well, so that no pointer crosses its border from outside.
        let made = unsafe planner.withLock { _ -> (FFTWBuffer, FFTWBuffer, fftw_plan)? in
            guard let length = Int32(exactly: count),
                let samples = unsafe fftw_alloc_real(count),
                let spectrum = unsafe fftw_alloc_complex(bins),
                let plan = unsafe fftw_plan_dft_r2c_1d(length, samples, spectrum, FFTW_ESTIMATE)
            else { return nil }
            let parts = unsafe UnsafeMutableRawPointer(spectrum).assumingMemoryBound(to: Double.self)
            return unsafe (
                FFTWBuffer(start: samples, count: count), FFTWBuffer(start: parts, count: 2 * bins), plan
            )
        }
        guard let made = unsafe made else { fatalError("no memory for \(count) samples") }  // safe: nothing else to do
        self.count = count
        unsafe (real, complex, plan) = unsafe made
    }

    deinit {
        // Taken out first: Swift 6.2 crashes on a closure in `deinit` that captures a noncopyable `self`.
        let plan = unsafe plan
        planner.withLock { _ in unsafe fftw_destroy_plan(plan) }
        unsafe fftw_free(real.baseAddress)
        unsafe fftw_free(complex.baseAddress)
    }

    /// The squared magnitude of every bin, not scaled: bin k is the sum of x[n]·exp(−2πi·k·n/count).
    ///
    /// - Parameter signal: At most `count` samples; a shorter signal is continued with zeros.
    /// - Returns: `binCount` powers.
    public mutating func power(_ signal: Span<Double>) -> [Double] {
        load(signal)
        unsafe fftw_execute(plan)
        var power = [Double](repeating: 0, count: binCount)
        for bin in 0..<power.count {
            let (re, im) = unsafe (complex[2 &* bin], complex[2 &* bin &+ 1])
            power[bin] = re * re + im * im
        }
        return power
    }

    /// The squared magnitudes for an array; see the form that takes a span.
    public mutating func power(_ signal: [Double]) -> [Double] { power(signal.span) }

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

import Glibc

/// Estimates power spectral densities through a Hann window, with the mean removed.
///
/// The scaling is that of `scipy.signal.periodogram` and `scipy.signal.welch` with `window="hann"` and
/// `scaling="density"`: the density summed over all bins, times the bin width, is the signal's variance.
public struct PeriodogramEstimate: Equatable, Sendable {
    /// The transform is at least this many times as long as the windowed signal; the rest are zeros.
    public var zeroPaddingFactor: Int
    /// Share of a Welch segment that the next one repeats, 0 ..< 1.
    public var overlap: Double

    public init(zeroPaddingFactor: Int = 4, overlap: Double = 0.5) {
        self.zeroPaddingFactor = zeroPaddingFactor
        self.overlap = overlap
    }

    /// The density of a whole signal, seen through one window.
    ///
    /// - Parameters:
    ///   - signal: At least one sample.
    ///   - sampleRate: Samples per second.
    /// - Returns: The one-sided density, from 0 Hz to half the sampling rate.
    public func spectrum(of signal: [Double], sampleRate: Double) -> Spectrum {
        welch(signal, segmentCount: signal.count, sampleRate: sampleRate)
    }

    /// The mean density of overlapping segments (Welch 1967).
    ///
    /// Samples at the end that do not fill a segment are left out; a signal shorter than one segment is one segment.
    ///
    /// - Parameters:
    ///   - signal: At least one sample.
    ///   - segmentCount: Samples in a segment, at least 1.
    ///   - sampleRate: Samples per second.
    /// - Returns: The one-sided density, from 0 Hz to half the sampling rate.
    public func welch(_ signal: [Double], segmentCount: Int, sampleRate: Double) -> Spectrum {
        precondition(!signal.isEmpty && segmentCount >= 1, "a spectrum needs at least one sample")
        let length = min(segmentCount, signal.count)
        let step = max(1, length - Int(overlap * Double(length)))
        let window = Self.hannWindow(count: length)
        var transform = RealFFT(count: transformCount(for: length))
        var density = [Double](repeating: 0, count: transform.binCount)
        var segment = [Double](repeating: 0, count: length)
        var segments = 0
        for start in stride(from: 0, through: signal.count - length, by: step) {
            var sum = 0.0
            for index in 0..<length { sum += signal[start &+ index] }
            let mean = sum / Double(length)
            for index in 0..<length { segment[index] = (signal[start &+ index] - mean) * window[index] }
            let power = transform.power(segment.span)
            for bin in 0..<density.count { density[bin] += power[bin] }
            segments += 1
        }
        let windowPower = window.reduce(0) { $0 + $1 * $1 }
        let scale = 1 / (sampleRate * windowPower * Double(segments))
        // Every bin stands for its negative frequency as well, except those that have none.
        let doubled = 1..<(transform.count.isMultiple(of: 2) ? density.count - 1 : density.count)
        for bin in density.indices { density[bin] *= doubled.contains(bin) ? 2 * scale : scale }
        return Spectrum(frequencyStep: sampleRate / Double(transform.count), density: density)
    }

    /// The length of the transform for a windowed signal of `count` samples.
    public func transformCount(for count: Int) -> Int {
        zeroPaddingFactor <= 1 ? count : RealFFT.fastCount(atLeast: count * zeroPaddingFactor)
    }

    /// The periodic Hann window: ½ − ½·cos(2πk/count).
    public static func hannWindow(count: Int) -> [Double] {
        guard count > 1 else { return Array(repeating: 1, count: count) }
        return (0..<count).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(count)) }
    }
}

/// The stride frequency that a foot's signal repeats with.
public struct CadenceEstimate: Equatable, Sendable {
    /// Strides of this foot per second, in hertz.
    public var strideFrequency: Double
    /// Share of the signal's power that the stride frequency and its multiples explain beyond chance, 0 to 1.
    ///
    /// White noise scores about 0, a periodic signal close to 1.
    public var confidence: Double

    public init(strideFrequency: Double, confidence: Double) {
        self.strideFrequency = strideFrequency
        self.confidence = confidence
    }

    /// Steps of both feet per minute, taking two steps for a stride.
    public var stepsPerMinute: Double { strideFrequency * 120 }
}

/// Finds the stride frequency in one foot's signal, such as pitch rate or the sum of pressure.
///
/// A comb is laid over the power spectrum: a candidate is worth the density summed over all its multiples up to one
/// frequency that is the same for all candidates. A fraction of the true frequency then collects all that the true one
/// does and next to nothing more, whereas a multiple of it misses the odd harmonics. So the highest candidate wins among
/// those that collect nearly as much as the best: a strong second harmonic is not taken for the first, and neither is
/// half the frequency. The comb as a whole is a proposal; it is related to harmonic summation (Noll 1969; Hermes 1988).
public struct CadenceEstimator: Equatable, Sendable {
    /// Stride frequencies looked for, in hertz.
    ///
    /// mobgap (Mobilise-D, 2024) accepts 40 to 172.9 steps/min, which is 0.33 to 1.44 Hz; the default adds a margin.
    public var band: ClosedRange<Double>
    /// The highest frequency at which harmonics count, in hertz (proposal).
    public var highestHarmonicFrequency: Double
    /// The share of the comb's power below which odd harmonics are taken for noise, from 0 to 1 (proposal).
    public var oddHarmonicTolerance: Double
    /// Longest window in seconds; longer signals are cut into such windows, which overlap by half, and averaged.
    public var segmentDuration: Double

    public init(
        band: ClosedRange<Double> = 0.25...1.6, highestHarmonicFrequency: Double = 6,
        oddHarmonicTolerance: Double = 0.05,
        segmentDuration: Double = 30
    ) {
        self.band = band
        self.highestHarmonicFrequency = highestHarmonicFrequency
        self.oddHarmonicTolerance = oddHarmonicTolerance
        self.segmentDuration = segmentDuration
    }

    /// The stride frequency of a signal.
    ///
    /// - Parameters:
    ///   - signal: One foot's samples, without gaps and in any unit.
    ///   - sampleRate: Samples per second.
    /// - Returns: nil when the signal is constant, not finite or shorter than two periods of the band's upper end, or
    ///   when nothing in the band stands out of its surroundings.
    public func estimate(_ signal: [Double], sampleRate: Double) -> CadenceEstimate? {
        let segmentCount = min(signal.count, max(1, Int((segmentDuration * sampleRate).rounded())))
        let duration = Double(segmentCount) / sampleRate
        guard duration * band.upperBound >= 2, signal.allSatisfy(\.isFinite) else { return nil }
        // Bins an eighth of the resolution apart, so that the high teeth of the comb hit their harmonics.
        let spectrum = PeriodogramEstimate(zeroPaddingFactor: 8)
            .welch(signal, segmentCount: segmentCount, sampleRate: sampleRate)
        guard let frequency = strideFrequency(in: spectrum) else { return nil }
        let confidence = confidence(of: frequency, in: spectrum, duration: duration)
        return CadenceEstimate(strideFrequency: frequency, confidence: confidence)
    }

    private func strideFrequency(in spectrum: Spectrum) -> Double? {
        let candidates = spectrum.bins(in: band)
        guard candidates.lowerBound > 0, let last = candidates.last else { return nil }
        let limit = min(spectrum.density.count - 1, spectrum.bins(in: 0...highestHarmonicFrequency).upperBound - 1)
        // One more on either side tells a maximum at the band's end from a slope that leads out of it.
        let first = candidates.lowerBound - 1
        guard first > 0, last + 1 <= limit else { return nil }
        let comb = (first...last + 1).map { bin in
            stride(from: bin, through: limit, by: bin).reduce(0.0) { $0 + spectrum.density[$1] }
        }
        let tops = (1..<comb.count - 1).filter { comb[$0] > comb[$0 - 1] && comb[$0] >= comb[$0 + 1] }
        guard let best = tops.map({ comb[$0] }).max(), best > 0,
            let chosen = tops.last(where: { comb[$0] >= (1 - oddHarmonicTolerance) * best })
        else { return nil }
        let top = Spectrum.logarithmicParabola(comb[chosen - 1], comb[chosen], comb[chosen + 1])
        return (Double(first + chosen) + top.offset) * spectrum.frequencyStep
    }

    private func confidence(of frequency: Double, in spectrum: Spectrum, duration: Double) -> Double {
        // The Hann window spreads a line over ±2 resolutions; 1.5 hold all but a thousandth of its power.
        let reach = 1.5 / duration
        let bins = spectrum.bins(in: max(0, band.lowerBound - reach)...highestHarmonicFrequency)
        var (explained, total, covered) = (0.0, 0.0, 0)
        for bin in bins {
            let value = spectrum.density[bin]
            total += value
            let harmonic = max(1, (spectrum.frequency(ofBin: bin) / frequency).rounded())
            guard abs(spectrum.frequency(ofBin: bin) - harmonic * frequency) <= reach else { continue }
            explained += value
            covered += 1
        }
        let chance = Double(covered) / Double(max(1, bins.count))
        guard total > 0, chance < 1 else { return 0 }
        return min(1, max(0, (explained / total - chance) / (1 - chance)))
    }
}

import Glibc

/// A one-sided power spectral density on evenly spaced frequencies, from 0 Hz up.
public struct Spectrum: Equatable, Sendable {
    /// Distance of neighbouring bins in hertz.
    public var frequencyStep: Double
    /// Power per hertz: the signal's unit squared, per hertz.
    public var density: [Double]

    public init(frequencyStep: Double, density: [Double]) {
        self.frequencyStep = frequencyStep
        self.density = density
    }

    /// The frequency of a bin in hertz.
    public func frequency(ofBin bin: Int) -> Double { Double(bin) * frequencyStep }

    /// The bins whose frequencies lie in a band given in hertz; empty when there are none.
    public func bins(in band: ClosedRange<Double>) -> Range<Int> {
        let lower = min(max(0, (band.lowerBound / frequencyStep).rounded(.up)), Double(density.count))
        let upper = min(max(-1, (band.upperBound / frequencyStep).rounded(.down)), Double(density.count - 1))
        return Int(lower)..<max(Int(lower), Int(upper) + 1)
    }

    /// The signal's variance within a band given in hertz: the density summed over its bins.
    public func power(in band: ClosedRange<Double>) -> Double {
        bins(in: band).reduce(0) { $0 + density[$1] } * frequencyStep
    }

    /// The greatest local maximum within a band, refined between the bins.
    ///
    /// - Parameter band: Frequencies in hertz.
    /// - Returns: nil when the density has no local maximum there.
    public func peak(in band: ClosedRange<Double>) -> SpectralPeak? {
        var best: Int?
        for bin in bins(in: band) where bin > 0 && bin + 1 < density.count {
            guard density[bin] > density[bin - 1], density[bin] >= density[bin + 1] else { continue }
            if let found = best, density[found] >= density[bin] { continue }
            best = bin
        }
        guard let best else { return nil }
        let (offset, height) = Self.logarithmicParabola(density[best - 1], density[best], density[best + 1])
        return SpectralPeak(frequency: (Double(best) + offset) * frequencyStep, density: height)
    }

    /// The top of a parabola through the logarithms of three neighbours.
    ///
    /// The main lobe of a Hann window is nearly a Gaussian, whose logarithm is a parabola: far less bias than through the
    /// densities themselves (Gasior and Gonzalez 2004). Where a neighbour is zero the densities are used.
    static func logarithmicParabola(_ left: Double, _ middle: Double, _ right: Double) -> (
        offset: Double, height: Double
    ) {
        guard left > 0, middle > 0, right > 0 else {
            let top = ParabolicPeak(left: left, middle: middle, right: right)
            return (top.offset, top.height)
        }
        let top = ParabolicPeak(left: log(left), middle: log(middle), right: log(right))
        return (top.offset, exp(top.height))
    }
}

/// A maximum of a spectrum.
public struct SpectralPeak: Equatable, Sendable {
    /// Hertz.
    public var frequency: Double
    /// Power per hertz at the top.
    public var density: Double
}

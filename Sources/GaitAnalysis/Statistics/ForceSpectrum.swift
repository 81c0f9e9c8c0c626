import SensorData
import SignalProcessing

/// The harmonics of the summed vertical force of both feet, stride by stride.
struct ForceSpectrum: ~Copyable {
    /// One stance of a foot: when, and its load at 0, 1, … 100 %.
    struct Stance {
        var start: Double
        var end: Double
        var curve: [Float]
    }

    /// Samples of a stride (proposal): six times what twenty harmonics need.
    private static let samples = 128

    private let harmonics: Int
    private var transform = RealFFT(count: samples)
    private var ratios = FootPair()
    private var shares = FootPair()

    private struct FootPair {
        var left: [FootValues.Value] = []
        var right: [FootValues.Value] = []

        mutating func append(_ value: Double, _ stride: Stride) {
            let value = FootValues.Value(value: value, start: stride.start, bout: stride.bout)
            if stride.side == .left { left.append(value) } else { right.append(value) }
        }
    }

    init(harmonics: Int) {
        self.harmonics = min(harmonics, Self.samples / 2 - 1)
    }

    /// Takes a stride with every stance of either foot that reaches into it.
    mutating func take(_ stride: Stride, stances: [Stance]) {
        let step = stride.duration / Double(Self.samples)
        let force = (0..<Self.samples).map { sample in
            let time = stride.start + (Double(sample) + 0.5) * step
            return stances.reduce(0.0) { $0 + $1.load(at: time) }
        }
        let power = transform.power(force)
        var amplitudes = (even: 0.0, odd: 0.0)
        var powers = (even: 0.0, odd: 0.0)
        for harmonic in 1...max(1, harmonics) {
            if harmonic.isMultiple(of: 2) {
                amplitudes.even += power[harmonic].squareRoot()
                powers.even += power[harmonic]
            } else {
                amplitudes.odd += power[harmonic].squareRoot()
                powers.odd += power[harmonic]
            }
        }
        guard amplitudes.odd > 0, amplitudes.even > 0 else { return }
        ratios.append(amplitudes.even / amplitudes.odd, stride)
        shares.append(100 * powers.even / (powers.even + powers.odd), stride)
    }

    /// Means over the strides taken; nil under `least` of a foot.
    func result(least: Int, confidence: Double) -> ForceHarmonics? {
        guard min(ratios.left.count, ratios.right.count) >= max(3, least) else { return nil }
        return ForceHarmonics(
            ratio: FootValues(left: ratios.left, right: ratios.right).bothFeet(confidence: confidence),
            improvedRatio: FootValues(left: shares.left, right: shares.right).bothFeet(confidence: confidence),
            strides: ratios.left.count + ratios.right.count)
    }
}

extension ForceSpectrum.Stance {
    /// Linear between the curve's points; 0 outside the stance.
    fileprivate func load(at time: Double) -> Double {
        guard time >= start, time < end else { return 0 }
        let position = (time - start) / (end - start) * Double(curve.count - 1)
        let index = min(Int(position), curve.count - 2)
        let part = position - Double(index)
        return Double(curve[index]) + part * Double(curve[index + 1] - curve[index])
    }
}

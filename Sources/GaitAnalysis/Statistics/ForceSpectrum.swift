import SensorData
import SignalProcessing

/// The harmonics of the summed vertical force of both feet, stride by stride, in bounded memory.
///
/// A stride waits until every stance of either foot that reaches into it was taken in, then a group of them is transformed
/// together, so that FFTW plans once for many. Of each stride two numbers stay; the amplitudes are added up.
struct ForceSpectrum: Sendable {
    /// Samples of a stride (proposal): six times what twenty harmonics need.
    private static let samples = 128
    /// Strides that are transformed together.
    private static let group = 64

    private let harmonics: Int
    /// Stances that a waiting stride or the next may need.
    private var recent: [Stance] = []
    private var waiting: [(stride: Stride, place: Int)] = []
    private var sampled: [(force: [Double], side: Side, place: Int)] = []
    /// Of each stride taken, in the same order; NaN where there is none.
    private var ratios: [Float] = []
    private var shares: [Float] = []
    /// Of each foot's strides: how many, and the sum of every harmonic's amplitude over the mean force.
    private var added: [(strides: Int, amplitudes: [Double])]

    /// One stance of a foot: when, and its load at 0, 1, … 100 %.
    private struct Stance {
        var side: Side
        var start: Double
        var end: Double
        var curve: [Float]

        /// Linear between the curve's points; 0 outside the stance.
        func load(at time: Double) -> Double {
            guard time >= start, time < end else { return 0 }
            let position = (time - start) / (end - start) * Double(curve.count - 1)
            let index = min(Int(position), curve.count - 2)
            let part = position - Double(index)
            return Double(curve[index]) + part * Double(curve[index + 1] - curve[index])
        }
    }

    init(harmonics: Int) {
        self.harmonics = max(2, min(harmonics, Self.samples / 2 - 1))
        added = Side.allCases.map { [count = self.harmonics] _ in (0, Array(repeating: 0, count: count)) }
    }

    /// Takes in the next stride in order of the start, with the load of its stance.
    mutating func take(_ stride: Stride, load: StanceLoad?) {
        ratios.append(.nan)
        shares.append(.nan)
        settle(until: stride.start)
        let needed = min(waiting.first?.stride.start ?? stride.start, stride.start)
        recent.removeAll { $0.end <= needed }
        guard let load, let stanceTime = stride.stanceTime, stanceTime > 0 else { return }
        recent.append(
            Stance(
                side: stride.side, start: stride.start, end: stride.start + stanceTime, curve: load.totalCurve))
        if stride.rejected == nil { waiting.append((stride, ratios.count - 1)) }
    }

    /// Forgets the first strides that were taken.
    mutating func forget(_ count: Int) {
        guard count > 0 else { return }
        ratios.removeFirst(count)
        shares.removeFirst(count)
        waiting = waiting.compactMap { $0.place < count ? nil : ($0.stride, $0.place - count) }
        sampled = sampled.compactMap { $0.place < count ? nil : ($0.force, $0.side, $0.place - count) }
    }

    /// Means over the counted strides; nil under `least` of a foot.
    ///
    /// - Parameters:
    ///   - strides: those that were taken, in the same order.
    ///   - least: strides of a foot.
    ///   - confidence: of the intervals, as a share.
    /// - Returns: both ratios with their intervals, and the mean spectrum, in which each foot's strides weigh the same.
    func result(_ strides: StrideList, least: Int, confidence: Double) -> ForceHarmonics? {
        var whole = self
        whole.settle(until: .infinity)
        whole.transform()
        func values(_ numbers: [Float], _ side: Side) -> [FootValues.Value] {
            zip(strides, numbers).compactMap { stride, number in
                guard stride.side == side, !number.isNaN else { return nil }
                return FootValues.Value(value: Double(number), start: stride.start, bout: stride.bout)
            }
        }
        let (left, right) = (values(whole.ratios, .left), values(whole.ratios, .right))
        guard min(left.count, right.count) >= max(3, least) else { return nil }
        return ForceHarmonics(
            ratio: FootValues(left: left, right: right).bothFeet(confidence: confidence),
            improvedRatio: FootValues(left: values(whole.shares, .left), right: values(whole.shares, .right))
                .bothFeet(confidence: confidence),
            strides: left.count + right.count, amplitudes: whole.meanAmplitudes)
    }

    /// In percent of the mean force; also of strides that were forgotten.
    private var meanAmplitudes: [Double]? {
        guard added.allSatisfy({ $0.strides > 0 }) else { return nil }
        return (0..<harmonics).map { harmonic in
            let feet = added.map { $0.amplitudes[harmonic] / Double($0.strides) }
            return 100 * feet.reduce(0, +) / Double(feet.count)
        }
    }

    /// Samples the strides that nothing reaches into any more.
    private mutating func settle(until time: Double) {
        let ready = waiting.prefix { $0.stride.end <= time }
        for (stride, place) in ready {
            let inside = recent.filter { $0.start < stride.end && $0.end > stride.start }
            // The other foot stands at both ends: a stance without its load would look like a step without weight.
            guard inside.filter({ $0.side != stride.side }).count >= 2 else { continue }
            let step = stride.duration / Double(Self.samples)
            let force = (0..<Self.samples).map { sample in
                let moment = stride.start + (Double(sample) + 0.5) * step
                return inside.reduce(0.0) { $0 + $1.load(at: moment) }
            }
            sampled.append((force, stride.side, place))
        }
        waiting.removeFirst(ready.count)
        if sampled.count >= Self.group { transform() }
    }

    private mutating func transform() {
        guard !sampled.isEmpty else { return }
        var fft = RealFFT(count: Self.samples)
        for (force, side, place) in sampled {
            let power = fft.power(force)
            var amplitudes = (even: 0.0, odd: 0.0)
            var powers = (even: 0.0, odd: 0.0)
            for harmonic in 1...harmonics {
                if harmonic.isMultiple(of: 2) {
                    amplitudes.even += power[harmonic].squareRoot()
                    powers.even += power[harmonic]
                } else {
                    amplitudes.odd += power[harmonic].squareRoot()
                    powers.odd += power[harmonic]
                }
            }
            guard amplitudes.odd > 0, amplitudes.even > 0 else { continue }
            ratios[place] = Float(amplitudes.even / amplitudes.odd)
            shares[place] = Float(100 * powers.even / (powers.even + powers.odd))
            let mean = power[0].squareRoot()
            guard mean > 0 else { continue }
            added[side.place].strides += 1
            for harmonic in 1...harmonics {
                // A wave's power lies half in the bin of its frequency, half in that of the negative one.
                added[side.place].amplitudes[harmonic - 1] += 2 * power[harmonic].squareRoot() / mean
            }
        }
        sampled.removeAll(keepingCapacity: true)
    }
}

import Foundation
import SignalProcessing
import Testing

@Suite struct SpectrumTests {
    @Test(arguments: [1, 2, 3, 5, 8, 17, 100, 1001, 4096])
    func `no power is lost`(count: Int) {
        var numbers = SeededNumbers(state: UInt64(count))
        let signal = numbers.signal(count: count)
        var transform = RealFFT(count: count)
        let powers = transform.power(signal)
        #expect(transform.power(signal) == powers)
        // Parseval's theorem.
        var energy = 0.0
        for (bin, power) in powers.enumerated() {
            let alone = bin == 0 || (count.isMultiple(of: 2) && bin == count / 2)
            energy += alone ? power : 2 * power
        }
        expectClose([energy / Double(count)], [signal.reduce(0) { $0 + $1 * $1 }], tolerance: 1e-13)
    }

    @Test(arguments: [1, 2, 7, 12, 45])
    func `the transform is the sum that defines it`(count: Int) {
        var numbers = SeededNumbers(state: 3)
        let signal = numbers.signal(count: count)
        var transform = RealFFT(count: count)
        let powers = transform.power(signal)
        for bin in 0..<transform.binCount {
            let angle = 2 * Double.pi * Double(bin) / Double(count)
            let re = signal.enumerated().reduce(0) { $0 + $1.element * cos(angle * Double($1.offset)) }
            let im = signal.enumerated().reduce(0) { $0 - $1.element * sin(angle * Double($1.offset)) }
            #expect(abs(powers[bin] - (re * re + im * im)) < 1e-11)
        }
    }

    @Test func `a whole number of sine periods fills one bin`() {
        let signal = (0..<64).map { sin(2 * .pi * 5 * Double($0) / 64) }
        var transform = RealFFT(count: 64)
        let power = transform.power(signal)
        for (bin, value) in power.enumerated() { #expect(abs(value - (bin == 5 ? 1024 : 0)) < 1e-10) }
    }

    @Test func `a fast length is even, large enough and has no prime factor above 5`() {
        for minimum in 1...2000 {
            let fast = RealFFT.fastCount(atLeast: minimum)
            let slow = (minimum...).first { candidate in
                var rest = candidate
                for prime in [2, 3, 5] { while rest.isMultiple(of: prime) { rest /= prime } }
                return rest == 1 && candidate.isMultiple(of: 2)
            }
            #expect(fast == slow)
        }
    }

    @Test func `densities equal SciPy's`() throws {
        let vectors = try Vectors.load()
        for vector in vectors.periodograms {
            let spectrum = PeriodogramEstimate(zeroPaddingFactor: vector.count == vector.transformCount ? 1 : 4)
                .spectrum(of: Array(vectors.signal.prefix(vector.count)), sampleRate: 200)
            expectClose(spectrum.density, vector.density, tolerance: 1e-12)
            #expect(spectrum.frequencyStep == 200 / Double(vector.transformCount))
        }
        for vector in vectors.welches {
            let spectrum = PeriodogramEstimate(zeroPaddingFactor: 1)
                .welch(vectors.signal, segmentCount: vector.segment, sampleRate: 200)
            expectClose(spectrum.density, vector.density, tolerance: 1e-12)
        }
    }

    @Test func `zero padding puts bins between and leaves the others alone`() {
        var numbers = SeededNumbers(state: 8)
        let signal = numbers.signal(count: 100)
        let coarse = PeriodogramEstimate(zeroPaddingFactor: 1).spectrum(of: signal, sampleRate: 50)
        let fine = PeriodogramEstimate(zeroPaddingFactor: 4).spectrum(of: signal, sampleRate: 50)
        #expect(fine.density.count == 201)
        // The coarse Nyquist bin has no negative frequency either, and so is the fine one.
        expectClose(every(4, of: fine.density), coarse.density, tolerance: 1e-12)
    }

    @Test(arguments: [0.91, 1.3333, 2.718, 7.05])
    func `a sine between bins is found to a thousandth of a hertz with its power`(frequency: Double) throws {
        let signal = (0..<2000).map { 5 + 2 * sin(2 * .pi * frequency * Double($0) / 200 + 0.3) }
        let spectrum = PeriodogramEstimate().spectrum(of: signal, sampleRate: 200)
        let peak = try #require(spectrum.peak(in: 0.3...20))
        #expect(abs(peak.frequency - frequency) < 1e-3)
        #expect(abs(spectrum.power(in: 0.3...20) - 2) < 0.01)
        #expect(spectrum.peak(in: 30.001...30.002) == nil)
    }

    static let pulses: [(frequency: Double, noise: Double)] = [
        (0.4, 0), (0.4, 0.5), (0.55, 1), (0.7, 0), (0.9, 1), (1.1, 0.5), (1.4, 1),
    ]

    @Test(arguments: pulses)
    func `the cadence of noisy pulses is found`(pulse: (frequency: Double, noise: Double)) throws {
        var numbers = SeededNumbers(state: 5)
        let signal = numbers.signal(count: 4000).enumerated().map { index, noise in
            let phase = (Double(index) / 200 * pulse.frequency).truncatingRemainder(dividingBy: 1)
            return (phase < 0.6 ? sin(.pi * phase / 0.6) : 0) + pulse.noise * noise
        }
        let estimate = try #require(CadenceEstimator().estimate(signal, sampleRate: 200))
        #expect(abs(estimate.strideFrequency - pulse.frequency) < 0.01)
        #expect(estimate.confidence > 0.8)
        #expect(estimate.stepsPerMinute == estimate.strideFrequency * 120)
    }

    @Test(arguments: [0.3, 0.45, 0.6, 0.75])
    func `a second harmonic three times as strong is not taken for the stride`(frequency: Double) throws {
        let signal = (0..<6000).map { index in
            let phase = 2 * Double.pi * frequency * Double(index) / 200
            return sin(phase) + 3 * sin(2 * phase + 1) + 0.5 * sin(3 * phase)
        }
        let estimate = try #require(CadenceEstimator().estimate(signal, sampleRate: 200))
        #expect(abs(estimate.strideFrequency - frequency) < 0.005)
    }

    @Test(arguments: [0.5, 0.8, 1.2, 1.55])
    func `a pure sine is not taken for a harmonic of something slower`(frequency: Double) throws {
        let signal = (0..<6000).map { sin(2 * .pi * frequency * Double($0) / 200) }
        let estimate = try #require(CadenceEstimator().estimate(signal, sampleRate: 200))
        #expect(abs(estimate.strideFrequency - frequency) < 0.002)
        #expect(estimate.confidence > 0.95)
    }

    @Test func `noise has little confidence and a constant has no cadence`() {
        var numbers = SeededNumbers(state: 11)
        let noise = numbers.signal(count: 12000)
        let confidence = CadenceEstimator().estimate(noise, sampleRate: 200)?.confidence ?? 0
        #expect(confidence < 0.35)
        #expect(CadenceEstimator().estimate(Array(repeating: 4, count: 4000), sampleRate: 200) == nil)
        #expect(CadenceEstimator().estimate([], sampleRate: 200) == nil)
        #expect(CadenceEstimator().estimate([1, .nan], sampleRate: 1) == nil)
    }
}

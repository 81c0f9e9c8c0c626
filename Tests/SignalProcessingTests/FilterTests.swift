import Foundation
import SignalProcessing
import Testing

@Suite struct FilterTests {
    static func design(_ vector: Vectors.Filter) throws -> [Biquad] {
        let response: Butterworth.Response =
            switch vector.kind {
            case "lowpass": .lowPass(vector.cutoff[0])
            case "highpass": .highPass(vector.cutoff[0])
            default: .bandPass(vector.cutoff[0], try #require(vector.cutoff.last))
            }
        return Butterworth(order: vector.order, response).sections(sampleRate: 200)
    }

    /// The sections' gain at a frequency in hertz.
    static func gain(of sections: [Biquad], at frequency: Double, sampleRate: Double) -> (re: Double, im: Double) {
        let angle = -2 * Double.pi * frequency / sampleRate
        let (c1, s1, c2, s2) = (cos(angle), sin(angle), cos(2 * angle), sin(2 * angle))
        var gain = (re: 1.0, im: 0.0)
        for section in sections {
            let (nr, ni) = (section.b0 + section.b1 * c1 + section.b2 * c2, section.b1 * s1 + section.b2 * s2)
            let (dr, di) = (1 + section.a1 * c1 + section.a2 * c2, section.a1 * s1 + section.a2 * s2)
            let norm = dr * dr + di * di
            let (re, im) = ((nr * dr + ni * di) / norm, (ni * dr - nr * di) / norm)
            gain = (gain.re * re - gain.im * im, gain.re * im + gain.im * re)
        }
        return gain
    }

    @Test func `Butterworth filters respond, filter and filter both ways as SciPy's do`() throws {
        let vectors = try Vectors.load()
        #expect(vectors.filters.count == 25)
        for vector in vectors.filters {
            let sections = try Self.design(vector)
            let label = Comment(rawValue: "\(vector.kind) \(vector.cutoff) order \(vector.order)")
            let gains = (0..<12).map { Self.gain(of: sections, at: 0.1 + 98.9 * Double($0) / 11, sampleRate: 200) }
            expectClose(gains.map(\.re), vector.re, label)
            expectClose(gains.map(\.im), vector.im, label)
            var cascade = BiquadCascade(sections)
            expectClose(every(9, of: cascade.filter(vectors.signal)), vector.causal, label)
            expectClose(every(9, of: ZeroPhaseFilter(sections).filter(vectors.signal)), vector.zeroPhase, label)
        }
    }

    @Test(arguments: 1...8)
    func `a settled sine leaves with the analytic gain`(order: Int) {
        // |H|² = 1/(1 + (tan(πf/fs)/tan(πfc/fs))^2N)
        let sections = Butterworth(order: order, .lowPass(10)).sections(sampleRate: 200)
        for frequency in [2.0, 10, 20] {
            var cascade = BiquadCascade(sections)
            let output = cascade.filter((0..<4000).map { sin(2 * .pi * frequency * Double($0) / 200) })
            // 20 whole periods of each frequency, long after the start.
            let energy = output.suffix(2000).reduce(0) { $0 + $1 * $1 } / 1000
            let ratio = tan(.pi * frequency / 200) / tan(.pi * 10 / 200)
            expectClose([energy], [1 / (1 + pow(ratio, Double(2 * order)))])
        }
    }

    @Test(arguments: [Butterworth.Response.lowPass(6), .highPass(0.5), .bandPass(0.5, 6)], 1...6)
    func `however the stream is cut, a cascade gives the same bits`(response: Butterworth.Response, order: Int) {
        var numbers = SeededNumbers(state: UInt64(order))
        let signal = numbers.signal(count: 500)
        let fresh = BiquadCascade(Butterworth(order: order, response).sections(sampleRate: 100))
        var (whole, cut, single) = (fresh, fresh, fresh)
        let expected = whole.filter(signal)
        #expect(numbers.cuts(of: 500).flatMap { cut.filter(Array(signal[$0])) } == expected)
        #expect(signal.map { single.filter($0) } == expected)
        #expect(cut == whole && single == whole)
    }

    @Test func `a settled filter goes on with a constant, and zero phase leaves it alone`() {
        let sections = Butterworth(order: 5, .lowPass(4)).sections(sampleRate: 200)
        var cascade = BiquadCascade(sections)
        cascade.settle(at: 7)
        for value in cascade.filter(Array(repeating: 7, count: 300)) { #expect(abs(value - 7) < 1e-10) }
        for count in [0, 1, 2, 18, 19, 200] {
            let output = ZeroPhaseFilter(sections).filter(Array(repeating: 7, count: count))
            #expect(output.count == count && output.allSatisfy { abs($0 - 7) < 1e-10 })
        }
    }

    @Test func `smoothers and derivatives equal SciPy's`() throws {
        let vectors = try Vectors.load()
        for vector in vectors.smoothers {
            let filter = SymmetricFIR.lowPass(
                cutoff: vector.cutoff, support: Double(vector.taps - 1) / 200, sampleRate: 200)
            #expect(filter.halfWidth == vector.taps / 2)
            #expect(abs(filter.support - Double(vector.taps - 1) / 200) < 1e-15)
            expectClose(every(5, of: filter.filter(vectors.signal)), vector.output, tolerance: 1e-12)
        }
        for vector in vectors.derivatives {
            let filter = SymmetricFIR.derivative(
                polynomialOrder: vector.order, support: Double(vector.taps - 1) / 200, sampleRate: 200)
            expectClose(every(5, of: filter.filter(vectors.signal)), vector.output, tolerance: 1e-11)
        }
    }

    @Test func `the cubic derivative is exact for a cubic`() {
        let filter = SymmetricFIR.derivative(polynomialOrder: 3, support: 0.1, sampleRate: 100)
        let time = (0..<100).map { Double($0) / 100 }
        let slope = filter.filter(time.map { 2 * $0 * $0 * $0 - $0 + 4 })
        for index in 5..<95 { #expect(abs(slope[index] - (6 * time[index] * time[index] - 1)) < 1e-10) }
    }

    @Test(arguments: [0, 1, 2, 7, 8, 9, 50, 333])
    func `however the signal is cut, a symmetric filter gives the same bits`(count: Int) {
        var numbers = SeededNumbers(state: UInt64(count))
        let signal = numbers.signal(count: count)
        for filter in [
            SymmetricFIR.lowPass(cutoff: 10, support: 0.2, sampleRate: 100),
            .derivative(polynomialOrder: 1, support: 0.02, sampleRate: 100),
            .derivative(polynomialOrder: 4, support: 0.1, sampleRate: 100),
        ] {
            for cuts in [numbers.cuts(of: count), (0..<count).map { $0..<$0 + 1 }] {
                var stream = SymmetricFIRStream(filter)
                var output: [Double] = []
                for cut in cuts {
                    #expect(stream.nextIndex == output.count)
                    output += stream.push(Array(signal[cut]))
                }
                output += stream.finish()
                #expect(output == filter.filter(signal))
                #expect(stream == SymmetricFIRStream(filter))
            }
        }
    }
}

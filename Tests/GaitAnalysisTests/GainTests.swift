import Testing

@testable import GaitAnalysis

struct GainTests {
    /// Somebody of 750 N who puts these shares on the left foot, on insoles that read 5 % high on the left.
    private func moments(_ shares: [Double], high: Double = 1.05) -> [(left: Double, right: Double)] {
        shares.map { (750 * $0 * high, 750 * (1 - $0)) }
    }

    @Test func `leaning from one leg to the other tells the insoles' gains`() throws {
        let gain = try #require(GainEstimate(moments: moments([0.1, 0.1, 0.5, 0.9, 0.9])))
        #expect(abs(gain.left / gain.right - 1 / 1.05) < 1e-9)
        #expect(abs(gain.left * 750 * 1.05 - 1) < 1e-9)
        // A walk that is even in truth shows +4.9 % on these insoles.
        #expect(abs(gain.indexCorrection + 200 * 0.05 / 2.05) < 1e-9)
        #expect(gain.indexError == GainEstimate.leastError)
    }

    @Test(arguments: [[0.5, 0.5, 0.5, 0.5], [0.45, 0.5, 0.55, 0.6], [0.1, 0.9], []])
    func `standing evenly, or too little, tells nothing`(shares: [Double]) {
        #expect(GainEstimate(moments: moments(shares)) == nil)
    }

    @Test func `one leg that sheds load in standing is not taken for a gain`() throws {
        // Three quarters on the right at rest, and one lean to the left.
        let gain = try #require(GainEstimate(moments: moments([0.25, 0.25, 0.25, 0.25, 0.8, 0.8], high: 1)))
        #expect(abs(gain.indexCorrection) < 1e-9)
    }

    @Test func `moments of both feet are paired by their time`() throws {
        let left = [QuietLoad(start: 1, load: 100), QuietLoad(start: 2, load: 700), QuietLoad(start: 9, load: 1)]
        let right = [QuietLoad(start: 1.1, load: 650), QuietLoad(start: 2.1, load: 50), QuietLoad(start: 5, load: 3)]
        // Two moments, one at each end, are too few.
        #expect(GainEstimate(left: left, right: right) == nil)
        let twice = GainEstimate(
            left: left.prefix(2) + left.prefix(2).map { QuietLoad(start: $0.start + 2, load: $0.load) },
            right: right.prefix(2) + right.prefix(2).map { QuietLoad(start: $0.start + 2, load: $0.load) })
        #expect(try #require(twice).moments == 4)
    }

    @Test func `a calibrated pair corrects the finding and narrows its interval`() throws {
        var evidence = PatternFixture.all[0].evidence()
        let unknown = try #require(evidence.index(.impulse, beyond: 12))
        evidence.gain = GainEstimate(moments: moments([0.1, 0.1, 0.9, 0.9], high: 0.95))
        let known = try #require(evidence.index(.impulse, beyond: 10))
        #expect(known.interval.upper - known.interval.lower < unknown.interval.upper - unknown.interval.lower)
        #expect(abs(known.estimate.value - unknown.estimate.value - 200 * 0.05 / 1.95) < 1e-9)
        #expect(unknown.hasUnknownGain && !known.hasUnknownGain)
    }

    @Test func `a quiet second is two moments and a moving one is none`() {
        var quiet = QuietLoads()
        for frame in 0..<100 { quiet.take(400 + Double(frame % 2), frame: frame, rate: 100, scale: 800) }
        for frame in 100..<200 { quiet.take(4 * Double(frame), frame: frame, rate: 100, scale: 800) }
        #expect(quiet.moments == [QuietLoad(start: 0, load: 400.5), QuietLoad(start: 0.5, load: 400.5)])
    }
}

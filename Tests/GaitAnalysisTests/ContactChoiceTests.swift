import SignalProcessing
import Testing

@testable import GaitAnalysis

@Suite struct ContactChoiceTests {
    private let parameters = InertialParameters()
    /// One stride a second at 100 Hz.
    private let rate = 100.0

    /// A landing whose cues come in the usual order of this foot.
    private func landing(at time: Double, impact: Double = 2) -> InertialSwing {
        let end = Int(time)
        var swing = InertialSwing(
            candidate: SwingCandidate(kind: .pitch, start: end - 40, end: end), finalContact: time - 45,
            initialContact: 0, travel: 1.2, height: 0, heading: 0, impact: impact)
        swing.cues[.impact] = time
        swing.cues[.stop] = time + 3
        swing.cues[.turnEnd] = time - 2
        swing.cues[.loweringHalf] = time + 1
        swing.cues[.loweringPeak] = time + 4
        swing.cues[.loweringThird] = time + 5
        return swing
    }

    private func walk(impact: Double = 2) -> [InertialSwing] {
        (1...9).map { landing(at: 100 * Double($0), impact: impact) }
    }

    private func contact(_ index: Int, of swings: [InertialSwing], settling: [Double] = []) -> Double {
        ContactChoice(parameters: parameters, swings: swings, sampleRate: rate).contact(of: index) { settling }
    }

    @Test func `where all cues come as usual the contact is the impact`() {
        let swings = walk()
        for index in swings.indices { #expect(contact(index, of: swings) == 100 * Double(index + 1)) }
    }

    @Test(arguments: [-2.0, 1, 2])
    func `an impact that came late is pulled back by the cues that came as usual`(late: Double) {
        var swings = walk()
        swings[4].cues[.impact] = 500 + late
        #expect(abs(contact(4, of: swings) - (500 + late / 6)) < 1e-9)
    }

    @Test(arguments: LandingCues.Cue.allCases.filter { $0 != .impact })
    func `a cue that is far from the impact does not count`(cue: LandingCues.Cue) {
        var swings = walk()
        swings[4].cues[cue]? += 9
        #expect(contact(4, of: swings) == 500)
    }

    @Test(arguments: LandingCues.Cue.allCases.filter { $0 != .impact })
    func `a cue that does not show changes nothing`(cue: LandingCues.Cue) {
        var swings = walk()
        for index in swings.indices { swings[index].cues[cue] = nil }
        #expect(contact(4, of: swings) == 500)
    }

    @Test func `a landing without an impact takes the middle of what shows it`() {
        var swings = walk()
        swings[4].cues[.impact] = nil
        swings[4].impact = 0
        #expect(contact(4, of: swings) == 500)
        #expect(contact(4, of: swings, settling: [520, 530, 540, 550, 560]) == 510)
    }

    @Test func `a turn believes only a hard impact`() {
        var swings = walk(impact: 1)
        swings[4].heading = 1
        #expect(contact(4, of: swings, settling: Array(repeating: 508, count: 7)) == 508)
        swings[4].impact = 2
        #expect(contact(4, of: swings, settling: Array(repeating: 508, count: 7)) == 500)
    }

    @Test(arguments: [(-0.2, 505.0), (0, 505), (0.2, 504.5), (0.4, 504), (0.6, 503.5)])
    func `the softer the landing, the later it bears load`(impact: Double, time: Double) {
        #expect(abs(contact(4, of: walk(impact: impact)) - time) < 1e-9)
    }

    @Test func `a flat landing bears load when it stops`() {
        var swings = walk(impact: 0.1)
        for index in swings.indices {
            for cue in [LandingCues.Cue.loweringHalf, .loweringPeak, .loweringThird] { swings[index].cues[cue] = nil }
        }
        #expect(contact(4, of: swings) == 503)
    }

    @Test func `a step without pitch lands where the foot settles, after it lifted`() {
        var swings = walk()
        swings[4].candidate.kind = .burst
        swings[4].finalContact = 480
        #expect(contact(4, of: swings, settling: [490, 496, 500]) == 496)
        #expect(contact(4, of: swings, settling: [470]) == 482)
        #expect(contact(4, of: swings) == 500)
    }

    @Test func `the first strides of a walk have their impact alone`() {
        var swings = Array(walk().prefix(2))
        swings[1].cues[.impact] = 202
        #expect(contact(1, of: swings) == 202)
    }

    @Test func `a level is passed between samples, upwards and downwards`() {
        let values = [0.0, 2, 4, 2, 0, 2, 0]
        #expect(Crossing.firstFall(values, 1, from: 0) == 3.5)
        #expect(Crossing.firstFall(values, 1, from: 4) == 5.5)
        #expect(Crossing.firstFall(values, 5, from: 0) == nil)
        #expect(Crossing.lastRise(values, 1, to: 6) == 4.5)
        #expect(Crossing.lastRise(values, 1, to: 3) == 0.5)
        #expect(Crossing.lastRise(values, -1, to: 6) == nil)
    }

    @Test func `a foot settles where its speeds and its turning end`() {
        // A level slide of 0.4 s without turning: sine speed, a knock at its end.
        let count = 101
        var signal = InertialSignal(
            rate: rate, force: Array(repeating: SIMD3(0, 0, Strapdown.gravity), count: count),
            angularRate: Array(repeating: SIMD3(), count: count))
        for sample in 30...70 { signal.force[sample].x = 10 * Double(50 - sample) / 20 }
        signal.force[70].z += 30
        var turning = [Double](repeating: 0, count: count)
        for sample in 31..<70 { turning[sample] = 2 }
        let swing = SwingCandidate(kind: .burst, start: 30, end: 70, stillBefore: 10, stillAfter: 90)
        let moments = Settling(parameters: parameters, signal: signal, rate: turning)
            .moments(swing, Strapdown(signal, 10...90))
        #expect(moments.count == 4)
        // Speed falls as a parabola; a quarter of its peak is left at 0.87 of the way down.
        #expect(abs(moments[0] - (50 + 20 * 0.75.squareRoot())) < 1)
        #expect(abs(moments[1] - moments[0]) < 2)
        #expect(moments[2] == 69 || moments[2] == 71)
        #expect(abs(moments[3] - 69.75) < 1e-9)
    }
}

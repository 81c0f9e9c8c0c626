import SensorData
import Testing

@testable import Simulation

/// The samples themselves show the patterns, measured by adding up cells and integrating the inertial sensor.
struct PatternSampleTests {
    private static func walk(_ pattern: Compensation.Pattern?, _ side: Side, duration: Double = 11) -> SimulatedWalk {
        // The same chances in every walk: what differs is the pattern.
        var walk = exactWalk(seed: 11, duration: duration)
        walk.parameters.turns = 0
        walk.parameters.passesPerBout = 0
        walk.parameters.standingAtBegin = 0.5
        walk.parameters.standingAtEnd = 0.5
        walk.parameters.compensation = pattern.map { Compensation(pattern: $0, side: side, strength: 0.5) }
        return walk
    }

    private static let healthy = Result { try strides(walk(nil, .left)) }

    private static func strides(_ walk: SimulatedWalk) throws -> Feet<[StrideSignal]> {
        let signals = try FootSignal.feet(walk)
        let truth = walk.truth()
        func strides(_ side: Side) -> [StrideSignal] {
            straightStrides(truth, side: side).map {
                StrideSignal(signals[side], $0, side: side, footLength: walk.person.footLength)
            }
        }
        return Feet(left: strides(.left), right: strides(.right))
    }

    private func average(_ strides: [StrideSignal], _ number: (StrideSignal) -> Double) -> Double {
        mean(strides.map(number))
    }

    private static let degree = Double.pi / 180

    /// A number that the samples give, its change at half strength, and whether it is a part of itself.
    private struct Sign {
        var number: (StrideSignal) -> Double
        var size: Double
        var isPart = true
        /// Part of the size by which the samples may miss it.
        var tolerance = 0.15
    }

    private func signs(_ pattern: Compensation.Pattern) -> [Sign] {
        switch pattern {
        case .weightShift: [Sign(number: \.impulse, size: -0.08)]
        case .antalgic: [Sign(number: \.impulse, size: -0.06), Sign(number: \.stanceTime, size: -0.04)]
        case .reducedHeelLoading: [Sign(number: { $0.heel / $0.impulse }, size: -0.4)]
        case .heelStrikeAvoidance: [Sign(number: \.strikePitch, size: -15 * Self.degree, isPart: false)]
        case .hardHeelImpact:
            // The shock rides on the acceleration of the foot that comes down.
            [
                Sign(number: \.loadingRate, size: 0.5),
                Sign(number: { $0.shock - standardGravity }, size: 0.5, tolerance: 0.3),
            ]
        case .overpronation:
            [
                Sign(number: \.roll, size: 6 * Self.degree, isPart: false),
                Sign(number: { $0.medial / ($0.medial + $0.lateral) }, size: 0.25),
            ]
        case .oversupination:
            [
                Sign(number: \.roll, size: -6 * Self.degree, isPart: false),
                Sign(number: { $0.medial / ($0.medial + $0.lateral) }, size: -0.25),
            ]
        case .lateralLoading: [Sign(number: { $0.lateral / ($0.medial + $0.lateral) }, size: 0.3)]
        case .lowArch: [Sign(number: { $0.midfoot / $0.impulse }, size: 0.8)]
        case .highArch: [Sign(number: { $0.midfoot / $0.impulse }, size: -0.6)]
        case .forefootOverload: [Sign(number: { $0.forefoot / $0.impulse }, size: 0.3)]
        case .toeOut: [Sign(number: \.progression, size: 10 * Self.degree, isPart: false)]
        case .toeIn: [Sign(number: \.progression, size: -10 * Self.degree, isPart: false)]
        case .stiffGait:
            [
                Sign(number: \.pitchRange, size: -15 * Self.degree, isPart: false),
                Sign(number: \.swingVelocity, size: -0.25),
            ]
        case .circumduction: [Sign(number: \.aside, size: 0.04, isPart: false)]
        case .weakPushOff: [Sign(number: \.pushOffVelocity, size: -0.25), Sign(number: \.secondPeak, size: -0.1)]
        case .lowClearance: [Sign(number: \.toeHeight, size: -0.006, isPart: false)]
        case .stepLengthAsymmetry: [Sign(number: \.length, size: -0.05)]
        case .earlyHeelRise:
            [
                Sign(number: \.heelOff, size: -0.08, isPart: false),
                Sign(number: \.heelUnloaded, size: -0.08, isPart: false),
            ]
        case .irregularGait, .fatigueDrift: []
        }
    }

    @Test(
        arguments: Compensation.Pattern.allCases.filter { $0 != .irregularGait && $0 != .fatigueDrift }, Side.allCases)
    func `the samples show the pattern on its side and not on the other`(
        pattern: Compensation.Pattern, side: Side
    ) throws {
        let (healthy, shown) = (try Self.healthy.get(), try Self.strides(Self.walk(pattern, side)))
        let (before, after) = (healthy[side], shown[side])
        let (otherBefore, otherAfter) = (healthy[side.opposite], shown[side.opposite])
        #expect(before.count >= 5 && after.count >= 5)
        for sign in signs(pattern) {
            func change(_ before: [StrideSignal], _ after: [StrideSignal]) -> Double {
                let (old, new) = (average(before, sign.number), average(after, sign.number))
                return sign.isPart ? new / old - 1 : new - old
            }
            let size = change(before, after)
            #expect(abs(size / sign.size - 1) < sign.tolerance, "\(size) instead of \(sign.size)")
            switch pattern {
            case .weightShift, .antalgic: #expect(change(otherBefore, otherAfter) / sign.size < -0.7)
            case .stepLengthAsymmetry: #expect(change(otherBefore, otherAfter) < 0)
            default: #expect(abs(change(otherBefore, otherAfter) / sign.size) < 0.12)
            }
        }
        // The shock of a heel strike comes 11 to 16 ms after contact; a sample here is 5 ms.
        if pattern != .heelStrikeAvoidance {
            #expect((0.0095...0.0175).contains(average(after, \.shockDelay)))
        }
    }

    @Test func `irregular steps differ more`() {
        var walk = Self.walk(.irregularGait, .left, duration: 400)
        func variation(_ walk: SimulatedWalk) -> Double {
            let times = straightStrides(walk.truth(), side: .left).map { $0.end - $0.start }
            let average = mean(times)
            return mean(times.map { ($0 - average) * ($0 - average) }).squareRoot() / average
        }
        #expect((0.042...0.056).contains(variation(walk)))
        walk.parameters.compensation = nil
        #expect((0.016...0.023).contains(variation(walk)))
    }

    @Test(arguments: Side.allCases)
    func `fatigue grows from nothing to its strength`(side: Side) throws {
        let truth = Self.walk(.fatigueDrift, side, duration: 400).truth()
        let end = try #require(side == .left ? truth.leftAtEnd : truth.rightAtEnd)
        #expect(end.toeClearance < truth[side].toeClearance)
        func index(_ range: Range<Double>) -> Double {
            let times = [side.opposite, side].map { foot in
                mean(straightStrides(truth, side: foot).filter { range.contains($0.start) }.map(\.stanceTime))
            }
            return symmetryIndex(times[0], times[1])
        }
        #expect(abs(index(0..<100) - 1) < 0.8)
        #expect(abs(index(300..<400) - 7) < 0.8)
    }

    @Test(arguments: [1, 4, 20])
    func `the walk has as many bouts as asked, with standing between them`(bouts: Int) {
        var walk = exactWalk(duration: 260)
        walk.parameters.bouts = bouts
        let truth = walk.truth()
        let counts = Dictionary(grouping: truth.strides, by: \.bout)
        #expect(counts.count == bouts)
        #expect((counts.values.map(\.count).min() ?? 0) * bouts > 220)
        #expect((truth.events.last?.time ?? 0) > 245)
    }

    @Test(arguments: [0, 1, 5])
    func `the walk has as many turns as asked`(turns: Int) {
        var walk = exactWalk(duration: 120)
        walk.parameters.turns = turns
        let strides = walk.truth().strides
        #expect(zip(strides, strides.dropFirst()).filter { !$0.turning && $1.turning }.count == turns)
    }

    @Test func `dead cells say nothing and the others go on`() throws {
        var walk = SimulatedWalk(seed: 2, duration: 10)
        walk.parameters.sensors.deadCells = 3
        for side in Side.allCases {
            let signal = try FootSignal(walk, side: side)
            let silent = (0..<16).filter { cell in signal.cells.allSatisfy { $0[cell] == 0 } }
            #expect(silent.count == 3)
        }
    }
}

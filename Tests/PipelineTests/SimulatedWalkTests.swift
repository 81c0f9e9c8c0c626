import GaitAnalysis
import SensorData
import Simulation
import Testing

struct SimulatedWalkTests {
    @Test(arguments: [UInt64(1), 2, 3], [Frequency(100), Frequency(200)])
    func `every contact of a simulated walk is found, steady ones within 60 ms, and none is invented`(
        seed: UInt64, rate: Frequency
    ) throws {
        let walk = try Walks.simulated(seed: seed, duration: 40, rate: rate)
        let analysis = Walks.analysis(walk.header, walk.entries)
        for side in Side.allCases {
            for kind in GaitEvent.Kind.allCases {
                var score = EventScore()
                score.add(
                    reference: walk.truth.events.filter { $0.side == side && $0.kind.rawValue == kind.rawValue }.map(
                        \.time),
                    found: analysis.times(side, kind))
                #expect(score.missed == 0 && score.invented == 0)
                // The first step unloads its foot slowly before it lifts.
                #expect(score.errors.filter { abs($0) >= 0.060 }.count <= 1)
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `a healthy simulated walk has no finding`(seed: UInt64) throws {
        let walk = try Walks.simulated(seed: seed, duration: 90)
        let analysis = Walks.analysis(walk.header, walk.entries)
        #expect(analysis.findings.isEmpty)
        #expect(analysis.quality.stridesCounted >= 60)
    }

    @Test(arguments: Side.allCases, [UInt64(5), 6])
    func `a simulated spared heel is found on its side`(side: Side, seed: UInt64) throws {
        let walk = try Walks.simulated(
            seed: seed, duration: 90,
            compensation: Compensation(pattern: .reducedHeelLoading, side: side, strength: 0.5))
        let analysis = Walks.analysis(walk.header, walk.entries)
        #expect(analysis.found(.reducedHeelLoading, FindingSide(side)))
        #expect(!analysis.found(.reducedHeelLoading, FindingSide(side.opposite)))
        #expect(!analysis.findings.contains { $0.pattern == .antalgic })
    }

    @Test(arguments: Side.allCases, [UInt64(5), 6])
    func `simulated antalgic gait is found on its side`(side: Side, seed: UInt64) throws {
        let walk = try Walks.simulated(
            seed: seed, duration: 90, compensation: Compensation(pattern: .antalgic, side: side, strength: 0.5))
        let analysis = Walks.analysis(walk.header, walk.entries)
        #expect(analysis.found(.antalgic, FindingSide(side)))
        #expect(!analysis.findings.contains { $0.side == FindingSide(side.opposite) })
    }

    @Test(arguments: Side.allCases)
    func `a simulated weight shift is found on its side, and where the load went`(side: Side) throws {
        let walk = try Walks.simulated(
            seed: 9, duration: 120, compensation: Compensation(pattern: .weightShift, side: side, strength: 0.6))
        let analysis = Walks.analysis(walk.header, walk.entries)
        let finding = try #require(analysis.findings.first { $0.pattern == .weightShift })
        #expect(finding.side == FindingSide(side) && finding.cautions.contains(.gainUnknown))
        #expect(analysis.findings.contains { $0.takeover?.toSide == side.opposite })
    }

    @Test(
        arguments: [
            Compensation.Pattern.hardHeelImpact, .overpronation, .oversupination, .lateralLoading, .lowArch, .highArch,
            .forefootOverload, .toeIn, .stiffGait, .circumduction, .earlyHeelRise, .stepLengthAsymmetry,
        ], Side.allCases)
    func `a simulated pattern is found on its side and never on the other`(
        simulated: Compensation.Pattern, side: Side
    ) throws {
        let walk = try Walks.simulated(
            seed: 11, duration: 120, compensation: Compensation(pattern: simulated, side: side, strength: 0.6))
        let analysis = Walks.analysis(walk.header, walk.entries)
        let pattern = try #require(Pattern(rawValue: simulated.rawValue))
        #expect(analysis.found(pattern, FindingSide(side)))
        #expect(!analysis.found(pattern, FindingSide(side.opposite)))
    }

    @Test func `simulated irregular gait is found without a side`() throws {
        let walk = try Walks.simulated(
            seed: 5, duration: 120, compensation: Compensation(pattern: .irregularGait, side: .left, strength: 0.5))
        let finding = Walks.analysis(walk.header, walk.entries).findings.first { $0.pattern == .irregularGait }
        #expect(try #require(finding).side == nil)
    }

    @Test func `shares of the sole sum to one and double support is shared`() throws {
        let walk = try Walks.simulated(duration: 60)
        let counted = Walks.analysis(walk.header, walk.entries).strides.filter { $0.rejected == nil }
        #expect(counted.count > 20)
        for stride in counted {
            let heel = try #require(stride.heelShare)
            let midfoot = try #require(stride.midfootShare)
            let forefoot = try #require(stride.forefootShare)
            #expect(abs(heel + midfoot + forefoot - 1) < 1e-12)
            let single = try #require(stride.singleSupportTime)
            let double = try #require(stride.doubleSupportTime)
            let stance = try #require(stride.stanceTime)
            #expect(abs(single + double - stance) < 1e-9)
        }
    }

    @Test func `too short a walk gives the reason and no number`() throws {
        let walk = try Walks.simulated(duration: 6)
        let analysis = Walks.analysis(walk.header, walk.entries)
        let stance = try #require(analysis.symmetry.first { $0.measure == .stanceTime })
        #expect(stance.symmetryIndex == nil)
        #expect(stance.remark != nil)
        #expect(analysis.findings.isEmpty)
        #expect(!analysis.notTold.isEmpty)
    }
}

import SensorData
import Testing

@testable import GaitAnalysis

struct CompensationTests {
    private func found(_ evidence: CompensationEvidence) -> [Finding] {
        CompensationSearch(evidence: evidence).findings()
    }

    @Test func `every rule has one fixture, and every pattern of one recording one rule`() {
        #expect(CompensationRule.all.map(\.pattern) == PatternFixture.all.map(\.pattern))
        let derived: [Pattern] = [.chainShift, .visitChange]
        #expect(Set(CompensationRule.all.map(\.pattern) + derived) == Set(Pattern.allCases))
        #expect(CompensationRule.all.allSatisfy { !$0.source.isEmpty && !$0.needs.isEmpty })
    }

    @Test(arguments: PatternFixture.all, Side.allCases)
    func `a pattern is found on its side and nothing is found on the other`(fixture: PatternFixture, side: Side) throws
    {
        let findings = found(fixture.evidence(on: side))
        let finding = try #require(findings.first { $0.pattern == fixture.pattern })
        if finding.side != nil { #expect(finding.side == FindingSide(side)) }
        #expect(findings.allSatisfy { $0.side == nil || $0.side == FindingSide(side) })
        let interval = try #require(finding.interval)
        #expect(interval.lower <= finding.value && finding.value <= interval.upper)
        #expect(!finding.source.isEmpty && finding.limit != 0 && finding.strides == 120)
    }

    @Test func `a healthy walk has no finding, and says what it could have shown`() throws {
        let evidence = PatternFixture(pattern: .antalgic, means: []).evidence()
        let search = CompensationSearch(evidence: evidence)
        #expect(search.findings().isEmpty)
        #expect(search.limitations().isEmpty)
        let stance = try #require(search.detectable().first { $0.pattern == .antalgic })
        #expect(abs(stance.value - 4.8) < 1e-9 && stance.unit == "%")
        let angle = try #require(search.detectable().first { $0.pattern == .heelStrikeAvoidance })
        // With the heel's lead as a second witness.
        #expect(abs(angle.value - 6) < 1e-9 && angle.unit == "°")
    }

    @Test(arguments: PatternFixture.all)
    func `a pattern whose signal is missing says so`(fixture: PatternFixture) throws {
        let rule = try #require(CompensationRule.all.first { $0.pattern == fixture.pattern })
        let search = CompensationSearch(evidence: fixture.evidence(without: rule.needs.flatMap { $0 }))
        #expect(!search.findings().contains { $0.pattern == fixture.pattern })
        #expect(search.limitations().contains { $0.affects.contains(fixture.pattern.rawValue) })
    }

    @Test func `a missing sensor is named by what it would have given`() {
        var evidence = PatternFixture(pattern: .toeOut, means: []).evidence(without: [.footProgressionAngle])
        evidence.abilities.hasInertial = false
        func reasons(_ pattern: Pattern) -> [Limitation.Reason] {
            CompensationSearch(evidence: evidence).limitations().filter { $0.affects.contains(pattern.rawValue) }
                .map(\.reason)
        }
        #expect(reasons(.toeOut) == [.needsInertialSensor])
        evidence.comparisons.removeAll { $0.measure == .heelShare }
        evidence.abilities.hasHeelCells = false
        #expect(reasons(.reducedHeelLoading) == [.needsHeelCells])
        evidence.abilities.hasForce = false
        #expect(reasons(.weightShift) == [.needsForceOfBothFeet])
        evidence.comparisons.removeAll { $0.measure == .loadingRate }
        evidence.abilities.hasCellForce = false
        evidence.abilities.hasInertial = true
        #expect(reasons(.hardHeelImpact).contains(.samplingRateTooLow))
    }

    @Test(arguments: [(true, 0.014, true), (false, 0.014, false), (false, 0.010, true)])
    func `toes a little lower than the other foot's are named only where an insole holds the sensor`(
        hasPressure: Bool, left: Double, isLow: Bool
    ) {
        var evidence = PatternFixture(pattern: .lowClearance, means: [(.toeClearance, left, 0.020)]).evidence()
        evidence.abilities.hasPressure = hasPressure
        #expect(found(evidence).contains { $0.pattern == .lowClearance } == isLow)
    }

    @Test(arguments: [(true, true), (false, false)])
    func `toes that come to pass lower on one foot are held against the same limit as low ones`(
        hasPressure: Bool, drifts: Bool
    ) {
        // 24 % of 20 mm over the walk: beyond 3.3 mm and within 7.6 mm.
        var evidence = PatternFixture(pattern: .fatigueDrift, means: [], drift: (.toeClearance, -8)).evidence()
        evidence.abilities.hasPressure = hasPressure
        #expect(found(evidence).contains { $0.pattern == .fatigueDrift } == drifts)
    }

    @Test(arguments: [(0.030, true), (0.040, true), (0.055, false)])
    func `a foot that lands much flatter may still land heel first, but not before the other`(
        lead: Double, isFound: Bool
    ) {
        // 15° and 30°; the other heel leads by 40 ms.
        let degree = Double.pi / 180
        let fixture = PatternFixture(
            pattern: .heelStrikeAvoidance,
            means: [(.footStrikeAngle, 15 * degree, 30 * degree), (.heelLead, lead, 0.040)])
        #expect(found(fixture.evidence()).contains { $0.pattern == .heelStrikeAvoidance } == isFound)
    }

    @Test func `less time on one leg without less load is no antalgic gait`() {
        let evidence = PatternFixture(
            pattern: .antalgic, means: [(.stanceTime, 0.60, 0.65), (.impulse, 400, 350)]
        ).evidence()
        #expect(!found(evidence).contains { $0.pattern == .antalgic })
    }

    @Test func `the interval of a load holds the insoles' unknown gains`() throws {
        let finding = try #require(
            found(PatternFixture.all[0].evidence()).first { $0.pattern == .weightShift })
        let interval = try #require(finding.interval)
        // ±6.6 % of gain and ±2.1 % of strides.
        #expect(abs((interval.upper - interval.lower) / 2 - 6.91) < 0.05)
        #expect(finding.cautions == [.gainUnknown])
        #expect(!finding.isClear)
    }

    @Test func `with few strides the whole interval has to lie beyond the limit`() {
        let fixture = PatternFixture.all[0]
        #expect(found(fixture.evidence(strides: 60)).contains { $0.pattern == .weightShift })
        #expect(!found(fixture.evidence(strides: 20)).contains { $0.pattern == .weightShift })
    }

    @Test func `what a heel sheds is named where it arrives`() throws {
        let findings = found(PatternFixture.all[2].evidence(on: .right))
        let takeover = try #require(findings.first { $0.pattern == .chainShift }?.takeover)
        #expect(takeover.fromSide == .right && takeover.fromRegion == .heel)
        #expect(takeover.toSide == .right && takeover.toRegion == .midfoot)
    }

    @Test func `a spared heel does not make the other heel's landing hard`() {
        let evidence = PatternFixture(
            pattern: .reducedHeelLoading,
            means: [
                (.heelShare, 0.21, 0.35), (.midfootShare, 0.27, 0.19), (.forefootShare, 0.52, 0.46),
                (.loadingRate, 5400, 8000),
            ]
        ).evidence()
        #expect(found(evidence).allSatisfy { $0.side == .left })
    }

    @Test(arguments: [(9.0, 0.1, true), (9.9, 0.5, false), (11.0, 0.1, false)])
    func `a strike angle is low only where its whole interval is`(angle: Double, error: Double, isLow: Bool) throws {
        let degree = Double.pi / 180
        var evidence = PatternFixture(
            pattern: .heelStrikeAvoidance,
            means: [(.footStrikeAngle, angle * degree, angle * degree)]
        ).evidence(without: [.heelLead])
        let index = try #require(evidence.comparisons.firstIndex { $0.measure == .footStrikeAngle })
        evidence.comparisons[index].bothFeet = Estimate(
            value: angle * degree,
            interval: ConfidenceInterval(lower: (angle - 2 * error) * degree, upper: (angle + 2 * error) * degree),
            standardError: error * degree, degreesOfFreedom: 20)
        let finding = try #require(found(evidence).first { $0.pattern == .heelStrikeAvoidance })
        #expect(finding.side == .both && finding.evidence == .reference)
        #expect(finding.isClear == isLow)
        #expect(finding.place == ReferencePlace(lower: 0, people: 19))
    }

    @Test func `heels that bear load first contradict a flat landing of both feet`() {
        let flat = 8 * Double.pi / 180
        let evidence = PatternFixture(pattern: .heelStrikeAvoidance, means: [(.footStrikeAngle, flat, flat)]).evidence()
        #expect(found(evidence).isEmpty)
    }

    @Test func `findings are ordered by how sure and how large`() {
        var finding = Finding(
            pattern: .toeOut, side: .left, measure: "footProgressionAngle.difference", value: 8, unit: "°",
            interval: nil, evidence: .proposal, source: "", limit: 6, strides: 100)
        var sure = finding
        sure.isClear = true
        var large = finding
        large.value = 12
        finding.pattern = .toeIn
        #expect(Finding.mostCertainFirst([finding, large, sure]).map(\.value) == [8, 12, 8])
        #expect(Finding.mostCertainFirst([finding, large, sure]).first?.isClear == true)
    }

    @Test(arguments: [740.0, 800, 781], Side.allCases)
    func `only what points the same way supports a finding`(peak: Double, side: Side) throws {
        // 780 on the other foot: less there, more there, and nothing that the strides could tell.
        let fixture = PatternFixture(pattern: .weightShift, means: [(.impulse, 330, 400), (.peakForce, peak, 780)])
        let finding = try #require(found(fixture.evidence(on: side)).first { $0.pattern == .weightShift })
        #expect(finding.supporting.map(\.measure) == (peak == 740 ? ["peakForce.symmetryIndex"] : []))
    }

    @Test(arguments: PatternFixture.all, Side.allCases)
    func `no finding is supported by its own main measure`(fixture: PatternFixture, side: Side) {
        for finding in found(fixture.evidence(on: side)) {
            #expect(!finding.supporting.contains { $0.measure == finding.measure })
        }
    }

    @Test func `a spared heel's midfoot and forefoot point the same way where they carry more`() throws {
        let finding = try #require(
            found(PatternFixture.all[2].evidence()).first { $0.pattern == .reducedHeelLoading })
        #expect(finding.supporting.map(\.measure) == ["forefootShare.symmetryIndex"])
    }

    @Test(arguments: [PatternFixture.all[0], PatternFixture.all[1]], Side.allCases)
    func `load that the other foot takes over is as sure as the finding it follows from`(
        fixture: PatternFixture, side: Side
    ) throws {
        let findings = found(fixture.evidence(on: side))
        let shift = try #require(findings.first { $0.pattern == .chainShift })
        let interval = try #require(shift.interval)
        // The insoles' unknown gains alone are ±6.6 %.
        #expect(interval.upper - interval.lower > 2 * 6.58)
        #expect(shift.cautions == [.gainUnknown])
        if let source = findings.first(where: { $0.pattern == .weightShift }) {
            #expect(shift.value == source.value && shift.interval == source.interval && !shift.isClear)
        }
    }
}

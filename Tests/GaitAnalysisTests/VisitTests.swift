import SensorData
import Testing

@testable import GaitAnalysis

struct VisitTests {
    /// An analysis with one comparison for each value, all with the same standard error.
    private func visit(_ stance: Double, swing: Double = 0, error: Double = 0.5) -> SessionAnalysis {
        var analysis = SessionAnalysis(
            software: Software(name: "test", version: "0"), session: SessionInformation(), recordedAt: nil,
            duration: 60, parameters: AnalysisParameters(), events: [], strides: [], activities: [], symmetry: [],
            metrics: SessionMetrics(), curves: [], findings: [], notTold: [], quality: Quality())
        for (measure, value) in [(Measure.stanceTime, stance), (.swingTime, swing)] {
            var comparison = MeasureComparison(measure: measure)
            comparison.symmetryIndex = SerialError(standardError: error, degreesOfFreedom: 20)
                .estimate(value, confidence: 0.95)
            analysis.symmetry.append(comparison)
        }
        return analysis
    }

    @Test func `a change inside the error is none, and one far beyond it is found`() throws {
        let same = VisitComparison(of: visit(1), against: [visit(0)])
        #expect(same.basis == .withinSession && same.found.isEmpty && same.changes.count == 2)
        let changed = VisitComparison(of: visit(5), against: [visit(0)])
        #expect(changed.found.map(\.name) == ["stanceTime.symmetryIndex"])
        let change = try #require(changed.found.first)
        #expect(change.change.value == 5)
        // 1.96 · √2 · SEM of two equal errors.
        #expect(abs(change.minimalDetectableChange - 1.96 * 2.0.squareRoot() * 0.5) < 1e-12)
        #expect(change.familyLimit > change.minimalDetectableChange)
    }

    @Test func `a change at the family-wise limit has the family's probability`() throws {
        let limit = try #require(VisitComparison(of: visit(0), against: [visit(0)]).changes.first).familyLimit
        let below = VisitComparison(of: visit(0.999 * limit), against: [visit(0)])
        let above = VisitComparison(of: visit(1.001 * limit), against: [visit(0)])
        #expect(below.found.isEmpty && above.found.count == 1)
    }

    @Test func `three baseline visits bring their own spread as the error`() throws {
        let baseline = [visit(-3), visit(0), visit(3)]
        let comparison = VisitComparison(of: visit(5), against: baseline)
        #expect(comparison.basis == .betweenVisits && comparison.baselineVisits == 3)
        let change = try #require(comparison.changes.first { $0.name == "stanceTime.symmetryIndex" })
        #expect(abs(change.minimalDetectableChange - 1.96 * 2.0.squareRoot() * 3) < 1e-12)
        #expect(change.before.value == 0 && change.change.degreesOfFreedom == 2)
        #expect(comparison.found.isEmpty, "5 % is within what such visits differ by")
        let two = VisitComparison(of: visit(5), against: Array(baseline.suffix(2)))
        #expect(two.basis == .withinSession, "two visits do not show their own spread")
    }

    @Test func `figures that one recording lacks, other units and other people are said`() {
        var other = visit(0)
        other.symmetry.removeLast()
        other.session.patientCode = "B"
        other.metrics.walkingSpeed = 1.0
        var one = visit(0)
        one.session.patientCode = "A"
        one.metrics.walkingSpeed = 1.3
        let comparison = VisitComparison(of: other, against: [one])
        #expect(comparison.onlyBefore == ["swingTime.symmetryIndex"])
        #expect(comparison.cautions == [.differentSpeed, .differentPatientCodes])
        #expect(VisitComparison(of: one, against: [other]).onlyAfter == ["swingTime.symmetryIndex"])
    }

    @Test func `a trend over visits marks the visit that left the error, and its slope`() throws {
        let visits = [0.0, 0.3, -0.2, 6.0].map { (label: "\($0)", analysis: visit($0)) }
        let trend = VisitTrend(of: visits)
        let course = try #require(trend.courses.first { $0.name == "stanceTime.symmetryIndex" })
        #expect(course.isBeyondError == [false, false, false, true])
        // (−1.5 · 0 − 0.5 · 0.3 − 0.5 · 0.2 + 1.5 · 6) / 5
        #expect(abs(try #require(course.slope).value - (-0.15 - 0.1 + 9) / 5) < 1e-9)
        #expect(trend.courses.filter { $0.isBeyondError.contains(true) }.count == 1)
    }

    @Test func `a load is compared in the unit in which it was summed, or not at all`() {
        let loads: [Measure] = [
            .impulse, .pushOffImpulse, .peakForce, .heelPeak, .heelImpulse, .loadingRate, .stanceTime,
        ]
        func visit(heel: String) -> SessionAnalysis {
            var analysis = self.visit(0)
            analysis.symmetry = loads.map { measure in
                var comparison = MeasureComparison(measure: measure)
                comparison.bothFeet = SerialError(standardError: 1, degreesOfFreedom: 20).estimate(
                    100, confidence: 0.95)
                return comparison
            }
            analysis.curves = [(StanceCurve.Subject.total, "N"), (.heel, heel)].map {
                StanceCurve(side: .left, subject: $0.0, unit: $0.1, strides: 60, mean: [], standardDeviation: [])
            }
            return analysis
        }
        let pressure = visit(heel: "kPa")
        #expect(
            pressure.visitFigures.map(\.unit) == ["N·s", "N·s", "N", "kPa", "kPa·s", "kPa/s", "s"])
        let comparison = VisitComparison(of: pressure, against: [visit(heel: "N")])
        #expect(comparison.differentUnits == ["heelPeak", "heelImpulse", "loadingRate"])
        #expect(comparison.changes.map(\.name) == ["impulse", "pushOffImpulse", "peakForce", "stanceTime"])
    }

    @Test func `a change that only its own interval shows is told from none`() throws {
        // Beyond 1.96 · √2 · 0.5, within what two tests together ask for.
        let comparison = VisitComparison(of: visit(1.5), against: [visit(0)])
        let alone = try #require(comparison.changes.first)
        #expect(!alone.isBeyondError && alone.isClearAlone)
        #expect(comparison.changes.last?.isClearAlone == false)
        #expect(VisitComparison(of: visit(5), against: [visit(0)]).changes.allSatisfy { !$0.isClearAlone })
    }
}

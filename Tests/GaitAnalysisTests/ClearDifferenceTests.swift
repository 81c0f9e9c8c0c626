import SensorData
import Testing

@testable import GaitAnalysis

struct ClearDifferenceTests {
    /// An analysis of some symmetry indices in percent, each with its standard error.
    private func analysis(_ indices: [(measure: Measure, value: Double, error: Double)]) -> SessionAnalysis {
        var analysis = SessionAnalysis(
            software: Software(name: "test", version: "0"), session: SessionInformation(), recordedAt: nil,
            duration: 60, parameters: AnalysisParameters(),
            events: [GaitEvent(side: .left, kind: .initialContact, time: 1, source: .both)], strides: [],
            activities: [], symmetry: [],
            metrics: SessionMetrics(), curves: [], findings: [], notTold: [], quality: Quality())
        analysis.symmetry = indices.map { measure, value, error in
            var comparison = MeasureComparison(measure: measure)
            let estimate = SerialError(standardError: error, degreesOfFreedom: 60).estimate(value, confidence: 0.95)
            if measure.isSigned { comparison.difference = estimate } else { comparison.symmetryIndex = estimate }
            return comparison
        }
        return analysis
    }

    @Test func `the clear ones are named, the largest first, and none that was spoken of`() {
        let analysis = analysis([
            (.singleSupportTime, -5.6, 1), (.swingTime, 7.5, 1.5), (.stanceTime, -2.2, 1.5), (.stepTime, 12.6, 1),
            (.peakSwingVelocity, 4, 3),
        ])
        #expect(analysis.clearDifferences(besides: []).map(\.measure) == [.stepTime, .swingTime, .singleSupportTime])
        #expect(analysis.clearDifferences(besides: [.stepTime]).map(\.measure) == [.swingTime, .singleSupportTime])
    }

    @Test func `one of many that chance alone could show is not clear`() {
        // 3 standard errors: clear alone, and not the largest of forty.
        let one: [(measure: Measure, value: Double, error: Double)] = [(.stepTime, 9, 3)]
        #expect(analysis(one).clearDifferences(besides: []).map(\.measure) == [.stepTime])
        let others = Measure.allCases.filter { !$0.isShared && $0 != .stepTime }.map { ($0, 0.0, 3.0) }
        #expect(analysis(one + others).clearDifferences(besides: []).isEmpty)
    }

    @Test func `what healthy walkers show, what is below a pattern's limit and what gains explain is none`() {
        var healthy = analysis([(.swingTime, 4, 0.2)])
        #expect(healthy.clearDifferences(besides: []).count == 1)
        healthy.symmetry[0].reference = ReferenceInterval(lower: -5.5, upper: 4.6, source: "")
        #expect(healthy.clearDifferences(besides: []).isEmpty)
        #expect(analysis([(.swingTime, 3, 0.2)]).clearDifferences(besides: []).isEmpty, "as stance times differ")
        var limited = analysis([(.toeClearance, 0.003, 0.0001)])
        #expect(limited.clearDifferences(besides: []).isEmpty, "nobody knows what is usual")
        limited.detectable = [
            DetectableDifference(pattern: .lowClearance, measure: "toeClearance.difference", value: 3.3, unit: "mm")
        ]
        #expect(limited.clearDifferences(besides: []).isEmpty)
        limited.symmetry[0].difference?.value = 0.004
        #expect(limited.clearDifferences(besides: []).map(\.unit) == ["mm"])
        #expect(analysis([(.peakForce, 8, 0.2)]).clearDifferences(besides: []).isEmpty, "3.4 % of gain")
        #expect(analysis([(.peakForce, 20, 0.2)]).clearDifferences(besides: []).count == 1)
    }

    @Test func `a time differs clearly by more seconds than stance time may`() {
        var timed = analysis([(.swingTime, 7.5, 0.2), (.stepTime, 12.6, 0.2)])
        timed.detectable = [
            DetectableDifference(pattern: .antalgic, measure: "stanceTime.symmetryIndex", value: 6.2, unit: "%")
        ]
        #expect(timed.clearDifferences(besides: []).map(\.measure) == [.stepTime, .swingTime])
        var stance = MeasureComparison(measure: .stanceTime)
        stance.bothFeet = Estimate(value: 0.65)
        timed.symmetry[0].bothFeet = Estimate(value: 0.42)
        timed.symmetry[1].bothFeet = Estimate(value: 0.53)
        timed.symmetry.append(stance)
        // 6.2 % of stance are 40 ms: 9.6 % of swing and 7.6 % of a step.
        #expect(timed.clearDifferences(besides: []).map(\.measure) == [.stepTime])
    }

    @Test func `what inertial sensors alone see apart on the two feet is not clear`() {
        var timed = analysis([(.swingTime, 9, 0.2), (.stepTime, 9, 0.2)])
        timed.symmetry[0].bothFeet = Estimate(value: 0.42)
        timed.symmetry[1].bothFeet = Estimate(value: 0.55)
        #expect(timed.clearDifferences(besides: []).map(\.measure) == [.swingTime, .stepTime])
        timed.events[0].source = .inertial
        // 15 ms of swing are 3.6 %; a landing seen 13 ms late makes 26 of a step, 4.7 %.
        let clear = timed.clearDifferences(besides: [])
        #expect(clear.map(\.measure) == [.swingTime])
        #expect(clear.first.map { abs($0.interval.lower - (9 - 1.96 * 3.64)) < 0.1 } == true)
    }
}

import SensorData
import Testing

@testable import GaitAnalysis

struct ComparisonTests {
    private func strides(_ sides: [Side], each count: Int = 4) -> StrideList {
        StrideList(
            (0..<count).flatMap { index in
                sides.map { side in
                    let start = Double(index) * 1.1 + (side == .left ? 0 : 0.55)
                    var stride = Stride(side: side, start: start, end: start + 1.1, bout: 0)
                    stride.stanceTime = 0.68 + 0.01 * Double(index % 2)
                    var load = StanceMeasures()
                    load.heelOff = Float(0.6 + 0.01 * Double(index % 2))
                    stride.load = load
                    return stride
                }
            })
    }

    private func comparison(_ measure: Measure, _ strides: StrideList, hasBothFeet: Bool) throws -> MeasureComparison {
        let comparisons = SymmetryComparison(
            parameters: SymmetryParameters(), reference: { _ in nil }, hasBothFeet: hasBothFeet, strides: strides
        ).comparisons()
        return try #require(comparisons.first { $0.measure == measure })
    }

    @Test(arguments: [(true, Remark.tooFewStrides), (false, .oneFootOnly)])
    func `a foot that was recorded and made no stride is not called missing`(hasBothFeet: Bool, remark: Remark) throws {
        for measure in [Measure.stanceTime, .stepTime] {
            #expect(try comparison(measure, strides([.left]), hasBothFeet: hasBothFeet).remark == remark)
        }
    }

    @Test func `a measure whose zero is a place like any other has no coefficient of variation`() throws {
        let both = strides([.left, .right])
        let time = try comparison(.stanceTime, both, hasBothFeet: true)
        #expect(time.left?.coefficientOfVariation != nil && time.right?.standardDeviation != nil)
        let moment = try comparison(.heelOff, both, hasBothFeet: true)
        #expect(moment.left?.standardDeviation != nil && moment.left?.coefficientOfVariation == nil)
    }

    @Test(arguments: [(Float(-0.004), Remark.toesBelowFloor), (0.004, .fewStrides)])
    func `a toe clearance below the floor is marked, of however few strides`(clearance: Float, remark: Remark) throws {
        let both = strides([.left, .right]).map { stride in
            var stride = stride
            var motion = MotionMeasures()
            motion.toeClearance = stride.side == .left ? clearance : 0.02
            stride.motion = motion
            return stride
        }
        #expect(try comparison(.toeClearance, StrideList(both), hasBothFeet: true).remark == remark)
    }

    @Test(arguments: [true, false])
    func `a loading rate is a part of body weight only where the heel gives newtons`(hasCellForce: Bool) {
        let comparisons = [Measure.peakForce, .loadingRate].map { measure in
            var comparison = MeasureComparison(measure: measure)
            comparison.left = FootSummary(
                strides: 9, mean: 700, standardDeviation: nil, coefficientOfVariation: nil)
            return comparison
        }
        var metrics = SessionMetrics()
        metrics.describeLoad(comparisons, hasForce: true, hasCellForce: hasCellForce, weight: 70, gain: nil)
        #expect(metrics.peakForceLeftOfBodyWeight != nil)
        #expect((metrics.loadingRateLeftOfBodyWeight != nil) == hasCellForce)
    }
}

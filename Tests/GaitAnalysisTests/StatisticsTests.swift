import Glibc
import SensorData
import Testing

@testable import GaitAnalysis

struct StatisticsTests {
    @Test func `adjusted probabilities are those of the published example`() {
        // Benjamini and Hochberg 1995, section 3.2: at a rate of 0.05 the four smallest of 15 are discoveries.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ]
        #expect(FalseDiscoveryRate.benjaminiHochberg.adjusted(p).filter { $0 <= 0.05 }.count == 4)
        #expect(FamilyWiseError.adjusted(p).filter { $0 <= 0.05 }.count == 3)
        #expect(FalseDiscoveryRate.benjaminiYekutieli.adjusted(p).filter { $0 <= 0.05 }.count == 3)
    }

    @Test func `adjusted probabilities keep their places and never exceed one`() {
        let adjusted = FalseDiscoveryRate.benjaminiHochberg.adjusted([0.9, 0.01, 0.5])
        #expect(adjusted[1] < adjusted[2] && adjusted[2] <= adjusted[0] && adjusted[0] <= 1)
        #expect(FalseDiscoveryRate.benjaminiHochberg.adjusted([]).isEmpty)
        #expect(FamilyWiseError.adjusted([0.04]) == [0.04])
    }

    @Test func `the probability at the end of a 95 % interval is 5 %`() throws {
        let estimate = SerialError(standardError: 2, degreesOfFreedom: 9).estimate(3, confidence: 0.95)
        let lower = try #require(estimate.interval).lower
        #expect(abs(try #require(estimate.probability(ifTrueValueIs: lower)) - 0.05) < 1e-9)
        #expect(abs(try #require(estimate.probability(ifSizeIsWithin: 3)) - 0.5) < 1e-9)
        #expect(try #require(estimate.probability(ifSizeIsWithin: 10)) > 0.95)
        #expect(abs(try #require(estimate.minimalDetectableChange) - 1.96 * 2 * 2.0.squareRoot()) < 1e-12)
    }

    /// Strides of both feet, a second long, half a second apart; `phase` is when the right foot lands, of the left's stride.
    private func strides(_ count: Int, phase: Double = 0.5, left: (Int) -> Double = { _ in 0.6 }) -> [Stride] {
        (0..<count).flatMap { index -> [Stride] in
            let start = Double(index)
            var one = Stride(side: .left, start: start, end: start + 1, bout: 0)
            one.stanceTime = left(index)
            one.swingTime = 1 - left(index)
            one.stepTime = 1 - phase
            var other = Stride(side: .right, start: start + phase, end: start + 1 + phase, bout: 0)
            other.stanceTime = 0.65
            other.swingTime = 0.35
            other.stepTime = phase
            return [one, other]
        }
    }

    @Test func `a step that always comes at 45 % of the stride deviates by a tenth`() throws {
        var walk = strides(30, phase: 0.45)
        // Two strides of slightly other length give the phase a spread.
        walk[0].end += 0.001
        walk[10].end += 0.001
        let result = RegularityAnalysis(parameters: StatisticsParameters(), confidence: 0.95, strides: StrideList(walk))
            .regularity(harmonics: nil, speed: nil)
        let coordination = try #require(result.coordination)
        // Plotnik 2007: the foot that swings longer is the measure.
        #expect(coordination.reference == .left)
        #expect(abs(coordination.deviation - 10) < 0.1)
        #expect(abs(coordination.phase - 162) < 0.1)
        #expect(abs(coordination.index.value - coordination.deviation - coordination.variation) < 1e-9)
    }

    @Test func `under ten strides nothing is said of regularity`() {
        let result = RegularityAnalysis(
            parameters: StatisticsParameters(), confidence: 0.95, strides: StrideList(strides(9))
        )
        .regularity(harmonics: nil, speed: 1.2)
        #expect(result.strideTimeVariation == nil && result.coordination == nil)
        #expect(result.walkingSpeed == 1.2)
    }

    @Test func `a stance that grows by 6 ms a minute has that slope`() throws {
        let walk = strides(120) { 0.6 + 0.006 * (Double($0) / 60) + ($0 % 3 == 0 ? 0.002 : -0.001) }
        let trends = TrendAnalysis(parameters: StatisticsParameters(), confidence: 0.95, strides: StrideList(walk))
            .trends()
        let trend = try #require(trends.first { $0.measure == .stanceTime })
        #expect(abs(trend.mean.value - 0.003) < 1e-4)
        let asymmetry = try #require(trend.asymmetry)
        // 400 · R / (L + R)² for each second of the left.
        #expect(abs(asymmetry.value - 400 * 0.65 / (1.256 * 1.256) * 0.006) < 0.02)
        #expect(try #require(asymmetry.interval).lower > 0)
        #expect(abs(try #require(trend.difference).value - 0.006) < 1e-4)
        #expect(try #require(trends.first { $0.measure == .strideTime }).asymmetry == nil)
    }

    @Test func `what points in and out about zero drifts in its own unit, not in per cent of hardly anything`() throws {
        // The left foot turns out by 1 mrad a minute, about the line of travel.
        let walk = strides(120).enumerated().map { index, stride in
            var stride = stride
            var motion = MotionMeasures()
            motion.footProgressionAngle = Float(
                (stride.side == .left ? 0.001 * (stride.start / 60) : 0) + (index % 3 == 0 ? 2e-4 : -1e-4))
            stride.motion = motion
            return stride
        }
        let trend = try #require(
            TrendAnalysis(parameters: StatisticsParameters(), confidence: 0.95, strides: StrideList(walk)).trends()
                .first { $0.measure == .footProgressionAngle })
        #expect(trend.asymmetry == nil)
        let difference = try #require(trend.difference)
        #expect(abs(difference.value - 0.001) < 3e-4)
    }

    @Test func `equal steps have no odd harmonics, and a step that is heavier has some`() throws {
        func harmonics(_ factor: Float) -> ForceHarmonics? {
            var spectrum = ForceSpectrum(harmonics: 20)
            let curve = (0...100).map { Float(sin(.pi * Double($0) / 100)) }
            let walk = strides(14).map { stride in
                var stride = stride
                stride.stanceTime = 0.6
                return stride
            }
            for stride in walk {
                let factor = stride.side == .left ? 1 : factor
                spectrum.take(
                    stride,
                    load: StanceLoad(
                        impulse: 1, peak: 1, mean: 1, bridged: 0, totalCurve: curve.map { factor * $0 }))
            }
            return spectrum.result(StrideList(walk), least: 10, confidence: 0.95)
        }
        // Whole numbers of samples in a step: rounding alone is odd.
        #expect(harmonics(1)?.improvedRatio.value ?? 100 > 99.999)
        let uneven = try #require(harmonics(1.3))
        #expect(uneven.improvedRatio.value < 99.9)
        // The first stride has no step before it, the last none behind it.
        #expect(uneven.strides == 26)
        // Odd waves come with the heavier step; the step's own wave, the second, stays the largest.
        let amplitudes = try #require(uneven.amplitudes)
        #expect(amplitudes.count == 20 && amplitudes[0] > 1)
        #expect(amplitudes.max() == amplitudes[1])
    }
}

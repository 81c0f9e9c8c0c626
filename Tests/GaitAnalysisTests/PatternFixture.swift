import SensorData
import Testing

@testable import GaitAnalysis

/// What a walk measures in which one pattern shows on the left foot; the rest of the measures are alike.
struct PatternFixture: Sendable, CustomTestStringConvertible {
    var pattern: Pattern
    /// Measure, left mean, right mean in SI units.
    var means: [(measure: Measure, left: Double, right: Double)]
    var variation: Double?
    /// Change of an index in percent points per minute.
    var drift: (measure: Measure, perMinute: Double)?

    var testDescription: String { pattern.rawValue }

    private static let degree = Double.pi / 180

    /// One entry for each rule.
    static let all: [PatternFixture] = [
        PatternFixture(pattern: .weightShift, means: [(.impulse, 340, 400)]),
        PatternFixture(pattern: .antalgic, means: [(.stanceTime, 0.60, 0.65), (.impulse, 350, 395)]),
        PatternFixture(
            pattern: .reducedHeelLoading,
            means: [(.heelShare, 0.21, 0.35), (.midfootShare, 0.27, 0.19), (.forefootShare, 0.52, 0.46)]),
        PatternFixture(
            pattern: .heelStrikeAvoidance,
            means: [(.footStrikeAngle, 9 * degree, 24 * degree), (.heelLead, 0.002, 0.04)]),
        PatternFixture(pattern: .hardHeelImpact, means: [(.loadingRate, 12_000, 8000)]),
        PatternFixture(
            pattern: .overpronation,
            means: [(.frontalAngle, 6 * degree, 0), (.medialShare, 0.5, 0.4), (.lateralShare, 0.5, 0.6)]),
        PatternFixture(
            pattern: .oversupination,
            means: [(.frontalAngle, -6 * degree, 0), (.medialShare, 0.3, 0.4), (.lateralShare, 0.7, 0.6)]),
        PatternFixture(
            pattern: .lateralLoading, means: [(.lateralShare, 0.78, 0.6), (.copMediolateral, 0.008, 0.002)]),
        PatternFixture(
            pattern: .lowArch,
            means: [(.midfootShare, 0.34, 0.19), (.forefootShare, 0.36, 0.46), (.heelShare, 0.3, 0.35)]
        ),
        PatternFixture(
            pattern: .highArch,
            means: [(.midfootShare, 0.076, 0.19), (.forefootShare, 0.524, 0.46), (.heelShare, 0.4, 0.35)]),
        PatternFixture(
            pattern: .forefootOverload,
            means: [(.forefootShare, 0.6, 0.46), (.heelShare, 0.29, 0.35), (.midfootShare, 0.17, 0.19)]),
        PatternFixture(pattern: .toeOut, means: [(.footProgressionAngle, 17 * degree, 7 * degree)]),
        PatternFixture(pattern: .toeIn, means: [(.footProgressionAngle, -3 * degree, 7 * degree)]),
        PatternFixture(
            pattern: .stiffGait, means: [(.peakSwingVelocity, 5, 6.7), (.pitchRange, 75 * degree, 90 * degree)]),
        PatternFixture(pattern: .circumduction, means: [(.lateralExcursion, 0.06, 0.02)]),
        PatternFixture(pattern: .weakPushOff, means: [(.pushOffVelocity, 6.8, 9.3), (.peakRatio, 0.9, 1.0)]),
        PatternFixture(pattern: .lowClearance, means: [(.toeClearance, 0.014, 0.020)]),
        PatternFixture(pattern: .stepLengthAsymmetry, means: [(.stepLength, 0.63, 0.70)]),
        PatternFixture(pattern: .irregularGait, means: [], variation: 5),
        PatternFixture(pattern: .fatigueDrift, means: [], drift: (.stanceTime, -3)),
        PatternFixture(pattern: .earlyHeelRise, means: [(.heelOff, 0.50, 0.58)]),
    ]

    /// Measures of a healthy walk.
    private static let usual: [(measure: Measure, mean: Double)] = [
        (.strideTime, 1.1), (.stanceTime, 0.63), (.impulse, 370), (.peakForce, 780), (.heelShare, 0.35),
        (.midfootShare, 0.19), (.forefootShare, 0.46), (.loadingRate, 8000), (.medialShare, 0.4), (.lateralShare, 0.6),
        (.copMediolateral, 0.002), (.copExcursion, 0.12), (.footStrikeAngle, 24 * degree), (.frontalAngle, 0),
        (.footProgressionAngle, 7 * degree), (.peakSwingVelocity, 6.7), (.pitchRange, 90 * degree),
        (.lateralExcursion, 0.02), (.pushOffVelocity, 9.3), (.toeClearance, 0.020), (.stepLength, 0.70),
        (.heelOff, 0.58), (.heelLead, 0.04), (.peakRatio, 1.0),
    ]

    /// What the rules would look at; the feet exchanged where the right one shows the pattern.
    func evidence(on side: Side = .left, strides: Int = 60, without missing: [Measure] = []) -> CompensationEvidence {
        let comparisons = Self.usual.filter { !missing.contains($0.measure) }.map { usual in
            let own = means.first { $0.measure == usual.measure }
            let (left, right) = (own?.left ?? usual.mean, own?.right ?? usual.mean)
            return Self.comparison(
                usual.measure, left: side == .left ? left : right, right: side == .left ? right : left,
                strides: strides)
        }
        var regularity = WalkRegularity()
        regularity.strideTimeVariation = Self.estimate(variation ?? 2, error: 0.2)
        let trends = drift.map { drift in
            let perMinute = side == .left ? drift.perMinute : -drift.perMinute
            // A percent of the mean.
            let part = 0.01 * (Self.usual.first { $0.measure == drift.measure }?.mean ?? 0)
            return [
                MeasureTrend(
                    measure: drift.measure,
                    asymmetry: drift.measure.isSigned ? nil : Self.estimate(perMinute, error: 0.1),
                    difference: Self.estimate(perMinute * part, error: 0.1 * part),
                    mean: Self.estimate(0, error: 0.1), minutes: 3, strides: 2 * strides)
            ]
        }
        return CompensationEvidence(
            comparisons: comparisons, trends: trends ?? [], regularity: regularity,
            abilities: RecordingAbilities(
                hasForce: true, hasCellForce: true, hasPressure: true, hasInertial: true, hasHeelCells: true,
                hasBorderCells: true, hasPlaces: true, inertialRate: 100,
                hasStepLength: true, hasWalking: true),
            parameters: CompensationParameters())
    }

    private static func estimate(_ value: Double, error: Double) -> Estimate {
        SerialError(projections: [Double](repeating: error, count: 20)).estimate(value, confidence: 0.95)
    }

    private static func comparison(_ measure: Measure, left: Double, right: Double, strides: Int) -> MeasureComparison {
        var comparison = MeasureComparison(measure: measure)
        // One percent of the larger mean, or of what the unit usually has.
        let error = max(abs(left), abs(right), 1e-3) * 0.01
        comparison.left = FootSummary(strides: strides, mean: left, standardDeviation: nil, coefficientOfVariation: nil)
        comparison.right = FootSummary(
            strides: strides, mean: right, standardDeviation: nil, coefficientOfVariation: nil)
        comparison.difference = estimate(left - right, error: error)
        comparison.bothFeet = estimate((left + right) / 2, error: error)
        if !measure.isSigned, left + right != 0 {
            comparison.symmetryIndex = estimate(200 * (left - right) / (left + right), error: 1)
        }
        return comparison
    }
}

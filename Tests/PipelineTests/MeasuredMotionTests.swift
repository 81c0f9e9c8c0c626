import GaitAnalysis
import SensorData
import Simulation
import Testing

/// The measures of the feet's movement against the path that the simulator's feet really took.
struct MeasuredMotionTests {
    /// What a measure should be, and how far it may be off; both in the measure's unit.
    private struct Expectation {
        var measure: Measure
        var truth: Double
        var below: Double
        var above: Double

        init(_ measure: Measure, _ truth: Double, within tolerance: Double) {
            self.init(measure, truth, below: tolerance, above: tolerance)
        }

        init(_ measure: Measure, _ truth: Double, below: Double, above: Double) {
            self.measure = measure
            self.truth = truth
            self.below = below
            self.above = above
        }
    }

    private static let degree = Double.pi / 180

    private static func expectations(_ truth: FootTruth) -> [Expectation] {
        [
            // The simulated toes go down before the heel has landed; what counts is how far they were up.
            Expectation(.footStrikeAngle, truth.footStrikeAngle, below: 2 * degree, above: 5 * degree),
            Expectation(.pitchRange, truth.pitchRange, within: 2 * degree),
            Expectation(.peakSwingVelocity, truth.peakSwingVelocity, within: 0.03 * truth.peakSwingVelocity),
            Expectation(.pushOffVelocity, truth.pushOffVelocity, within: 0.04 * truth.pushOffVelocity),
            Expectation(.heelRise, truth.heelOff, within: 0.05),
            // The point that leaves the floor last is not quite the tip of the toes.
            Expectation(.toeClearance, truth.toeClearance, below: 0.005, above: 0.015),
            Expectation(.lateralExcursion, truth.lateralExcursion, within: 0.005),
            Expectation(.strideLength, truth.strideLength, within: 0.02 * truth.strideLength),
            Expectation(.frontalAngle, truth.eversion, within: 1.5 * degree),
        ]
    }

    private static func found(_ analysis: SessionAnalysis, _ measure: Measure, _ side: Side) -> Double? {
        let comparison = analysis.symmetry.first { $0.measure == measure }
        return side == .left ? comparison?.left?.mean : comparison?.right?.mean
    }

    private static func check(_ worn: WornWalk) throws -> SessionAnalysis {
        let analysis = worn.analysis()
        let truth = worn.walk.truth()
        for side in Side.allCases {
            for expected in expectations(truth[side]) {
                let value = try #require(found(analysis, expected.measure, side), "\(expected.measure) \(side)")
                let range = expected.truth - expected.below...expected.truth + expected.above
                #expect(range.contains(value), "\(expected.measure) \(side) of \(worn.wearing), \(worn.rate)")
            }
        }
        return analysis
    }

    @Test(arguments: [Frequency(100), Frequency(200), Frequency(400)])
    func `the measures of a walk are those of its path at every rate`(rate: Frequency) throws {
        let analysis = try Self.check(WornWalk(parameters: WalkParameters(), seed: 3, rate: rate))
        for side in Side.allCases {
            #expect((Self.found(analysis, .contactTransient, side) == nil) == (rate == Frequency(100)))
        }
    }

    @Test(arguments: [WornWalk.Wearing.instep, .side, .askew])
    func `the measures of a walk are those of its path however the sensor is worn`(wearing: WornWalk.Wearing) throws {
        let analysis = try Self.check(
            WornWalk(parameters: WalkParameters(), seed: 3, rate: Frequency(100), wearing: wearing))
        // Which way the toes point cannot be told then.
        for side in Side.allCases { #expect(Self.found(analysis, .footProgressionAngle, side) == nil) }
    }

    /// A pattern with the measure that shows it, and the least difference of the feet at half strength.
    struct Shown: Sendable, CustomStringConvertible {
        var pattern: Compensation.Pattern
        var measure: Measure
        var truth: @Sendable (FootTruth) -> Double
        var tolerance: Double
        var description: String { pattern.rawValue }

        static let all = [
            Shown(
                pattern: .toeOut, measure: .footProgressionAngle, truth: \.footProgressionAngle, tolerance: 3 * degree),
            Shown(pattern: .circumduction, measure: .lateralExcursion, truth: \.lateralExcursion, tolerance: 0.005),
            Shown(pattern: .stiffGait, measure: .pitchRange, truth: \.pitchRange, tolerance: 2 * degree),
            Shown(
                pattern: .heelStrikeAvoidance, measure: .footStrikeAngle, truth: \.footStrikeAngle,
                tolerance: 4 * degree),
            Shown(pattern: .overpronation, measure: .frontalAngle, truth: \.eversion, tolerance: 1 * degree),
            Shown(pattern: .earlyHeelRise, measure: .heelRise, truth: \.heelOff, tolerance: 0.02),
            Shown(pattern: .lowClearance, measure: .toeClearance, truth: \.toeClearance, tolerance: 0.005),
        ]
    }

    @Test(arguments: Shown.all, Side.allCases)
    func `the feet differ by as much as the pattern makes them differ`(shown: Shown, side: Side) throws {
        var parameters = WalkParameters()
        parameters.compensation = Compensation(pattern: shown.pattern, side: side, strength: 0.5)
        let worn = WornWalk(parameters: parameters, seed: 8, duration: 35, rate: Frequency(100))
        let analysis = worn.analysis()
        let truth = worn.walk.truth()
        let left = try #require(Self.found(analysis, shown.measure, .left))
        let right = try #require(Self.found(analysis, shown.measure, .right))
        #expect(abs((left - right) - (shown.truth(truth.left) - shown.truth(truth.right))) < shown.tolerance)
    }
}

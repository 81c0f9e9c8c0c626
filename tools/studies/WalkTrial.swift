import GaitAnalysis
import SensorData
import Simulation

/// One simulated walk and what its analysis finds.
struct WalkTrial: Sendable {
    var compensation: Compensation?
    var seed: UInt64
    /// Seconds.
    var duration: Double
    var rate: Frequency

    /// What was found, and how many strides the foot with fewer has.
    struct Result: Sendable {
        var found: [Found]
        var strides: Int
        var symmetry: [MeasureComparison] = []
        var trends: [MeasureTrend] = []
    }

    struct Found: Hashable, Sendable {
        var pattern: Pattern
        var side: FindingSide?
    }

    func run() -> Result {
        var parameters = WalkParameters()
        parameters.compensation = compensation
        let walk = SimulatedWalk(parameters: parameters, seed: seed, duration: duration, sampleRate: rate)
        let analysis = SimulatedSession(walk: walk).analyses()[0]
        let strides = Side.allCases.map { side in
            analysis.strides.count { $0.side == side && $0.rejected == nil }
        }
        return Result(
            found: analysis.findings.map { Found(pattern: $0.pattern, side: $0.side) }, strides: strides.min() ?? 0,
            symmetry: analysis.symmetry, trends: analysis.trends)
    }
}

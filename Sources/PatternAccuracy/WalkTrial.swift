import GaitAnalysis
import Pipeline
import Recording
import SensorData
import Simulation
import WireProtocol

/// One simulated walk, analysed as a recording would be.
struct WalkTrial: Sendable {
    var compensation: Compensation?
    var seed: UInt64
    /// Seconds.
    var duration: Double
    /// Hz.
    var rate: UInt64

    /// What was found, and how many strides the foot with fewer has.
    struct Result: Sendable {
        var found: [Found]
        var strides: Int
        var symmetry: [MeasureComparison] = []
    }

    struct Found: Hashable, Sendable {
        var pattern: Pattern
        var side: FindingSide?
    }

    func run() -> Result {
        var parameters = WalkParameters()
        parameters.compensation = compensation
        var recording = SimulatedWalk(
            parameters: parameters, seed: seed, duration: duration, sampleRate: Frequency(UInt32(clamping: rate))
        ).recording()
        var pipeline = SessionPipeline(header: recording.header, software: HeelstrikeVersion.software)
        while let entry = try? recording.next() { _ = pipeline.consume(entry) }
        let analysis = pipeline.finish(bytesLost: 0).analysis
        let strides = Side.allCases.map { side in
            analysis.strides.count { $0.side == side && $0.rejected == nil }
        }
        return Result(
            found: analysis.findings.map { Found(pattern: $0.pattern, side: $0.side) }, strides: strides.min() ?? 0,
            symmetry: analysis.symmetry)
    }

    /// Runs all trials on as many threads as there are cores to use; results stand in the order of the trials.
    static func run(_ trials: [WalkTrial], width: Int) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            var results = [Result?](repeating: nil, count: trials.count)
            func add() {
                guard next < trials.count else { return }
                let index = next
                let trial = trials[index]
                group.addTask { (index, trial.run()) }
                next += 1
            }
            for _ in 0..<width { add() }
            while let (index, result) = await group.next() {
                results[index] = result
                add()
            }
            return results.compactMap { $0 }
        }
    }
}

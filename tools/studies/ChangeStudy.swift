import GaitAnalysis
import SensorData
import Simulation

/// How often two halves of one recording are told apart, and how often a true change is found.
struct ChangeStudy: Sendable {
    var walks: UInt64
    var workers: Int
    var rate = Frequency(100)
    /// Seconds of each half.
    var half = 120.0

    private struct Outcome: Sendable {
        var falseChanges: [String]
        /// nil where the walk was not compared with a changed one.
        var found: Bool?
        var limit = 0.0
        var tests = 0
    }

    /// Percent of the stance index for each unit of the strength of antalgic gait (CLINICAL 1b: 8 % at 0.5).
    private static let stanceIndexPerStrength = 16.0
    private static let changed = "stanceTime.symmetryIndex"

    func run() async -> [String] {
        let outcomes = await overSeeds(1..<walks + 1, workers: workers, outcome)
        let count = Double(outcomes.count)
        let quiet = outcomes.filter(\.falseChanges.isEmpty).count
        let tried = outcomes.compactMap(\.found)
        var names: [String: Int] = [:]
        for name in outcomes.flatMap(\.falseChanges) { names[name, default: 0] += 1 }
        let limit = outcomes.reduce(0) { $0 + $1.limit } / count
        return [
            "\(outcomes.count) recordings of \(Int(2 * half)) s, \(outcomes.first?.tests ?? 0) figures tested together",
            "two halves, no change reported:\(padded(100 * Double(quiet) / count, 1, 7)) %",
            "change of twice the family-wise limit (\(Self.changed), limit\(padded(limit, 2, 5)) %) found:"
                + "\(padded(100 * Double(tried.filter { $0 }.count) / Double(max(1, tried.count)), 1, 7)) %",
        ] + names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "false change of \($0.key): \($0.value)" }
    }

    private func outcome(seed: UInt64) -> Outcome {
        var parameters = WalkParameters()
        parameters.passesPerBout = 0
        var walk = SimulatedWalk(parameters: parameters, seed: seed, duration: 2 * half, sampleRate: rate)
        let halves = SimulatedSession(walk: walk).analyses(cutAt: [half])
        let same = VisitComparison(of: halves[1], against: [halves[0]])
        guard let limit = same.changes.first(where: { $0.name == Self.changed })?.familyLimit else {
            return Outcome(falseChanges: same.found.map(\.name), tests: same.changes.count)
        }
        // The same person limps with the sensors still on: the same seed, so that the sensors' own errors stay.
        walk.parameters.compensation = Compensation(
            pattern: .antalgic, side: .left, strength: 2 * limit / Self.stanceIndexPerStrength)
        let limping = SimulatedSession(walk: walk).analyses(cutAt: [half])
        let other = VisitComparison(of: limping[1], against: [halves[0]])
        return Outcome(
            falseChanges: same.found.map(\.name), found: other.found.contains { $0.name == Self.changed },
            limit: limit, tests: same.changes.count)
    }
}

import GaitAnalysis
import SensorData
import Simulation

/// How often each pattern is found in simulated walks, how small it may be, how often healthy walks raise one, and which patterns
/// raise which others.
struct PatternStudy: Sendable {
    /// Of the walks that tell the power: some 60 counted strides of each foot.
    private static let powerSeconds = 90.0

    /// Of each pattern and side.
    var walks: UInt64
    var workers: Int
    /// Seconds.
    var seconds = 180.0
    var rate = Frequency(200)
    /// Of the first walk; the others follow.
    var seed: UInt64 = 1000
    var strength = 0.5

    /// The walks with one pattern on one side, or healthy ones, in the order of their seeds.
    func results(
        _ pattern: Compensation.Pattern?, _ side: Side, strength: Double, seconds: Double
    ) async -> [WalkTrial.Result] {
        let compensation = pattern.map { Compensation(pattern: $0, side: side, strength: strength) }
        return await overSeeds(seed..<seed + walks, workers: workers) { seed in
            WalkTrial(compensation: compensation, seed: seed, duration: seconds, rate: rate).run()
        }
    }

    private func tally(
        _ pattern: Compensation.Pattern, _ side: Side, strength: Double, seconds: Double
    ) async -> Tally {
        Tally(
            await results(pattern, side, strength: strength, seconds: seconds), of: Pattern(rawValue: pattern.rawValue),
            side: FindingSide(side))
    }

    /// False alarms.
    func healthy() async -> [String] {
        let results = await results(nil, .left, strength: 0, seconds: seconds)
        let tally = Tally(results, of: nil, side: nil)
        let alarms = results.count { !$0.found.isEmpty }
        let patterns = tally.others.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return [
            "Healthy walks \(tally.walks), strides of a foot \(tally.strides.min() ?? 0) to \(tally.strides.max() ?? 0).",
            "False alarms in \(alarms) of \(tally.walks); by pattern: \(patterns.joined(separator: ", "))",
        ]
    }

    /// How often one pattern is found, and what else it raises.
    func sides(_ pattern: Compensation.Pattern) async -> String {
        var tallies: [Tally] = []
        for side in Side.allCases {
            tallies.append(await tally(pattern, side, strength: strength, seconds: seconds))
        }
        let wrong = tallies.reduce(0) { $0 + $1.wrongSide }
        return
            "\(pattern.rawValue) | \(tallies[0].hits) of \(tallies[0].walks) | \(tallies[1].hits) of \(tallies[1].walks)"
            + " | \(wrong) | L: \(tallies[0].confusion); R: \(tallies[1].confusion)"
    }

    /// The smallest strength found in 80 of 100 walks: halves the stretch between a missed and a found one four times.
    func power(_ pattern: Compensation.Pattern) async -> String {
        let whole = await tally(pattern, .left, strength: 1, seconds: Self.powerSeconds)
        guard 10 * whole.hits >= 8 * whole.walks else {
            return "\(pattern.rawValue): not even at strength 1 (\(whole.hits) of \(whole.walks))"
        }
        var (missed, found) = (0.0, 1.0)
        var strides = 0
        for _ in 0..<4 {
            let middle = (missed + found) / 2
            let tally = await tally(pattern, .left, strength: middle, seconds: Self.powerSeconds)
            strides = tally.strides.sorted()[tally.strides.count / 2]
            if 10 * tally.hits >= 8 * tally.walks { found = middle } else { missed = middle }
        }
        return "\(pattern.rawValue): \(found) (\(strides) strides a foot)"
    }

    /// Every measure of every walk, for looking at limits: pattern, side, seed, measure, left, right, index, its error, difference, its
    /// error; of every trend: change of the index over the walk, its error, degrees of freedom.
    func table(_ pattern: Compensation.Pattern?, _ side: Side) async -> [String] {
        var lines: [String] = []
        let name = "\(pattern?.rawValue ?? "healthy"),\(side.rawValue)"
        for (offset, result) in await results(pattern, side, strength: strength, seconds: seconds).enumerated() {
            let found = result.found.map { "\($0.pattern.rawValue)/\($0.side?.rawValue ?? "-")" }
            lines.append("F,\(name),\(seed + UInt64(offset)),\(found.joined(separator: " "))")
            for row in result.symmetry {
                guard let left = row.left, let right = row.right else { continue }
                let figures = [
                    left.mean, right.mean, row.symmetryIndex?.value ?? .nan, row.symmetryIndex?.standardError ?? .nan,
                    row.difference?.value ?? .nan, row.difference?.standardError ?? .nan,
                ]
                lines.append(
                    "M,\(name),\(seed + UInt64(offset)),\(row.measure.rawValue),"
                        + figures.map { "\($0)" }.joined(separator: ","))
            }
            for trend in result.trends {
                guard let change = trend.divergence, let error = change.standardError else { continue }
                let figures = [trend.minutes * change.value, trend.minutes * error, change.degreesOfFreedom ?? .nan]
                lines.append(
                    "T,\(name),\(seed + UInt64(offset)),\(trend.measure.rawValue),"
                        + figures.map { "\($0)" }.joined(separator: ","))
            }
        }
        return lines
    }
}

import GaitAnalysis
import SensorData
import Simulation

/// Says how small a pattern may be to be found, how often healthy walks raise one, and which patterns raise which others.
@main struct Main {
    static func main() async {
        var options = Options(CommandLine.arguments.dropFirst())
        if let problem = options.problem {
            print(
                "\(problem)\nUsage: PatternAccuracy [power|table] [--walks N] [--seconds S] [--rate Hz] [--strength X] [--seed N] [--pattern P]"
            )
            return
        }
        if options.isTable {
            await table(options)
            return
        }
        let patterns = Compensation.Pattern.allCases.filter { options.pattern == nil || $0.rawValue == options.pattern }
        if options.pattern == nil || options.pattern == "healthy" { await healthy(options) }
        guard options.pattern != "healthy" else { return }
        print(
            "Strength \(options.strength), \(options.walks) walks a side of \(options.seconds) s at \(options.rate) Hz; per 100 walks:"
        )
        print("pattern | left found | right found | wrong side | others raised")
        for pattern in patterns { await sides(pattern, options) }
        guard options.isPower else { return }
        options.seconds = Options.powerSeconds
        print("Smallest strength found in 80 of 100 walks, \(options.walks) walks for each strength:")
        for pattern in patterns { await power(pattern, options) }
    }

    /// Every measure of every walk, for looking at limits: pattern, side, seed, measure, left, right, index, difference, error.
    private static func table(_ options: Options) async {
        let shown = [nil] + Compensation.Pattern.allCases.map(Optional.some)
        for pattern in shown where options.pattern == nil || options.pattern == pattern?.rawValue ?? "healthy" {
            for side in pattern == nil ? [Side.left] : Side.allCases {
                let compensation = pattern.map { Compensation(pattern: $0, side: side, strength: options.strength) }
                let trials = (0..<options.walks).map { options.trial(compensation, $0) }
                for (trial, result) in zip(trials, await WalkTrial.run(trials, width: options.width)) {
                    let found = result.found.map { "\($0.pattern.rawValue)/\($0.side?.rawValue ?? "-")" }
                    print(
                        "F,\(pattern?.rawValue ?? "healthy"),\(side.rawValue),\(trial.seed),\(found.joined(separator: " "))"
                    )
                    for row in result.symmetry {
                        guard let left = row.left, let right = row.right else { continue }
                        let figures = [
                            left.mean, right.mean, row.symmetryIndex?.value ?? .nan,
                            row.symmetryIndex?.standardError ?? .nan, row.difference?.value ?? .nan,
                            row.difference?.standardError ?? .nan,
                        ]
                        print(
                            "M,\(pattern?.rawValue ?? "healthy"),\(side.rawValue),\(trial.seed),\(row.measure.rawValue),\(figures.map { "\($0)" }.joined(separator: ","))"
                        )
                    }
                }
            }
        }
    }

    private static func healthy(_ options: Options) async {
        let trials = (0..<options.walks).map { options.trial(nil, $0) }
        let results = await WalkTrial.run(trials, width: options.width)
        let tally = Tally(results, of: nil, side: nil)
        let alarms = results.filter { !$0.found.isEmpty }
        print(
            "Healthy walks \(tally.walks), strides of a foot \(tally.strides.min() ?? 0) to \(tally.strides.max() ?? 0)."
        )
        print(
            "False alarms in \(tally.percent(alarms.count)) of 100; by pattern: \(tally.others.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
        )
    }

    private static func sides(_ pattern: Compensation.Pattern, _ options: Options) async {
        var tallies: [Tally] = []
        for side in Side.allCases { tallies.append(await tally(pattern, side, options.strength, options)) }
        let wrong = tallies.reduce(0) { $0 + $1.wrongSide }
        print(
            "\(pattern.rawValue) | \(tallies[0].percent(tallies[0].hits)) | \(tallies[1].percent(tallies[1].hits)) | \(wrong) | L: \(tallies[0].confusion); R: \(tallies[1].confusion)"
        )
    }

    private static func tally(
        _ pattern: Compensation.Pattern, _ side: Side, _ strength: Double, _ options: Options
    ) async -> Tally {
        let compensation = Compensation(pattern: pattern, side: side, strength: strength)
        let trials = (0..<options.walks).map { options.trial(compensation, $0) }
        return Tally(
            await WalkTrial.run(trials, width: options.width), of: Pattern(rawValue: pattern.rawValue),
            side: FindingSide(side))
    }

    /// Halves the stretch of strengths between a missed and a found one four times.
    private static func power(_ pattern: Compensation.Pattern, _ options: Options) async {
        var (missed, found) = (0.0, 1.0)
        var strides = 0
        let whole = await tally(pattern, .left, 1, options)
        guard 10 * whole.hits >= 8 * whole.walks else {
            print("\(pattern.rawValue): not even at strength 1 (\(whole.percent(whole.hits)) of 100)")
            return
        }
        for _ in 0..<4 {
            let middle = (missed + found) / 2
            let tally = await tally(pattern, .left, middle, options)
            strides = tally.strides.sorted()[tally.strides.count / 2]
            if 10 * tally.hits >= 8 * tally.walks { found = middle } else { missed = middle }
        }
        print("\(pattern.rawValue): \(found) (\(strides) strides a foot)")
    }
}

/// What the caller asked for.
struct Options {
    /// Of the walks that tell the power: some 60 counted strides of each foot.
    static let powerSeconds = 90.0

    var walks = 100
    var seconds = 180.0
    var rate: UInt64 = 200
    /// Of the first walk; the others follow.
    var seed: UInt64 = 1000
    var strength = 0.5
    var pattern: String?
    var width = 2
    var isPower = false
    var isTable = false
    var problem: String?

    init(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let name = rest.popFirst() {
            if name == "power" || name == "table" {
                isPower = name == "power"
                isTable = name == "table"
                continue
            }
            guard let value = rest.popFirst() else {
                problem = "\(name) needs a value."
                return
            }
            switch name {
            case "--walks": walks = Int(value) ?? walks
            case "--seconds": seconds = Double(value) ?? seconds
            case "--seed": seed = UInt64(value) ?? seed
            case "--rate": rate = UInt64(value) ?? rate
            case "--strength": strength = Double(value) ?? strength
            case "--threads": width = Int(value) ?? width
            case "--pattern": pattern = value
            default: problem = "\(name) is not known."
            }
        }
    }

    func trial(_ compensation: Compensation?, _ index: Int) -> WalkTrial {
        WalkTrial(compensation: compensation, seed: seed + UInt64(index), duration: seconds, rate: rate)
    }
}

public import ArgumentParser
import Glibc
import SensorData
public import Simulation

/// Studies over many simulated walks, too slow for every change; `tools/accuracy coverage` runs them.
@main
struct Studies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studies", abstract: "What many simulated walks say of the statistics.",
        subcommands: [CoverageCommand.self, ChangeCommand.self, PatternsCommand.self])
}

struct CoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "How often the 95 % intervals hold the walker's own parameter.")

    @Option(help: "Walks for each number of bouts.")
    var walks: UInt64 = 400

    @Option(help: "Processors to use.")
    var workers = 2

    @Option(help: "Walks of so many bouts alone: 1, 4 or 20.")
    var bouts: Int?

    @Option(help: "Seed of the first walk.")
    var seed: UInt64 = 1

    @Flag(help: "With errors that stay the same over a walk: insole gain and zero drift, inertial biases.")
    var constantErrors = false

    @Option(help: "Also limping to the left, with this pattern.")
    var pattern: Compensation.Pattern?

    func run() async throws {
        var study = CoverageStudy(walks: walks, workers: workers)
        study.seed = seed
        study.plans = CoverageStudy.plans.filter { bouts == nil || $0.bouts == bouts }
        study.constantErrors = constantErrors
        study.compensation = pattern.map { Compensation(pattern: $0, side: .left, strength: 0.5) }
        let (lines, outside) = await study.run()
        for line in lines { print(line) }
        // What stays the same over a walk no interval can hold: that is shown, not judged.
        guard !constantErrors, !outside.isEmpty else { return }
        print("Not within \(CoverageStudy.required) %: \(outside.joined(separator: ", "))")
        throw ExitCode.failure
    }
}

struct ChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "How often two halves of one recording differ, and a true change is found.")

    @Option(help: "Recordings.")
    var walks: UInt64 = 400

    @Option(help: "Processors to use.")
    var workers = 2

    func run() async throws {
        let (lines, holds) = await ChangeStudy(walks: walks, workers: workers).run()
        for line in lines { print(line) }
        guard holds else { throw ExitCode.failure }
    }
}

struct PatternsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patterns",
        abstract: "How often each pattern is found, how small it may be, false alarms, and what is taken for what.")

    @Option(help: "Walks of each pattern and side, and healthy ones.")
    var walks: UInt64 = 100

    @Option(help: "Walks that are healthy; as many as the others where not given.")
    var healthy: UInt64?

    @Option(help: "Walks of each strength that is tried for the power; as many as the others where not given.")
    var powerWalks: UInt64?

    @Option(help: "Seconds of each walk.")
    var seconds = 180.0

    @Option(help: "Samples a second.")
    var rate: UInt32 = 200

    @Option(help: "Seed of the first walk.")
    var seed: UInt64 = 1000

    @Option(help: "Strength of the patterns, 0 to 1.")
    var strength = 0.5

    @Option(help: "One pattern alone.")
    var pattern: Compensation.Pattern?

    @Option(help: "Processors to use.")
    var workers = 2

    @Flag(help: "Print every measure of every walk instead.")
    var table = false

    func run() async throws {
        var study = PatternStudy(walks: walks, workers: workers)
        study.seconds = seconds
        study.rate = Frequency(rate)
        study.seed = seed
        study.strength = strength
        let patterns = Compensation.Pattern.allCases.filter { pattern == nil || $0 == pattern }
        if table {
            if pattern == nil {
                var healthyStudy = study
                healthyStudy.walks = healthy ?? walks
                for line in await healthyStudy.table(nil, .left) { show(line) }
            }
            for pattern in patterns {
                for side in Side.allCases { for line in await study.table(pattern, side) { show(line) } }
            }
            return
        }
        if pattern == nil {
            var healthyStudy = study
            healthyStudy.walks = healthy ?? walks
            for line in await healthyStudy.healthy() { show(line) }
        }
        show("Strength \(strength), \(walks) walks a side of \(seconds) s at \(rate) Hz; others per 100 walks:")
        show("pattern | left found | right found | wrong side | others raised")
        for pattern in patterns { show(await study.sides(pattern)) }
        study.walks = powerWalks ?? walks
        guard study.walks > 0 else { return }
        show("Smallest strength found in 80 of 100 walks, \(study.walks) walks for each strength:")
        for pattern in patterns { show(await study.power(pattern)) }
    }
}

/// Prints a line at once, so that a run of hours shows how far it is.
private func show(_ line: String) {
    print(line)
    fflush(nil)
}

extension Compensation.Pattern: ExpressibleByArgument {}

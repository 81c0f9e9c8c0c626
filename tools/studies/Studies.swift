public import ArgumentParser
import SensorData
public import Simulation

/// Studies over many simulated walks, too slow for every change; `tools/accuracy coverage` runs them.
@main
struct Studies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studies", abstract: "What many simulated walks say of the statistics.",
        subcommands: [CoverageCommand.self, ChangeCommand.self])
}

struct CoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "How often the 95 % intervals hold the walker's own parameter.")

    @Option(help: "Walks for each number of bouts.")
    var walks: UInt64 = 400

    @Option(help: "Processors to use.")
    var workers = 2

    @Flag(help: "With errors that stay the same over a walk: insole gain, inertial biases.")
    var constantErrors = false

    @Option(help: "Also limping to the left, with this pattern.")
    var pattern: Compensation.Pattern?

    func run() async throws {
        var study = CoverageStudy(walks: walks, workers: workers)
        study.constantErrors = constantErrors
        study.compensation = pattern.map { Compensation(pattern: $0, side: .left, strength: 0.5) }
        for line in await study.run() { print(line) }
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
        for line in await ChangeStudy(walks: walks, workers: workers).run() { print(line) }
    }
}

extension Compensation.Pattern: ExpressibleByArgument {}

import ArgumentParser
import Pipeline
import Report

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the asymmetry report of a recording as one HTML page.",
        discussion:
            "The page needs no network and no script; it prints on A4. An existing file is replaced without asking; only its "
            + "owner may read the new one, as it is about a person's health.")

    @Argument(help: ArgumentHelp("The recording.", valueName: "file.gait"))
    var recording: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The page to write; - for standard output.", valueName: "file.html"))
    var output: String

    func run() throws {
        if output != "-" { try Output.check([output], against: [recording]) }
        let analysis = try RecordingAnalysis(path: recording).run()
        try Output.write(Array(HTMLReport().text(of: analysis).utf8), to: output == "-" ? nil : output)
        if output != "-" { try Output.write(Array(TerminalSummary().text(of: analysis).utf8), to: nil) }
    }
}

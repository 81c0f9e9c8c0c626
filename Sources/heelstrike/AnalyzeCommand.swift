import ArgumentParser
import Pipeline
import Report

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Analyse a recording.",
        discussion: """
            Without --json it prints a summary for people; with it, everything as JSON: events, strides, symmetry, \
            metrics, findings, quality. Times are seconds from the recording's first sample of either foot (from \
            packet 0 where the sensors number their packets).

            With -o an existing file is replaced without asking; only its owner may read the new one, as it is about a \
            person's health.
            """)

    @Argument(help: ArgumentHelp("The recording.", valueName: "file.gait"))
    var recording: String

    @Flag(help: "Print the whole analysis as JSON.")
    var json = false

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var languages: LanguageOptions

    func run() throws {
        if let output { try Output.check([output], against: [recording]) }
        let analysis = try RecordingAnalysis(path: recording).run()
        let summary = TerminalSummary(language: languages.language)
        if json || output != nil, let notice = summary.notice(of: analysis) { Output.warn("\(recording): \(notice)") }
        if json {
            try Output.write(to: output) { put in try JSONReport().write(analysis, to: put) }
        } else {
            try Output.write(Array(summary.text(of: analysis).utf8), to: output)
        }
    }
}

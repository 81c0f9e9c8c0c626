import ArgumentParser
import GaitAnalysis
import Pipeline
import Recording
import Report

struct TrendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend",
        abstract: "Show how every figure goes over many recordings of the same person.",
        discussion: """
            Takes recordings, or folders whose recordings (.gait) it takes. They are put in the order of their dates \
            where all have one, else of their names as given. Each is set against the first, or with --baseline against \
            the first few, whose differences then show the error between visits.

            Example:
              heelstrike trend visits/ --baseline 3 -o trend.html
            """)

    @Argument(help: ArgumentHelp("Recordings, or folders of recordings.", valueName: "folder|file.gait"))
    var places: [String]

    @Option(help: ArgumentHelp("How many of the first recordings are the baseline: 1, or 3 and more.", valueName: "n"))
    var baseline = 1

    @Flag(help: "Print the figures as JSON.")
    var json = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Also write them to this file, as its ending says.", valueName: "file.html|file.json"))
    var output: String?

    @OptionGroup var languages: LanguageOptions

    func validate() throws {
        guard baseline == 1 || baseline >= VisitComparison.fewestBaselineVisits else {
            throw ValidationError(
                "--baseline \(baseline) is neither 1 nor at least 3: fewer visits do not show their own error.")
        }
    }

    func run() throws {
        let files = try places.flatMap(VisitRecordings.files)
        let kind = try VisitOutput.check(output, against: files)
        try VisitRecordings.refuseRepeats(files)
        guard files.count >= 2, files.count > baseline else {
            // One that cannot be read is worth more words than that there are too few.
            for file in files { _ = try RecordingReader(path: file) }
            throw VisitRefusal.fewRecordings(files.count, baseline)
        }
        let analyses = try VisitRecordings.analyses(files)
        var visits = zip(VisitRecordings.labels(files), analyses).map { (label: $0, analysis: $1) }
        if analyses.allSatisfy({ $0.recordedAt != nil }) {
            visits = visits.enumerated().sorted {
                ($0.element.analysis.recordedAt ?? "", $0.offset) < ($1.element.analysis.recordedAt ?? "", $1.offset)
            }.map(\.element)
        }
        let trend = VisitTrend(of: visits, baselineVisits: baseline)
        guard trend.courses.contains(where: { $0.values.compactMap(\.self).count >= 2 }) else {
            throw VisitRefusal.nothingInCommon(files[0], files[files.count - 1])
        }
        switch kind {
        case .html: try Output.write(Array(VisitPage(language: languages.language).text(of: trend).utf8), to: output)
        case .json: try Output.write(JSONReport().bytes(of: trend), to: output)
        case nil: break
        }
        try Output.write(
            json ? JSONReport().bytes(of: trend) : Array(VisitText(language: languages.language).text(of: trend).utf8),
            to: nil)
    }
}

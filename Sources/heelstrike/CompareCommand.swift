import ArgumentParser
import GaitAnalysis
import Pipeline
import Report

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say what changed between two recordings of the same person.",
        discussion: """
            Without and with an insole, before and after a treatment, last month and today: every figure that both \
            recordings have is compared, and a change is reported only beyond the error of measurement, all figures \
            tested together.

            The error of one recording knows nothing of putting the sensors on again or of another day. With \
            --baseline (earlier recordings of the same state; with A.gait at least three) it does.

            Example:
              heelstrike compare monday.gait friday.gait --labels "without insole,with insole" -o change.html
            """)

    @Argument(help: ArgumentHelp("The earlier recording.", valueName: "A.gait"))
    var before: String

    @Argument(help: ArgumentHelp("The later recording.", valueName: "B.gait"))
    var after: String

    @Option(help: ArgumentHelp("What to call the two, with a comma between them.", valueName: "one,other"))
    var labels: String?

    @Option(help: ArgumentHelp("A further recording of the state before; may be given again.", valueName: "file.gait"))
    var baseline: [String] = []

    @Flag(help: "Print the comparison as JSON.")
    var json = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Also write it to this file, as its ending says.", valueName: "file.html|file.json"))
    var output: String?

    @OptionGroup var languages: LanguageOptions

    func validate() throws {
        if let labels, labelList(labels).count != 2 {
            throw ValidationError("--labels takes two names with one comma between them, such as \"before,after\".")
        }
    }

    private func labelList(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    func run() throws {
        let files = baseline + [before, after]
        let kind = try VisitOutput.check(output, against: files)
        try VisitRecordings.refuseRepeats(files)
        guard baseline.isEmpty || baseline.count + 1 >= VisitComparison.fewestBaselineVisits else {
            throw VisitRefusal.fewBaselines(baseline.count + 1)
        }
        let analyses = try VisitRecordings.analyses(files)
        let names = labels.map(labelList) ?? VisitRecordings.labels([before, after])
        let comparison = VisitComparison(of: analyses[analyses.count - 1], against: Array(analyses.dropLast()))
        guard !comparison.changes.isEmpty else { throw VisitRefusal.nothingInCommon(before, after) }
        let (earlier, later) = (
            (label: names[0], analysis: analyses[analyses.count - 2]),
            (label: names[1], analysis: analyses[analyses.count - 1])
        )
        switch kind {
        case .html:
            try Output.write(
                Array(VisitPage(language: languages.language).text(of: comparison, before: earlier, after: later).utf8),
                to: output)
        case .json: try Output.write(JSONReport().bytes(of: comparison), to: output)
        case nil: break
        }
        try Output.write(
            json
                ? JSONReport().bytes(of: comparison)
                : Array(
                    VisitText(language: languages.language).text(of: comparison, before: earlier, after: later).utf8),
            to: nil)
    }
}

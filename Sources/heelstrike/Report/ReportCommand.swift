import ArgumentParser
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Report

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the asymmetry report of one or many recordings.",
        discussion: """
            Without an output the summary is printed. With -o one recording's report is written, in the form that the \
            file's name ends in (.html, .pdf, .json, .fhir.json, .c3d) or --format says. With --output-dir each recording gets a file of its \
            own name there; what is there already is left alone unless --overwrite is given, so that an interrupted run \
            can be started again. A recording that cannot be read does not stop the others; it is named at the end, \
            and the exit status is not 0.

            --format csv writes a folder: strides.csv, parameters.csv, findings.csv, events.csv, and codebook.csv with the \
            unit and meaning of every column. --format fhir writes an HL7 FHIR R4 bundle: the report with its numbers as \
            observations, for a clinic's own system. The JSON's schema and the bundle's codes are published in Formats/.

            --format c3d and bids hold the samples too, all sensors on one even grid: C3D with the contacts as foot strike and \
            foot off, for the programs of movement laboratories; bids writes a folder, a data set of the Brain Imaging Data \
            Structure with motion data.

            The page needs no network and no script; it prints on A4. A PDF is made from the same page by Chromium or \
            WeasyPrint, whichever is installed. Only the owner of the files may read them, as they are about a person's \
            health.

            Examples:
              heelstrike report walk.gait
              heelstrike report walk.gait -o report.pdf
              heelstrike report walk.gait --against january.gait -o report.html
              heelstrike report walk.gait --format csv -o walk-tables
              heelstrike report visits/*.gait --output-dir reports
            """)

    @Argument(help: ArgumentHelp("The recordings.", valueName: "file.gait"))
    var recordings: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file (csv, bids: folder) to write; - for standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Write each recording's report into this folder.", valueName: "folder"))
    var outputDir: String?

    @Option(help: "The form of the report.")
    var format: ReportFormat?

    @Flag(help: "With --output-dir: write reports that are there already once more.")
    var overwrite = false

    @Option(
        help: ArgumentHelp(
            "An earlier recording of the person: the page (html, pdf) says what changed since; three or more show how visits vary.",
            valueName: "file.gait"))
    var against: [String] = []

    @OptionGroup var languages: LanguageOptions

    func validate() throws {
        if output != nil, outputDir != nil { throw ValidationError("Give -o or --output-dir, not both.") }
        if recordings.count > 1, outputDir == nil {
            throw ValidationError("For several recordings give the folder to write into: --output-dir FOLDER.")
        }
        if format?.isFolder == true, outputDir == nil, output == nil || output == "-" {
            throw ValidationError(format?.needsFolder ?? "")
        }
        if !against.isEmpty, output == nil || outputDir != nil {
            throw ValidationError("--against belongs to the page of one recording: -o report.html.")
        }
        if overwrite, outputDir == nil { throw ValidationError("--overwrite belongs to --output-dir.") }
    }

    func run() async throws {
        if let outputDir {
            try await ReportBatch(
                recordings: recordings, folder: outputDir, format: format ?? .html, language: languages.language,
                overwrite: overwrite
            )
            .run()
            return
        }
        let recording = recordings[0]
        guard let output else {
            let (analysis, samples) = try RecordingAnalysis(path: recording).runKeepingSamples()
            if let format {
                try format.write(analysis, samples, languages.language, to: nil)
            } else {
                try Output.write(Array(Output.summary(of: analysis, languages.language).utf8), to: nil)
            }
            return
        }
        let path = output == "-" ? nil : output
        // Before its name is asked for a form: that it is the recording itself matters more.
        if let path, format == nil { try Output.check([path], against: [recording]) }
        let format = try format ?? ReportFormat(output: output)
        if let path { try format.check(path, against: recording) }
        if !against.isEmpty, format != .html, format != .pdf {
            throw ValidationError(
                "--against belongs to the page (html or pdf); heelstrike compare --json gives the comparison alone.")
        }
        try format.prepare()
        if let path { try Output.check([path], against: against) }
        try VisitRecordings.refuseRepeats(against + [recording])
        let earlier = try VisitRecordings.analyses(against)
        let (analysis, samples) = try RecordingAnalysis(path: recording).runKeepingSamples()
        try format.write(
            analysis, samples, languages.language, changes: changes(of: analysis, since: earlier), to: path)
        guard let path else { return }
        try Output.write(Array(Output.summary(of: analysis, languages.language).utf8), to: nil)
        Output.warn("Written: \(path)")
    }

    /// nil without an earlier recording.
    ///
    /// - Throws: where nothing can be compared.
    private func changes(of analysis: SessionAnalysis, since earlier: [SessionAnalysis]) throws -> VisitChanges? {
        guard let last = earlier.last, let name = against.last else { return nil }
        guard earlier.count == 1 || earlier.count >= VisitComparison.fewestBaselineVisits else {
            throw VisitRefusal.fewBaselines(earlier.count)
        }
        let comparison = VisitComparison(of: analysis, against: earlier)
        guard !comparison.changes.isEmpty else { throw VisitRefusal.nothingInCommon(name, recordings[0]) }
        let labels = VisitRecordings.labels([name, recordings[0]])
        return VisitChanges(comparison, before: (labels[0], last), after: (labels[1], analysis))
    }
}

import ArgumentParser
import ClinicDatabase
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import Report

struct ReanalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reanalyze",
        abstract: "Analyse a station's recordings with this version, and list what differs.",
        discussion: """
            After an update. Analyses that are there stay; recordings that this version analysed already are passed over. \
            It may run while the station does.
            """)

    @OptionGroup
    var data: DataFolderOption

    @Option(help: ArgumentHelp("Only this recording, by its identifier.", valueName: "recording"))
    var recording: String?

    func run() async throws {
        try data.folder.requireStation()
        let store = try ClinicStore(folder: data.folder, clock: { Date.now })
        var recordings = try await store.recordings()
        if let recording {
            recordings = recordings.filter { $0.id.rawValue == recording }
            guard !recordings.isEmpty else { throw StoreError.noSuch(.recording, id: recording) }
        }
        var analysed = 0
        var failed = 0
        for recording in recordings {
            do {
                let result = try await store.reanalyse(recording.id, as: HeelstrikeVersion.software) { path in
                    let analysis = try RecordingAnalysis(path: path).run()
                    return try AnalysisResult(analysis, document: try JSONReport().bytes(of: analysis))
                }
                try Self.say(result)
                if case .analysed = result.outcome { analysed += 1 }
                if case .notAnalysed = result.outcome { failed += 1 }
            } catch let error as RecordingError {
                failed += 1
                Output.warn("\(error)")
            }
        }
        try Output.say("\(analysed) of \(recordings.count) recordings analysed with \(HeelstrikeVersion.writer).")
        if failed > 0 { throw ExitCode.failure }
    }

    private static func say(_ result: Reanalysis) throws {
        switch result.outcome {
        case .upToDate: return
        case .notAnalysed(let state):
            Output.warn("\(result.recording.path): not analysed, the recording is \(state.rawValue).")
        case .analysed(_, nil): try Output.say("\(result.recording.path): analysed for the first time.")
        case .analysed(_, let difference?):
            try Output.say("\(result.recording.path): " + (difference.isEmpty ? "as before." : "differs:"))
            for line in difference.lines { try Output.say("  \(line)") }
        }
    }
}

extension AnalysisDifference {
    /// One line for each difference, in plain words.
    var lines: [String] {
        figures.map { figure in
            switch (figure.before, figure.after) {
            case (let before?, let after?): "\(figure.name): \(before) → \(after) \(figure.unit)"
            case (nil, let after?): "\(figure.name): new, \(after) \(figure.unit)"
            case (let before?, nil): "\(figure.name): no longer given, was \(before) \(figure.unit)"
            case (nil, nil): figure.name
            }
        } + findingsGone.map { "no longer found: \($0.words)" } + findingsNew.map { "newly found: \($0.words)" }
    }
}

extension AnalysisDifference.Finding {
    fileprivate var words: String { pattern.rawValue + (side.map { " (\($0.rawValue))" } ?? "") }
}

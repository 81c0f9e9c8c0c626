import GRDB
public import GaitAnalysis

/// What came of analysing a recording again.
public struct Reanalysis: Equatable, Sendable {
    public enum Outcome: Equatable, Sendable {
        /// Both results are kept; `difference` is nil where there was none before.
        case analysed(Analysis, difference: AnalysisDifference?)
        /// The newest analysis is of this version already.
        case upToDate(Analysis)
        /// The recording is being written, missing or altered.
        case notAnalysed(RecordingFile.State)
    }

    public var recording: RecordingFile
    public var outcome: Outcome
}

extension ClinicStore {
    /// Analyses a recording with this version, beside the analyses that are there.
    ///
    /// - Parameters:
    ///   - id: the recording.
    ///   - software: this program; an analysis that it made already is not made again.
    ///   - analyse: analyses the file at a path.
    /// - Returns: what differs from the newest analysis before.
    /// - Throws: `StoreError.noSuch`, and what `analyse` throws.
    public func reanalyse(
        _ id: Identifier<RecordingFile>, as software: Software,
        analyse: (_ path: String) async throws -> AnalysisResult
    ) async throws -> Reanalysis {
        guard var recording = try await recording(id) else { throw StoreError.noSuch(.recording, id: id.rawValue) }
        let before = try await analyses(of: id).first
        if let before, before.softwareName == software.name, before.softwareVersion == software.version,
            before.recordingSHA256 == recording.sha256
        {
            return Reanalysis(recording: recording, outcome: .upToDate(before))
        }
        recording.state = try await checkFile(of: id)
        guard recording.state == .closed || recording.state == .recovered else {
            return Reanalysis(recording: recording, outcome: .notAnalysed(recording.state))
        }
        let analysis = try await add(try await analyse(folder.file(recording)), of: id)
        var difference: AnalysisDifference?
        if let before { difference = try await self.difference(from: before.id, to: analysis.id) }
        return Reanalysis(recording: recording, outcome: .analysed(analysis, difference: difference))
    }

    /// What differs between two analyses.
    public func difference(
        from before: Identifier<Analysis>, to after: Identifier<Analysis>
    ) async throws -> AnalysisDifference {
        try await database.read { database in
            AnalysisDifference(
                figuresBefore: try Self.figures(of: before, database),
                figuresAfter: try Self.figures(of: after, database),
                findingsBefore: try Self.findings(of: before, database),
                findingsAfter: try Self.findings(of: after, database))
        }
    }
}

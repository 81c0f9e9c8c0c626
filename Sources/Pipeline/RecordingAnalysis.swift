public import GaitAnalysis
public import Recording

/// A recording's file on its way through the pipeline.
public struct RecordingAnalysis: Equatable, Sendable {
    public var path: String
    public var parameters: AnalysisParameters

    public init(path: String, parameters: AnalysisParameters = AnalysisParameters()) {
        self.path = path
        self.parameters = parameters
    }

    /// Reads the recording from its beginning to its last good entry and analyses it.
    ///
    /// - Parameters:
    ///   - before: called with each entry before it is analysed; a replay waits here.
    ///   - found: called with each event as soon as it is settled.
    /// - Returns: the analysis; `quality.truncated` where the recording is not complete.
    /// - Throws: `RecordingError` where nothing can be read.
    public func run(
        before: (RecordingEntry) -> Void = { _ in }, found: (GaitEvent) -> Void = { _ in }
    ) throws(RecordingError) -> SessionAnalysis {
        var reader = try RecordingReader(path: path)
        var pipeline = SessionPipeline(
            header: reader.header, software: HeelstrikeVersion.software, parameters: parameters)
        while let entry = try reader.next() {
            before(entry)
            for event in pipeline.consume(entry) { found(event) }
        }
        let result = pipeline.finish(bytesLost: Int(clamping: reader.bytesLost))
        for event in result.events { found(event) }
        return result.analysis
    }
}

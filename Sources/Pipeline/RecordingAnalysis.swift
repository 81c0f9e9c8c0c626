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
    ///   - found: called with each event, in order of time, as soon as nothing earlier can come of either foot.
    /// - Returns: the analysis; `quality.truncated` where the recording is not complete.
    /// - Throws: `RecordingError` where nothing can be read.
    public func run(
        before: (RecordingEntry) -> Void = { _ in }, found: ((GaitEvent) -> Void)? = nil
    ) throws(RecordingError) -> SessionAnalysis {
        try runKeepingSamples(before: before, found: found).analysis
    }

    /// The same, with the way to the recording's samples on the analysis' time.
    ///
    /// - Throws: `RecordingError` where nothing can be read.
    public func runKeepingSamples(
        before: (RecordingEntry) -> Void = { _ in }, found: ((GaitEvent) -> Void)? = nil
    ) throws(RecordingError) -> (analysis: SessionAnalysis, samples: RecordingSamples) {
        var reader = try RecordingReader(path: path)
        var pipeline = SessionPipeline(
            header: reader.header, software: HeelstrikeVersion.software, parameters: parameters)
        var order = EventOrder()
        while let entry = try reader.next() {
            before(entry)
            let events = pipeline.consume(entry)
            guard let found else { continue }
            order.take(events)
            if !order.isEmpty { for event in order.release(until: pipeline.settledUntil) { found(event) } }
        }
        let result = pipeline.finish(bytesLost: Int(clamping: reader.bytesLost))
        if let found {
            order.take(result.events)
            for event in order.release(until: .infinity) { found(event) }
        }
        let samples = RecordingSamples(
            path: path, streams: pipeline.recordedStreams, devices: pipeline.devices, times: pipeline.sampleTimes,
            parameters: parameters)
        return (result.analysis, samples)
    }
}

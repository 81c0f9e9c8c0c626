public import GaitAnalysis
public import Recording
public import SensorData
import WireProtocol

/// The single path from a recording's entries to an analysis, for a file, a live sensor and the simulator alike.
///
/// Synchronous and owned by one task; the result depends on the entries alone, not on how their bytes are cut.
public struct SessionPipeline {
    private let header: RecordingHeader
    private let software: Software
    private var analyzer: GaitAnalyzer
    private var sources: [Source] = []
    private var endedInOrder = false
    private var date: RecordedDate
    /// The streams in the order of their numbers in the analyzer.
    private(set) var recordedStreams: [RecordedStream] = []
    /// What the sources said of themselves, each once.
    private(set) var devices: [DeviceDescriptor] = []
    /// Why sources are left out.
    private var unreadable: [String] = []

    /// One device or file of the recording.
    private struct Source {
        var id: UInt16
        var decoder: any SampleDecoder
        /// The analyzer's index of each of the device's streams.
        var streams: [(id: UInt16, index: Int)] = []
        var description: SourceDescription
        /// The source's index in the analyzer.
        var index: Int
        /// What the device said at its HELLO; another number means that its clock begins anew.
        var bootIdentity: UInt64?
        /// Statistics of the decoders before the source was lost and came back.
        var former: [DecodeStatistics] = []
        var overrunBytes: UInt64 = 0
    }

    /// - Parameters:
    ///   - header: of the recording.
    ///   - software: that will be named in the analysis.
    ///   - span: seconds for which strides and events are kept after they were settled. A live session, which may have
    ///     no end, keeps `SessionProgress.span`; what it gives out is the same, and its analysis that of its recording.
    ///   - parameters: of the analysis.
    public init(
        header: RecordingHeader, software: Software, span: Double = .infinity,
        parameters: AnalysisParameters = AnalysisParameters()
    ) {
        self.header = header
        self.software = software
        date = RecordedDate(header: header)
        analyzer = GaitAnalyzer(
            origin: header.timeOrigin.analyzerOrigin, feetSynchronised: header.feetSynchronised, span: span,
            parameters: parameters)
    }

    /// Takes in the next entry and returns the events that it settles.
    public mutating func consume(_ entry: RecordingEntry) -> [GaitEvent] {
        defer { analyzer.settle() }
        switch entry.content {
        case .opened(let description):
            open(entry.source, description)
            return []
        case .bytes(let bytes):
            return receive(bytes, from: entry.source, at: entry.hostTime)
        case .overrun(let bytes):
            if let index = index(of: entry.source) { sources[index].overrunBytes += bytes }
            return []
        case .end:
            endedInOrder = true
            return []
        case .clockProbe(let ticks, let roundTrip):
            guard let index = index(of: entry.source) else { return [] }
            analyzer.addProbe(
                source: sources[index].index, device: Frequency.microseconds.timestamp(ticks: ticks),
                host: entry.hostTime,
                roundTripNanoseconds: roundTrip)
            return []
        case .closed:
            guard let index = index(of: entry.source) else { return [] }
            return analyzer.close(source: sources[index].index)
        case .wallClock:
            date.take(entry)
            return []
        case .mark:
            return []
        }
    }

    /// The strides that are settled by now, but for those forgotten; they stay as they are.
    public var strides: StrideList { analyzer.strides }

    /// How many of the first strides are not kept any more.
    public var stridesForgotten: Int { analyzer.stridesForgotten }

    /// The kept strides behind the first ones of the session.
    ///
    /// - Parameter count: how many of the session's strides are known already.
    /// - Returns: the others, as far as they are kept.
    public func strides(after count: Int) -> StrideList.SubSequence {
        analyzer.strides.dropFirst(max(0, count - analyzer.stridesForgotten))
    }

    /// Seconds of the session before which no event comes any more, as far as can be said.
    public var settledUntil: Double { analyzer.settledUntil }

    /// Seconds by which a foot's events are behind its latest sample now; nil before anything is settled.
    public func delay(_ side: Side) -> Double? { analyzer.delay(side) }

    /// What the strides so far say; to be asked for now and then.
    public func progress() -> SessionProgress { analyzer.progress() }

    /// Takes in that nothing follows.
    ///
    /// - Parameter bytesLost: bytes of the recording that could not be read.
    /// - Returns: the last events, and the analysis of everything.
    public mutating func finish(bytesLost: Int) -> (events: [GaitEvent], analysis: SessionAnalysis) {
        let events = analyzer.finish()
        var quality = Quality(truncated: !endedInOrder || bytesLost > 0, bytesLost: bytesLost)
        for source in sources {
            for statistics in source.former + [source.decoder.statistics] {
                quality.damagedFrames += Int(
                    clamping: statistics.badChecksum + statistics.malformed + statistics.oversized)
                quality.lostFrames += Int(clamping: statistics.lostFrames)
            }
            quality.overrunBytes += Int(clamping: source.overrunBytes)
            quality.remarks += source.description.remarks
        }
        quality.remarks += unreadable
        let context = GaitAnalyzer.Context(
            software: software, session: header.session, recordedAt: date.recordedAt, quality: quality)
        return (events, analyzer.analysis(context))
    }

    /// A moment of the session on the clock of the source that gives the session its time; nil before the first sample.
    public func onReferenceClock(_ seconds: Double) -> (source: UInt16, stamp: Timestamp)? {
        guard let moment = analyzer.onReferenceClock(seconds),
            let source = sources.first(where: { $0.index == moment.source })
        else { return nil }
        return (source.id, moment.stamp)
    }

    /// Where the samples lie that were taken in; to be asked for after `finish`.
    var sampleTimes: SampleTimes { analyzer.sampleTimes }

    private func index(of source: UInt16) -> Int? { sources.firstIndex { $0.id == source } }

    /// A source that opens again keeps its streams, and its decoder begins anew.
    private mutating func open(_ id: UInt16, _ description: SourceDescription) {
        let decoder: any SampleDecoder
        do throws(SourceFailure) { decoder = try description.makeDecoder() } catch {
            unreadable.append("Source \(id), \(description.origin): \(error).")
            return
        }
        if let index = index(of: id) {
            sources[index].former.append(sources[index].decoder.statistics)
            sources[index].decoder = decoder
            analyzer.reopen(source: sources[index].index)
        } else {
            sources.append(Source(id: id, decoder: decoder, description: description, index: analyzer.addSource()))
        }
    }

    private mutating func receive(_ bytes: [UInt8], from id: UInt16, at time: Timestamp) -> [GaitEvent] {
        guard let source = index(of: id) else { return [] }
        var events: [GaitEvent] = []
        for item in sources[source].decoder.consume(bytes) {
            switch item {
            case .device(let device):
                if !devices.contains(device) { devices.append(device) }
                for stream in device.streams where !sources[source].streams.contains(where: { $0.id == stream.id }) {
                    sources[source].streams.append((stream.id, analyzer.add(stream, source: sources[source].index)))
                    recordedStreams.append(RecordedStream(source: id, descriptor: stream))
                }
            case .samples(let block):
                guard let stream = sources[source].streams.first(where: { $0.id == block.stream }) else { continue }
                let settled = analyzer.consume(stream: stream.index, block, arrival: time)
                // Most blocks settle nothing.
                if !settled.isEmpty { events += settled }
            case .hello(let hello):
                guard hello.role == .device else { continue }
                if let boot = sources[source].bootIdentity, boot != hello.bootIdentity {
                    events += analyzer.restart(source: sources[source].index)
                }
                sources[source].bootIdentity = hello.bootIdentity
            case .lost, .status, .gap, .clockProbe, .clockReply, .start, .stop, .acknowledgement:
                continue
            }
        }
        return events
    }
}

extension RecordingHeader.TimeOrigin {
    fileprivate var analyzerOrigin: GaitAnalyzer.TimeOrigin {
        switch self {
        case .firstSample: .firstSample
        case .clockZero: .clockZero
        }
    }
}

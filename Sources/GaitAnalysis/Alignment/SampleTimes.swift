public import SensorData

/// Puts every sample of an analysed recording on the session's time, on which its events are.
///
/// To be asked for when the analyzer has finished: the samples themselves are gone by then, and can be read once more.
public struct SampleTimes: Equatable, Sendable {
    private let time: SessionTime
    private let streams: [[StreamRecord.Segment]]

    init(time: SessionTime, streams: [StreamRecord]) {
        self.time = time.withAllClocks()
        self.streams = streams.map(\.stretches)
    }

    /// Samples that came of a stream, those that were left out too.
    public func sampleCount(stream: Int) -> Int { streams[stream].reduce(0) { $0 + $1.samples } }

    /// Seconds of the session at a stream's first and last sample; nil where there was none.
    public func extent(stream: Int) -> ClosedRange<Double>? {
        let ends = streams[stream].flatMap { part in
            [part.first, part.last].map { time.seconds($0, clock: part.clock) }
        }
        guard let first = ends.min(), let last = ends.max() else { return nil }
        return first...last
    }

    /// Seconds of the session at one sample.
    ///
    /// - Parameters:
    ///   - stream: as `GaitAnalyzer.add` returned it.
    ///   - index: how many samples of the stream came before; a device that was switched off and on has another clock then.
    ///   - stamp: the sample's time on the device's clock.
    /// - Returns: the time; nil for a sample beyond those that came.
    public func seconds(stream: Int, sample index: Int, at stamp: Timestamp) -> Double? {
        var end = 0
        for part in streams[stream] {
            end += part.samples
            if index < end { return time.seconds(stamp, clock: part.clock) }
        }
        return nil
    }
}

extension GaitAnalyzer {
    /// Where the samples lie that were taken in; to be asked for after `finish()`.
    public var sampleTimes: SampleTimes { SampleTimes(time: time, streams: streams) }

    /// A moment of the session on the clock that is the session's.
    ///
    /// - Returns: the source whose clock it is, and the moment on it; nil before the first sample of a foot.
    public func onReferenceClock(_ seconds: Double) -> (source: Int, stamp: Timestamp)? {
        guard let reference = time.reference, let zero = time.zero,
            let source = sources.firstIndex(where: { $0.clocks.contains(reference) })
        else { return nil }
        return (source, Timestamp(nanoseconds: zero.nanoseconds + Timestamp(seconds: seconds).nanoseconds))
    }
}

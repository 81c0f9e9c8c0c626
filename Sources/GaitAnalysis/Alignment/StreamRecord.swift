import SensorData

/// One stream of a source with its tracks: the one that runs, and what is left of those before.
struct StreamRecord {
    let descriptor: StreamDescriptor
    let source: Int
    let channels: StreamChannels
    /// nil before the first sample, and after a new beginning before its first.
    var track: StreamTrack?
    /// The running track's clock; stands apart, as to read it in the track would copy that.
    private(set) var clock: Int?
    /// How far the running track has come; stands apart for the same reason.
    private(set) var progress: StreamTrack.Progress?
    /// The running track settled something that was not taken yet.
    private(set) var hasNews = false
    /// Which of its source's clocks the samples come on.
    var clockPlace = 0
    /// Axes of the foot, as far as a track before knew them.
    private var axes: AxisFinder.Result?
    private var past: [Segment] = []
    private var samples = 0
    private var discarded = 0
    private var gaps = 0
    private var missingTime = 0.0
    private var bridgedDrops = 0
    private var bridgedTime = 0.0
    private var evenTime = 0.0
    private var intervals = 0
    private var formerGaps: [SampleGap] = []
    private(set) var segments = 0

    /// A stretch of time on one clock, on the device's clock.
    struct Segment: Equatable {
        var clock: Int
        var first: Timestamp
        var last: Timestamp
        var samples: Int
    }

    init(_ descriptor: StreamDescriptor, source: Int) {
        self.descriptor = descriptor
        self.source = source
        channels = StreamChannels(descriptor)
    }

    /// First and last sample of each clock's stretch, in order.
    var stretches: [Segment] { past + (track.map { [Segment($0)] } ?? []) }

    /// The latest sample, on the device's clock, and which clock that is.
    var latest: (clock: Int, time: Timestamp)? {
        if let clock, let progress { return (clock, progress.lastTime) }
        return past.last.map { ($0.clock, $0.last) }
    }

    /// Takes in samples up to one that cannot be on the running track's clock; nil without a track.
    mutating func push(_ block: SampleBlock) -> StreamTrack.Pushed? {
        let pushed = track?.push(block)
        if let pushed {
            progress = pushed.progress
            hasNews = hasNews || pushed.hasNews
        }
        return pushed
    }

    /// What the running track settled since it was last taken.
    mutating func takeSettled() -> StreamTrack.Settled? {
        hasNews = false
        return track?.takeSettled()
    }

    /// Takes in that for now nothing follows: what is known is settled.
    mutating func interrupt() {
        progress = track?.interrupt()
        hasNews = true
    }

    mutating func finish() {
        progress = track?.finish()
        hasNews = true
    }

    mutating func begin(at time: Timestamp, clock: Int, parameters: AnalysisParameters) {
        track = StreamTrack(descriptor, from: time, clock: clock, axes: axes, parameters: parameters)
        self.clock = clock
        segments += 1
    }

    /// Ends the running track; its numbers are kept.
    ///
    /// - Parameter time: puts a moment of the device's clock on the session's.
    mutating func end(_ time: (Timestamp) -> Double) {
        guard let ended = track else { return }
        add(ended, time)
        past.append(Segment(ended))
        axes = ended.inertial?.axes ?? axes
        track = nil
        clock = nil
        progress = nil
    }

    private mutating func add(_ track: StreamTrack, _ time: (Timestamp) -> Double) {
        samples += track.samples
        discarded += track.missing.discarded
        gaps += track.missing.gaps
        missingTime += track.missing.seconds
        evenTime += track.span - track.missing.seconds
        intervals += track.samples - 1 - track.missing.gaps - track.missing.discarded
        bridgedDrops += track.pressure?.detector.bridgedDrops ?? 0
        bridgedTime += Double(track.pressure?.detector.bridgedFrameCount ?? 0) / descriptor.sampleRate.hertz
        for gap in track.missing.list where formerGaps.count < StreamQuality.longestGapList {
            formerGaps.append(
                SampleGap(start: time(gap.lowerBound), length: (gap.upperBound.seconds - gap.lowerBound.seconds)))
        }
    }

    /// How the stream's samples came.
    ///
    /// - Parameters:
    ///   - longestFilledGap: nanoseconds; a longer time between two clocks' stretches is a gap.
    ///   - time: puts a moment of a clock on the session's.
    /// - Returns: the figures of all clocks together.
    func quality(longestFilledGap: Int64, time: (Int, Timestamp) -> Double) -> StreamQuality {
        var all = self
        if let track { all.add(track) { time(track.clock, $0) } }
        let stretches = stretches
        for (one, next) in zip(stretches, stretches.dropFirst()) {
            let start = time(one.clock, one.last)
            let length = time(next.clock, next.first) - start
            guard length * 1e9 > Double(longestFilledGap) else { continue }
            all.gaps += 1
            all.missingTime += length
            all.formerGaps.append(SampleGap(start: start, length: length))
        }
        all.formerGaps.sort { $0.start < $1.start }
        return StreamQuality(
            name: descriptor.name, side: descriptor.side, samples: all.samples,
            declaredRate: descriptor.sampleRate.hertz,
            measuredRate: all.intervals > 0 && all.evenTime > 0 ? Double(all.intervals) / all.evenTime : nil,
            gaps: all.gaps, missingTime: all.missingTime,
            gapList: Array(all.formerGaps.prefix(StreamQuality.longestGapList)), clockSegments: max(1, segments),
            bridgedDrops: all.bridgedDrops, bridgedTime: all.bridgedTime, discardedSamples: all.discarded,
            axesConfidence: descriptor.mounting == .footAxes
                ? nil : (track?.inertial?.axes ?? axes)?.confidence)
    }
}

extension StreamRecord.Segment {
    fileprivate init(_ track: StreamTrack) {
        self.init(clock: track.clock, first: track.firstTime, last: track.lastTime, samples: track.samples)
    }
}

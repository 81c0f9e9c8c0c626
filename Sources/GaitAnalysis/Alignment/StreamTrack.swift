import SensorData
import SignalProcessing

/// One stream on one clock, on its way from samples to what its foot did.
///
/// The grid begins at the stream's first sample, so that evenly spaced samples pass onto it unchanged. A device that was
/// switched off and on gives a new track.
struct StreamTrack {
    /// Nanoseconds by which a clock that goes back has begun anew; by less, samples came out of order (proposal).
    private static let leastRestart: Int64 = 1_000_000_000
    /// Nanoseconds of silence that are handed on together (proposal): a pause takes no memory that grows with it.
    private static let silence: Int64 = 10_000_000_000

    let channels: StreamChannels
    let parameters: AnalysisParameters
    /// The clock's number in the session.
    let clock: Int
    let firstTime: Timestamp
    private(set) var lastTime: Timestamp
    private(set) var pressure: PressureTrack?
    private(set) var inertial: InertialTrack?
    /// How far the detectors have come; stand apart, as to ask a detector would copy it.
    private var contacts: DetectorState?
    private var swings: DetectorState?
    private(set) var samples = 0
    private(set) var missing = MissingTime()

    /// - Parameters:
    ///   - descriptor: of the stream.
    ///   - time: of the first sample, which is still to be pushed.
    ///   - clock: the clock's number in the session.
    ///   - axes: of the foot, where they are known from before.
    ///   - parameters: of the analysis.
    init(
        _ descriptor: StreamDescriptor, from time: Timestamp, clock: Int, axes: AxisFinder.Result?,
        parameters: AnalysisParameters
    ) {
        self.parameters = parameters
        self.clock = clock
        channels = StreamChannels(descriptor)
        firstTime = time
        lastTime = time
        let rate = descriptor.sampleRate
        let grid = SamplingGrid(
            origin: time.nanoseconds, samples: Int64(rate.numerator), per: Int64(rate.denominator))
        pressure = channels.cells.map { PressureTrack(cells: $0, grid: grid, parameters: parameters) }
        inertial = channels.inertial.map {
            InertialTrack(
                columns: $0, grid: grid, descriptor: descriptor, axes: axes, parameters: parameters)
        }
    }

    /// How far it has come.
    struct Progress {
        var firstTime: Timestamp
        var lastTime: Timestamp
        /// Seconds on the track's grid before which each detector gives nothing any more; nil without one.
        var pressure: Double?
        var inertial: Double?
    }

    var progress: Progress {
        Progress(
            firstTime: firstTime, lastTime: lastTime, pressure: contacts?.settled, inertial: swings?.settled)
    }

    /// What came of a block.
    struct Pushed {
        /// Samples that were taken; fewer than there are where the clock begins anew.
        var count: Int
        /// Something was settled.
        var hasNews: Bool
        var progress: Progress
    }

    /// Takes in samples up to one that cannot be on this track's clock.
    mutating func push(_ block: SampleBlock) -> Pushed {
        let cut = Self.restart(
            in: block.times, after: lastTime, longestPause: parameters.resampling.longestPause)
        if let cut { take(block.part(0..<cut)) } else { take(block) }
        return Pushed(count: cut ?? block.count, hasNews: hasNews, progress: progress)
    }

    /// Place of the first sample that cannot be on the track's clock: it went back, or further on than a pause may last.
    ///
    /// Static, as to ask the track would copy it.
    private static func restart(in times: [Timestamp], after latest: Timestamp, longestPause: Int64) -> Int? {
        var last = latest.nanoseconds
        for index in times.indices {
            let (step, overflow) = times[index].nanoseconds.subtractingReportingOverflow(last)
            if overflow || step < -leastRestart || step > longestPause { return index }
            last += max(0, step)
        }
        return nil
    }

    private mutating func take(_ block: SampleBlock) {
        var taken = 0
        for (index, time) in block.times.enumerated() {
            if samples > 0 {
                missing.take(time, after: lastTime, longestFilledGap: parameters.resampling.longestFilledGap)
                if time.nanoseconds - lastTime.nanoseconds > Self.silence {
                    handOn(block.part(taken..<index))
                    taken = index
                    handOnSilence(like: block, until: time)
                }
            }
            samples += 1
            if time > lastTime { lastTime = time }
        }
        handOn(taken == 0 ? block : block.part(taken..<block.count))
    }

    private mutating func handOn(_ block: SampleBlock) {
        guard block.count > 0 else { return }
        contacts = pressure?.push(block)
        swings = inertial?.push(block)
    }

    /// Samples without a value, which change nothing but that what lies before them is known.
    private mutating func handOnSilence(like block: SampleBlock, until time: Timestamp) {
        let values = [Double](repeating: .nan, count: block.channelCount)
        var instant = lastTime.nanoseconds + Self.silence
        while instant < time.nanoseconds {
            handOn(
                SampleBlock(
                    stream: block.stream, channelCount: block.channelCount, times: [Timestamp(nanoseconds: instant)],
                    values: values))
            instant += Self.silence
        }
    }

    /// Takes in that for now nothing follows: what is known is settled.
    mutating func interrupt() -> Progress {
        contacts = pressure?.interrupt()
        swings = inertial?.interrupt()
        return progress
    }

    mutating func finish() -> Progress {
        contacts = pressure?.finish()
        swings = inertial?.finish()
        return progress
    }

    private var hasNews: Bool { contacts?.hasNews == true || swings?.hasNews == true }

    /// What the detectors settled since the last call, in seconds from the track's first sample.
    struct Settled {
        var firstTime: Timestamp
        /// How sure the foot's axes are; 0 without any.
        var confidence: Double
        var contacts: [Contact]
        var swings: [Swing]
        /// Of the inertial signal.
        var holes: [Range<Double>]
    }

    mutating func takeSettled() -> Settled? {
        guard hasNews else { return nil }
        contacts?.hasNews = false
        swings?.hasNews = false
        return Settled(
            firstTime: firstTime, confidence: inertial?.axes?.confidence ?? 0,
            contacts: pressure?.takeContacts() ?? [], swings: inertial?.takeFinished() ?? [],
            holes: inertial?.takeHoles() ?? [])
    }

    /// Seconds from the first sample to the last.
    var span: Double { Double(lastTime.nanoseconds - firstTime.nanoseconds) / 1e9 }
}

/// How far a detector has come with one stream.
struct DetectorState: Sendable {
    /// Seconds on the track's grid before which it gives nothing any more.
    var settled: Double
    /// It settled something that was not taken yet.
    var hasNews: Bool
}

/// Counts what is missing between samples and what came twice.
struct MissingTime: Equatable, Sendable {
    private(set) var gaps = 0
    private(set) var nanoseconds: Int64 = 0
    private(set) var discarded = 0
    /// The first gaps on the device's clock.
    private(set) var list: [Range<Timestamp>] = []

    var seconds: Double { Double(nanoseconds) / 1e9 }

    mutating func take(_ time: Timestamp, after last: Timestamp, longestFilledGap: Int64) {
        let step = time.nanoseconds - last.nanoseconds
        if step <= 0 {
            discarded += 1
        } else if step > longestFilledGap {
            gaps += 1
            nanoseconds += step
            if list.count < StreamQuality.longestGapList { list.append(last..<time) }
        }
    }
}

extension SampleBlock {
    /// Some of the samples.
    func part(_ range: Range<Int>) -> SampleBlock {
        SampleBlock(
            stream: stream, channelCount: channelCount, times: Array(times[range]),
            values: Array(values[range.lowerBound * channelCount..<range.upperBound * channelCount]))
    }
}

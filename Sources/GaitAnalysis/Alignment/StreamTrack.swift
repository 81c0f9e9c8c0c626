import SensorData
import SignalProcessing

/// One stream on one clock, on its way from samples to what its foot did.
///
/// The grid begins at the stream's first sample, so that evenly spaced samples pass onto it unchanged. A device that was
/// switched off and on gives a new track.
struct StreamTrack {
    /// Nanoseconds by which a clock that goes back has begun anew; by less, samples came out of order (proposal).
    private static let leastRestart: Int64 = 1_000_000_000

    let channels: StreamChannels
    let parameters: AnalysisParameters
    /// The clock's number in the session.
    let clock: Int
    let firstTime: Timestamp
    private(set) var lastTime: Timestamp
    private(set) var pressure: PressureTrack?
    private(set) var inertial: InertialTrack?
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
            firstTime: firstTime, lastTime: lastTime, pressure: pressure?.settled, inertial: inertial?.settled)
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
        let cut = restart(in: block)
        take(cut.map { block.part(0..<$0) } ?? block)
        return Pushed(count: cut ?? block.count, hasNews: hasNews, progress: progress)
    }

    /// Place of the first sample that cannot be on this track's clock: it went back, or further on than a pause may last.
    private func restart(in block: SampleBlock) -> Int? {
        var last = lastTime.nanoseconds
        for index in block.times.indices {
            let (step, overflow) = block.times[index].nanoseconds.subtractingReportingOverflow(last)
            if overflow || step < -Self.leastRestart || step > parameters.resampling.longestPause { return index }
            last += max(0, step)
        }
        return nil
    }

    private mutating func take(_ block: SampleBlock) {
        for time in block.times {
            if samples > 0 {
                missing.take(time, after: lastTime, longestFilledGap: parameters.resampling.longestFilledGap)
            }
            samples += 1
            if time > lastTime { lastTime = time }
        }
        pressure?.push(block)
        inertial?.push(block)
    }

    /// Takes in that for now nothing follows: what is known is settled.
    mutating func interrupt() -> Progress {
        pressure?.interrupt()
        inertial?.interrupt()
        return progress
    }

    mutating func finish() -> Progress {
        pressure?.finish()
        inertial?.finish()
        return progress
    }

    /// Whether anything was settled since it was last taken.
    var hasNews: Bool { pressure?.detector.hasFinished == true || inertial?.hasFinished == true }

    /// Contacts that the insole settled since the last call, in seconds from the track's first sample.
    mutating func takeContacts() -> [Contact] { pressure?.takeContacts() ?? [] }

    /// Swings that the inertial sensor settled since the last call, in seconds from the track's first sample.
    mutating func takeSwings() -> [Swing] { inertial?.takeFinished() ?? [] }

    /// Holes of the inertial signal that were found since the last call, in seconds from the track's first sample.
    mutating func takeHoles() -> [Range<Double>] { inertial?.takeHoles() ?? [] }

    /// Seconds from the first sample to the last.
    var span: Double { Double(lastTime.nanoseconds - firstTime.nanoseconds) / 1e9 }
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

import SensorData
import SignalProcessing

/// One stream on its way from samples to what its foot did.
///
/// The grid begins at the stream's first sample, so that evenly spaced samples pass onto it unchanged.
struct StreamTrack {
    let descriptor: StreamDescriptor
    let channels: StreamChannels
    let parameters: AnalysisParameters
    private(set) var pressure: PressureTrack?
    private(set) var inertial: InertialTrack?
    private(set) var samples = 0
    private(set) var firstTime: Timestamp?
    private(set) var lastTime: Timestamp?
    private(set) var missing = MissingTime()

    init(_ descriptor: StreamDescriptor, parameters: AnalysisParameters) {
        self.descriptor = descriptor
        self.parameters = parameters
        channels = StreamChannels(descriptor)
    }

    mutating func push(_ block: SampleBlock) {
        guard let first = block.times.first else { return }
        if firstTime == nil { begin(at: first) }
        for time in block.times {
            missing.take(time, after: lastTime, longestFilledGap: parameters.resampling.longestFilledGap)
            if lastTime.map({ time > $0 }) ?? true { lastTime = time }
        }
        samples += block.count
        pressure?.push(block)
        inertial?.push(block)
    }

    mutating func finish() {
        pressure?.finish()
        inertial?.finish()
    }

    /// Contacts that the insole settled since the last call, in seconds from the stream's first sample.
    mutating func takeContacts() -> [Contact] { pressure?.takeContacts() ?? [] }

    /// Swings that the inertial sensor settled since the last call, in seconds from the stream's first sample.
    mutating func takeSwings() -> [Swing] { inertial?.takeFinished() ?? [] }

    private mutating func begin(at time: Timestamp) {
        firstTime = time
        let rate = descriptor.sampleRate
        let grid = SamplingGrid(
            origin: time.nanoseconds, samples: Int64(rate.numerator), per: Int64(rate.denominator))
        pressure = channels.cells.map { PressureTrack(cells: $0, grid: grid, parameters: parameters) }
        inertial = channels.inertial.map {
            InertialTrack(columns: $0, grid: grid, descriptor: descriptor, parameters: parameters)
        }
    }

    /// How the stream's samples came.
    var quality: StreamQuality {
        let span = (lastTime?.seconds ?? 0) - (firstTime?.seconds ?? 0)
        let even = span - missing.seconds
        let intervals = samples - 1 - missing.gaps - missing.discarded
        return StreamQuality(
            name: descriptor.name, side: descriptor.side, samples: samples, declaredRate: descriptor.sampleRate.hertz,
            measuredRate: intervals > 0 && even > 0 ? Double(intervals) / even : nil, gaps: missing.gaps,
            missingTime: missing.seconds, discardedSamples: missing.discarded,
            axesConfidence: descriptor.mounting == .footAxes ? nil : inertial?.axes?.confidence)
    }
}

/// Counts what is missing between samples and what came twice.
struct MissingTime: Equatable, Sendable {
    private(set) var gaps = 0
    private(set) var nanoseconds: Int64 = 0
    private(set) var discarded = 0

    var seconds: Double { Double(nanoseconds) / 1e9 }

    mutating func take(_ time: Timestamp, after last: Timestamp?, longestFilledGap: Int64) {
        guard let last else { return }
        let step = time.nanoseconds - last.nanoseconds
        if step <= 0 {
            discarded += 1
        } else if step > longestFilledGap {
            gaps += 1
            nanoseconds += step
        }
    }
}

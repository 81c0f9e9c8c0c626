import SensorData

/// The samples of a device that does not describe itself, on their way out.
///
/// The first samples of a stream whose rate nobody said are held back until it is measured; then the device is described,
/// and its samples follow. What comes out does not depend on how the bytes were cut.
struct DeviceOutput: Sendable {
    /// Samples from whose times a rate is measured (proposal: a third of a second at 100 Hz).
    static let measuredSamples = 33

    private var device: DeviceDescriptor
    private var tracks: [StreamOutput] = []
    private var isDescribed = false

    init(manufacturer: String, model: String) {
        device = DeviceDescriptor(manufacturer: manufacturer, model: model, streams: [])
    }

    /// The number of a stream with this id, if it was added.
    func track(of stream: UInt16) -> Int? { tracks.firstIndex { $0.descriptor.id == stream } }

    /// Adds a stream and returns its number.
    mutating func add(_ stream: StreamDescriptor, isRateKnown: Bool) -> Int {
        tracks.append(StreamOutput(stream, isRateKnown: isRateKnown))
        return tracks.count - 1
    }

    /// Takes in what the device says of itself; it is described again when that is new.
    mutating func identify(_ change: (inout DeviceDescriptor) -> Void) {
        var changed = device
        change(&changed)
        if changed != device {
            device = changed
            isDescribed = false
        }
    }

    /// Takes in one sample.
    mutating func append(track: Int, ticks: UInt64, raw: [Double]) {
        if tracks[track].append(ticks: ticks, raw: raw) { isDescribed = false }
    }

    /// Takes in that frames are missing before what follows.
    mutating func lose(track: Int, frames: UInt64) {
        tracks[track].lose(UInt32(clamping: frames))
    }

    /// Describes the device when something about it is new; to be called after each sample.
    mutating func describe(into items: inout [DecodedItem]) {
        guard !isDescribed else { return }
        let known = tracks.filter(\.isReady).map(\.descriptor)
        guard !known.isEmpty else { return }
        isDescribed = true
        device.streams = known
        items.append(.device(device))
    }

    /// Returns the samples of all described streams.
    mutating func flush(into items: inout [DecodedItem]) {
        for index in tracks.indices where tracks[index].isReady { tracks[index].flush(into: &items) }
    }
}

/// The samples of one stream that are not yet returned.
private struct StreamOutput: Sendable {
    private(set) var descriptor: StreamDescriptor
    /// The rate is known and there is a sample.
    private(set) var isReady = false
    private let isRateKnown: Bool
    private var ticks: [UInt64] = []
    private var values: [Double] = []
    private var losses: [(before: Int, frames: UInt32)] = []

    init(_ descriptor: StreamDescriptor, isRateKnown: Bool) {
        self.descriptor = descriptor
        self.isRateKnown = isRateKnown
    }

    /// Takes in one sample; true when the stream became ready with it.
    mutating func append(ticks tick: UInt64, raw: [Double]) -> Bool {
        ticks.append(tick)
        for (channel, value) in zip(descriptor.channels, raw) {
            values.append((value * channel.scale + channel.offset) * channel.unit.factorToSI)
        }
        guard !isReady, isRateKnown || ticks.count == DeviceOutput.measuredSamples else { return false }
        if !isRateKnown { descriptor.sampleRate = MeasuredRate.rate(of: ticks, clock: descriptor.clockRate) }
        isReady = true
        return true
    }

    mutating func lose(_ frames: UInt32) {
        guard frames > 0 else { return }
        if let last = losses.indices.last, losses[last].before == ticks.count {
            losses[last].frames =
                losses[last].frames.addingReportingOverflow(frames).overflow
                ? .max : losses[last].frames + frames
        } else {
            losses.append((ticks.count, frames))
        }
    }

    mutating func flush(into items: inout [DecodedItem]) {
        var start = 0
        for loss in losses {
            append(start..<loss.before, to: &items)
            items.append(.lost(stream: descriptor.id, frames: loss.frames))
            start = loss.before
        }
        append(start..<ticks.count, to: &items)
        ticks.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        losses.removeAll()
    }

    private func append(_ samples: Range<Int>, to items: inout [DecodedItem]) {
        guard !samples.isEmpty else { return }
        let width = descriptor.channels.count
        items.append(
            .samples(
                SampleBlock(
                    stream: descriptor.id, channelCount: width,
                    times: ticks[samples].map { descriptor.clockRate.timestamp(ticks: $0) },
                    values: Array(values[samples.lowerBound * width..<samples.upperBound * width]))))
    }
}

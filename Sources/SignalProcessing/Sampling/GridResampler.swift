/// A run of grid samples of several channels.
public struct GridBlock: Equatable, Sendable {
    /// Grid index of the first sample.
    public var firstIndex: Int
    /// Samples of each channel, all of one length; NaN marks one that is missing.
    public var channels: [[Double]]

    public init(firstIndex: Int, channels: [[Double]]) {
        self.firstIndex = firstIndex
        self.channels = channels
    }

    /// Number of grid samples.
    public var count: Int { channels.first?.count ?? 0 }
}

/// What a `GridResampler` met on the way.
public struct ResamplingCounts: Equatable, Codable, Sendable {
    /// Samples that were used.
    public var accepted = 0
    /// Samples dropped because their time equalled the one before.
    public var duplicates = 0
    /// Samples dropped because their time lay before the one before.
    public var outOfOrder = 0
    /// Samples dropped because their time lay too far ahead.
    public var implausible = 0
    /// Pauses between samples that were too long to fill.
    public var gaps = 0

    public init() {}
}

/// Puts samples taken at irregular times on an even grid, by linear interpolation between neighbours.
///
/// Each channel is interpolated between its own finite values: NaN means that this channel has no sample at that time.
/// Where two neighbours lie further apart than `longestFilledGap`, the grid samples between them are missing, as are
/// those before the first sample and behind the last. A sample that lies on the grid passes with its bits unchanged.
/// The output does not depend on how the calls are cut, only on the samples.
public struct GridResampler: Equatable, Sendable {
    /// What decides the result.
    public struct Parameters: Equatable, Codable, Sendable {
        /// Longest distance of two samples that is interpolated over, in nanoseconds (50 ms; proposal).
        public var longestFilledGap: Int64 = 50_000_000
        /// Longest step ahead in time that is believed, in nanoseconds (1 h; proposal).
        ///
        /// A sample beyond is dropped and counted, so that one corrupt time cannot fill the memory with missing samples.
        public var longestPause: Int64 = 3_600_000_000_000

        public init() {}
    }

    public let grid: SamplingGrid
    public let parameters: Parameters
    public private(set) var counts = ResamplingCounts()

    private var channels: [Channel]
    private var lastTime: Int64?
    private var emitted = 0

    /// A resampler for samples of `channelCount` values each.
    public init(grid: SamplingGrid, channelCount: Int, parameters: Parameters = Parameters()) {
        self.grid = grid
        self.parameters = parameters
        channels = Array(repeating: Channel(cursor: SamplingGrid.Cursor(grid)), count: channelCount)
    }

    /// Takes the next sample.
    ///
    /// - Parameters:
    ///   - time: Nanoseconds; a sample that is not later than the one before is dropped and counted.
    ///   - values: One for each channel; NaN or infinite where the channel has none.
    public mutating func push(time: Int64, values: Span<Double>) {
        precondition(values.count == channels.count, "the sample does not have \(channels.count) values")
        guard accept(time) else { return }
        for index in channels.indices {
            channels[index].accept(values[index], at: time, longestFilledGap: parameters.longestFilledGap)
        }
    }

    /// Takes the next sample; see the form that takes a span.
    public mutating func push(time: Int64, values: [Double]) { push(time: time, values: values.span) }

    /// Takes the next samples of whole channels: the same as pushing them one by one, and several times faster.
    ///
    /// - Parameters:
    ///   - times: Nanoseconds.
    ///   - values: One array for each channel, as long as `times`.
    public mutating func push(times: [Int64], channels values: [[Double]]) {
        precondition(values.count == channels.count, "the samples do not have \(channels.count) values")
        precondition(values.allSatisfy { $0.count == times.count }, "every channel has one value for each time")
        let kept = times.indices.filter { accept(times[$0]) }
        for index in channels.indices {
            channels[index].accept(values[index], at: times, kept, longestFilledGap: parameters.longestFilledGap)
        }
    }

    /// Removes and returns the grid samples that are known by now in every channel.
    public mutating func drain() -> GridBlock {
        let count = channels.map(\.output.count).min() ?? 0
        let known = channels.indices.map { channels[$0].removeFirst(count) }
        let block = GridBlock(firstIndex: emitted, channels: known)
        emitted += count
        return block
    }

    /// Returns all grid samples up to the last sample's time; only then is a channel that fell silent known to be so.
    public mutating func finish() -> GridBlock {
        if let lastTime {
            for index in channels.indices { channels[index].close(at: lastTime) }
        }
        return drain()
    }

    private mutating func accept(_ time: Int64) -> Bool {
        // Before the first sample, the step is counted from the origin of the grid.
        let (step, overflow) = time.subtractingReportingOverflow(lastTime ?? grid.origin)
        if let lastTime {
            guard time != lastTime else {
                counts.duplicates += 1
                return false
            }
            guard time > lastTime else {
                counts.outOfOrder += 1
                return false
            }
        }
        guard step <= parameters.longestPause, !overflow else {
            counts.implausible += 1
            return false
        }
        if lastTime != nil, step > parameters.longestFilledGap { counts.gaps += 1 }
        counts.accepted += 1
        lastTime = time
        return true
    }

    /// One channel's last value and the grid samples that follow from it.
    private struct Channel: Equatable, Sendable {
        var cursor: SamplingGrid.Cursor
        var output: [Double] = []
        private var last: Neighbour?

        init(cursor: SamplingGrid.Cursor) {
            self.cursor = cursor
        }

        mutating func accept(_ values: [Double], at times: [Int64], _ kept: [Int], longestFilledGap: Int64) {
            for index in kept { accept(values[index], at: times[index], longestFilledGap: longestFilledGap) }
        }

        @inline(__always)
        mutating func accept(_ value: Double, at time: Int64, longestFilledGap: Int64) {
            guard value.isFinite else {
                // Any later value is too far from the last one as soon as this time is.
                if let last, time &- last.time < longestFilledGap { return }
                close(at: time)
                return
            }
            if let last, time &- last.time <= longestFilledGap {
                let slope = (value - last.value) / Double(time &- last.time)
                while cursor.time < time {
                    emit(last.value + slope * Double(cursor.time &- last.time))
                }
            } else {
                while cursor.time < time { emit(.nan) }
            }
            if cursor.time == time { emit(value) }
            last = Neighbour(time: time, value: value)
        }

        mutating func removeFirst(_ count: Int) -> [Double] {
            if count == output.count {
                defer { output = [] }
                return output
            }
            defer { output.removeFirst(count) }
            return Array(output.prefix(count))
        }

        /// Marks all grid samples up to a time as missing.
        mutating func close(at time: Int64) {
            while cursor.time <= time { emit(.nan) }
        }

        @inline(__always)
        private mutating func emit(_ value: Double) {
            output.append(value)
            cursor.advance()
        }
    }

    /// A finite value and its time.
    private struct Neighbour: Equatable, Sendable {
        var time: Int64
        var value: Double
    }
}

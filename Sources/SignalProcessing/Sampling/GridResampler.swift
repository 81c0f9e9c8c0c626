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

    private let channelCount: Int
    private var lastTime: Int64?
    /// Grid samples not yet drained, sample after sample; the last ones may be unknown in some channels.
    private var rows: [Double] = []
    /// Grid index of the first of `rows`.
    private var emitted = 0
    /// Place of all channels, while they are together: none has a sample yet, or the last sample had a value for each.
    private var cursor: SamplingGrid.Cursor
    /// The last sample's values while the channels are together; empty before the first sample.
    private var last: [Double] = []
    /// Each channel on its own, while some channel lacks a value; else empty.
    private var apart: [Channel] = []

    /// A resampler for samples of `channelCount` values each.
    public init(grid: SamplingGrid, channelCount: Int, parameters: Parameters = Parameters()) {
        self.grid = grid
        self.parameters = parameters
        self.channelCount = channelCount
        cursor = SamplingGrid.Cursor(grid)
    }

    /// Takes the next sample.
    ///
    /// - Parameters:
    ///   - time: Nanoseconds; a sample that is not later than the one before is dropped and counted.
    ///   - values: One for each channel; NaN or infinite where the channel has none.
    public mutating func push(time: Int64, values: Span<Double>) {
        precondition(values.count == channelCount, "the sample does not have \(channelCount) values")
        let previous = lastTime
        guard accept(time) else { return }
        let isWhole = Self.isFinite(values)
        if isWhole, apart.isEmpty {
            acceptTogether(values, at: time, after: previous)
            return
        }
        if apart.isEmpty { part(at: previous) }
        for index in apart.indices { accept(values[index], at: time, index) }
        if isWhole { join(values) }
    }

    /// Takes the next sample; see the form that takes a span.
    public mutating func push(time: Int64, values: [Double]) { push(time: time, values: values.span) }

    /// Takes samples that follow one another, as each would be taken by itself.
    ///
    /// - Parameters:
    ///   - times: Nanoseconds, of each sample.
    ///   - values: Sample after sample, equally many of each.
    ///   - columns: Of a sample's values, one for each channel.
    public mutating func push(times: [Int64], values: Span<Double>, columns: Range<Int>) {
        guard !times.isEmpty else { return }
        let width = values.count / times.count
        precondition(
            values.count == width * times.count && columns.lowerBound >= 0 && columns.upperBound <= width,
            "every sample has the columns")
        // Samples whose rows go onto the grid as they are, and the last sample whose values are to be kept.
        var (onGrid, latest) = (0..<0, -1)
        let isWhole = apart.isEmpty && isFinite(values, columns, of: width)
        for sample in times.indices {
            let time = times[sample]
            if isWhole, cursor.time == time {
                guard accept(time) else { continue }
                if onGrid.upperBound != sample {
                    append(onGrid, of: values, columns, of: width)
                    onGrid = sample..<sample
                }
                onGrid = onGrid.lowerBound..<sample + 1
                latest = sample
                cursor.advance()
            } else {
                append(onGrid, of: values, columns, of: width)
                onGrid = 0..<0
                if latest >= 0 { keep(values.extracting(Self.row(latest, columns, of: width))) }
                latest = -1
                push(time: time, values: values.extracting(Self.row(sample, columns, of: width)))
            }
        }
        append(onGrid, of: values, columns, of: width)
        if latest >= 0 { keep(values.extracting(Self.row(latest, columns, of: width))) }
    }

    /// Where a sample's columns lie.
    private static func row(_ sample: Int, _ columns: Range<Int>, of width: Int) -> Range<Int> {
        sample * width + columns.lowerBound..<sample * width + columns.upperBound
    }

    private mutating func append(_ samples: Range<Int>, of values: Span<Double>, _ columns: Range<Int>, of width: Int) {
        guard !samples.isEmpty else { return }
        var place = rows.count
        rows.append(contentsOf: repeatElement(0, count: samples.count * columns.count))
        var output = rows.mutableSpan
        for sample in samples {
            let row = values.extracting(Self.row(sample, columns, of: width))
            for index in row.indices { unsafe output[unchecked: place &+ index] = row[unchecked: index] }
            place &+= row.count
        }
    }

    private func isFinite(_ values: Span<Double>, _ columns: Range<Int>, of width: Int) -> Bool {
        // All columns are looked through sooner than each sample's.
        if Self.isFinite(values) { return true }
        for start in stride(from: columns.lowerBound, to: values.count, by: width) {
            guard Self.isFinite(values.extracting(start..<start + columns.count)) else { return false }
        }
        return true
    }

    @inline(__always)
    private static func isFinite(_ values: Span<Double>) -> Bool {
        // Without a branch for each value: an exponent of all ones, which is infinite or NaN, overflows into the sign.
        var overflow: UInt64 = 0
        for index in values.indices {
            let exponent = unsafe values[unchecked: index].bitPattern & Double.infinity.bitPattern
            overflow |= exponent &+ Double.leastNormalMagnitude.bitPattern
        }
        return overflow >> 63 == 0
    }

    /// Removes and returns the grid samples that are known by now in every channel.
    public mutating func drain() -> GridBlock {
        var block = GridBlock(firstIndex: emitted, channelCount: channelCount, values: [])
        drain(into: &block)
        return block
    }

    /// Puts the grid samples that are known by now in every channel in place of what is in a block, whose memory is used again.
    public mutating func drain(into block: inout GridBlock) {
        block.firstIndex = emitted
        block.channelCount = channelCount
        block.values.removeAll(keepingCapacity: true)
        let known = apart.isEmpty ? cursor.index : apart.reduce(Int.max) { min($0, $1.cursor.index) }
        guard channelCount > 0, known > emitted else { return }
        let count = (known - emitted) * channelCount
        emitted = known
        if count == rows.count {
            swap(&rows, &block.values)
        } else {
            block.values.append(contentsOf: rows[..<count])
            rows.removeFirst(count)
        }
    }

    /// Returns all grid samples up to the last sample's time; only then is a channel that fell silent known to be so.
    public mutating func finish() -> GridBlock {
        var block = GridBlock(firstIndex: emitted, channelCount: channelCount, values: [])
        finish(into: &block)
        return block
    }

    /// Puts what `finish()` returns in place of what is in a block.
    public mutating func finish(into block: inout GridBlock) {
        if let lastTime {
            for index in apart.indices { close(index, at: lastTime) }
        }
        drain(into: &block)
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

    // MARK: - All channels together

    private mutating func acceptTogether(_ values: Span<Double>, at time: Int64, after previous: Int64?) {
        if cursor.time < time {
            if let previous, time &- previous <= parameters.longestFilledGap {
                let step = Double(time &- previous)
                while cursor.time < time {
                    let passed = Double(cursor.time &- previous)
                    for channel in values.indices {
                        rows.append(last[channel] + (values[channel] - last[channel]) / step * passed)
                    }
                    cursor.advance()
                }
            } else {
                while cursor.time < time {
                    appendRow()
                    cursor.advance()
                }
            }
        }
        if cursor.time == time {
            unsafe values.withUnsafeBufferPointer { unsafe rows.append(contentsOf: $0) }
            cursor.advance()
        }
        keep(values)
    }

    private mutating func keep(_ values: Span<Double>) {
        if last.isEmpty { last = Array(repeating: 0, count: channelCount) }
        var kept = last.mutableSpan
        precondition(kept.count == values.count, "one value for each channel")
        for channel in values.indices { unsafe kept[unchecked: channel] = values[unchecked: channel] }
    }

    private mutating func appendRow() {
        rows.append(contentsOf: repeatElement(.nan, count: channelCount))
    }

    // MARK: - Channel by channel

    /// Lets each channel go on by itself, as they are after a sample at `time`.
    private mutating func part(at time: Int64?) {
        apart = (0..<channelCount).map { channel in
            Channel(cursor: cursor, last: time.map { Neighbour(time: $0, value: last[channel]) })
        }
    }

    /// Lets the channels go on together: a value for each has brought all to the first grid sample behind it.
    private mutating func join(_ values: Span<Double>) {
        cursor = apart[0].cursor
        apart.removeAll(keepingCapacity: true)
        keep(values)
    }

    private mutating func accept(_ value: Double, at time: Int64, _ channel: Int) {
        guard value.isFinite else {
            // Any later value is too far from the last one as soon as this time is.
            if let last = apart[channel].last, time &- last.time < parameters.longestFilledGap { return }
            close(channel, at: time)
            return
        }
        if let last = apart[channel].last, time &- last.time <= parameters.longestFilledGap {
            let slope = (value - last.value) / Double(time &- last.time)
            while apart[channel].cursor.time < time {
                emit(last.value + slope * Double(apart[channel].cursor.time &- last.time), channel)
            }
        } else {
            while apart[channel].cursor.time < time { emit(.nan, channel) }
        }
        if apart[channel].cursor.time == time { emit(value, channel) }
        apart[channel].last = Neighbour(time: time, value: value)
    }

    /// Marks all grid samples of a channel up to a time as missing.
    private mutating func close(_ channel: Int, at time: Int64) {
        while apart[channel].cursor.time <= time { emit(.nan, channel) }
    }

    private mutating func emit(_ value: Double, _ channel: Int) {
        let place = (apart[channel].cursor.index - emitted) * channelCount + channel
        if place >= rows.count { appendRow() }
        rows[place] = value
        apart[channel].cursor.advance()
    }

    /// Where one channel stands on the grid, and its last finite value.
    private struct Channel: Equatable, Sendable {
        var cursor: SamplingGrid.Cursor
        var last: Neighbour?
    }

    /// A finite value and its time.
    private struct Neighbour: Equatable, Sendable {
        var time: Int64
        var value: Double
    }
}

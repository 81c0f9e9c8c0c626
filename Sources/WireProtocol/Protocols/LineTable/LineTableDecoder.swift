public import SensorData

/// Reads sensors that print rows of numbers, such as an Arduino or ESP32 insole, by a layout.
///
/// Columns that the layout names are found by a header line, which may come at any time; rows before it are counted as
/// undecodable. What stands before the first line end is never read: it may be the rest of a row. An empty column or `nan`
/// is no value. Without a checksum only the number of columns, their being numbers, and the time tell a garbled row.
public struct LineTableDecoder: SampleDecoder {
    public private(set) var statistics = DecodeStatistics()
    private let layout: LineTableLayout
    private let reader: LineTableReader
    private var positions: LineTablePositions?
    private var splitter = LineSplitter()
    private var isFirstLine = true
    private var output: DeviceOutput
    private var tracks: [Int] = []
    private var clock: WrappingCounter
    private var sequence: WrappingCounter
    private var rows: UInt64 = 0
    /// Columns of the row before; nil behind a header.
    private var width: Int?
    private var believed: TimeGuard

    /// Longest believed step of time in nanoseconds (proposal).
    private static let longestStep: UInt64 = 10_000_000_000

    /// - Parameters:
    ///   - layout: what the columns mean.
    ///   - side: the foot of streams to which the layout gives none.
    /// - Throws: `badLayout`.
    public init(layout: LineTableLayout, side: Side? = nil) throws(DecoderConfigurationFailure) {
        try layout.check()
        self.layout = layout
        reader = LineTableReader(delimiter: layout.delimiter)
        positions = LineTablePositions(layout, header: nil)
        output = DeviceOutput(manufacturer: layout.manufacturer, model: layout.model)
        let clockRate: Frequency
        switch layout.time {
        case .column(_, let unit, let wrap):
            clockRate = .nanoseconds
            clock = WrappingCounter(modulus: wrap.map { $0 * unit.nanoseconds })
            believed = TimeGuard(longestStep: Self.longestStep, modulus: clock.modulus)
        case .counter(let counter, let rate):
            clockRate = rate
            clock = WrappingCounter(modulus: counter.wrap)
            believed = TimeGuard(longestStep: .max)
        case .rows(let rate):
            clockRate = rate
            clock = WrappingCounter(modulus: nil)
            believed = TimeGuard(longestStep: .max)
        }
        sequence = WrappingCounter(modulus: layout.sequence?.wrap)
        for stream in layout.streams {
            var descriptor = stream.descriptor
            descriptor.side = descriptor.side ?? side
            descriptor.clockRate = clockRate
            switch layout.time {
            case .column: tracks.append(output.add(descriptor, isRateKnown: false))
            case .counter(_, let rate), .rows(let rate):
                descriptor.sampleRate = rate
                tracks.append(output.add(descriptor, isRateKnown: true))
            }
        }
    }

    public mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        var items: [DecodedItem] = []
        for line in splitter.lines(bytes, counting: &statistics) {
            accept(line.trimmed)
            output.describe(into: &items)
        }
        output.flush(into: &items)
        return items
    }

    private mutating func accept(_ line: [UInt8]) {
        let isFirst = isFirstLine
        isFirstLine = false
        guard !line.isEmpty else { return }
        let fields = reader.fields(of: line)
        if layout.namesColumns, let found = LineTablePositions(layout, header: fields) {
            positions = found
            width = nil
            return
        }
        guard !isFirst else { return }
        guard let positions else {
            statistics.undecodable += 1
            return
        }
        let isAsWide = fields.count == width ?? fields.count
        width = fields.count
        guard isAsWide, let row = reader.row(fields, positions, layout: layout) else {
            statistics.malformed += 1
            return
        }
        statistics.frames += 1
        take(row)
    }

    private mutating func take(_ row: LineTableReader.Row) {
        switch layout.time {
        case .rows:
            append(ticks: rows, row.values)
            rows += 1
        case .counter:
            switch clock.take(row.ticks) {
            case .first, .forward(missing: 0): break
            case .forward(let missing): lose(missing)
            case .same:
                statistics.repeatedFrames += 1
                return
            case .backward: statistics.sequenceRestarts += 1
            }
            append(ticks: clock.value, row.values)
        case .column:
            let sample = TimeGuard.Sample(ticks: row.ticks, raw: row.values, sequence: row.sequence)
            for sample in believed.admit(sample, counting: &statistics) { follow(sample) }
        }
    }

    private mutating func follow(_ sample: TimeGuard.Sample) {
        if let number = sample.sequence {
            switch sequence.take(number) {
            case .first, .forward(missing: 0): break
            case .forward(let missing): lose(missing)
            case .same:
                statistics.repeatedFrames += 1
                return
            case .backward: break
            }
        }
        if clock.take(sample.ticks) == .backward { statistics.sequenceRestarts += 1 }
        append(ticks: clock.value, sample.raw)
    }

    private mutating func append(ticks: UInt64, _ values: [Double]) {
        var start = 0
        for (track, stream) in zip(tracks, layout.streams) {
            let end = start + stream.columns.count
            output.append(track: track, ticks: ticks, raw: Array(values[start..<end]))
            statistics.samples += 1
            start = end
        }
    }

    private mutating func lose(_ frames: UInt64) {
        statistics.lostFrames += frames
        for track in tracks { output.lose(track: track, frames: frames) }
    }
}

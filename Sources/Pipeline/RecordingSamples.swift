import GaitAnalysis
import Recording
public import SensorData
import SignalProcessing
import WireProtocol

/// The samples of an analysed recording on one even grid of the session's time, on which its events are.
///
/// They are read from the recording once more, in bounded memory. The grid begins at the earliest sample of any stream and
/// has the rate of the fastest; samples that lie on it pass unchanged, between others a straight line is drawn, and gaps
/// longer than the analysis fills stay empty.
public struct RecordingSamples: Equatable, Sendable {
    public let table: SampleTable
    private let path: String
    private let times: SampleTimes
    private let streams: [RecordedStream]
    private let grid: SamplingGrid
    private let resampling: GridResampler.Parameters

    /// - Parameters:
    ///   - path: of the recording.
    ///   - streams: in the order in which they were announced to the analyzer.
    ///   - devices: that sent them.
    ///   - times: of the analyzer that took in all of them.
    ///   - parameters: of the analysis.
    init(
        path: String, streams: [RecordedStream], devices: [DeviceDescriptor], times: SampleTimes,
        parameters: AnalysisParameters
    ) {
        self.path = path
        self.streams = streams
        self.times = times
        let extents = streams.indices.compactMap { times.extent(stream: $0) }
        let first = Timestamp(seconds: extents.map(\.lowerBound).min() ?? 0)
        let last = Timestamp(seconds: extents.map(\.upperBound).max() ?? 0)
        let rate = streams.map(\.descriptor.sampleRate).max { $0.hertz < $1.hertz } ?? Frequency(1)
        grid = SamplingGrid(origin: first.nanoseconds, samples: Int64(rate.numerator), per: Int64(rate.denominator))
        var resampling = parameters.resampling
        // What is too far away was told from a new clock when the recording was analysed.
        resampling.longestPause = .max
        self.resampling = resampling
        var channels: [SampleTable.Channel] = []
        var taken: Set<String> = []
        for stream in streams.map(\.descriptor) {
            for channel in stream.channels {
                let label = SampleTable.label(of: channel, side: stream.side, taken: taken)
                taken.insert(label)
                channels.append(
                    SampleTable.Channel(
                        label: label, side: stream.side, quantity: channel.quantity, unit: channel.unit.siSymbol,
                        origin: "\(stream.name): \(channel.name)", placement: stream.placement,
                        mounting: stream.mounting, sampleRate: stream.sampleRate))
            }
        }
        var count = 0
        if !extents.isEmpty {
            count = Int(Double(last.nanoseconds - first.nanoseconds) / 1e9 * rate.hertz)
            while grid.nanoseconds(at: count) <= last.nanoseconds { count += 1 }
            while count > 0, grid.nanoseconds(at: count - 1) > last.nanoseconds { count -= 1 }
        }
        table = SampleTable(channels: channels, devices: devices, rate: rate, start: first.seconds, count: count)
    }

    /// Reads the recording and gives out row after row.
    ///
    /// - Throws: `RecordingError`, or what the function throws.
    public func rows(_ take: (_ row: [Double]) throws -> Void) throws {
        var columns = streams.enumerated().map { index, stream in
            let width = stream.descriptor.channels.count
            // A slow sensor's samples are further apart than the gaps that are filled.
            var resampling = resampling
            let step = Int64(1.5e9 / stream.descriptor.sampleRate.hertz)
            resampling.longestFilledGap = max(resampling.longestFilledGap, step)
            return SampleColumns(
                GridResampler(grid: grid, channelCount: width, parameters: resampling), width: width,
                samples: width > 0 ? times.sampleCount(stream: index) : 0)
        }
        var row = [Double](repeating: .nan, count: table.channels.count)
        var given = 0
        func give(until limit: Int) throws {
            guard given < limit else { return }
            while given < limit {
                var place = 0
                for index in columns.indices {
                    columns[index].put(given, into: &row, from: place)
                    place += streams[index].descriptor.channels.count
                }
                try take(row)
                given += 1
            }
            for index in columns.indices { columns[index].drop(before: given) }
        }
        var reader = try RecordingReader(path: path)
        var decoders: [UInt16: any SampleDecoder] = [:]
        while let entry = try reader.next() {
            switch entry.content {
            case .opened(let description): decoders[entry.source] = try? description.makeDecoder()
            case .bytes(let bytes):
                for item in decoders[entry.source]?.consume(bytes) ?? [] {
                    guard case .samples(let block) = item else { continue }
                    let index = streams.firstIndex { $0.source == entry.source && $0.descriptor.id == block.stream }
                    guard let index else { continue }
                    columns[index].push(block) { times.seconds(stream: index, sample: $0, at: $1) }
                }
                try give(until: min(table.count, columns.map(\.known).min() ?? 0))
            case .overrun, .closed, .clockProbe, .wallClock, .mark, .end: continue
            }
        }
        try give(until: table.count)
    }
}

/// A stream as the analyzer knows it.
struct RecordedStream: Equatable, Sendable {
    var source: UInt16
    var descriptor: StreamDescriptor
}

/// One stream's samples on the grid, as far as they were not given out yet.
private struct SampleColumns {
    private var resampler: GridResampler
    private let width: Int
    /// Samples of the stream that are still to come.
    private var missing: Int
    private var index = 0
    /// Rows that are known and were not given out, from the grid's row `first` on.
    private var rows: [Double] = []
    private var first = 0

    init(_ resampler: GridResampler, width: Int, samples: Int) {
        self.resampler = resampler
        self.width = width
        missing = samples
    }

    /// Rows before which everything is known; there is no end where nothing follows.
    var known: Int { missing == 0 ? .max : first + rows.count / width }

    /// Takes in samples; `time` says the seconds of the session at the sample with an index and a stamp.
    mutating func push(_ block: SampleBlock, _ time: (Int, Timestamp) -> Double?) {
        for sample in 0..<block.count where missing > 0 {
            if let seconds = time(index, block.times[sample]), abs(seconds) < 9e9 {
                let start = sample * block.channelCount
                resampler.push(
                    time: Timestamp(seconds: seconds).nanoseconds,
                    values: block.values.span.extracting(start..<start + width))
            }
            index += 1
            missing -= 1
        }
        rows += (missing == 0 ? resampler.finish() : resampler.drain()).values
    }

    /// Puts what the stream has in a grid row into the whole row, from `place` on.
    func put(_ index: Int, into row: inout [Double], from place: Int) {
        let start = (index - first) * width
        let isThere = start >= 0 && start + width <= rows.count
        for channel in 0..<width { row[place + channel] = isThere ? rows[start + channel] : .nan }
    }

    /// Forgets the rows before one.
    mutating func drop(before index: Int) {
        let count = min(index - first, rows.count / width)
        rows.removeFirst(count * width)
        first += count
    }
}

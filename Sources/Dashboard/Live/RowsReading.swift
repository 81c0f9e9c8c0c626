import Import
import SensorData
import WireProtocol

/// The rows that were heard of a sensor, as a mapping reads them: for who must see whether it is the right one.
struct RowsReading {
    struct Channel {
        var stream: String
        var name: String
        var quantity: Quantity
        /// The unit of the values, SI.
        var unit: String
        /// nil where no row was read, or the row had no value.
        var last: Double?
        var least: Double?
        var most: Double?
    }

    private(set) var mapping: ChannelMapping
    private(set) var channels: [Channel] = []
    private(set) var rowsRead = 0
    /// Rows with another number of columns, with what is no number, or before a header that is needed.
    private(set) var rowsRefused = 0
    /// Rows a second by their own time; nil where there were too few to tell, or where somebody stated it.
    private(set) var measuredRate: Double?

    /// - Parameters:
    ///   - json: the mapping's text.
    ///   - rate: stands in for a rate that the mapping does not state.
    ///   - heard: what the sensor sent last.
    /// - Throws: `MappingFault`.
    init(json: [UInt8], rate: Frequency?, heard: [UInt8]) throws(MappingFault) {
        let layout: LineTableLayout
        (mapping, layout) = try ChannelMapping.live(json: json, rate: rate)
        // Without its time the rows show at once; with it, a third of a second must come first.
        var untimed = layout
        untimed.time = .rows(rate: Frequency(100))
        let (_, blocks, _) = try Self.decoded(heard, by: untimed)
        let (device, _, statistics) = try Self.decoded(heard, by: layout)
        rowsRead = Int(statistics.frames)
        rowsRefused = Int(statistics.malformed + statistics.undecodable)
        if case .column = layout.time, let stream = device?.streams.first { measuredRate = stream.sampleRate.hertz }
        for stream in layout.streams {
            let own = blocks.filter { $0.stream == stream.descriptor.id }
            for (index, channel) in stream.descriptor.channels.enumerated() {
                var shown = Channel(
                    stream: stream.descriptor.name, name: channel.name, quantity: channel.quantity,
                    unit: channel.unit.siSymbol)
                let values = own.flatMap { block in
                    stride(from: index, to: block.values.count, by: block.channelCount).map { block.values[$0] }
                }
                shown.last = values.last.flatMap { $0.isNaN ? nil : $0 }
                shown.least = values.filter { !$0.isNaN }.min()
                shown.most = values.filter { !$0.isNaN }.max()
                channels.append(shown)
            }
        }
    }

    private static func decoded(
        _ bytes: [UInt8], by layout: LineTableLayout
    ) throws(MappingFault) -> (DeviceDescriptor?, [SampleBlock], DecodeStatistics) {
        var decoder: LineTableDecoder
        do throws(DecoderConfigurationFailure) { decoder = try LineTableDecoder(layout: layout) } catch {
            throw MappingFault(.other, reason: "\(error)")
        }
        var device: DeviceDescriptor?
        var blocks: [SampleBlock] = []
        for item in decoder.consume(bytes) {
            switch item {
            case .device(let said): device = said
            case .samples(let block): blocks.append(block)
            default: break
            }
        }
        return (device, blocks, decoder.statistics)
    }
}

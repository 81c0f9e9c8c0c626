import SensorData

/// Samples of one stream that came together and are not yet returned.
///
/// The arrays are made longer than needed and cut at the end, so that samples are written in place.
struct OpenBlock: Sendable {
    private var times: [Timestamp] = []
    private var values: [Double] = []
    private var count = 0
    /// Samples of the last block; the next will most likely be as long.
    private var expected = 16

    var isEmpty: Bool { count == 0 }

    mutating func append(_ payload: Span<UInt8>, ticks: UInt64, count added: Int, layout: SampleLayout) {
        let needed = count + added
        if needed > times.count {
            let room = max(expected, needed, 2 * times.count)
            values.append(contentsOf: repeatElement(0, count: (room - times.count) * layout.channelCount))
            times.append(contentsOf: repeatElement(.zero, count: room - times.count))
        }
        layout.decodeTimes(payload, ticks: ticks, count: added, into: &times, at: count)
        layout.decodeValues(payload, count: added, into: &values, at: count * layout.channelCount)
        count = needed
    }

    /// The samples so far; the block is empty then.
    mutating func take(stream: UInt16, layout: SampleLayout) -> SampleBlock {
        times.removeLast(times.count - count)
        values.removeLast(values.count - count * layout.channelCount)
        expected = count
        let block = SampleBlock(
            stream: stream, channelCount: layout.channelCount, times: times, values: values)
        times = []
        values = []
        count = 0
        return block
    }
}

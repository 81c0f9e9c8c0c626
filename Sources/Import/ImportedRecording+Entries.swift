public import Recording
import SensorData
import WireProtocol

extension ImportedRecording {
    /// Length of the batches in which the bytes of all streams follow each other, in seconds (proposal).
    static let batchDuration = 0.25

    /// The recording's header.
    ///
    /// - Parameter program: name and version of the program that writes it.
    /// - Returns: the header, to be written before the entries.
    public func header(writtenBy program: String) -> RecordingHeader {
        RecordingHeader(
            writtenBy: program, recordedAt: recordedAt, session: session,
            timeOrigin: countsFromZero ? .clockZero : .firstSample, feetSynchronised: feetSynchronised)
    }

    /// The recording as entries of ours: one source that opens, describes itself, sends all streams in the order of time, and ends.
    ///
    /// - Returns: the entries in the order of their times.
    /// - Throws: `notEncodable` when a stream cannot be written in our protocol.
    public func entries() throws -> [RecordingEntry] {
        var entries: [RecordingEntry] = []
        try forEachEntry { entries.append($0) }
        return entries
    }

    /// Gives out the same entries one by one, without keeping them.
    ///
    /// - Parameter put: takes the next entry.
    /// - Throws: `notEncodable` when a stream cannot be written in our protocol, and what `put` throws.
    public func forEachEntry(_ put: (RecordingEntry) throws -> Void) throws {
        // Far below the range of Int64, so that no sum of times can leave it.
        guard streams.allSatisfy({ $0.count == 0 || $0.time($0.count - 1).nanoseconds < 1 << 61 }) else {
            throw ImportError.notEncodable(reason: "the times lie more than 70 years after the clock's zero")
        }
        let start = firstTime.nanoseconds
        func entry(_ nanoseconds: Int64, _ content: RecordingEntry.Content) -> RecordingEntry {
            RecordingEntry(source: 0, hostTime: Timestamp(nanoseconds: nanoseconds), content: content)
        }
        let source = SourceDescription(
            protocolName: SensorProtocol.heelstrike.rawValue, origin: files.joined(separator: ", "), remarks: summary)
        var encoder = HeelstrikeEncoder(device: device)
        try put(entry(0, .opened(source)))
        try put(entry(0, .bytes(encoder.hello())))
        let batch = Int64(Self.batchDuration * 1e9)
        var next = [Int](repeating: 0, count: streams.count)
        var last: Int64 = 0
        while true {
            // The batch in which the earliest sample lies that was not yet sent; a long gap is no row of empty batches.
            let waiting = streams.indices.filter { next[$0] < streams[$0].count }
                .map { streams[$0].time(next[$0]).nanoseconds - start }
            guard let earliest = waiting.min() else { break }
            let end = (earliest / batch + 1) * batch
            var sent: [(time: Int64, stream: Int, bytes: [UInt8])] = []
            for (index, stream) in streams.enumerated() {
                let first = next[index]
                var time: Int64 = 0
                while next[index] < stream.count, case let moment = stream.time(next[index]).nanoseconds - start,
                    moment < end
                {
                    time = moment
                    next[index] += 1
                }
                guard next[index] > first else { continue }
                let width = stream.descriptor.channels.count
                do throws(EncodingFailure) {
                    let bytes = try encoder.samples(
                        stream: stream.descriptor.id, ticks: Array(stream.ticks[first..<next[index]]),
                        raw: Array(stream.raw[first * width..<next[index] * width]))
                    sent.append((time, index, bytes))
                } catch {
                    throw ImportError.notEncodable(reason: error.description)
                }
            }
            sent.sort { ($0.time, $0.stream) < ($1.time, $1.stream) }
            for (time, _, bytes) in sent {
                try put(entry(time, .bytes(bytes)))
                last = max(last, time)
            }
        }
        try put(entry(last, .end))
    }
}

import Checksum
import SensorData

/// Reads the firmware protocol from bytes cut anywhere.
///
/// Both directions are read alike. A damaged frame is counted and skipped; the next zero begins anew. Samples that come before
/// the self-description wait for it, up to a limit. Memory stays below the bytes given to one `consume` call plus one frame,
/// one self-description and what waits.
public struct HeelstrikeDecoder: SampleDecoder {
    public private(set) var statistics = DecodeStatistics()
    /// The beginning of a frame whose end has not come yet.
    private var pending: [UInt8] = []
    /// A frame was too long; everything up to its end is thrown away.
    private var isSkipping = false
    private var assembly = DescriptorAssembly()
    private var device: DeviceDescriptor?
    private var bootIdentity: UInt64?
    private var streams: [StreamState] = []
    private var lastStream = 0
    private var undescribed = UndescribedSamples()
    /// Streams with samples not yet returned, in the order in which they came.
    private var open: [Int] = []

    public init() {}

    /// Sequence number of the last frame that concerned the whole device; an answer to a command refers to it.
    public var deviceSequence: UInt32? {
        streams.first { $0.id == HeelstrikeLimits.deviceStream }?.lastSequence
    }

    public mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        statistics.bytes += UInt64(bytes.count)
        var items: [DecodedItem] = []
        // Taken out of self, so that frames can be decoded where they stand while self is changed.
        var buffer = pending
        pending = []
        var position = buffer.count
        buffer.append(contentsOf: bytes)
        let used = takeFrames(&buffer, unseen: position, into: &items)
        flushAll(into: &items)
        position = buffer.count - used
        if isSkipping || position > HeelstrikeLimits.encodedBytes {
            if !isSkipping { statistics.oversized += 1 }
            isSkipping = true
            buffer.removeAll(keepingCapacity: true)
        } else {
            buffer.removeSubrange(0..<used)
        }
        pending = buffer
        return items
    }

    /// Takes all whole frames and returns how many bytes they and their zeros had.
    private mutating func takeFrames(_ buffer: inout [UInt8], unseen: Int, into items: inout [DecodedItem]) -> Int {
        var bytes = buffer.mutableSpan
        var start = 0
        var index = unseen
        let count = bytes.count
        while index < count {
            index = bytes.firstZero(from: index)
            guard index < count else { break }
            if isSkipping {
                isSkipping = false
            } else if index &- start > HeelstrikeLimits.encodedBytes {
                statistics.oversized += 1
            } else if index > start {
                if let frame = COBS.decodeInPlace(&bytes, start..<index) {
                    accept(bytes.span.extracting(frame), into: &items)
                } else {
                    statistics.malformed += 1
                }
            }
            index &+= 1
            start = index
        }
        return start
    }

    private mutating func accept(_ frame: Span<UInt8>, into items: inout [DecodedItem]) {
        let end = frame.count - HeelstrikeLimits.checksumBytes
        guard end >= HeelstrikeLimits.headerBytes else {
            statistics.malformed += 1
            return
        }
        guard CRC32C.checksum(frame.extracting(0..<end)) == frame.integer(at: end) else {
            statistics.badChecksum += 1
            return
        }
        let header = HeelstrikeHeader(frame)
        guard header.version == HeelstrikeLimits.version else {
            statistics.unsupportedVersion += 1
            return
        }
        statistics.frames += 1
        let payload = frame.extracting(HeelstrikeLimits.headerBytes..<end)
        let type = HeelstrikeFrameType(rawValue: header.type)
        let hello = type == .hello ? Hello(payload: payload) : nil
        if let hello {
            // What was sent before the reset comes before it.
            if hello.role == .device, let bootIdentity, bootIdentity != hello.bootIdentity { flushAll(into: &items) }
            noteBoot(hello)
            if hello.role == .device { undescribed.note(helloAt: header.ticks) }
        }
        let stream = state(of: header.stream)
        guard isNew(header.sequence, of: stream, into: &items) else { return }
        switch type {
        case .samples: takeSamples(payload, header, stream, into: &items)
        case .hello: take(hello.map { .hello($0) }, into: &items)
        case .descriptor: takeDescriptor(payload, into: &items)
        case .status: take(DeviceStatus(payload: payload, ticks: header.ticks).map { .status($0) }, into: &items)
        case .gap: take(StreamGap(payload: payload).map { .gap($0) }, into: &items)
        case .clockProbe: take(ClockProbe(payload: payload).map { .clockProbe($0) }, into: &items)
        case .clockReply: take(ClockReply(payload: payload, ticks: header.ticks).map { .clockReply($0) }, into: &items)
        case .start: take(StreamSelection(payload: payload).map { .start($0) }, into: &items)
        case .stop: take(StreamSelection(payload: payload).map { .stop($0) }, into: &items)
        case .acknowledgement: take(Acknowledgement(payload: payload).map { .acknowledgement($0) }, into: &items)
        case nil: statistics.unknownType += 1
        }
    }

    private mutating func take(_ item: DecodedItem?, into items: inout [DecodedItem]) {
        if let item { items.append(item) } else { statistics.malformed += 1 }
    }

    // MARK: Sequence numbers

    /// A device that was reset counts from the beginning, which is no loss; so does a host each time that it opens the device.
    private mutating func noteBoot(_ hello: Hello) {
        guard hello.role == .device else {
            streams[state(of: HeelstrikeLimits.deviceStream)].lastSequence = nil
            return
        }
        if let bootIdentity, bootIdentity != hello.bootIdentity {
            for index in streams.indices { streams[index].lastSequence = nil }
            _ = undescribed.take()
        }
        bootIdentity = hello.bootIdentity
    }

    private mutating func state(of id: UInt16) -> Int {
        if lastStream < streams.count, streams[lastStream].id == id { return lastStream }
        if let index = streams.firstIndex(where: { $0.id == id }) {
            lastStream = index
        } else {
            lastStream = streams.count
            streams.append(StreamState(id: id))
        }
        return lastStream
    }

    /// Follows the sequence numbers; false when the frame came before.
    private mutating func isNew(_ sequence: UInt32, of stream: Int, into items: inout [DecodedItem]) -> Bool {
        defer { streams[stream].lastSequence = sequence }
        guard let last = streams[stream].lastSequence, sequence != last &+ 1 else { return true }
        guard sequence != last else {
            statistics.repeatedFrames += 1
            return false
        }
        let missing = sequence &- last &- 1
        if missing < 0x8000_0000 {
            statistics.lostFrames += UInt64(missing)
            flush(stream, into: &items)
            items.append(.lost(stream: streams[stream].id, frames: missing))
        } else {
            statistics.sequenceRestarts += 1
        }
        return true
    }

    // MARK: Self-description

    private mutating func takeDescriptor(_ payload: Span<UInt8>, into items: inout [DecodedItem]) {
        guard let part = DescriptorPart(payload: payload) else {
            statistics.malformed += 1
            return
        }
        switch assembly.take(part) {
        case .incomplete: break
        case .damaged: statistics.badDescriptors += 1
        case .complete(let bytes):
            guard let described = try? DescriptorCoding.decode(bytes) else {
                statistics.badDescriptors += 1
                return
            }
            guard described != device else { return }
            flushAll(into: &items)
            for index in streams.indices { streams[index].layout = nil }
            for stream in described.streams { streams[state(of: stream.id)].layout = SampleLayout(stream) }
            device = described
            items.append(.device(described))
            takeUndescribed(described)
        }
    }

    // MARK: Samples

    private mutating func takeSamples(
        _ payload: Span<UInt8>, _ header: HeelstrikeHeader, _ stream: Int, into items: inout [DecodedItem]
    ) {
        guard let layout = streams[stream].layout else {
            // Counted until it can be read.
            statistics.undecodable += 1
            undescribed.keep(payload, stream: header.stream, ticks: header.ticks)
            return
        }
        takeSamples(payload, ticks: header.ticks, stream, layout)
    }

    private mutating func takeSamples(_ payload: Span<UInt8>, ticks: UInt64, _ stream: Int, _ layout: SampleLayout) {
        guard let count = layout.sampleCount(payload, ticks: ticks) else {
            statistics.malformed += 1
            return
        }
        statistics.samples += UInt64(count)
        if streams[stream].block.isEmpty { open.append(stream) }
        streams[stream].block.append(payload, ticks: ticks, count: count, layout: layout)
    }

    /// Reads what came before the description, but for what was sent before a reset.
    private mutating func takeUndescribed(_ device: DeviceDescriptor) {
        for frame in undescribed.take() {
            let index = state(of: frame.stream)
            guard let layout = streams[index].layout,
                let rate = device.streams.first(where: { $0.id == frame.stream })?.clockRate
            else { continue }
            if let latest = frame.latest,
                rate.timestamp(ticks: frame.ticks) > Frequency.microseconds.timestamp(ticks: latest)
            {
                continue
            }
            statistics.undecodable -= 1
            takeSamples(frame.payload.span, ticks: frame.ticks, index, layout)
        }
    }

    private mutating func flushAll(into items: inout [DecodedItem]) {
        for stream in open { append(stream, to: &items) }
        open.removeAll(keepingCapacity: true)
    }

    private mutating func flush(_ stream: Int, into items: inout [DecodedItem]) {
        guard let index = open.firstIndex(of: stream) else { return }
        open.remove(at: index)
        append(stream, to: &items)
    }

    private mutating func append(_ stream: Int, to items: inout [DecodedItem]) {
        guard let layout = streams[stream].layout else { return }
        items.append(.samples(streams[stream].block.take(stream: streams[stream].id, layout: layout)))
    }
}

/// What the decoder knows of one stream.
private struct StreamState: Sendable {
    var id: UInt16
    var lastSequence: UInt32?
    var layout: SampleLayout?
    var block = OpenBlock()

    init(id: UInt16) {
        self.id = id
    }
}

public import Recording
public import SensorData
import WireProtocol

/// What a recording's file holds, without analysing it.
public struct RecordingContents: Equatable, Sendable {
    public var path: String
    public var header: RecordingHeader
    /// When the recording began, in ISO 8601; nil when nothing says it.
    public var recordedAt: String?
    public var sources: [Source]
    public var entries: Int
    public var endedInOrder: Bool
    public var bytesLost: Int

    /// One device or file.
    public struct Source: Equatable, Sendable {
        public var id: UInt16
        public var description: SourceDescription
        public var device: DeviceDescriptor?
        public var streams: [Stream]
    }

    /// What came of one stream.
    public struct Stream: Equatable, Sendable {
        public var id: UInt16
        public var samples: Int
        public var first: Timestamp
        public var last: Timestamp
    }

    /// Reads the whole recording once.
    ///
    /// - Throws: `RecordingError` where nothing can be read.
    public init(path: String) throws(RecordingError) {
        self.path = path
        var reader = try RecordingReader(path: path)
        header = reader.header
        var date = RecordedDate(header: reader.header)
        var sources: [Source] = []
        var decoders: [(any SampleDecoder)?] = []
        var entries = 0
        while let entry = try reader.next() {
            entries += 1
            let index = sources.firstIndex { $0.id == entry.source }
            switch entry.content {
            case .opened(let description):
                guard index == nil else { continue }
                var source = Source(id: entry.source, description: description, device: nil, streams: [])
                do throws(SourceFailure) { decoders.append(try description.makeDecoder()) } catch {
                    decoders.append(nil)
                    source.description.remarks.append("\(error)")
                }
                sources.append(source)
            case .bytes(let bytes):
                guard let index else { continue }
                for item in decoders[index]?.consume(bytes) ?? [] { sources[index].take(item) }
            case .wallClock: date.take(entry)
            case .overrun, .closed, .clockProbe, .mark, .end:
                continue
            }
        }
        self.sources = sources
        recordedAt = date.recordedAt
        self.entries = entries
        endedInOrder = reader.endedInOrder
        bytesLost = reader.bytesLost
    }

    /// Lines for a person.
    public var lines: [String] {
        var lines = ["\(path): recording written by \(header.writtenBy)"]
        if let recordedAt { lines.append("Recorded at \(recordedAt)") }
        lines += header.session.lines
        for source in sources {
            lines.append("Source \(source.id): \(source.description.origin)")
            if let device = source.device {
                lines.append(
                    "  \(device.manufacturer) \(device.model)"
                        + (device.serialNumber.isEmpty ? "" : ", \(device.serialNumber)"))
                for stream in device.streams { lines += source.lines(of: stream) }
            } else {
                lines.append("  no description of its streams was received")
            }
            lines += source.description.remarks.map { "  note: \($0)" }
        }
        lines.append(
            endedInOrder && bytesLost == 0
                ? "Complete: \(entries) entries."
                : "Not complete: \(entries) good entries, \(bytesLost) bytes could not be read.")
        return lines
    }
}

extension RecordingContents.Source {
    fileprivate mutating func take(_ item: DecodedItem) {
        switch item {
        case .device(let device):
            self.device = device
        case .samples(let block):
            guard let first = block.times.first, let last = block.times.last else { return }
            if let index = streams.firstIndex(where: { $0.id == block.stream }) {
                streams[index].samples += block.count
                streams[index].last = last
            } else {
                streams.append(.init(id: block.stream, samples: block.count, first: first, last: last))
            }
        default:
            return
        }
    }

    fileprivate func lines(of stream: StreamDescriptor) -> [String] {
        let counted = streams.first { $0.id == stream.id }
        let seconds = counted.map { $0.last.seconds - $0.first.seconds } ?? 0
        return [
            "  \(stream.name): \(stream.side?.rawValue ?? "side unknown"), \(stream.placement.rawValue), "
                + "\(Self.short(stream.sampleRate.hertz)) Hz, \(counted?.samples ?? 0) samples, \(Self.short(seconds)) s",
            "    channels: " + stream.channels.map { "\($0.name) [\($0.unit.rawValue)]" }.joined(separator: ", "),
        ]
    }

    /// At most two digits after the point.
    private static func short(_ value: Double) -> String {
        let hundredths = (value * 100).rounded() / 100
        return hundredths == hundredths.rounded() && abs(hundredths) < 1e15
            ? String(Int64(hundredths)) : String(hundredths)
    }
}

extension SessionInformation {
    fileprivate var lines: [String] {
        [
            patientCode.map { "Patient code: \($0)" }, weight.map { "Weight: \($0) kg" },
            height.map { "Height: \($0) cm" },
            affectedSide.map { "Affected side: \($0.rawValue)" }, footwear.map { "Footwear: \($0)" },
            walkingSpeed.map { "Walking speed: \($0) m/s" }, notes.map { "Notes: \($0)" },
        ].compactMap { $0 }
    }
}

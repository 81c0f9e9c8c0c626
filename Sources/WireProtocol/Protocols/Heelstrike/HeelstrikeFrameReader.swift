import Checksum

/// One whole frame, for whoever judges frames and not samples.
public struct HeelstrikeFrame: Equatable, Sendable {
    /// What stands in a payload.
    public enum Content: Equatable, Sendable {
        case hello(Hello)
        case descriptor(DescriptorPart)
        case samples
        case status(DeviceStatus)
        case gap(StreamGap)
        case clockProbe(ClockProbe)
        case clockReply(ClockReply)
        case start(StreamSelection)
        case stop(StreamSelection)
        case acknowledgement(Acknowledgement)
        case unknownType
        /// The payload of a known type is too short or contradicts itself.
        case malformed
    }

    public var header: HeelstrikeHeader
    public var payload: [UInt8]
    public var content: Content

    public init(header: HeelstrikeHeader, payload: [UInt8]) {
        self.header = header
        self.payload = payload
        let span = payload.span
        let content: Content? =
            switch HeelstrikeFrameType(rawValue: header.type) {
            case .hello: Hello(payload: span).map { .hello($0) }
            case .descriptor: DescriptorPart(payload: span).map { .descriptor($0) }
            case .samples: .samples
            case .status: DeviceStatus(payload: span, ticks: header.ticks).map { .status($0) }
            case .gap: StreamGap(payload: span).map { .gap($0) }
            case .clockProbe: ClockProbe(payload: span).map { .clockProbe($0) }
            case .clockReply: ClockReply(payload: span, ticks: header.ticks).map { .clockReply($0) }
            case .start: StreamSelection(payload: span).map { .start($0) }
            case .stop: StreamSelection(payload: span).map { .stop($0) }
            case .acknowledgement: Acknowledgement(payload: span).map { .acknowledgement($0) }
            case nil: .unknownType
            }
        self.content = content ?? .malformed
    }
}

/// Cuts a stream into frames and says of each piece that is none what is wrong with it.
public struct HeelstrikeFrameReader: Sendable {
    public enum Piece: Equatable, Sendable {
        case frame(HeelstrikeFrame)
        case damaged(Damage)
    }

    /// Why a piece between two zeros is no frame of version 1.
    public enum Damage: Equatable, Sendable {
        case notStuffed
        case tooShort
        case tooLong
        case checksum
        case version(UInt8)
    }

    private var pending: [UInt8] = []

    public init() {}

    /// The pieces that are complete now.
    public mutating func pieces(_ bytes: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        for byte in bytes {
            guard byte == 0 else {
                // One more than a frame may have is kept, so that the piece is known to be too long.
                if pending.count <= HeelstrikeLimits.encodedBytes { pending.append(byte) }
                continue
            }
            if !pending.isEmpty { pieces.append(Self.piece(&pending)) }
            pending.removeAll(keepingCapacity: true)
        }
        return pieces
    }

    private static func piece(_ stuffed: inout [UInt8]) -> Piece {
        guard stuffed.count <= HeelstrikeLimits.encodedBytes else { return .damaged(.tooLong) }
        var bytes = stuffed.mutableSpan
        guard let range = COBS.decodeInPlace(&bytes, 0..<bytes.count) else { return .damaged(.notStuffed) }
        let frame = bytes.span.extracting(range)
        let end = frame.count - HeelstrikeLimits.checksumBytes
        guard end >= HeelstrikeLimits.headerBytes else { return .damaged(.tooShort) }
        guard CRC32C.checksum(frame.extracting(0..<end)) == frame.integer(at: end) else { return .damaged(.checksum) }
        let header = HeelstrikeHeader(frame)
        guard header.version == HeelstrikeLimits.version else { return .damaged(.version(header.version)) }
        return .frame(
            HeelstrikeFrame(header: header, payload: frame.array(HeelstrikeLimits.headerBytes..<end)))
    }
}

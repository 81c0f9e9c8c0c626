import Checksum

/// What a frame of the firmware protocol carries.
public enum HeelstrikeFrameType: UInt8, CaseIterable, Sendable {
    case hello = 1
    case descriptor = 2
    case samples = 3
    case status = 4
    case gap = 5
    case clockProbe = 6
    case clockReply = 7
    case start = 8
    case stop = 9
    case acknowledgement = 10
}

/// The numbers that both ends of the firmware protocol agree on.
public enum HeelstrikeLimits {
    /// The protocol's major version, the first byte of each frame.
    public static let version: UInt8 = 1
    /// The stream number of what concerns the whole device; no described stream may have it.
    public static let deviceStream: UInt16 = 0xFFFF
    /// Longest frame before byte stuffing, header and checksum included.
    public static let frameBytes = 65_536
    /// Longest self-description.
    public static let descriptorBytes = 262_144
    /// Bytes of the header before the payload.
    public static let headerBytes = 16
    /// Bytes of the checksum behind the payload.
    public static let checksumBytes = 4
    /// Longest payload.
    public static let payloadBytes = frameBytes - headerBytes - checksumBytes
    /// Longest frame on the wire, without the zero that ends it.
    static let encodedBytes = COBS.maximumEncodedCount(frameBytes)
}

/// A frame's header, 16 bytes, little-endian; payload and CRC-32C of all before it follow.
///
///     offset  0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15  16 …        n−4 … n−1
///             VV TT SS SS QQ QQ QQ QQ KK KK KK KK KK KK KK KK  payload …  CC CC CC CC
///
/// - V: version, 1. T: type. S: stream. Q: sequence, per stream, wraps. K: device ticks. C: checksum.
public struct HeelstrikeHeader: Equatable, Sendable {
    public var version: UInt8
    /// The type as sent; `HeelstrikeFrameType` knows some of them.
    public var type: UInt8
    public var stream: UInt16
    public var sequence: UInt32
    /// Ticks of the stream's clock; microseconds when the frame concerns the whole device.
    public var ticks: UInt64

    public init(
        version: UInt8 = HeelstrikeLimits.version, type: UInt8, stream: UInt16, sequence: UInt32, ticks: UInt64
    ) {
        self.version = version
        self.type = type
        self.stream = stream
        self.sequence = sequence
        self.ticks = ticks
    }

    /// Reads the header of a frame that has at least 16 bytes.
    init(_ frame: Span<UInt8>) {
        version = frame[0]
        type = frame[1]
        stream = frame.integer(at: 2)
        sequence = frame.integer(at: 4)
        ticks = frame.integer(at: 8)
    }

    /// The whole frame as it goes over the wire: header, payload and checksum stuffed, and the ending zero.
    public func framed(_ payload: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        append(payload, to: &output)
        return output
    }

    func append(_ payload: [UInt8], to output: inout [UInt8]) {
        var frame: [UInt8] = []
        frame.reserveCapacity(HeelstrikeLimits.headerBytes + payload.count + HeelstrikeLimits.checksumBytes)
        frame.append(version)
        frame.append(type)
        frame.append(littleEndian: stream)
        frame.append(littleEndian: sequence)
        frame.append(littleEndian: ticks)
        frame.append(contentsOf: payload)
        frame.append(littleEndian: CRC32C.checksum(frame.span))
        COBS.append(frame.span, to: &output)
        output.append(0)
    }
}

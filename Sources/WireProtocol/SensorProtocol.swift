/// The wire protocols that we read; the raw value is the name that stands in a recording.
public enum SensorProtocol: String, CaseIterable, Codable, Sendable {
    /// Our own firmware protocol, version 1 (`Firmware-Protocol/PROTOCOL.md`).
    case heelstrike

    /// A decoder at the beginning of a stream.
    public func makeDecoder() -> any SampleDecoder {
        switch self {
        case .heelstrike: HeelstrikeDecoder()
        }
    }
}

/// Turns a stream of bytes, cut anywhere, into samples and what else the device said.
///
/// However the stream is cut, the samples are the same in total; damaged frames are counted and skipped.
public protocol SampleDecoder: Sendable {
    /// Takes the next bytes and returns what became complete with them.
    mutating func consume(_ bytes: [UInt8]) -> [DecodedItem]
    /// What was received and what was wrong with it, since the beginning.
    var statistics: DecodeStatistics { get }
}

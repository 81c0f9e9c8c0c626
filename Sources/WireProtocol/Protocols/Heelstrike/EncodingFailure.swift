/// Why samples cannot be put into a frame.
public enum EncodingFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The device's descriptor has no such stream.
    case unknownStream(UInt16)
    /// There must be one raw number for each sample and channel.
    case wrongCount(stream: UInt16, expected: Int, actual: Int)
    /// The channel's encoding has no such number; `sample` and `channel` count from 0.
    case notRepresentable(stream: UInt16, channel: Int, sample: Int, value: Double)
    /// One sample of the stream is longer than a frame may be.
    case sampleTooLong(stream: UInt16, bytes: Int)

    public var description: String {
        switch self {
        case .unknownStream(let stream):
            "The device description has no stream \(stream); describe the stream before sending its samples."
        case .wrongCount(let stream, let expected, let actual):
            "Stream \(stream) needs \(expected) raw numbers (samples times channels) and was given \(actual)."
        case .notRepresentable(let stream, let channel, let sample, let value):
            """
            Stream \(stream), channel \(channel), sample \(sample): the channel's encoding cannot hold \(value); \
            choose a wider encoding or a float.
            """
        case .sampleTooLong(let stream, let bytes):
            """
            One sample of stream \(stream) has \(bytes) bytes, and a frame holds \(HeelstrikeLimits.payloadBytes - 6); \
            split the channels over several streams.
            """
        }
    }
}

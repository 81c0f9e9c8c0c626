import SensorData

/// Samples that came before the device said what they are, as when it is plugged in again and goes on sending.
struct UndescribedSamples: Sendable {
    struct Frame: Sendable {
        var stream: UInt16
        /// Of the stream's clock rate, which is not known yet.
        var ticks: UInt64
        var payload: [UInt8]
        /// Microseconds on the device's clock at its HELLO, where that came later: what claims to be later still is of a
        /// clock before a reset.
        var latest: UInt64?
    }

    /// Bytes and frames that are kept at most (proposal): a second of two feet at 400 Hz.
    private static let longest = 1 << 17
    private static let mostFrames = 1024

    private(set) var frames: [Frame] = []
    private var bytes = 0

    /// Keeps a frame where there is room.
    mutating func keep(_ payload: Span<UInt8>, stream: UInt16, ticks: UInt64) {
        guard frames.count < Self.mostFrames, bytes + payload.count <= Self.longest else { return }
        bytes += payload.count
        frames.append(Frame(stream: stream, ticks: ticks, payload: payload.array(0..<payload.count)))
    }

    /// Takes in that the device said its clock's time.
    ///
    /// - Parameter microseconds: on its clock.
    mutating func note(helloAt microseconds: UInt64) {
        for index in frames.indices where frames[index].latest == nil { frames[index].latest = microseconds }
    }

    /// The frames, in the order in which they came; none are kept then.
    mutating func take() -> [Frame] {
        defer { self = UndescribedSamples() }
        return frames
    }
}

/// The host asks for the device's time: `NN NN NN NN  HH HH HH HH HH HH HH HH`.
public struct ClockProbe: Equatable, Sendable {
    /// Tells the answers apart.
    public var number: UInt32
    /// Host time of sending in nanoseconds; the device only sends it back.
    public var hostTime: UInt64

    public init(number: UInt32, hostTime: UInt64) {
        self.number = number
        self.hostTime = hostTime
    }

    init?(payload: Span<UInt8>) {
        guard payload.count >= 12 else { return nil }
        self.init(number: payload.integer(at: 0), hostTime: payload.integer(at: 4))
    }

    public var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: number)
        bytes.append(littleEndian: hostTime)
        return bytes
    }
}

/// The device's answer: `NN NN NN NN  HH HH HH HH HH HH HH HH  RR RR RR RR RR RR RR RR`.
///
/// The header's ticks are the time of sending the answer.
public struct ClockReply: Equatable, Sendable {
    /// Copied from the probe.
    public var number: UInt32
    /// Copied from the probe.
    public var hostTime: UInt64
    /// When the probe arrived, in microseconds of the device's clock.
    public var receivedTicks: UInt64
    /// When this answer was sent, in microseconds of the device's clock.
    public var sentTicks: UInt64

    public init(number: UInt32, hostTime: UInt64, receivedTicks: UInt64, sentTicks: UInt64) {
        self.number = number
        self.hostTime = hostTime
        self.receivedTicks = receivedTicks
        self.sentTicks = sentTicks
    }

    init?(payload: Span<UInt8>, ticks: UInt64) {
        guard payload.count >= 20 else { return nil }
        self.init(
            number: payload.integer(at: 0), hostTime: payload.integer(at: 4), receivedTicks: payload.integer(at: 12),
            sentTicks: ticks)
    }

    public var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: number)
        bytes.append(littleEndian: hostTime)
        bytes.append(littleEndian: receivedTicks)
        return bytes
    }
}

/// The stream that START or STOP is about: `SS SS`, FFFF for all.
public struct StreamSelection: Equatable, Sendable {
    public var stream: UInt16

    public init(stream: UInt16 = HeelstrikeLimits.deviceStream) {
        self.stream = stream
    }

    init?(payload: Span<UInt8>) {
        guard payload.count >= 2 else { return nil }
        self.init(stream: payload.integer(at: 0))
    }

    public var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: stream)
        return bytes
    }
}

/// The device's answer to START and STOP: `TT  QQ QQ QQ QQ  RR`.
public struct Acknowledgement: Equatable, Sendable {
    public enum Result: UInt8, Sendable {
        case done = 0
        case refused = 1
        case unknownStream = 2
        case notUnderstood = 3
    }

    /// Type of the frame that is answered.
    public var type: UInt8
    /// Sequence number of the frame that is answered.
    public var sequence: UInt32
    public var result: Result

    public init(type: UInt8, sequence: UInt32, result: Result) {
        self.type = type
        self.sequence = sequence
        self.result = result
    }

    init?(payload: Span<UInt8>) {
        guard payload.count >= 6, let result = Result(rawValue: payload[5]) else { return nil }
        self.init(type: payload[0], sequence: payload.integer(at: 1), result: result)
    }

    public var payload: [UInt8] {
        var bytes: [UInt8] = [type]
        bytes.append(littleEndian: sequence)
        bytes.append(result.rawValue)
        return bytes
    }
}

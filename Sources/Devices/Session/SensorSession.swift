public import SensorData
public import WireProtocol

/// The host's side of the talk with one device: hello, self-description, start, clock probes.
///
/// Another maker's sensor sends unasked: with it the talk is at most one question, and it counts as streaming as soon as what it
/// sends is understood.
///
/// Times come in with what happened; `clock` is read only for the moments at which something is sent.
public struct SensorSession: Sendable {
    /// How far the talk has come.
    public enum State: Equatable, Sendable {
        /// Nothing is connected.
        case away
        /// Waiting for the device to say what it is.
        case asking
        /// It said what it is, and was asked to send.
        case starting
        case streaming
    }

    /// What followed from received bytes.
    public struct Reaction: Sendable {
        /// Bytes for the device.
        public var answer: [UInt8] = []
        public var items: [DecodedItem] = []
        public var clockPairs: [ClockPair] = []
    }

    /// The device's clock at the middle of a round trip.
    public struct ClockPair: Equatable, Sendable {
        public var deviceTicks: UInt64
        public var roundTripNanoseconds: UInt64
    }

    private static let helloInterval: Int64 = 500_000_000
    private static let startInterval: Int64 = 1_000_000_000
    /// Source: `Firmware-Protocol/PROTOCOL.md` section 5, a proposal.
    private static let probeInterval: Int64 = 2_000_000_000
    private static let probesInARow = 8
    /// Nanoseconds in which a device says what it is, begins to send, and sends again.
    private static let answerTime: Int64 = 3_000_000_000
    /// The same for another maker's sensor, which may restart when its line is opened (Arduino: two seconds).
    private static let vendorAnswerTime: Int64 = 5_000_000_000

    public private(set) var state = State.away
    public private(set) var device: DeviceDescriptor?
    public private(set) var status: DeviceStatus?
    /// When the state was reached.
    private var stateTime = Timestamp.zero
    /// When it last sent anything.
    private var receivedTime = Timestamp.zero
    /// What the device's decoder counted since it was last connected.
    public var statistics: DecodeStatistics { decoder.statistics }
    /// Ask the device to send, once it is known; else only what it is.
    private let startsStreams: Bool
    private let clock: @Sendable () -> Timestamp
    /// What the device speaks.
    private let wire: SensorProtocol
    /// A decoder at the beginning of a stream.
    private let fresh: any SampleDecoder
    private var decoder: any SampleDecoder
    private var encoder = HeelstrikeHostEncoder()
    private var lastAttempt = Timestamp.zero
    private var probeNumber: UInt32 = 0
    private var probesLeft = 0
    private var nextProbes = Timestamp.zero

    /// - Parameters:
    ///   - startsStreams: ask the device to send as soon as it is known.
    ///   - clock: the clock that stamps what is received.
    public init(startsStreams: Bool = true, clock: @escaping @Sendable () -> Timestamp = MonotonicClock.now) {
        self.startsStreams = startsStreams
        self.clock = clock
        wire = .heelstrike
        fresh = HeelstrikeDecoder()
        decoder = fresh
    }

    /// A talk with a sensor of any maker.
    public init(_ setup: SensorSetup, clock: @escaping @Sendable () -> Timestamp = MonotonicClock.now) {
        startsStreams = true
        self.clock = clock
        wire = setup.wire
        fresh = setup.decoder
        decoder = fresh
    }

    /// The connection is there, or there again; returns what to send.
    public mutating func open(at time: Timestamp) -> [UInt8] {
        state = .asking
        device = nil
        decoder = fresh
        // From 0 each time; to the device HELLO is a new beginning (`Firmware-Protocol/PROTOCOL.md` section 4).
        encoder = HeelstrikeHostEncoder()
        receivedTime = time
        // When the question goes out, which on a busy machine is later than what it follows from: the answer counts from it.
        stateTime = clock()
        lastAttempt = stateTime
        return wire == .heelstrike ? encoder.hello() : wire.question
    }

    public mutating func close() { state = .away }

    /// Time goes by; returns what to send.
    public mutating func tick(at time: Timestamp) -> [UInt8] {
        guard wire == .heelstrike else { return [] }
        let sinceAttempt = time.nanoseconds - lastAttempt.nanoseconds
        switch state {
        case .away: return []
        case .asking:
            guard sinceAttempt >= Self.helloInterval else { return [] }
            lastAttempt = clock()
            return encoder.hello()
        case .starting:
            guard startsStreams, sinceAttempt >= Self.startInterval else { return [] }
            lastAttempt = clock()
            return encoder.start(StreamSelection())
        case .streaming:
            guard time >= nextProbes else { return [] }
            nextProbes = Timestamp(nanoseconds: time.nanoseconds + Self.probeInterval)
            probesLeft = Self.probesInARow
            return probe(at: clock())
        }
    }

    /// What is wrong with a device that is connected and does not do its part; nil when it does.
    public func complaint(at time: Timestamp) -> String? {
        let inState = time.nanoseconds - stateTime.nanoseconds
        let silence = time.nanoseconds - receivedTime.nanoseconds
        guard wire == .heelstrike else { return vendorComplaint(inState: inState, silence: silence) }
        switch state {
        case .asking where inState > Self.answerTime: return "it does not answer"
        case .starting where startsStreams && inState > Self.answerTime: return "it does not begin to send"
        case .streaming where silence > Self.answerTime: return "it has fallen silent"
        case .away, .asking, .starting, .streaming: return nil
        }
    }

    private func vendorComplaint(inState: Int64, silence: Int64) -> String? {
        switch state {
        case .asking where silence > Self.vendorAnswerTime: return "it sends nothing"
        case .asking where inState > Self.vendorAnswerTime && statistics.frames == 0:
            return statistics.undecodable > 0
                ? "its rows come without the line that names the columns; reset it, or give the columns by number"
                : "nothing that it sends is “\(wire.rawValue)”; is the baud rate right?"
        case .streaming where silence > Self.answerTime: return "it has fallen silent"
        case .away, .asking, .starting, .streaming: return nil
        }
    }

    /// Takes in bytes of the device.
    public mutating func receive(_ bytes: [UInt8], at time: Timestamp) -> Reaction {
        guard state != .away else { return Reaction() }
        var reaction = Reaction()
        receivedTime = time
        reaction.items = decoder.consume(bytes)
        for item in reaction.items {
            switch item {
            case .device(let device):
                self.device = device
                guard wire == .heelstrike else {
                    state = .streaming
                    continue
                }
                state = .starting
                stateTime = clock()
                lastAttempt = stateTime
                if startsStreams { reaction.answer += encoder.start(StreamSelection()) }
            case .acknowledgement(let answer)
            where answer.type == HeelstrikeFrameType.start.rawValue && answer.result == .done:
                beginStreaming(time)
            case .samples:
                // The answer to START may have been lost.
                if state == .starting, startsStreams { beginStreaming(time) }
            case .status(let status):
                self.status = status
            case .clockReply(let reply):
                guard let pair = pair(reply, at: time) else { continue }
                reaction.clockPairs.append(pair)
                if probesLeft > 0 { reaction.answer += probe(at: clock()) }
            case .hello, .lost, .gap, .clockProbe, .start, .stop, .acknowledgement:
                continue
            }
        }
        return reaction
    }

    /// What to send so that the device stops sending.
    public mutating func stop() -> [UInt8] {
        state == .away || wire != .heelstrike ? [] : encoder.stop(StreamSelection())
    }

    private mutating func beginStreaming(_ time: Timestamp) {
        guard state == .starting else { return }
        state = .streaming
        stateTime = time
        nextProbes = time
    }

    // MARK: Clock

    private mutating func probe(at time: Timestamp) -> [UInt8] {
        probesLeft -= 1
        probeNumber &+= 1
        return encoder.clockProbe(ClockProbe(number: probeNumber, hostTime: UInt64(bitPattern: time.nanoseconds)))
    }

    /// The pair that an answer to the latest probe gives.
    private func pair(_ reply: ClockReply, at time: Timestamp) -> ClockPair? {
        let sent = Int64(bitPattern: reply.hostTime)
        guard reply.number == probeNumber, sent <= time.nanoseconds, reply.receivedTicks <= reply.sentTicks else {
            return nil
        }
        return ClockPair(
            deviceTicks: reply.receivedTicks + (reply.sentTicks - reply.receivedTicks) / 2,
            roundTripNanoseconds: UInt64(time.nanoseconds - sent))
    }
}

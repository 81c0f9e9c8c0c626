public import SensorData
public import WireProtocol

/// A simulated walk as a device that is plugged in: it answers the host and sends its samples when they are due.
///
/// The walk begins with the first START, at tick 1,000,000; until then the device's clock stands still. So the samples
/// and their ticks depend on the seed alone, whenever the host comes. Two devices of one foot each have two such clocks.
/// One that begins anew starts the same walk again at every START, while its clock goes on.
public struct SimulatedFirmware: Sendable {
    /// What the device sends at one moment.
    public struct Turn: Sendable {
        public var bytes: [UInt8]
        /// Microseconds since the device was switched on, at which it has something to say again.
        public var nextTime: UInt64
        /// The walk has ended, and the host had time to take its end.
        public var isOver: Bool
    }

    /// Bytes waiting for the host above which samples are dropped, as in a device whose memory is full.
    private static let memoryBytes = 1 << 20
    /// Microseconds between two STATUS frames.
    private static let statusInterval: UInt64 = 1_000_000
    /// Per cent of the battery when the walk begins, the least that is said, and microseconds for each per cent.
    private static let battery = (full: UInt64(90), least: UInt64(5), step: UInt64(600_000_000))

    public let device: DeviceDescriptor
    /// Microseconds that the device stays after its last sample.
    private let rest: UInt64
    /// Ticks of the latest sample that was sent; nil before the first.
    public private(set) var sentTicks: UInt64?
    private let walk: SimulatedWalk
    private let beginsAnew: Bool
    /// What the clock was when the walk began, less `WalkSamples.firstTick`.
    private var beginning: UInt64 = 0
    private var samples: WalkSamples
    private var batch: SampleBatch?
    private var encoder: HeelstrikeEncoder
    private var host = HeelstrikeDecoder()
    /// The same bytes again, for what the decoder only counts.
    private var hostFrames = HeelstrikeFrameReader()
    /// Microseconds since switching on at the first START.
    private var startTime: UInt64?
    private var isStreaming = false
    private var hostWasThere = false
    /// Frames with a wrong checksum from the hosts before this one.
    private var damagedFrames: UInt64 = 0
    private var nextStatus = WalkSamples.firstTick + Self.statusInterval
    private var produced: UInt64 = 0
    private var dropped: UInt64 = 0
    /// Device tick at which the device goes away.
    private var endTick: UInt64?

    /// - Parameters:
    ///   - walk: what the device measures.
    ///   - feet: whose insoles it has.
    ///   - rest: seconds that it stays after its last sample; what the host has not read by then is lost.
    ///   - beginsAnew: starts the walk again at every START.
    public init(
        _ walk: SimulatedWalk, feet: [Side] = Side.allCases, rest: Double = 2, beginsAnew: Bool = false
    ) {
        self.walk = walk
        self.beginsAnew = beginsAnew
        self.rest = UInt64(max(0, rest) * 1_000_000)
        device = walk.device(feet: feet)
        encoder = HeelstrikeEncoder(device: device, bootIdentity: walk.seed)
        samples = walk.samples()
        advance()
    }

    /// Takes in what the host said and returns what is due.
    ///
    /// - Parameters:
    ///   - received: bytes from the host, cut anywhere.
    ///   - time: microseconds since the device was switched on; never less than before.
    ///   - hostIsThere: whether the line is open; when the host goes, the device stops sending.
    ///   - backlog: bytes that the host has not taken yet.
    /// - Returns: what to send, and when to come again.
    /// - Throws: `EncodingFailure` when a sample does not fit its channel, which would be a mistake of the simulator.
    public mutating func turn(
        received: [UInt8], at time: UInt64, hostIsThere: Bool, backlog: Int
    ) throws(EncodingFailure) -> Turn {
        if hostWasThere, !hostIsThere {
            isStreaming = false
            damagedFrames += host.statistics.badChecksum
            host = HeelstrikeDecoder()
            hostFrames = HeelstrikeFrameReader()
        }
        hostWasThere = hostIsThere
        var output: [UInt8] = []
        // Frame by frame, so that each answer can name the command's sequence number.
        for frame in received.split(separator: 0, omittingEmptySubsequences: false).enumerated() {
            let bytes = (frame.offset == 0 ? [] : [0]) + frame.element
            for item in host.consume(bytes) { output += answer(item, at: time) }
            for case .frame(let frame) in hostFrames.pieces(bytes) where frame.content == .malformed {
                output += refuse(frame.header, at: time)
            }
        }
        let ticks = self.ticks(at: time)
        try appendSamples(until: ticks, backlog: backlog, to: &output)
        if isStreaming, ticks >= nextStatus {
            var status = DeviceStatus(
                ticks: ticks, produced: produced, dropped: dropped,
                checksumErrors: UInt32(clamping: damagedFrames + host.statistics.badChecksum))
            status.battery = UInt8(
                clamping: max(Self.battery.least, Self.battery.full - min(Self.battery.full, ticks / Self.battery.step))
            )
            output += encoder.status(status)
            nextStatus = ticks + Self.statusInterval
        }
        if batch == nil, endTick == nil { endTick = ticks + rest }
        return Turn(bytes: output, nextTime: nextTime(after: time), isOver: endTick.map { ticks >= $0 } ?? false)
    }

    /// The device's clock in microseconds.
    private func ticks(at time: UInt64) -> UInt64 {
        WalkSamples.firstTick + (startTime.map { time - $0 } ?? 0)
    }

    private func nextTime(after time: UInt64) -> UInt64 {
        guard let startTime else { return time + 1_000_000 }
        let tick = batch?.ticks.last ?? endTick ?? 0
        return startTime + max(tick, WalkSamples.firstTick) - WalkSamples.firstTick
    }

    private mutating func advance() {
        repeat {
            batch = samples.next()
        } while batch.map { batch in !device.streams.contains { $0.id == batch.stream } } ?? false
        if beginning > 0, let ticks = batch?.ticks { batch?.ticks = ticks.map { $0 + beginning } }
    }

    // MARK: Sending

    private mutating func appendSamples(
        until ticks: UInt64, backlog: Int, to output: inout [UInt8]
    ) throws(EncodingFailure) {
        while startTime != nil, let next = batch, let last = next.ticks.last, last <= ticks {
            if !isStreaming {
                // Nobody listens: these samples are not made.
            } else if backlog + output.count > Self.memoryBytes {
                output += try encoder.drop(stream: next.stream, frames: 1, ticks: ticks)
                dropped += 1
                produced += 1
            } else {
                output += try encoder.samples(stream: next.stream, ticks: next.ticks, raw: next.raw)
                produced += 1
                sentTicks = last
            }
            advance()
        }
    }

    // MARK: Answering

    private mutating func answer(_ item: DecodedItem, at time: UInt64) -> [UInt8] {
        switch item {
        case .hello(let hello) where hello.role == .host:
            return encoder.hello(ticks: ticks(at: time))
        case .clockProbe(let probe):
            let ticks = ticks(at: time)
            return encoder.clockReply(
                ClockReply(number: probe.number, hostTime: probe.hostTime, receivedTicks: ticks, sentTicks: ticks))
        case .start(let selection):
            let result = result(of: selection)
            if result == .done {
                isStreaming = true
                if startTime == nil {
                    startTime = time
                } else if beginsAnew {
                    beginning = ticks(at: time) - WalkSamples.firstTick
                    samples = walk.samples()
                    endTick = nil
                    advance()
                }
            }
            return acknowledge(.start, result, at: time)
        case .stop(let selection):
            let result = result(of: selection)
            if result == .done { isStreaming = false }
            return acknowledge(.stop, result, at: time)
        case .hello, .device, .samples, .lost, .status, .gap, .clockReply, .acknowledgement:
            return []
        }
    }

    /// The answer to a START or STOP that is too short.
    private mutating func refuse(_ header: HeelstrikeHeader, at time: UInt64) -> [UInt8] {
        guard let type = HeelstrikeFrameType(rawValue: header.type), type == .start || type == .stop else { return [] }
        return acknowledge(type, .notUnderstood, at: time)
    }

    /// The simulated device has one switch for all its streams.
    private func result(of selection: StreamSelection) -> Acknowledgement.Result {
        if selection.stream == HeelstrikeLimits.deviceStream { return .done }
        return device.streams.contains { $0.id == selection.stream } ? .refused : .unknownStream
    }

    private mutating func acknowledge(
        _ type: HeelstrikeFrameType, _ result: Acknowledgement.Result, at time: UInt64
    ) -> [UInt8] {
        encoder.acknowledgement(
            Acknowledgement(type: type.rawValue, sequence: host.deviceSequence ?? 0, result: result),
            ticks: ticks(at: time))
    }
}

public import SensorData
import WireProtocol

/// Holds a device against the firmware protocol: says what a host may say, right and wrong, and judges what comes.
///
/// Times come in with what happened, so that it runs on a line as well as in an invented time.
public struct DeviceCheck: Sendable {
    /// Nanoseconds from one clock probe to the next.
    private static let probeInterval: Int64 = 300_000_000
    private static let probes = 8

    /// What the device said of itself; nil when that could not be read.
    public private(set) var device: DeviceDescriptor?
    public private(set) var isOver = false
    /// Bytes that this computer dropped, for which the device is not blamed.
    public private(set) var overrunBytes: UInt64 = 0

    private(set) var step = CheckStep.hello
    private var isOpen = false
    private var stepTime = Timestamp.zero
    private var lastAttempt = Timestamp.zero
    private var encoder = HeelstrikeHostEncoder()
    private(set) var sequence: UInt32 = 0
    /// Sequence number of the step's command.
    private(set) var commandSequence: UInt32 = 0
    private var lastCommand: [UInt8] = []
    private(set) var evidence: [CheckStep: CheckEvidence] = [:]
    /// When each step was over.
    private(set) var stepTimes: [CheckStep: (from: Timestamp, to: Timestamp)] = [:]
    private(set) var commandSequences: [CheckStep: UInt32] = [:]
    private(set) var sentProbes: [ClockProbe] = []
    private var lastProbe = Timestamp.zero
    private var reader = HeelstrikeFrameReader()
    private(set) var decoder = HeelstrikeDecoder()
    /// Pieces that are no frames, after the device was first understood.
    private(set) var damages: [HeelstrikeFrameReader.Damage] = []
    private var isUnderstood = false
    /// Everything in its order.
    private(set) var all = CheckEvidence()

    public init() {}

    // MARK: What happens

    /// The line is open; returns what to send.
    public mutating func open(at time: Timestamp) -> [UInt8] {
        isOpen = true
        return begin(.hello, at: time)
    }

    /// Takes in bytes of the device; returns what to send.
    public mutating func receive(_ bytes: [UInt8], at time: Timestamp) -> [UInt8] {
        guard isOpen, !isOver else { return [] }
        for item in decoder.consume(bytes) {
            if case .device(let device) = item { self.device = device }
        }
        for piece in reader.pieces(bytes) {
            switch piece {
            case .damaged(let damage):
                // The first may be the rest of a frame, or what the device printed at boot.
                if isUnderstood { damages.append(damage) }
            case .frame(let frame):
                isUnderstood = true
                let arrival = CheckEvidence.Arrival(frame: frame, time: time)
                evidence[step, default: CheckEvidence()].arrivals.append(arrival)
                all.arrivals.append(arrival)
            }
        }
        return isDone(at: time) ? advance(at: time) : []
    }

    public mutating func lose(bytes: UInt64) { overrunBytes += bytes }

    /// Time goes by; returns what to send.
    public mutating func tick(at time: Timestamp) -> [UInt8] {
        guard isOpen, !isOver else { return [] }
        if isDone(at: time) || time.nanoseconds - stepTime.nanoseconds >= step.limit { return advance(at: time) }
        switch step {
        case .hello where time.nanoseconds - lastAttempt.nanoseconds >= 700_000_000 && heard(.hello).hellos.isEmpty:
            // The first may have come before the device was up.
            lastAttempt = time
            return encoder.hello()
        case .stream where sentProbes.count < Self.probes:
            guard time.nanoseconds - lastProbe.nanoseconds >= Self.probeInterval else { return [] }
            lastProbe = time
            let probe = ClockProbe(
                number: UInt32(100 + sentProbes.count), hostTime: UInt64(bitPattern: time.nanoseconds))
            sentProbes.append(probe)
            sequence &+= 1
            return command(.clockProbe, probe.payload)
        default: return []
        }
    }

    func heard(_ step: CheckStep) -> CheckEvidence { evidence[step] ?? CheckEvidence() }

    // MARK: Steps

    private func isDone(at time: Timestamp) -> Bool {
        let heard = heard(step)
        switch step {
        case .hello:
            guard let hello = heard.hellos.last, device != nil else { return false }
            return heard.parts.reduce(0) { $0 + $1.bytes.count } >= Int(hello.descriptorLength)
        case .helloAgain:
            guard let hello = heard.hellos.last else { return false }
            return heard.parts.reduce(0) { $0 + $1.bytes.count } >= Int(hello.descriptorLength)
        case .stop, .unknownStream, .tooShort, .longer, .garbage, .stopAgain, .end:
            return heard.acknowledgements.contains { $0.sequence == commandSequence }
        case .start, .restart:
            let streams = Set(heard.samples.map(\.frame.header.stream))
            return heard.acknowledgements.contains { $0.sequence == commandSequence }
                && (device?.streams ?? []).allSatisfy { streams.contains($0.id) }
        case .unknownType, .otherVersion, .damaged, .repetition, .stream, .quiet: return false
        }
    }

    private mutating func advance(at time: Timestamp) -> [UInt8] {
        stepTimes[step] = (stepTime, time)
        guard let next = CheckStep(rawValue: step.rawValue + 1), device != nil || step != .hello else {
            isOver = true
            return []
        }
        return begin(next, at: time)
    }

    /// Begins a step and returns what it says.
    private mutating func begin(_ next: CheckStep, at time: Timestamp) -> [UInt8] {
        step = next
        stepTime = time
        lastAttempt = time
        sequence &+= 1
        defer { commandSequences[next] = commandSequence }
        switch next {
        case .hello, .helloAgain:
            // From 0 both times, as two hosts one after the other.
            encoder = HeelstrikeHostEncoder()
            sequence = 0
            return encoder.hello()
        case .stop, .stopAgain, .end: return remembered(.stop, StreamSelection().payload)
        case .unknownStream: return remembered(.start, StreamSelection(stream: strangeStream).payload)
        case .tooShort: return remembered(.start, [0xFF])
        case .longer: return remembered(.stop, StreamSelection().payload + [1, 2, 3])
        case .unknownType: return remembered(type: 200, [1, 2, 3, 4])
        case .otherVersion:
            return remembered(type: HeelstrikeFrameType.start.rawValue, StreamSelection().payload, version: 2)
        case .damaged: return damagedStart()
        case .garbage:
            return [0x11, 0x22, 0xFF, 0xFE, 0x03, 0x55, 0, 0x05, 0x01, 0] + remembered(.stop, StreamSelection().payload)
        case .start, .restart: return remembered(.start, StreamSelection().payload)
        case .repetition: return lastCommand
        case .stream:
            lastProbe = time
            return []
        case .quiet: return []
        }
    }

    /// A number that no described stream has.
    private var strangeStream: UInt16 {
        let known = Set((device?.streams ?? []).map(\.id))
        return (1...UInt16.max - 1).first { !known.contains($0) && $0 > 99 } ?? 99
    }

    private mutating func remembered(_ type: HeelstrikeFrameType, _ payload: [UInt8]) -> [UInt8] {
        remembered(type: type.rawValue, payload)
    }

    private mutating func remembered(
        type: UInt8, _ payload: [UInt8], version: UInt8 = HeelstrikeLimits.version
    ) -> [UInt8] {
        commandSequence = sequence
        lastCommand = HeelstrikeHeader(
            version: version, type: type, stream: HeelstrikeLimits.deviceStream, sequence: sequence, ticks: 0
        ).framed(payload)
        return lastCommand
    }

    private func command(_ type: HeelstrikeFrameType, _ payload: [UInt8]) -> [UInt8] {
        HeelstrikeHeader(
            type: type.rawValue, stream: HeelstrikeLimits.deviceStream, sequence: sequence, ticks: 0
        ).framed(payload)
    }

    /// START whose last byte of the checksum is another.
    private mutating func damagedStart() -> [UInt8] {
        var frame = remembered(.start, StreamSelection().payload)
        // The last byte before the ending zero belongs to the checksum; no byte on the wire becomes zero by it.
        let last = frame.count - 2
        frame[last] = frame[last] == 0x55 ? 0x56 : 0x55
        return frame
    }
}

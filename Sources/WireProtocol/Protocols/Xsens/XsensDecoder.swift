public import SensorData

/// Reads Xsens/Movella MTi sensors that send MTData2 (message 36).
///
/// | Item | Stream | |
/// |---|---|---|
/// | 4020 acceleration, 8020 rate of turn | 0 | m/s², rad/s; NaN for the one that a packet lacks |
/// | C020 magnetic field | 1 | in units of the field where the sensor was calibrated |
/// | 2010 quaternion | 2 | w, x, y, z |
/// | 1060 sample time | clock | u32 of 100 µs |
/// | 1020 packet counter | loss | u16 |
///
/// Without sample time the packet counter at the configured rate is the clock; without that too, packets at the rate. With
/// no rate either, packets are counted as undecodable. The first measuring packet decides. The sensor's axes depend on how
/// its outputs are set up (lowest hexadecimal digit of the identifiers) and are given as they come.
///
/// Source: MT Low-Level Communication Protocol Documentation (Movella, MT0101P).
public struct XsensDecoder: SampleDecoder {
    public private(set) var statistics = DecodeStatistics()
    private let rate: Frequency?
    private let side: Side?
    private var buffer = PacketBuffer()
    private var output = DeviceOutput(manufacturer: "Movella", model: "Xsens MTi")
    private var clock: Clock?
    private var counter = WrappingCounter(modulus: 1 << 16)
    private var ticker = WrappingCounter(modulus: 1 << 32)
    private var packets: UInt64 = 0

    /// What a tick is.
    private enum Clock: Equatable, Sendable {
        case sampleTime
        case counter(Frequency)
        case packets(Frequency)

        var rate: Frequency {
            switch self {
            case .sampleTime: Frequency(10_000)
            case .counter(let rate), .packets(let rate): rate
            }
        }
    }

    /// - Parameters:
    ///   - rate: packets a second, used only where packets carry no sample time.
    ///   - side: the foot that the sensor is on.
    public init(rate: Frequency? = nil, side: Side? = nil) {
        self.rate = rate
        self.side = side
    }

    public mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        var items: [DecodedItem] = []
        for packet in buffer.packets(bytes, counting: &statistics, scan: XsensPacket.scan) {
            accept(XsensPacket(packet))
            output.describe(into: &items)
        }
        output.flush(into: &items)
        return items
    }

    private mutating func accept(_ packet: XsensPacket) {
        switch packet.message {
        case 0x36: takeMeasurement(packet)
        case 0x01: output.identify { $0.serialNumber = Self.hexadecimal(packet.data) }
        case 0x1D:
            // The product code is filled up with blanks or zeros.
            let code = packet.data.prefix { $0 != 0 }.trimmed
            guard let text = String(validating: code, as: UTF8.self), !text.isEmpty else { return }
            output.identify { $0.model = text }
        case 0x13 where packet.data.count >= 3:
            output.identify { $0.firmware = packet.data.prefix(3).map { "\($0)" }.joined(separator: ".") }
        default: statistics.unknownType += 1
        }
    }

    private mutating func takeMeasurement(_ packet: XsensPacket) {
        guard let items = packet.items else {
            statistics.malformed += 1
            return
        }
        var acceleration: [Double]?
        var turn: [Double]?
        var field: [Double]?
        var quaternion: [Double]?
        var time: UInt64?
        var count: UInt64?
        for item in items {
            switch item.kind {
            case 0x4020: acceleration = item.numbers(3)
            case 0x8020: turn = item.numbers(3)
            case 0xC020: field = item.numbers(3)
            case 0x2010: quaternion = item.numbers(4)
            case 0x1060: time = item.whole(byteCount: 4)
            case 0x1020: count = item.whole(byteCount: 2)
            default: continue
            }
        }
        packets += 1
        guard follow(count) else { return }
        guard acceleration != nil || turn != nil || field != nil || quaternion != nil else { return }
        guard let ticks = ticks(time: time, hasCount: count != nil) else {
            statistics.undecodable += 1
            return
        }
        let missing = [Double](repeating: .nan, count: 3)
        if acceleration != nil || turn != nil { append(0, ticks, (acceleration ?? missing) + (turn ?? missing)) }
        if let field { append(1, ticks, field) }
        if let quaternion { append(2, ticks, quaternion) }
    }

    /// Follows the packet counter; false when the packet came before.
    private mutating func follow(_ count: UInt64?) -> Bool {
        guard let count else { return true }
        switch counter.take(count) {
        case .first, .forward(missing: 0): break
        case .forward(let missing):
            statistics.lostFrames += missing
            // Only where there is a stream that can have lost something.
            if let track = output.track(of: 0) { output.lose(track: track, frames: missing) }
        case .same:
            statistics.repeatedFrames += 1
            return false
        case .backward: statistics.sequenceRestarts += 1
        }
        return true
    }

    private mutating func ticks(time: UInt64?, hasCount: Bool) -> UInt64? {
        if clock == nil {
            if time != nil {
                clock = .sampleTime
            } else if let rate {
                clock = hasCount ? .counter(rate) : .packets(rate)
            }
        }
        switch clock {
        case .sampleTime:
            guard let time else { return nil }
            if ticker.take(time) == .backward { statistics.sequenceRestarts += 1 }
            return ticker.value
        case .counter: return hasCount ? counter.value : nil
        case .packets: return packets - 1
        case nil: return nil
        }
    }

    private mutating func append(_ stream: UInt16, _ ticks: UInt64, _ raw: [Double]) {
        guard let clock else { return }
        statistics.samples += 1
        let isRateKnown = clock != .sampleTime
        let track =
            output.track(of: stream)
            ?? output.add(descriptor(of: stream, clock: clock), isRateKnown: isRateKnown)
        output.append(track: track, ticks: ticks, raw: raw)
    }

    private func descriptor(of stream: UInt16, clock: Clock) -> StreamDescriptor {
        let (name, channels): (String, [ChannelDescriptor]) =
            switch stream {
            case 0:
                (
                    "inertial",
                    InertialChannels.acceleration(.metresPerSecondSquared, encoding: .float32)
                        + InertialChannels.angularRate(.radiansPerSecond, encoding: .float32)
                )
            case 1: ("magnetic field", InertialChannels.magneticField(.one, encoding: .float32))
            default:
                (
                    "orientation",
                    ["w", "x", "y", "z"].map {
                        ChannelDescriptor(name: "quaternion \($0)", quantity: .other, unit: .one, encoding: .float32)
                    }
                )
            }
        return StreamDescriptor(
            id: stream, name: name, side: side, placement: .unknown, sampleRate: rate ?? Frequency(1),
            clockRate: clock.rate, channels: channels)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
}

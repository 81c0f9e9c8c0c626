public import SensorData

/// Reads WitMotion WT901, BWT901 and relatives, little-endian.
///
///     serial     55 TT  8 bytes  SS           T: 50 time, 51 acceleration, 52 angular rate, 53 angle, 54 field, 59 quaternion
///     Bluetooth  55 61  9 × i16                acceleration, angular rate, angle
///
/// - S: sum of the ten bytes before it. Acceleration i16 / 32768 · 16 g; angular rate i16 / 32768 · 2000 °/s; the fourth
///   number of a serial packet is the temperature or unused.
///
/// A sample is one cycle's acceleration and angular rate. The samples carry no time: they are counted, at the given rate.
/// Hence a packet that was damaged still counts when the other one of its cycle came; a cycle that is missing whole is not
/// noticed. Bluetooth packets have no checksum: one is taken when another follows it.
///
/// Source: WT901 datasheet v20-0702, pp. 11–21; checked against the PyPI package witmotion 0.0.1.
public struct WitMotionDecoder: SampleDecoder {
    public private(set) var statistics = DecodeStatistics()
    private var buffer = PacketBuffer()
    private var output = DeviceOutput(manufacturer: "WitMotion", model: "WT901")
    private let track: Int
    private var cycle: UInt64 = 0
    /// The acceleration of the cycle whose angular rate is still to come.
    private var acceleration: [Double]?

    /// - Parameters:
    ///   - rate: the output rate to which the sensor is set, 0.2 to 200 Hz.
    ///   - side: the foot that the sensor is on.
    public init(rate: Frequency, side: Side? = nil) {
        track = output.add(
            StreamDescriptor(
                id: 0, name: "inertial", side: side, placement: .unknown, sampleRate: rate, clockRate: rate,
                channels: InertialChannels.acceleration(.standardGravity, encoding: .int16, scale: 16.0 / 32_768)
                    + InertialChannels.angularRate(.degreesPerSecond, encoding: .int16, scale: 2000.0 / 32_768)),
            isRateKnown: true)
    }

    public mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        var items: [DecodedItem] = []
        for packet in buffer.packets(bytes, counting: &statistics, scan: Self.scan) {
            accept(packet)
            output.describe(into: &items)
        }
        output.flush(into: &items)
        return items
    }

    private static func scan(_ bytes: Span<UInt8>) -> PacketScan {
        guard bytes[0] == 0x55 else { return .none }
        guard bytes.count >= 2 else { return .incomplete }
        switch bytes[1] {
        case 0x50...0x5F:
            guard bytes.count >= 11 else { return .incomplete }
            return bytes.sum(0..<10) == bytes[10] ? .packet(11) : .damaged
        case 0x61:
            guard bytes.count >= 22 else { return .incomplete }
            return bytes[20] == 0x55 && (bytes[21] == 0x61 || bytes[21] == 0x71) ? .packet(20) : .damaged
        default: return .none
        }
    }

    private mutating func accept(_ packet: [UInt8]) {
        let span = packet.span
        func numbers(_ range: Range<Int>) -> [Double] {
            range.map { Double(Int16(bitPattern: span.integer(at: 2 + 2 * $0))) }
        }
        switch packet[1] {
        case 0x51:
            if acceleration != nil { loseCycle() }
            acceleration = numbers(0..<3)
        case 0x52:
            guard let acceleration else { return loseCycle() }
            self.acceleration = nil
            append(acceleration + numbers(0..<3))
        case 0x61: append(numbers(0..<6))
        case 0x50, 0x53...0x5A: break
        default: statistics.unknownType += 1
        }
    }

    private mutating func append(_ raw: [Double]) {
        output.append(track: track, ticks: cycle, raw: raw)
        statistics.samples += 1
        cycle += 1
    }

    /// A cycle of which one packet is missing; before the first sample it is only the beginning that was not heard.
    private mutating func loseCycle() {
        guard cycle > 0 else { return }
        cycle += 1
        statistics.lostFrames += 1
        output.lose(track: track, frames: 1)
    }
}

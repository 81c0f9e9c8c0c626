public import SensorData

/// Reads a BNO08x in UART-RVC mode, little-endian, 100 packets a second.
///
///     offset  0  1  2  3 … 8             9 … 14          15 16 17  18
///             AA AA II yaw, pitch, roll  ax, ay, az      00 00 00  SS
///
/// - I: counts packets, u8. Angles i16 in 0.01°, acceleration i16 in mg. S: sum of the bytes 2…17.
///
/// There is no angular rate. Time is the unwrapped index at 100 Hz; a loss of 128 packets or more cannot be told from a
/// smaller one.
///
/// Source: BNO080 datasheet 1000-3927, p. 21.
public struct BNO08xDecoder: SampleDecoder {
    public private(set) var statistics = DecodeStatistics()
    private var buffer = PacketBuffer()
    private var output = DeviceOutput(manufacturer: "CEVA", model: "BNO08x UART-RVC")
    private let track: Int
    private var index = WrappingCounter(modulus: 256)

    /// - Parameter side: the foot that the sensor is on.
    public init(side: Side? = nil) {
        track = output.add(
            StreamDescriptor(
                id: 0, name: "acceleration", side: side, placement: .unknown, sampleRate: Frequency(100),
                clockRate: Frequency(100),
                channels: InertialChannels.acceleration(.standardGravity, encoding: .int16, scale: 0.001)
                    + InertialChannels.angles(["yaw", "pitch", "roll"], encoding: .int16, degrees: 0.01)),
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
        guard bytes[0] == 0xAA else { return .none }
        guard bytes.count >= 2 else { return .incomplete }
        guard bytes[1] == 0xAA else { return .none }
        guard bytes.count >= 19 else { return .incomplete }
        return bytes.sum(2..<18) == bytes[18] ? .packet(19) : .damaged
    }

    private mutating func accept(_ packet: [UInt8]) {
        switch index.take(UInt64(packet[2])) {
        case .first, .forward(missing: 0): break
        case .forward(let missing):
            statistics.lostFrames += missing
            output.lose(track: track, frames: missing)
        case .same:
            statistics.repeatedFrames += 1
            return
        case .backward: statistics.sequenceRestarts += 1
        }
        let span = packet.span
        let numbers = (0..<6).map { Double(Int16(bitPattern: span.integer(at: 3 + 2 * $0))) }
        output.append(track: track, ticks: index.value, raw: Array(numbers[3...] + numbers[..<3]))
        statistics.samples += 1
    }
}

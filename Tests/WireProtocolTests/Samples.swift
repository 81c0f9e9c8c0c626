import SensorData
import WireProtocol

/// A seeded generator (SplitMix64, Steele and others 2014), so that each run tests the same.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

enum Sample {
    /// A device with one channel of every encoding, and one with 204.8 Hz and an odd clock.
    static let device = DeviceDescriptor(
        manufacturer: "Beispiel", model: "Sohle µ", serialNumber: "17", firmware: "1.2.3",
        streams: [
            StreamDescriptor(
                id: 3, name: "all encodings", side: .left, placement: .insole, mounting: .footAxes,
                sampleRate: Frequency(100),
                channels: ChannelEncoding.allCases.enumerated().map { index, encoding in
                    ChannelDescriptor(
                        name: encoding.rawValue, quantity: .cellLoad(index + 1), unit: .kilopascal, encoding: encoding,
                        scale: 0.1, offset: -3, range: -1...Double(index))
                },
                cells: [
                    PressureCell(number: 1, x: 0.1, y: -7, area: 250, region: .heelMedial), PressureCell(number: 2),
                ]),
            StreamDescriptor(
                id: 0, name: "inertial", side: nil, placement: .instep, sampleRate: Frequency(1024, per: 5),
                clockRate: Frequency(32_768),
                channels: [
                    ChannelDescriptor(
                        name: "ax", quantity: .acceleration(.x), unit: .standardGravity, encoding: .int16,
                        scale: 1.0 / 2048),
                    ChannelDescriptor(
                        name: "gz", quantity: .angularRate(.z), unit: .degreesPerSecond, encoding: .int16,
                        scale: -1.0 / 16.4),
                    ChannelDescriptor(name: "mx", quantity: .magneticField(.y), unit: .microtesla),
                    ChannelDescriptor(name: "F", quantity: .totalForce, unit: .newton, encoding: .float32),
                    ChannelDescriptor(name: "cop", quantity: .centreOfPressure(.x), unit: .millimetre),
                    ChannelDescriptor(name: "T", quantity: .temperature, unit: .degreeCelsius),
                    ChannelDescriptor(name: "?", quantity: .other, unit: .one, encoding: .uint8),
                ]),
        ])

    /// A stream of hello, samples of both streams, status, a gap and a clock reply.
    static func stream(frames: Int = 40) throws -> [UInt8] {
        var generator = SeededGenerator(state: 7)
        var encoder = HeelstrikeEncoder(device: device, bootIdentity: 5)
        var bytes = encoder.hello()
        for frame in 0..<frames {
            let ticks = (0..<3).map { UInt64(frame * 30_000 + $0 * 10_000 + Int.random(in: 0...1, using: &generator)) }
            let raw = ticks.flatMap { _ in
                ChannelEncoding.allCases.map { extreme($0, Int.random(in: 0..<4, using: &generator)) }
            }
            bytes += try encoder.samples(stream: 3, ticks: ticks, raw: raw)
            bytes += try encoder.samples(
                stream: 0, ticks: [UInt64(frame)], raw: [-5, 7, .nan, 0.5, .infinity, 36.6, 255])
            if frame == 10 { bytes += try encoder.drop(stream: 3, frames: 9, ticks: 1) }
            if frame == 20 {
                var status = DeviceStatus(ticks: 99, produced: 20, dropped: 9)
                status.temperature = 31.25
                bytes += encoder.status(status)
            }
        }
        bytes += encoder.clockReply(ClockReply(number: 1, hostTime: 2, receivedTicks: 3, sentTicks: 4))
        return bytes
    }

    /// Lowest, highest and other numbers of an encoding.
    static func extreme(_ encoding: ChannelEncoding, _ which: Int) -> Double {
        let values: [Double] =
            switch encoding {
            case .uint8: [0, 255, 1, 128]
            case .int8: [-128, 127, -1, 0]
            case .uint16: [0, 65_535, 256, 255]
            case .int16: [-32_768, 32_767, -1, 256]
            case .uint32: [0, 4_294_967_295, 65_536, 1]
            case .int32: [-2_147_483_648, 2_147_483_647, -1, 0]
            case .float32: [0.5, (-3.25e10).float, 1e-30.float, 0]
            case .float64: [0.1, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, .pi]
            }
        return values[which]
    }

    /// What the device said, with all blocks of a stream joined and losses in between kept.
    static func joined(_ items: [DecodedItem]) -> [DecodedItem] {
        var joined: [DecodedItem] = []
        for stream in [UInt16(3), 0, HeelstrikeLimits.deviceStream] {
            for item in items where self.stream(of: item) == stream {
                if case .samples(let block) = item, case .samples(var before)? = joined.last, before.stream == stream {
                    before.times += block.times
                    before.values += block.values
                    joined[joined.count - 1] = .samples(before)
                } else {
                    joined.append(item)
                }
            }
        }
        return joined
    }

    private static func stream(of item: DecodedItem) -> UInt16 {
        switch item {
        case .samples(let block): block.stream
        case .lost(let stream, _): stream
        default: HeelstrikeLimits.deviceStream
        }
    }
}

extension Double {
    /// The nearest number that a 32-bit float has.
    var float: Double { Double(Float(self)) }
}

extension [DecodedItem] {
    /// The numbers of all blocks as bit patterns, so that NaN equals NaN.
    var bits: [UInt64] {
        flatMap { item in
            if case .samples(let block) = item { block.values.map(\.bitPattern) } else { [UInt64]() }
        }
    }

    /// Everything as text, where NaN equals NaN.
    var text: [String] { map { "\($0)" } }
}

extension [UInt8] {
    func chunks(of size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

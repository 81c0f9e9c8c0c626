import SensorData

@testable import WireProtocol

/// What a sensor of each protocol would send: made here, apart from the decoders.
///
/// Counters and clocks begin shortly before they wrap. Sample `i` has the raw numbers `raw(i, channel)`.
struct VendorStream {
    var wire: SensorProtocol
    var configuration = DecoderConfiguration(rate: Frequency(100), side: .left)
    /// What the sensor says before its samples.
    var opening: [UInt8] = []
    /// One frame, or what makes one sample, each.
    var frames: [[UInt8]] = []
    /// SI values of stream 0, and its times in nanoseconds.
    var values: [[Double]] = []
    var nanoseconds: [Int64] = []
    /// Whether frames carry a time or counter.
    var hasTime = true
    /// Whether missing frames can be counted.
    var countsLoss = true
    /// Whether a flipped bit is always noticed.
    var hasChecksum = true

    var bytes: [UInt8] { opening + frames.joined() }

    private static let gravity = 9.80665
    private static let degree = Double.pi / 180

    /// A number from −900 to 900.
    static func raw(_ index: Int, _ channel: Int) -> Int { (index * 37 + channel * 251) % 1801 - 900 }

    init(_ wire: SensorProtocol, count: Int = 60) throws {
        self.wire = wire
        for index in 0..<count {
            switch wire {
            case .heelstrike: break
            case .xIMU3: addXIMU3(index)
            case .xsens: addXsens(index)
            case .witMotion: addWitMotion(index)
            case .bno08x: addBNO08x(index)
            case .vectorNav: addVectorNav(index)
            case .lineTable: addLine(index)
            }
        }
        switch wire {
        case .heelstrike: try addHeelstrike(count)
        case .xIMU3:
            opening = Array(#"{"ping":{"interface":"USB","name":"Left foot","sn":"655782F6"}}"#.utf8) + [13, 10]
            countsLoss = false
            hasChecksum = false
        case .xsens: opening = Self.xbus(0x01, [0x03, 0x80, 0x12, 0x3A])
        case .bno08x: break
        case .witMotion, .vectorNav:
            countsLoss = false
            hasTime = false
        case .lineTable:
            opening = Array("ready\r\ntime_ms,frame_id,heel,toe,ax\r\n".utf8)
            configuration.lineTable = Self.layout
            hasChecksum = false
        }
    }

    // MARK: Ours

    private mutating func addHeelstrike(_ count: Int) throws {
        let device = DeviceDescriptor(
            manufacturer: "Example", model: "Foot",
            streams: [
                StreamDescriptor(
                    id: 0, name: "inertial", side: .left, placement: .instep, sampleRate: Frequency(100),
                    channels: InertialChannels.acceleration(.standardGravity, encoding: .int16, scale: 0.001))
            ])
        var encoder = HeelstrikeEncoder(device: device, firstSequence: .max - 20)
        opening = encoder.hello()
        for index in 0..<count {
            let raw = (0..<3).map { Double(Self.raw(index, $0)) }
            frames.append(try encoder.samples(stream: 0, ticks: [UInt64(index) * 10_000], raw: raw))
            values.append(raw.map { ($0 * 0.001 + 0) * Self.gravity })
            nanoseconds.append(Int64(index) * 10_000_000)
        }
    }

    // MARK: Others

    private mutating func addXIMU3(_ index: Int) {
        let ticks = 1_000_000 + UInt64(index) * 2_500
        let numbers = (0..<6).map { Double(Self.raw(index, $0)) / 4 }
        if index % 3 == 0 {
            let text = "I,\(ticks)," + numbers.map { "\($0)" }.joined(separator: ",") + "\r\n"
            frames.append(Array(text.utf8))
        } else {
            var message: [UInt8] = [0xC9]
            message.append(littleEndian: ticks)
            for number in numbers { message.append(littleEndian: Float(number).bitPattern) }
            frames.append(
                message.flatMap { $0 == 0x0A ? [0xDB, 0xDC] : $0 == 0xDB ? [0xDB, 0xDD] : [$0] } + [0x0A])
        }
        values.append(numbers[..<3].map { $0 * Self.degree } + numbers[3...].map { $0 * Self.gravity })
        nanoseconds.append(Int64(ticks) * 1000)
    }

    static func xbus(_ message: UInt8, _ data: [UInt8]) -> [UInt8] {
        let body = [0xFF, message, UInt8(data.count)] + data
        return [0xFA] + body + [0 &- body.reduce(0, &+)]
    }

    static func item(_ identifier: UInt16, _ data: [UInt8]) -> [UInt8] {
        [UInt8(identifier >> 8), UInt8(identifier & 0xFF), UInt8(data.count)] + data
    }

    static func bigEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        (0..<(Value.bitWidth / 8)).reversed().map { UInt8(truncatingIfNeeded: value >> Value(8 * $0)) }
    }

    private mutating func addXsens(_ index: Int) {
        let fine = UInt64(UInt32.max - 900) + UInt64(index) * 100
        let numbers = (0..<6).map { Double(Self.raw(index, $0)) / 8 }
        let reals = numbers.map { Self.bigEndian(Float($0).bitPattern) }
        frames.append(
            Self.xbus(
                0x36,
                Self.item(0x1020, Self.bigEndian(UInt16(truncatingIfNeeded: 65_530 + index)))
                    + Self.item(0x1060, Self.bigEndian(UInt32(truncatingIfNeeded: fine)))
                    + Self.item(0x4020, Array(reals[..<3].joined())) + Self.item(0x8020, Array(reals[3...].joined()))))
        values.append(numbers)
        nanoseconds.append(Int64(fine) * 100_000)
    }

    static func witMotion(_ kind: UInt8, _ numbers: [Int]) -> [UInt8] {
        var packet: [UInt8] = [0x55, kind]
        for number in numbers { packet.append(littleEndian: UInt16(truncatingIfNeeded: number)) }
        return packet + [packet.reduce(0, &+)]
    }

    private mutating func addWitMotion(_ index: Int) {
        let raw = (0..<6).map { Self.raw(index, $0) }
        frames.append(
            Self.witMotion(0x51, raw[..<3] + [2500]) + Self.witMotion(0x52, raw[3...] + [2500])
                + Self.witMotion(0x53, [1, 2, 3, 4]))
        values.append(
            raw[..<3].map { Double($0) / 2048 * Self.gravity }
                + raw[3...].map { Double($0) * 2000 / 32_768 * Self.degree })
        nanoseconds.append(Int64(index) * 10_000_000)
    }

    private mutating func addBNO08x(_ index: Int) {
        let raw = (0..<6).map { Self.raw(index, $0) }
        var body: [UInt8] = [UInt8(truncatingIfNeeded: 250 + index)]
        for number in raw[3...] + raw[..<3] { body.append(littleEndian: UInt16(truncatingIfNeeded: number)) }
        body += [0, 0, 0]
        frames.append([0xAA, 0xAA] + body + [body.reduce(0, &+)])
        values.append(
            raw[..<3].map { Double($0) / 1000 * Self.gravity } + raw[3...].map { Double($0) / 100 * Self.degree })
        nanoseconds.append(Int64(250 + index) * 10_000_000)
    }

    static func vectorNav(_ body: String) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        let checksum = body.utf8.reduce(0, ^)
        return Array("$\(body)*".utf8) + [digits[Int(checksum >> 4)], digits[Int(checksum & 15)], 13, 10]
    }

    private mutating func addVectorNav(_ index: Int) {
        let numbers = (0..<12).map { Double(Self.raw(index, $0)) / 8 }
        frames.append(
            Self.vectorNav("VNYMR," + numbers.map { ($0 < 0 ? "" : "+") + "\($0)" }.joined(separator: ",")))
        values.append(
            numbers[..<3].map { $0 * Self.degree } + numbers[3..<6].map { $0 * 1e-4 } + numbers[6...])
        nanoseconds.append(Int64(index) * 10_000_000)
    }

    /// A row as an ESP32 insole prints it: 32-bit milliseconds and a 16-bit frame number, both of which wrap.
    static let layout = LineTableLayout(
        manufacturer: "Lab", model: "ESP32 insole", delimiter: .comma,
        time: .column(.name("time_ms"), unit: .ms, wrap: 1 << 32), sequence: .init(.name("frame_id"), wrap: 1 << 16),
        streams: [
            .init(
                StreamDescriptor(
                    id: 0, name: "sole", side: nil, placement: .insole, sampleRate: Frequency(1),
                    channels: [
                        ChannelDescriptor(name: "heel", quantity: .cellLoad(1), unit: .counts),
                        ChannelDescriptor(name: "toe", quantity: .cellLoad(2), unit: .counts),
                    ],
                    cells: [
                        PressureCell(number: 1, x: 40, region: .heel), PressureCell(number: 2, x: 230, region: .toes),
                    ]), columns: [.name("heel"), .name("toe")]),
            .init(
                StreamDescriptor(
                    id: 1, name: "inertial", side: .right, placement: .heel, sampleRate: Frequency(1),
                    channels: [
                        ChannelDescriptor(
                            name: "ax", quantity: .acceleration(.x), unit: .standardGravity, scale: 0.001)
                    ]), columns: [.name("ax")]),
        ])

    private mutating func addLine(_ index: Int) {
        let milliseconds = UInt64(1 << 32) - 100 + UInt64(index) * 10
        let raw = (0..<3).map { Self.raw(index, $0) + 900 }
        frames.append(
            Array(
                "\(milliseconds % (1 << 32)),\((65_520 + index) % 65_536),\(raw[0]),\(raw[1]),\(raw[2])\r\n".utf8))
        values.append([Double(raw[0]), Double(raw[1])])
        nanoseconds.append(Int64(milliseconds) * 1_000_000)
    }
}

extension [DecodedItem] {
    /// All samples of a stream, in one block; empty when there are none.
    func samples(of stream: UInt16) -> SampleBlock {
        var all = SampleBlock(stream: stream, channelCount: 0)
        for case .samples(let block) in self where block.stream == stream {
            all.channelCount = block.channelCount
            all.times += block.times
            all.values += block.values
        }
        return all
    }

    /// Each loss in a stream, and how many samples came before it.
    func losses(of stream: UInt16) -> [[Int]] {
        var losses: [[Int]] = []
        var count = 0
        for item in self {
            switch item {
            case .samples(let block) where block.stream == stream: count += block.count
            case .lost(stream, let frames): losses.append([count, Int(frames)])
            default: continue
            }
        }
        return losses
    }

    /// The last description of the device.
    var lastDevice: DeviceDescriptor? {
        for case .device(let device) in reversed() { return device }
        return nil
    }
}

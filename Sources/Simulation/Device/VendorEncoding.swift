import SensorData
import WireProtocol

/// How another maker's sensor puts one foot's sample on the wire; the decoders in WireProtocol say where each format is described.
struct VendorEncoding: Sendable {
    let wire: SensorProtocol
    /// Stands in the answer of a sensor that can be asked for it.
    let serialNumber: String
    private var count: UInt64 = 0

    init(_ wire: SensorProtocol, serialNumber: String) {
        self.wire = wire
        self.serialNumber = serialNumber
    }

    private static let degree = Double.pi / 180

    /// What the sensor prints when it is switched on.
    var greeting: [UInt8] {
        guard wire == .lineTable else { return [] }
        let cells = (1...SimulatedDevice.cellCount).map { "cell\($0)" }
        return Array((["time_ms", "frame", "ax", "ay", "az", "gx", "gy", "gz"] + cells).joined(separator: ",").utf8)
            + [13, 10]
    }

    /// What the sensor answers; nothing to what it does not know.
    func answer(to received: [UInt8]) -> [UInt8] {
        guard wire == .xIMU3, received.contains(UInt8(ascii: "{")) else { return [] }
        return Array(
            "{\"ping\":{\"interface\":\"USB\",\"deviceName\":\"Simulated foot\",\"serialNumber\":\"\(serialNumber)\"}}\r\n"
                .utf8)
    }

    /// One sample.
    ///
    /// - Parameters:
    ///   - ticks: microseconds of the device's clock.
    ///   - values: acceleration in m/s² and angular rate in rad/s, three each, then the cells in N.
    /// - Returns: the bytes.
    mutating func frame(ticks: UInt64, values: [Double]) -> [UInt8] {
        defer { count += 1 }
        let acceleration = Array(values[0..<3])
        let turn = Array(values[3..<6])
        switch wire {
        case .heelstrike: return []
        case .xIMU3:
            let numbers = turn.map { $0 / Self.degree } + acceleration.map { $0 / standardGravity }
            return Array("I,\(ticks),\(Self.printed(numbers))\r\n".utf8)
        case .xsens:
            let body =
                Self.item(0x1020, UInt16(truncatingIfNeeded: count).bigEndianBytes)
                + Self.item(0x1060, UInt32(truncatingIfNeeded: ticks / 100).bigEndianBytes)
                + Self.item(0x4020, acceleration.flatMap { Float($0).bitPattern.bigEndianBytes })
                + Self.item(0x8020, turn.flatMap { Float($0).bitPattern.bigEndianBytes })
            let packet: [UInt8] = [0xFF, 0x36, UInt8(body.count)] + body
            return [0xFA] + packet + [0 &- packet.reduce(0, &+)]
        case .witMotion:
            return Self.witMotion(0x51, acceleration.map { $0 / standardGravity * 2048 })
                + Self.witMotion(0x52, turn.map { $0 / Self.degree * 32_768 / 2000 })
        case .bno08x:
            let numbers = [0, 0, 0] + acceleration.map { $0 / standardGravity * 1000 }
            var body = [UInt8(truncatingIfNeeded: count)]
            for number in numbers { body += Self.whole(number).littleEndianBytes }
            body += [0, 0, 0]
            return [0xAA, 0xAA] + body + [body.reduce(0, &+)]
        case .vectorNav:
            let body = "VNYMR,\(Self.printed([0, 0, 0, 0, 0, 0] + acceleration + turn))"
            let checksum = body.utf8.reduce(0, ^)
            let digits = (checksum < 16 ? "0" : "") + String(checksum, radix: 16, uppercase: true)
            return Array("$\(body)*\(digits)\r\n".utf8)
        case .lineTable:
            let inertial: [Double] = acceleration + turn.map { $0 / Self.degree }
            let numbers = inertial + Array(values[6...])
            return Array("\(ticks / 1000),\(count % 65_536),\(Self.printed(numbers))\r\n".utf8)
        }
    }

    /// Numbers with four decimals at most.
    private static func printed(_ numbers: [Double]) -> String {
        numbers.map { "\(($0 * 10_000).rounded() / 10_000 + 0)" }.joined(separator: ",")
    }

    /// The nearest count, at most the largest.
    private static func whole(_ value: Double) -> Int16 { Int16(max(-32_768, min(32_767, value.rounded()))) }

    private static func item(_ identifier: UInt16, _ data: [UInt8]) -> [UInt8] {
        identifier.bigEndianBytes + [UInt8(data.count)] + data
    }

    private static func witMotion(_ kind: UInt8, _ values: [Double]) -> [UInt8] {
        var packet: [UInt8] = [0x55, kind]
        for value in values + [2500] { packet += whole(value).littleEndianBytes }
        return packet + [packet.reduce(0, &+)]
    }
}

extension FixedWidthInteger {
    fileprivate var bigEndianBytes: [UInt8] { littleEndianBytes.reversed() }

    fileprivate var littleEndianBytes: [UInt8] {
        (0..<(Self.bitWidth / 8)).map { UInt8(truncatingIfNeeded: self >> Self($0 * 8)) }
    }
}

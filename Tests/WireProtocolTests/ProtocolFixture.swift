import Fixtures
import FoundationEssentials
import SensorData
import Testing

@testable import WireProtocol

/// Bytes that `tools/lib/driver-oracles` made, and what independent programs read in them.
struct ProtocolFixture: Decodable {
    struct Sample: Decodable {
        var ticks: UInt64
        /// In the units of the wire.
        var values: [Double]
    }

    var oracle: String?
    /// Ticks a second.
    var clock: [UInt32]
    var rate: [UInt32]?
    var samples: [Sample]

    static func read(_ name: String) throws -> (fixture: ProtocolFixture, bytes: [UInt8]) {
        let json = try Data(contentsOf: Fixtures.url("protocols/\(name).json"))
        let text = try String(contentsOf: Fixtures.url("protocols/\(name).hex"), encoding: .utf8)
        return (try JSONDecoder().decode(ProtocolFixture.self, from: json), try bytes(text))
    }

    /// Hexadecimal digits with white space between them.
    static func bytes(_ text: String) throws -> [UInt8] {
        let digits = try text.utf8.filter { $0 > 0x20 }.map { try #require($0.hexDigit) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

@Suite struct ProtocolFixtureTests {
    @Test(arguments: [
        (SensorProtocol.xIMU3, "ximu3/inertial"), (.witMotion, "witmotion/serial"), (.witMotion, "witmotion/bluetooth"),
        (.xsens, "xsens/float32"), (.xsens, "xsens/fixed-12-20"), (.xsens, "xsens/fixed-16-32"),
        (.xsens, "xsens/float64"),
        (.bno08x, "bno08x/uart-rvc"), (.vectorNav, "vectornav/vnymr"),
    ])
    func `the numbers are those that an independent program reads in the same bytes`(
        wire: SensorProtocol, name: String
    ) throws {
        let (fixture, bytes) = try ProtocolFixture.read(name)
        #expect(fixture.samples.count == 40)
        let rate = fixture.rate.map { Frequency($0[0], per: $0[1]) }
        var decoder = try wire.makeDecoder(configuration: DecoderConfiguration(rate: rate))
        let items = decoder.consume(bytes)
        let device = try #require(items.lastDevice)
        let factors = try #require(device.streams.first).channels.map(\.unit.factorToSI)
        let samples = items.samples(of: 0)
        let clock = Frequency(fixture.clock[0], per: fixture.clock[1])
        #expect(samples.times == fixture.samples.map { clock.timestamp(ticks: $0.ticks) })
        let expected = fixture.samples.flatMap { zip($0.values, factors).map { $0 * $1 } }
        // x-io's package keeps printed numbers as 32-bit floats, which have 24 bits.
        #expect(samples.values.isClose(to: expected, tolerance: wire == .xIMU3 ? 1e-6 : 1e-9))
        let statistics = decoder.statistics
        #expect(statistics.badChecksum == 0 && statistics.malformed == 0 && statistics.lostFrames == 0)
    }

    @Test(
        .enabled(if: Fixtures.has("vectors/xbus_vectors.txt"), "recordings are missing: see tools/test"))
    func `captures of real Xsens, BNO08x and VectorNav sensors are read`() throws {
        let file = try #require(Fixtures.recording("vectors/xbus_vectors.txt"))
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { String($0) }
        let packets = try lines.filter { $0.hasPrefix("FAFF") }.map { try ProtocolFixture.bytes($0) }
        #expect(packets.count == 4)
        // Each packet alone, since they come from different sensors; repeated with a counter and clock that go on.
        var samples: [SampleBlock] = []
        for packet in packets {
            #expect(XsensPacket.scan(packet.span) == .packet(packet.count))
            let measured = try #require(XsensPacket(packet).items)
            var decoder = XsensDecoder(rate: Frequency(100))
            let items = (0..<40).flatMap { index in
                let data = measured.flatMap { item in
                    switch item.kind {
                    case 0x1020: VendorStream.item(item.identifier, VendorStream.bigEndian(UInt16(index)))
                    case 0x1060: VendorStream.item(item.identifier, VendorStream.bigEndian(UInt32(index * 100)))
                    default: VendorStream.item(item.identifier, item.data)
                    }
                }
                return decoder.consume(VendorStream.xbus(0x36, data))
            }
            #expect(decoder.statistics.badChecksum == 0 && decoder.statistics.malformed == 0)
            samples.append(items.samples(of: 0))
        }
        #expect(samples.map(\.count) == [40, 40, 0, 0])
        // At rest: one g, and hardly any rotation. The third has Euler angles only, the fourth the high-rate rate of turn.
        for block in samples.prefix(2) where block.count > 0 {
            #expect(abs(block.values[..<3].reduce(0) { $0 + $1 * $1 }.squareRoot() - 9.8) < 0.5)
            #expect(block.values[3..<6].allSatisfy { abs($0) < 0.05 })
        }
        let bno = try #require(lines.first { $0.contains("AAAADE") }?.split(separator: ":").last)
        let packet = try ProtocolFixture.bytes(String(bno))
        var decoder = BNO08xDecoder()
        let block = decoder.consume(packet).samples(of: 0)
        #expect(decoder.statistics.frames == 1)
        // The datasheet's own reading of this packet: 0.01°, −1.10°, 20.85°, and −0.371 g, −0.020 g, 0.977 g.
        let degree = Double.pi / 180
        let expected = [
            -0.371 * 9.80665, -0.020 * 9.80665, 0.977 * 9.80665, 0.01 * degree, -1.10 * degree, 20.85 * degree,
        ]
        #expect(block.values.isClose(to: expected))
        let sentence = try #require(lines.first { $0.contains("$VNYMR") }?.split(separator: " ").last)
        var other = VectorNavDecoder(rate: Frequency(40))
        let row = other.consume(Array(sentence.utf8) + [13, 10]).samples(of: 0)
        #expect(row.values.count == 12 && other.statistics.badChecksum == 0)
        #expect(row.values.suffix(6) == [-1.258, -0.1, -9.701, -0.000018, 0.001122, -0.000551])
    }
}

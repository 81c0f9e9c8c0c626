import SensorData
import Testing

@testable import WireProtocol

/// What only one maker's protocol has.
@Suite struct DriverTests {
    // MARK: x-IMU3

    @Test func `the reply to a ping names the x-IMU3, also after its first samples`() throws {
        let sent = try VendorStream(.xIMU3)
        var decoder = XIMU3Decoder(side: .right)
        var items = decoder.consume(Array(sent.frames.joined()))
        #expect(items.lastDevice?.serialNumber == "")
        items = decoder.consume(sent.opening)
        #expect(items.lastDevice?.serialNumber == "655782F6" && items.lastDevice?.model == "Left foot")
        #expect(items.lastDevice?.streams.first?.side == .right)
    }

    @Test func `messages of a multiplexer's channels are streams of their own`() throws {
        let sent = try VendorStream(.xIMU3)
        var decoder = XIMU3Decoder(side: .left)
        var bytes: [UInt8] = []
        for frame in sent.frames {
            bytes += frame
            for channel: UInt8 in [0x41, 0x42] { bytes += [0x5E, channel] + frame }
        }
        let items = decoder.consume(bytes)
        let device = try #require(items.lastDevice)
        #expect(device.streams.map(\.id) == [0, 66, 67])
        #expect(device.streams.map(\.side) == [.left, nil, nil])
        #expect(items.samples(of: 66).values == items.samples(of: 0).values)
        #expect(items.samples(of: 67).times == items.samples(of: 0).times)
    }

    @Test(arguments: [20, 45])
    func `one garbled time costs one sample, and a device that began anew goes on`(at index: Int) throws {
        var sent = try VendorStream(.xIMU3)
        sent.frames[index] = Array("I,9000000000,1,2,3,4,5,6\r\n".utf8)
        sent.nanoseconds.remove(at: index)
        var decoder = XIMU3Decoder()
        let samples = decoder.consume(sent.bytes).samples(of: 0)
        #expect(samples.times.map(\.nanoseconds) == sent.nanoseconds)
        #expect(decoder.statistics.malformed == 1)
        let again = decoder.consume(sent.bytes).samples(of: 0)
        #expect(decoder.statistics.sequenceRestarts == 1 && again.count == samples.count)
        let times = samples.times + again.times
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `a message that is no message is counted`() {
        var decoder = XIMU3Decoder()
        let wrong = ["I,1,2,3\n", "I,x,1,2,3,4,5,6\n", "I,1,1,2,3,4,5,nan\n", "?\n", "I,1,1,2,3,4,5,0x10\n"]
        _ = decoder.consume(wrong.flatMap { Array($0.utf8) } + [0xC9, 0xDB, 0x41, 0x0A] + [0xC9, 1, 2, 0x0A])
        #expect(decoder.statistics.malformed == 7 && decoder.statistics.frames == 0)
    }

    // MARK: Xsens

    private static let turn = VendorStream.item(0x8020, [UInt8](repeating: 0, count: 12))

    private func packets(_ items: (Int) -> [UInt8], count: Int = 40) -> [UInt8] {
        (0..<count).flatMap { VendorStream.xbus(0x36, items($0)) }
    }

    @Test func `without sample time the packet counter at the given rate is the clock`() {
        let bytes = packets {
            VendorStream.item(0x1020, VendorStream.bigEndian(UInt16($0 == 39 ? 42 : $0))) + Self.turn
        }
        var decoder = XsensDecoder(rate: Frequency(400))
        let items = decoder.consume(bytes)
        #expect(items.samples(of: 0).times.map(\.nanoseconds) == ((0..<39) + [42]).map { Int64($0) * 2_500_000 })
        #expect(decoder.statistics.lostFrames == 3)
        #expect(items.samples(of: 0).values[0].isNaN && items.samples(of: 0).values[3] == 0)
        var unknowing = XsensDecoder()
        #expect(unknowing.consume(bytes).isEmpty)
        #expect(unknowing.statistics.undecodable == 40)
    }

    @Test func `magnetic field and quaternion at a lower rate are streams of their own`() {
        let bytes = packets(
            {
                let time = VendorStream.item(0x1060, VendorStream.bigEndian(UInt32($0 * 25)))
                let field = VendorStream.item(0xC020, [UInt8](repeating: 0, count: 12))
                let quaternion = VendorStream.item(0x2010, [UInt8](repeating: 0, count: 16))
                return time + Self.turn + ($0 % 4 == 0 ? field : []) + ($0 % 2 == 0 ? quaternion : [])
            }, count: 200)
        var decoder = XsensDecoder()
        let items = decoder.consume(bytes)
        #expect(items.lastDevice?.streams.map(\.sampleRate) == [Frequency(400), Frequency(100), Frequency(200)])
        #expect(items.samples(of: 1).count == 50 && items.samples(of: 2).channelCount == 4)
    }

    @Test func `what the sensor says of itself is in its description`() {
        var decoder = XsensDecoder(rate: Frequency(100), side: .left)
        let items = decoder.consume(
            VendorStream.xbus(0x01, [0x03, 0x80, 0x12, 0x3A]) + VendorStream.xbus(0x1D, Array("MTi-3-8A7G6  ".utf8))
                + VendorStream.xbus(0x13, [1, 4, 0]) + VendorStream.xbus(0x36, Self.turn))
        let device = items.lastDevice
        #expect(device?.serialNumber == "0380123A" && device?.model == "MTi-3-8A7G6" && device?.firmware == "1.4.0")
    }

    @Test func `an item that leads beyond its packet is malformed`() {
        var decoder = XsensDecoder(rate: Frequency(100))
        _ = decoder.consume(VendorStream.xbus(0x36, [0x40, 0x20, 200, 1, 2]) + VendorStream.xbus(0x36, [0x40, 0x20]))
        #expect(decoder.statistics.malformed == 2)
    }

    // MARK: WitMotion, VectorNav

    @Test func `a cycle of which one packet is damaged still counts as time`() throws {
        var sent = try VendorStream(.witMotion, count: 6)
        sent.frames[2][5] ^= 1
        sent.frames[4][16] ^= 1
        var decoder = WitMotionDecoder(rate: Frequency(50))
        let items = decoder.consume(sent.bytes)
        #expect(items.samples(of: 0).times.map(\.nanoseconds) == [0, 1, 3, 5].map { $0 * 20_000_000 })
        #expect(decoder.statistics.lostFrames == 2 && decoder.statistics.badChecksum == 2)
    }

    @Test func `a damaged VectorNav message still counts as time`() throws {
        var sent = try VendorStream(.vectorNav, count: 5)
        sent.frames[2][12] ^= 1
        sent.frames[3] = VendorStream.vectorNav("VNYPR,1,2,3")
        var decoder = VectorNavDecoder(rate: Frequency(40))
        let items = decoder.consume(sent.bytes)
        #expect(items.samples(of: 0).times.map(\.nanoseconds) == [0, 1, 3].map { $0 * 25_000_000 })
        #expect(decoder.statistics.lostFrames == 1 && decoder.statistics.unknownType == 1)
    }
}

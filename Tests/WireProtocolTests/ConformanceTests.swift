import SensorData
import Testing

@testable import WireProtocol

/// What every protocol's decoder must do.
@Suite struct ConformanceTests {
    @Test(arguments: SensorProtocol.allCases)
    func `what was sent comes back in SI units, on a clock that never wraps`(wire: SensorProtocol) throws {
        let sent = try VendorStream(wire)
        var decoder = try wire.makeDecoder(configuration: sent.configuration)
        let items = decoder.consume(sent.bytes)
        let samples = items.samples(of: 0)
        #expect(samples.times.map(\.nanoseconds) == sent.nanoseconds)
        #expect(samples.values.isClose(to: Array(sent.values.joined())))
        let device = try #require(items.lastDevice)
        let stream = try #require(device.streams.first)
        #expect(stream.side == .left && stream.channels.count == samples.channelCount)
        let period = Double(sent.nanoseconds[1] - sent.nanoseconds[0])
        #expect(stream.sampleRate == Frequency(UInt32((1e9 / period).rounded())))
        let statistics = decoder.statistics
        #expect(statistics.lostFrames == 0 && statistics.badChecksum == 0 && statistics.sequenceRestarts == 0)
        #expect(statistics.bytes == UInt64(sent.bytes.count))
        #expect(statistics.frames >= UInt64(sent.frames.count) && statistics.undecodable <= 1)
    }

    @Test(arguments: SensorProtocol.allCases, [1, 2, 7, 64, 4096])
    func `however the stream is cut, the samples are the same`(wire: SensorProtocol, chunkSize: Int) throws {
        var sent = try VendorStream(wire)
        sent.frames[35][4] ^= 0x10
        sent.frames.removeSubrange(44..<47)
        let bytes = sent.bytes
        var whole = try wire.makeDecoder(configuration: sent.configuration)
        let expected = whole.consume(bytes)
        var cut = try wire.makeDecoder(configuration: sent.configuration)
        let items = bytes.chunks(of: chunkSize).flatMap { cut.consume($0) }
        for stream in [UInt16(0), 1] {
            #expect(items.samples(of: stream) == expected.samples(of: stream))
            #expect(items.losses(of: stream) == expected.losses(of: stream))
        }
        #expect(items.lastDevice == expected.lastDevice)
        #expect(cut.statistics == whole.statistics)
    }

    @Test(arguments: SensorProtocol.allCases)
    func `the device is described before its first samples`(wire: SensorProtocol) throws {
        let sent = try VendorStream(wire)
        var decoder = try wire.makeDecoder(configuration: sent.configuration)
        let items = sent.bytes.flatMap { decoder.consume([$0]) }
        let index = items.firstIndex { $0.isSamples }
        let first = try #require(index)
        let described = Array(items[..<first]).lastDevice
        #expect(described != nil)
    }

    @Test(arguments: SensorProtocol.allCases)
    func `lost frames are counted, also across the wrap, and the clock goes on`(wire: SensorProtocol) throws {
        var sent = try VendorStream(wire)
        // Every counter of the streams wraps between the fourth and the twenty-second frame.
        sent.frames.removeSubrange(3..<24)
        sent.nanoseconds.removeSubrange(3..<24)
        var decoder = try wire.makeDecoder(configuration: sent.configuration)
        let items = decoder.consume(sent.bytes)
        // Where nothing counts frames, only times can show a gap.
        #expect(decoder.statistics.lostFrames == (sent.countsLoss ? 21 : 0))
        #expect(items.contains(.lost(stream: 0, frames: 21)) == sent.countsLoss)
        let times = items.samples(of: 0).times.map(\.nanoseconds)
        #expect(sent.hasTime ? times == sent.nanoseconds : times.count == sent.nanoseconds.count)
    }

    @Test(arguments: SensorProtocol.allCases)
    func `a repeated frame is taken once`(wire: SensorProtocol) throws {
        var sent = try VendorStream(wire)
        sent.frames.insert(sent.frames[50], at: 50)
        var decoder = try wire.makeDecoder(configuration: sent.configuration)
        let items = decoder.consume(sent.bytes)
        // Without a counter or time a repetition cannot be told from standing still.
        #expect(items.samples(of: 0).count == sent.nanoseconds.count + (sent.hasTime ? 0 : 1))
        #expect(decoder.statistics.repeatedFrames == (sent.hasTime ? 1 : 0))
    }

    @Test(arguments: SensorProtocol.allCases)
    func `no flipped bit changes a value where there is a checksum, and the frames behind it are read`(
        wire: SensorProtocol
    ) throws {
        let sent = try VendorStream(wire)
        guard sent.hasChecksum else { return }
        var undamaged = try wire.makeDecoder(configuration: sent.configuration)
        let expected = Set(undamaged.consume(sent.bytes).samples(of: 0).rows)
        for bit in 0..<(sent.frames[40].count * 8) {
            var damaged = sent
            damaged.frames[40][bit / 8] ^= 1 << UInt8(bit % 8)
            var decoder = try wire.makeDecoder(configuration: sent.configuration)
            let samples = decoder.consume(damaged.bytes).samples(of: 0)
            #expect(samples.count >= sent.values.count - 2)
            #expect(expected.isSuperset(of: samples.rows))
        }
    }

    @Test(arguments: SensorProtocol.allCases)
    func `garbage before, between and behind costs at most the frames it touches`(wire: SensorProtocol) throws {
        var sent = try VendorStream(wire)
        var generator = SeededGenerator(state: 3)
        for index in stride(from: 40, to: 60, by: 5) {
            sent.frames[index] = (0..<50).map { _ in UInt8.random(in: 0...255, using: &generator) } + sent.frames[index]
        }
        sent.opening = [0xFA, 0xFF, 0x55, 0xAA, 0x24] + sent.opening
        if wire == .heelstrike { sent.opening.insert(0, at: 5) }
        if wire == .xIMU3 || wire == .lineTable { sent.opening.insert(0x0A, at: 5) }
        var decoder = try wire.makeDecoder(configuration: sent.configuration)
        let samples = decoder.consume(sent.bytes).samples(of: 0)
        #expect(samples.count >= 60 - 2 * 4 - 1)
    }

    @Test(arguments: SensorProtocol.allCases)
    func `another maker's stream gives nothing`(wire: SensorProtocol) throws {
        for other in SensorProtocol.allCases where other != wire {
            let sent = try VendorStream(other, count: 300)
            var configuration = sent.configuration
            configuration.lineTable = VendorStream.layout
            var decoder = try wire.makeDecoder(configuration: configuration)
            let hasSamples = decoder.consume(sent.bytes).contains { $0.isSamples }
            #expect(!hasSamples, "\(other) read as \(wire)")
        }
    }

    @Test(arguments: SensorProtocol.allCases)
    func `random bytes never stop the program, give nothing, and are not kept`(wire: SensorProtocol) throws {
        var generator = SeededGenerator(state: 5)
        let sent = try VendorStream(wire)
        var decoder = try wire.makeDecoder(configuration: sent.configuration)
        for _ in 0..<8_000 {
            let bytes = (0..<Int.random(in: 0...48, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let hasSamples = decoder.consume(bytes).contains { $0.isSamples }
            if hasSamples { Issue.record("samples of random bytes") }
        }
        #expect(heldBytes(decoder) < 70_000)
    }

    @Test(arguments: SensorProtocol.allCases)
    func `real frames with random changes never stop the program`(wire: SensorProtocol) throws {
        var generator = SeededGenerator(state: 9)
        let sent = try VendorStream(wire)
        for _ in 0..<60 {
            var decoder = try wire.makeDecoder(configuration: sent.configuration)
            var bytes = sent.bytes
            for _ in 0..<Int.random(in: 1...80, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: index)
                }
            }
            let samples = decoder.consume(bytes).samples(of: 0)
            #expect(samples.count <= 61)
            #expect(samples.values.count == samples.count * samples.channelCount)
        }
    }

    @Test(arguments: SensorProtocol.allCases)
    func `beginnings without an end are not kept`(wire: SensorProtocol) throws {
        let beginnings: [[UInt8]] = [
            [0xFA, 0xFF, 0x36, 0xFF, 0x08, 0x00], [0x55, 0x61], [0x55, 0x51], [0xAA, 0xAA], [0xAA], [0xFA],
            [0xC9, 0xDB],
            Array("$VNYMR,".utf8), Array("I,1,".utf8), Array("1,2,".utf8), [0x07], Array("{\"ping\":".utf8),
            [0x5E, 0x41],
        ]
        for beginning in beginnings {
            let sent = try VendorStream(wire)
            var decoder = try wire.makeDecoder(configuration: sent.configuration)
            let part = Array([[UInt8]](repeating: beginning, count: 500).joined())
            for _ in 0..<50 { _ = decoder.consume(part) }
            #expect(heldBytes(decoder) < 70_000)
            let end: [UInt8] = wire == .heelstrike ? [0] : [0x0A]
            let items = decoder.consume(end + [UInt8](repeating: 0x20, count: 3000) + end + sent.bytes)
            #expect(items.samples(of: 0).count >= sent.values.count - 2, "after \(beginning)")
        }
    }

    @Test(arguments: SensorProtocol.allCases)
    func `the first half second says which protocol it is`(wire: SensorProtocol) throws {
        let bytes = try VendorStream(wire, count: 50).bytes
        let matches = ProtocolProbe.matches(Array(bytes.dropFirst(3)))
        #expect(matches.first?.wire == wire)
        #expect(matches.count == 1)
    }

    @Test(arguments: SensorProtocol.allCases)
    func `a decoder without what it needs gives nothing and says what is missing`(wire: SensorProtocol) throws {
        let sent = try VendorStream(wire)
        var decoder = wire.makeDecoder()
        let hasSamples = decoder.consume(sent.bytes).contains(where: \.isSamples)
        #expect(decoder.statistics.bytes == UInt64(sent.bytes.count))
        switch wire {
        case .heelstrike, .xIMU3, .xsens, .bno08x: #expect(hasSamples)
        case .witMotion, .vectorNav:
            #expect(!hasSamples)
            #expect(throws: DecoderConfigurationFailure.rateMissing(wire)) {
                try wire.makeDecoder(configuration: DecoderConfiguration())
            }
        case .lineTable:
            #expect(!hasSamples)
            #expect(throws: DecoderConfigurationFailure.layoutMissing(wire)) {
                try wire.makeDecoder(configuration: DecoderConfiguration())
            }
        }
    }

    /// Bytes and numbers that a decoder keeps, found by looking into it.
    private func heldBytes(_ value: Any) -> Int {
        if let bytes = value as? [UInt8] { return bytes.count }
        return Mirror(reflecting: value).children.reduce(1) { $0 + heldBytes($1.value) }
    }
}

extension SampleBlock {
    /// Each sample's values.
    fileprivate var rows: [[Double]] {
        (0..<count).map { Array(values[$0 * channelCount..<($0 + 1) * channelCount]) }
    }
}

extension DecodedItem {
    var isSamples: Bool { if case .samples = self { true } else { false } }
}

extension [Double] {
    /// Equal within 10⁻⁹ of the larger number.
    func isClose(to other: [Double], tolerance: Double = 1e-9) -> Bool {
        elementsEqual(other) { ($0.isNaN && $1.isNaN) || abs($0 - $1) <= tolerance * Swift.max(1e-6, abs($0), abs($1)) }
    }
}

import SensorData
import Testing

@testable import WireProtocol

@Suite struct HeelstrikeTests {
    @Test(arguments: [1, 2, 7, 64, 4096])
    func `however the stream is cut, all items are the same`(chunkSize: Int) throws {
        let bytes = try Sample.stream()
        var whole = HeelstrikeDecoder()
        let expected = Sample.joined(whole.consume(bytes))
        var cut = HeelstrikeDecoder()
        let items = Sample.joined(bytes.chunks(of: chunkSize).flatMap { cut.consume($0) })
        #expect(items.text == expected.text)
        #expect(items.bits == expected.bits)
        #expect(cut.statistics == whole.statistics)
        #expect(whole.statistics.samples == 160 && whole.statistics.lostFrames == 9)
        #expect(whole.statistics.malformed == 0 && whole.statistics.badChecksum == 0)
    }

    @Test func `every encoding comes back in SI units`() throws {
        var encoder = HeelstrikeEncoder(device: Sample.device)
        let raw = (0..<4).flatMap { which in ChannelEncoding.allCases.map { Sample.extreme($0, which) } }
        let ticks: [UInt64] = [1_000_000, 1_010_000, 1_020_000, 1_030_000]
        var decoder = HeelstrikeDecoder()
        let items = decoder.consume(encoder.hello() + (try encoder.samples(stream: 3, ticks: ticks, raw: raw)))
        let parts = DescriptorPart.parts(of: DescriptorCoding.encode(Sample.device))
        #expect(items.count == 3)
        #expect(items[1] == .device(Sample.device))
        guard case .samples(let block) = items[2] else { throw Failure.noSamples }
        #expect(block.times == ticks.map { Timestamp(nanoseconds: Int64($0) * 1000) })
        #expect(block.values == raw.map { ($0 * 0.1 - 3) * 1000 })
        #expect(decoder.statistics.frames == UInt64(2 + parts.count))
    }

    @Test func `the times are exactly those that were sent, whatever they are`() throws {
        var generator = SeededGenerator(state: 11)
        for round in 0..<300 {
            var ticks: [UInt64] = [UInt64.random(in: 0...1_000_000, using: &generator)]
            for index in 1..<Int.random(in: 2...200, using: &generator) {
                switch round % 4 {
                case 0: ticks.append(ticks[0] + UInt64((Double(index) * 1e6 / 204.8).rounded()))
                case 1: ticks.append(ticks[index - 1] + UInt64.random(in: 9_999...10_001, using: &generator))
                case 2: ticks.append(UInt64.random(in: 0...(1 << 40), using: &generator))
                default: ticks.append(ticks[index - 1])
                }
            }
            var device = Sample.device
            device.streams[0].clockRate = .nanoseconds
            device.streams[0].channels = []
            var encoder = HeelstrikeEncoder(device: device)
            var decoder = HeelstrikeDecoder()
            let items = decoder.consume(encoder.hello() + (try encoder.samples(stream: 3, ticks: ticks, raw: [])))
            guard case .samples(let block)? = items.last else { throw Failure.noSamples }
            #expect(block.times.map(\.nanoseconds) == ticks.map { Int64($0) })
            if round % 4 == 0 || round % 4 == 3 { #expect(decoder.statistics.frames < 12) }
        }
    }

    @Test(arguments: [
        (EncodingFailure.unknownStream(9), UInt16(9), [0.0]), (.wrongCount(stream: 3, expected: 8, actual: 1), 3, [0]),
        (.notRepresentable(stream: 3, channel: 0, sample: 0, value: 0.5), 3, [0.5, 0, 0, 0, 0, 0, 0, 0]),
        (.notRepresentable(stream: 3, channel: 1, sample: 0, value: 128), 3, [0, 128, 0, 0, 0, 0, 0, 0]),
        (.notRepresentable(stream: 3, channel: 6, sample: 0, value: 1e300), 3, [0, 0, 0, 0, 0, 0, 1e300, 0]),
    ])
    func `what cannot be sent is refused and uses no sequence number`(
        failure: EncodingFailure, stream: UInt16, raw: [Double]
    ) throws {
        var encoder = HeelstrikeEncoder(device: Sample.device)
        #expect(throws: failure) { try encoder.samples(stream: stream, ticks: [0], raw: raw) }
        let zeros = Array(repeating: 0.0, count: 8)
        var other = HeelstrikeEncoder(device: Sample.device)
        #expect(
            try encoder.samples(stream: 3, ticks: [0], raw: zeros)
                == other.samples(stream: 3, ticks: [0], raw: zeros))
    }

    @Test func `no flipped bit goes unnoticed, and the frame after it is read`() throws {
        var encoder = HeelstrikeEncoder(device: Sample.device)
        let hello = encoder.hello()
        let first = try encoder.samples(stream: 0, ticks: [1], raw: [1, 2, 3, 4, 5, 6, 7])
        let second = try encoder.samples(stream: 0, ticks: [2], raw: [1, 2, 3, 4, 5, 6, 8])
        var start = HeelstrikeDecoder()
        _ = start.consume(hello)
        for bit in 0..<((first.count - 1) * 8) {
            var damaged = first
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            var decoder = start
            let items = decoder.consume(damaged + second)
            guard case .samples(let block)? = items.last, items.count == 1 else { throw Failure.noSamples }
            #expect(block.times == [Sample.device.streams[1].clockRate.timestamp(ticks: 2)])
            #expect(decoder.statistics.badChecksum + decoder.statistics.malformed >= 1)
        }
    }

    @Test func `random bytes never stop the program and give nothing`() {
        var generator = SeededGenerator(state: 5)
        var decoder = HeelstrikeDecoder()
        for _ in 0..<200_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            #expect(decoder.consume(bytes).isEmpty)
        }
        #expect(decoder.statistics.malformed > 0)
    }

    @Test func `random payloads with a right checksum never stop the program`() {
        var generator = SeededGenerator(state: 6)
        var encoder = HeelstrikeEncoder(device: Sample.device)
        var decoder = HeelstrikeDecoder()
        _ = decoder.consume(encoder.hello())
        for round in 0..<50_000 {
            let payload = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...3, using: &generator)
            }
            let header = HeelstrikeHeader(
                version: round % 50 == 0 ? 2 : 1, type: .random(in: 0...12, using: &generator),
                stream: .random(in: 0...4, using: &generator), sequence: .random(in: 0...9, using: &generator),
                ticks: .random(in: 0 ... .max, using: &generator))
            _ = decoder.consume(header.framed(payload))
        }
        #expect(decoder.statistics.unsupportedVersion == 1000)
        #expect(decoder.statistics.unknownType > 0 && decoder.statistics.malformed > 0)
    }

    @Test(arguments: [1000, 70_000, 1_000_000])
    func `a frame without an end is dropped and memory stays bounded`(chunkSize: Int) throws {
        var encoder = HeelstrikeEncoder(device: Sample.device)
        var decoder = HeelstrikeDecoder()
        let endless = Array(repeating: UInt8(7), count: 3_000_000)
        let bytes = endless + encoder.hello()
        let items = bytes.chunks(of: chunkSize).flatMap { decoder.consume($0) }
        #expect(items.last == .device(Sample.device))
        #expect(decoder.statistics.oversized == 1 && decoder.statistics.malformed == 0)
    }

    @Test func `loss is counted across the wrap of the sequence number`() throws {
        var encoder = HeelstrikeEncoder(device: Sample.device, firstSequence: .max - 1)
        var bytes = encoder.hello()
        let raw = [1.0, 2, 3, 4, 5, 6, 7]
        var frames: [[UInt8]] = []
        for tick in 0..<6 { frames.append(try encoder.samples(stream: 0, ticks: [UInt64(tick)], raw: raw)) }
        bytes += frames[0] + frames[1] + frames[1] + frames[2] + frames[5] + frames[0]
        var decoder = HeelstrikeDecoder()
        let items = decoder.consume(bytes)
        #expect(items.contains(.lost(stream: 0, frames: 2)))
        #expect(decoder.statistics.lostFrames == 2 && decoder.statistics.repeatedFrames == 1)
        #expect(decoder.statistics.sequenceRestarts == 1 && decoder.statistics.samples == 5)
    }

    @Test func `a device that was reset counts anew without loss`() throws {
        let raw = [1.0, 2, 3, 4, 5, 6, 7]
        var bytes: [UInt8] = []
        for (boot, first) in [(UInt64(1), UInt32(50)), (2, 900)] {
            var encoder = HeelstrikeEncoder(device: Sample.device, bootIdentity: boot, firstSequence: first)
            bytes += encoder.hello() + (try encoder.samples(stream: 0, ticks: [1], raw: raw))
        }
        var decoder = HeelstrikeDecoder()
        let items = decoder.consume(bytes)
        #expect(items.count { if case .device = $0 { true } else { false } } == 1)
        #expect(decoder.statistics.lostFrames == 0 && decoder.statistics.sequenceRestarts == 0)
    }

    @Test func `samples before their description are counted`() throws {
        var encoder = HeelstrikeEncoder(device: Sample.device)
        var decoder = HeelstrikeDecoder()
        #expect(decoder.consume(try encoder.samples(stream: 0, ticks: [1], raw: [1, 2, 3, 4, 5, 6, 7])).isEmpty)
        #expect(decoder.statistics.undecodable == 1)
    }

    @Test(arguments: [1, 7, 4096])
    func `samples before their description are read when it comes`(piece: Int) throws {
        let raw = [1.0, 2, 3, 4, 5, 6, 7]
        var encoder = HeelstrikeEncoder(device: Sample.device, bootIdentity: 9, firstSequence: 50)
        var bytes: [UInt8] = []
        for tick in 1...3 { bytes += try encoder.samples(stream: 0, ticks: [UInt64(tick)], raw: raw) }
        bytes += encoder.hello(ticks: 1_000_000) + (try encoder.samples(stream: 0, ticks: [4], raw: raw))
        var decoder = HeelstrikeDecoder()
        var items: [DecodedItem] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            items += decoder.consume(Array(bytes[start..<min(start + piece, bytes.count)]))
        }
        let times = items.flatMap { item -> [Timestamp] in
            if case .samples(let block) = item { block.times } else { [] }
        }
        let rate = Sample.device.streams[1].clockRate
        #expect(times == (1...4).map { rate.timestamp(ticks: $0) })
        #expect(decoder.statistics.undecodable == 0 && decoder.statistics.samples == 4)
    }

    @Test func `samples that a device sent before it was reset are not put on its new clock`() throws {
        let raw = [1.0, 2, 3, 4, 5, 6, 7]
        var old = HeelstrikeEncoder(device: Sample.device, bootIdentity: 1, firstSequence: 50)
        var new = HeelstrikeEncoder(device: Sample.device, bootIdentity: 2)
        var bytes = try old.samples(stream: 0, ticks: [1 << 40], raw: raw)
        bytes += new.hello(ticks: 1000)
        bytes += try new.samples(stream: 0, ticks: [1 << 20], raw: raw)
        var decoder = HeelstrikeDecoder()
        let items = decoder.consume(bytes)
        #expect(decoder.statistics.undecodable == 1 && decoder.statistics.samples == 1)
        #expect(items.count { if case .samples = $0 { true } else { false } } == 1)
    }

    @Test func `messages in both directions come back, with bytes added at their end by a newer version`() {
        var hello = Hello(role: .host, bootIdentity: .max)
        hello.model = String(repeating: "ü", count: 127)
        var status = DeviceStatus(stream: 3, ticks: 8, produced: .max, dropped: 1, checksumErrors: 2)
        status.battery = 80
        status.temperature = -4.01
        let messages: [(HeelstrikeFrameType, [UInt8], DecodedItem)] = [
            (.hello, hello.payload, .hello(hello)), (.status, status.payload, .status(status)),
            (
                .gap, StreamGap(stream: 1, firstMissing: 2, count: 3).payload,
                .gap(StreamGap(stream: 1, firstMissing: 2, count: 3))
            ),
            (.clockProbe, ClockProbe(number: 1, hostTime: 2).payload, .clockProbe(ClockProbe(number: 1, hostTime: 2))),
            (
                .clockReply, ClockReply(number: 1, hostTime: 2, receivedTicks: 3, sentTicks: 8).payload,
                .clockReply(ClockReply(number: 1, hostTime: 2, receivedTicks: 3, sentTicks: 8))
            ),
            (.start, StreamSelection().payload, .start(StreamSelection())),
            (.stop, StreamSelection(stream: 2).payload, .stop(StreamSelection(stream: 2))),
            (
                .acknowledgement, Acknowledgement(type: 8, sequence: 1, result: .refused).payload,
                .acknowledgement(Acknowledgement(type: 8, sequence: 1, result: .refused))
            ),
        ]
        for (type, payload, expected) in messages {
            let header = HeelstrikeHeader(type: type.rawValue, stream: 0xFFFF, sequence: 0, ticks: 8)
            var decoder = HeelstrikeDecoder()
            #expect(decoder.consume(header.framed(payload)) == [expected])
            decoder = HeelstrikeDecoder()
            #expect(decoder.consume(header.framed(payload + [1, 2, 3])) == [expected])
            decoder = HeelstrikeDecoder()
            #expect(decoder.consume(header.framed(payload.dropLast())).isEmpty)
            #expect(decoder.statistics.malformed == 1)
        }
    }

    @Test func `the host's frames are read`() {
        var host = HeelstrikeHostEncoder()
        var decoder = HeelstrikeDecoder()
        let probe = ClockProbe(number: 4, hostTime: 5)
        let bytes = host.hello() + host.start(StreamSelection()) + host.clockProbe(probe) + host.stop(StreamSelection())
        #expect(
            decoder.consume(bytes) == [
                .hello(Hello(role: .host, bootIdentity: 0)), .start(StreamSelection()), .clockProbe(probe),
                .stop(StreamSelection()),
            ])
    }

    enum Failure: Error { case noSamples }
}

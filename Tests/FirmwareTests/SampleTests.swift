import CFirmwareReference
import SensorData
import Testing

@testable import WireProtocol

@Suite struct SampleTests {
    private static let encodings = ChannelEncoding.allCases

    private func raw(_ encoding: ChannelEncoding, _ generator: inout SeededGenerator) -> Double {
        let wide = Double(Int64.random(in: -(1 << 31)...(1 << 32) - 1, using: &generator))
        let choices: [Double] =
            switch encoding {
            case .uint8: [0, 255, 7]
            case .int8: [-128, 127, -1]
            case .uint16: [0, 65_535, 256]
            case .int16: [-32_768, 32_767, -1]
            case .uint32: [0, 4_294_967_295, abs(wide)]
            case .int32: [-2_147_483_648, 2_147_483_647, -1]
            case .float32: [0.5, Double(Float(-3.25e10)), .infinity]
            case .float64: [wide / 7, -.greatestFiniteMagnitude, .leastNonzeroMagnitude]
            }
        return choices[Int.random(in: 0..<3, using: &generator)]
    }

    @Test func `samples of every encoding are the same bytes in C and in Swift, and come back`() throws {
        var generator = SeededGenerator(state: 31)
        let device = CDevice(Devices.allEncodings)
        var encoder = HeelstrikeEncoder(device: Devices.allEncodings)
        var decoder = HeelstrikeDecoder()
        _ = decoder.consume(device.hello() + device.parts)
        for round in 0..<400 {
            let count = [1, 2, 10, 100][round % 4]
            let start = UInt64.random(in: 0...(1 << 60), using: &generator)
            let ticks = (0..<count).map { start + UInt64($0 * 10_000) }
            let rows = ticks.map { _ in Self.encodings.map { raw($0, &generator) } }
            let bytes = device.samples(
                0, ticks: start, span: UInt32(ticks[count - 1] - start), rows, Self.encodings)
            #expect(try bytes == encoder.samples(stream: 3, ticks: ticks, raw: rows.flatMap { $0 }))
            guard case .samples(let block)? = decoder.consume(bytes).first else {
                Issue.record("no samples")
                continue
            }
            #expect(block.times == ticks.map { Frequency.microseconds.timestamp(ticks: $0) })
            let pascals: [Double] = rows.joined().map { (raw: Double) -> Double in (raw * 0.1 - 3) * 1000 }
            #expect(block.values == pascals)
        }
        #expect(decoder.statistics.lostFrames == 0 && decoder.statistics.malformed == 0)
        #expect(device.states[0].sequence == 400 && device.states[0].produced == 400)
    }

    @Test(arguments: [1, 2, 3, 250, 251, 252, 253, 254, 255, 256, 507, 508, 509, 510, 511, 762])
    func `byte stuffing of blocks around 254 bytes without a zero is that of Swift`(count: Int) {
        for fill in [UInt8(1), 0, 255] {
            let payload = Array(repeating: fill, count: count)
            let header = HeelstrikeHeader(
                type: 250, stream: 0x0101, sequence: 0x0101_0101, ticks: 0x0101_0101_0101_0101)
            let expected = header.framed(payload)
            let bytes = guarded(expected.count) { out, room in
                var frame = hs_frame()
                hs_frame_begin(&frame, 250, 0x0101, 0x0101_0101, 0x0101_0101_0101_0101, out, room)
                hs_put_bytes(&frame, payload, payload.count)
                return hs_frame_end(&frame)
            }
            #expect(bytes == expected)
        }
    }

    @Test func `no capacity is overrun, the announced one is enough, and a failed frame uses no number`() {
        let row = Self.encodings.map { _ in 1.0 }
        let whole = CDevice(Devices.allEncodings).samples(0, ticks: 1, span: 9, [row, row], Self.encodings)
        let device = CDevice(Devices.allEncodings)
        for capacity in 0..<whole.count {
            let bytes = device.samples(0, ticks: 1, span: 9, capacity: capacity, [row, row], Self.encodings)
            #expect(bytes.isEmpty)
        }
        #expect(device.states[0].sequence == 0)
        let bytes = device.samples(0, ticks: 1, span: 9, capacity: whole.count, [row, row], Self.encodings)
        #expect(bytes == whole)
        let payload = 6 + 2 * 26
        #expect(whole.count <= payload + 20 + (payload + 20) / 254 + 2)
    }

    @Test func `what makes no frame is refused`() {
        let device = CDevice(Devices.allEncodings)
        let row = Self.encodings.map { _ in 0.0 }
        #expect(device.samples(0, ticks: 0, span: 0, [], Self.encodings).isEmpty)
        #expect(device.samples(0, ticks: 0, span: 1, [row], Self.encodings).isEmpty)
        #expect(device.samples(2, ticks: 0, span: 0, [row], Self.encodings).isEmpty)
        #expect(device.samples(0, ticks: 0, span: 0, Array(repeating: row, count: 65_535), Self.encodings).isEmpty)
        let short = device.frame { out, room in
            var frame = hs_frame()
            hs_samples_begin(device.pointer, &frame, 0, 0, 0, 1, out, room)
            hs_put_u8(&frame, 1)
            return hs_samples_end(device.pointer, &frame, 0)
        }
        #expect(short.isEmpty)
        for (encoding, value) in [
            (HS_UINT8, Int32(256)), (HS_INT8, 128), (HS_INT8, -129), (HS_UINT16, 65_536), (HS_INT16, 32_768),
        ] {
            let bytes = guarded(100) { out, room in
                var frame = hs_frame()
                hs_frame_begin(&frame, 3, 3, 0, 0, out, room)
                var raw = hs_value()
                raw.i = value
                hs_put_value(&frame, encoding, raw)
                return hs_frame_end(&frame)
            }
            #expect(bytes.isEmpty)
        }
        #expect(device.states[0].sequence == 0 && device.states[0].produced == 0)
    }

    @Test func `a frame may have 65536 bytes and no more`() {
        for (count, fits) in [(65_516, true), (65_517, false)] {
            let payload = Array(repeating: UInt8(9), count: count)
            let bytes = guarded(70_000) { out, room in
                var frame = hs_frame()
                hs_frame_begin(&frame, 250, 0xFFFF, 0, 0, out, room)
                hs_put_bytes(&frame, payload, payload.count)
                return hs_frame_end(&frame)
            }
            #expect(bytes.isEmpty != fits)
        }
    }

    @Test func `C and Swift agree which times a frame gives exactly`() {
        var generator = SeededGenerator(state: 33)
        for _ in 0..<20_000 {
            let count = UInt16.random(in: 2...2000, using: &generator)
            let span = UInt32.random(in: 0 ... .max, using: &generator) >> UInt32.random(in: 0...31, using: &generator)
            let index = UInt16.random(in: 0..<count, using: &generator)
            let exact = SampleTiming.offset(of: Int(index), count: Int(count), span: span)
            for offset in [exact &- 1, exact, exact + 1] where offset <= UInt64(UInt32.max) {
                #expect((hs_span_is_exact(index, count, span, UInt32(offset)) != 0) == (offset == exact))
            }
        }
    }
}

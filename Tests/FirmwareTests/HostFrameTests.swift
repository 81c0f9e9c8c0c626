import CFirmwareReference
import Testing

@testable import WireProtocol

@Suite struct HostFrameTests {
    @Test func `what Swift's host says is read in C`() {
        var host = HeelstrikeHostEncoder()
        let decoder = CHostDecoder()
        let bytes =
            host.hello() + host.start(StreamSelection()) + host.stop(StreamSelection(stream: 7))
            + host.clockProbe(ClockProbe(number: .max, hostTime: 0x0102_0304_0506_0708))
            + host.clockProbe(ClockProbe(number: 0, hostTime: .max))
        #expect(
            decoder.take(bytes) == [
                CHostDecoder.Event(kind: 1, type: 1, sequence: 0, highestVersion: 1), .start(0xFFFF, sequence: 1),
                .stop(7, sequence: 2), .probe(.max, 0x0102_0304_0506_0708, sequence: 3), .probe(0, .max, sequence: 4),
            ])
        #expect(decoder.counters == ["frames": 5])
    }

    @Test func `a HELLO with long texts and later fields is read`() {
        var hello = Hello(role: .host, highestVersion: 3, bootIdentity: 9)
        hello.model = String(repeating: "h", count: 255)
        let payload = hello.payload + Array(repeating: 0, count: 5000)
        let decoder = CHostDecoder()
        let frame = HeelstrikeHeader(type: 1, stream: 0xFFFF, sequence: 0, ticks: 0).framed(payload)
        #expect(decoder.take(frame) == [CHostDecoder.Event(kind: 1, type: 1, sequence: 0, highestVersion: 3)])
    }

    @Test func `a repeated frame is ignored, the HELLO of a new host is not`() {
        var first = HeelstrikeHostEncoder()
        var second = HeelstrikeHostEncoder()
        let decoder = CHostDecoder()
        #expect(decoder.take(first.hello()).count == 1)
        #expect(decoder.take(second.hello()).count == 1)
        let start = second.start(StreamSelection(stream: 2))
        #expect(decoder.take(start + start) == [.start(2, sequence: 1)])
        #expect(decoder.counters == ["frames": 4, "repeatedFrames": 1])
    }

    @Test func `a START without a stream is told, other short payloads are counted`() {
        let decoder = CHostDecoder()
        var bytes: [UInt8] = []
        for (sequence, type) in [UInt8(8), 6, 1, 3, 99].enumerated() {
            bytes += HeelstrikeHeader(type: type, stream: 0xFFFF, sequence: UInt32(sequence), ticks: 0).framed([0])
        }
        #expect(decoder.take(bytes) == [CHostDecoder.Event(kind: 255, type: 8, sequence: 0)])
        #expect(decoder.counters == ["frames": 5, "malformed": 3, "unknownType": 1])
        #expect(decoder.statistics.not_for_device == 1)
    }

    @Test func `no flipped bit goes unnoticed, and the frame after it is read`() {
        var host = HeelstrikeHostEncoder()
        let first = host.clockProbe(ClockProbe(number: 1, hostTime: 2))
        let second = host.start(StreamSelection(stream: 1))
        for bit in 0..<((first.count - 1) * 8) {
            var damaged = first
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            let decoder = CHostDecoder()
            #expect(decoder.take(damaged + second) == [.start(1, sequence: 1)])
            #expect(decoder.statistics.bad_checksum + decoder.statistics.malformed >= 1)
        }
    }

    @Test(arguments: [1, 2, 3, 4])
    func `random bytes stay in bounds, give nothing, and the next frame is read`(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let decoder = CHostDecoder()
        var host = HeelstrikeHostEncoder()
        var zeroFree = false
        for round in 0..<3000 {
            zeroFree.toggle()
            let noise = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
                UInt8.random(in: (zeroFree ? 1 : 0)...255, using: &generator)
            }
            #expect(decoder.take(noise).isEmpty)
            let start = host.start(StreamSelection(stream: 5))
            #expect(decoder.take([0] + start) == [.start(5, sequence: UInt32(round))])
        }
        #expect(decoder.statistics.malformed > 1000 && decoder.statistics.frames == 3000)
    }

    @Test func `C and Swift count damage alike`() {
        var generator = SeededGenerator(state: 41)
        for _ in 0..<300 {
            var host = HeelstrikeHostEncoder()
            var bytes = host.hello()
            for number in 0..<UInt32(6) { bytes += host.clockProbe(ClockProbe(number: number, hostTime: 256)) }
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...3, using: &generator)
            }
            let decoder = CHostDecoder()
            _ = decoder.take(bytes)
            var swift = HeelstrikeDecoder()
            _ = swift.consume(bytes)
            let (s, c) = (swift.statistics, decoder.statistics)
            #expect(s.frames == UInt64(c.frames) && s.malformed == UInt64(c.malformed))
            #expect(s.badChecksum == UInt64(c.bad_checksum))
        }
    }

    @Test func `an empty block behind a full last one is taken in C and in Swift`() {
        // Header, payload and checksum without a zero, so that the stuffed frame is one full block.
        var found = false
        for filler in UInt8(1)...255 where !found {
            let header = HeelstrikeHeader(
                type: 6, stream: 0x0101, sequence: 0x0101_0101, ticks: 0x0101_0101_0101_0101)
            let frame = header.framed(Array(repeating: filler, count: 234))
            guard frame.count == 256, frame[0] == 0xFF else { continue }
            found = true
            let probe = UInt64(filler) * 0x0101_0101_0101_0101
            for bytes in [frame, frame.dropLast() + [1, 0]] {
                let event = CHostDecoder.Event.probe(
                    UInt32(truncatingIfNeeded: probe), probe, sequence: 0x0101_0101)
                #expect(CHostDecoder().take(bytes) == [event])
                var decoder = HeelstrikeDecoder()
                let item = ClockProbe(number: UInt32(truncatingIfNeeded: probe), hostTime: probe)
                #expect(decoder.consume(bytes) == [.clockProbe(item)])
            }
        }
        #expect(found)
    }

    @Test func `a frame without an end is dropped and counted once`() {
        let decoder = CHostDecoder()
        #expect(decoder.take(Array(repeating: 7, count: 200_000)).isEmpty)
        var host = HeelstrikeHostEncoder()
        #expect(decoder.take([0] + host.stop(StreamSelection(stream: 1))) == [.stop(1, sequence: 0)])
        #expect(decoder.counters == ["frames": 1, "oversized": 1])
    }
}

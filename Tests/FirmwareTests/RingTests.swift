import CFirmwareReference
import SensorData
import Testing

@testable import WireProtocol

@Suite struct RingTests {
    @Test(arguments: [60, 64, 100, 101, 137, 500, 4096], [1, 2])
    func `the oldest frames go, and each frame made is either received or said in a gap, once`(
        capacity: Int, seed: UInt64
    ) {
        var generator = SeededGenerator(state: seed)
        // A frame's time is its sequence number, so that each can be told.
        var described = Devices.allEncodings
        for stream in 0...1 { described.streams[stream].clockRate = .nanoseconds }
        let device = CDevice(described)
        var decoder = HeelstrikeDecoder()
        _ = decoder.consume(device.hello() + device.parts)
        var items: [DecodedItem] = []
        _ = guarded(capacity) { memory, room in
            var ring = hs_ring()
            hs_ring_init(&ring, memory, room)
            for _ in 0..<2000 {
                if Bool.random(using: &generator) || ring.used == 0 {
                    let stream = Int.random(in: 0...1, using: &generator)
                    let encodings = described.streams[stream].channels.map(\.encoding)
                    let ticks = UInt64(device.states[stream].sequence)
                    let frame = device.samples(stream, ticks: ticks, span: 0, [encodings.map { _ in 1 }], encodings)
                    _ = hs_ring_push(&ring, device.pointer, stream, frame, frame.count)
                } else {
                    items += self.drain(device, &ring, &decoder, frames: 1)
                }
            }
            items += self.drain(device, &ring, &decoder, frames: .max)
            return 0
        }
        var dropped: UInt64 = 0
        for stream in 0...1 { dropped += device.states[stream].dropped }
        let report = hs_device_report(device.pointer)
        #expect(report.dropped == dropped && report.produced == decoder.statistics.samples + dropped)
        for (index, stream) in described.streams.enumerated() {
            var frames: [Int64] = []
            for item in items {
                switch item {
                case .gap(let gap) where gap.stream == stream.id:
                    frames += (0..<Int64(gap.count)).map { Int64(gap.firstMissing) + $0 }
                case .samples(let block) where block.stream == stream.id: frames += block.times.map(\.nanoseconds)
                default: break
                }
            }
            #expect(frames.sorted() == (0..<Int64(device.states[index].sequence)).map { $0 })
        }
        #expect(decoder.statistics.sequenceRestarts == 0)
        // What is dropped behind the last frame that arrives is no jump; only a ring too short for any frame has that.
        #expect(decoder.statistics.lostFrames <= dropped)
        if capacity >= 100 { #expect(decoder.statistics.samples > 0) }
        if capacity == 4096 { #expect(decoder.statistics.lostFrames == dropped) }
    }

    /// Sends gaps and then at most so many frames, as the reference says.
    private func drain(
        _ device: CDevice, _ ring: inout hs_ring, _ decoder: inout HeelstrikeDecoder, frames: Int
    ) -> [DecodedItem] {
        var items: [DecodedItem] = []
        var bytes: [UInt8] = []
        repeat {
            bytes = device.frame { hs_next_gap(device.pointer, 1, $0, $1) }
            items += decoder.consume(bytes)
        } while !bytes.isEmpty
        var sent = 0
        while sent < frames {
            bytes = device.frame { hs_ring_pop(&ring, $0, $1) }
            guard !bytes.isEmpty else { break }
            items += decoder.consume(bytes)
            sent += 1
        }
        return items
    }

    @Test func `a drop that does not follow the one before is a gap of its own, and both are counted`() {
        let device = CDevice(Devices.allEncodings)
        let short = { device.samples(1, ticks: 1, span: 0, [[1]], [.float64]) }
        let long = { device.samples(1, ticks: 1, span: 9, Array(repeating: [1], count: 10), [.float64]) }
        _ = guarded(64) { memory, room in
            var ring = hs_ring()
            hs_ring_init(&ring, memory, room)
            for (make, kept) in [(short, 1), (long, 0), (short, 1)] as [(() -> [UInt8], Int32)] {
                let frame = make()
                #expect(hs_ring_push(&ring, device.pointer, 1, frame, frame.count) == kept)
            }
            #expect(device.states[1].gap_first == 0 && device.states[1].gap_count == 1)
            #expect(device.states[1].dropped == 2)
            return 0
        }
    }

    @Test func `a frame that finds no room at the taker stays`() {
        let device = CDevice(Devices.allEncodings)
        let frame = device.samples(1, ticks: 1, span: 0, [[1]], [.float64])
        _ = guarded(100) { memory, room in
            var ring = hs_ring()
            hs_ring_init(&ring, memory, room)
            #expect(hs_ring_push(&ring, device.pointer, 1, frame, frame.count) == 1)
            #expect(guarded(frame.count - 1) { hs_ring_pop(&ring, $0, $1) }.isEmpty)
            #expect(guarded(frame.count) { hs_ring_pop(&ring, $0, $1) } == frame)
            #expect(ring.used == 0)
            return 0
        }
    }
}

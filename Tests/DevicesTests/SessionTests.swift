import Devices
import SensorData
import Simulation
import Synchronization
import Testing
import WireProtocol

/// The host's side against the simulated firmware in an invented time: no port, no clock.
struct SessionTests {
    /// Host nanoseconds; the device's microseconds count from its switching on at 5 s.
    private final class Time: Sendable {
        private let nanoseconds = Atomic<Int64>(5_000_000_000)

        var now: Timestamp { Timestamp(nanoseconds: nanoseconds.load(ordering: .relaxed)) }

        var deviceMicroseconds: UInt64 { UInt64(now.nanoseconds - 5_000_000_000) / 1000 }

        func advance(microseconds: Int64) { nanoseconds.wrappingAdd(microseconds * 1000, ordering: .relaxed) }
    }

    private static func decoded(_ bytes: [UInt8]) -> [DecodedItem] {
        var decoder = HeelstrikeDecoder()
        return decoder.consume(bytes)
    }

    @Test func `a device that does not answer is asked again, and then complained of`() {
        let time = Time()
        var session = SensorSession(clock: { time.now })
        var hellos = Self.decoded(session.open(at: time.now)).count
        for _ in 0..<40 {
            time.advance(microseconds: 50_000)
            let items = Self.decoded(session.tick(at: time.now))
            hellos += items.filter { if case .hello(let hello) = $0 { hello.role == .host } else { false } }.count
        }
        #expect(hellos == 5)
        #expect(session.state == .asking)
        #expect(session.complaint(at: time.now) == nil)
        time.advance(microseconds: 1_100_000)
        #expect(session.complaint(at: time.now) == "it does not answer")
    }

    @Test func `a busy host does not blame the device for its own lateness`() throws {
        let time = Time()
        var firmware = SimulatedFirmware(SimulatedWalk(seed: 1, duration: 60))
        var session = SensorSession(clock: { time.now })
        // The port was opened, and ticks passed, ten seconds before the host comes to look at that.
        let opened = time.now
        time.advance(microseconds: 10_000_000)
        let question = session.open(at: opened)
        for second in 1...10 {
            let tick = Timestamp(nanoseconds: opened.nanoseconds + Int64(second) * 1_000_000_000)
            _ = session.tick(at: tick)
            #expect(session.complaint(at: tick) == nil)
        }
        let turn = try firmware.turn(received: question, at: time.deviceMicroseconds, hostIsThere: true, backlog: 0)
        _ = session.receive(turn.bytes, at: time.now)
        #expect(session.state == .starting)
    }

    @Test func `a device is recognised, started and probed eight times in two seconds`() throws {
        let time = Time()
        var firmware = SimulatedFirmware(SimulatedWalk(seed: 1, duration: 60))
        var session = SensorSession(clock: { time.now })
        var toDevice = session.open(at: time.now)
        var pairs: [SensorSession.ClockPair] = []
        var samples = 0
        // 0.3 ms each way, for six seconds.
        for _ in 0..<10_000 {
            time.advance(microseconds: 300)
            let turn = try firmware.turn(received: toDevice, at: time.deviceMicroseconds, hostIsThere: true, backlog: 0)
            time.advance(microseconds: 300)
            toDevice = []
            if !turn.bytes.isEmpty {
                let reaction = session.receive(turn.bytes, at: time.now)
                toDevice += reaction.answer
                pairs += reaction.clockPairs
                for case .samples(let block) in reaction.items { samples += block.count }
            }
            toDevice += session.tick(at: time.now)
        }
        #expect(session.state == .streaming)
        #expect(session.device == firmware.device)
        #expect(samples > 2 * 5 * 200)
        #expect(pairs.count == 24)
        #expect(pairs.allSatisfy { $0.roundTripNanoseconds == 600_000 })
        #expect(session.complaint(at: time.now) == nil)
        #expect(session.statistics.lostFrames == 0)
    }

    @Test func `the simulated device acknowledges a command by its sequence number`() throws {
        var host = HeelstrikeHostEncoder(firstSequence: 41)
        var firmware = SimulatedFirmware(SimulatedWalk(seed: 1, duration: 60))
        let command = host.hello() + host.start(StreamSelection()) + host.stop(StreamSelection(stream: 9))
        let turn = try firmware.turn(received: command, at: 0, hostIsThere: true, backlog: 0)
        let answers: [Acknowledgement] = Self.decoded(turn.bytes).compactMap {
            if case .acknowledgement(let answer) = $0 { answer } else { nil }
        }
        #expect(answers.map(\.sequence) == [42, 43])
        #expect(answers.map(\.result) == [.done, .unknownStream])
    }

    @Test func `the simulated device sends the same samples whenever it is started and however often it is asked`()
        throws
    {
        func samples(startingAt start: UInt64, step: UInt64) throws -> [UInt8] {
            var host = HeelstrikeHostEncoder()
            var firmware = SimulatedFirmware(SimulatedWalk(seed: 3, duration: 5), feet: [.left])
            var time = start
            var bytes = try firmware.turn(
                received: host.hello() + host.start(StreamSelection()), at: time, hostIsThere: true, backlog: 0
            ).bytes
            while time < start + 6_000_000 {
                time += step
                bytes += try firmware.turn(received: [], at: time, hostIsThere: true, backlog: 0).bytes
            }
            var decoder = HeelstrikeDecoder()
            var values: [UInt8] = []
            for case .samples(let block) in decoder.consume(bytes) {
                for time in block.times { withUnsafeBytes(of: time.nanoseconds) { values += $0 } }
                for value in block.values { withUnsafeBytes(of: value.bitPattern) { values += $0 } }
            }
            return values
        }
        let first = try samples(startingAt: 0, step: 1000)
        #expect(first.count == 5 * 200 * 8 * 23)
        #expect(try samples(startingAt: 123_456, step: 77_777) == first)
    }

    @Test func `a host that does not read costs frames, which the device says`() throws {
        var host = HeelstrikeHostEncoder()
        var firmware = SimulatedFirmware(SimulatedWalk(seed: 3, duration: 5), feet: [.left])
        var bytes = try firmware.turn(
            received: host.hello() + host.start(StreamSelection()), at: 0, hostIsThere: true, backlog: 0
        ).bytes
        bytes += try firmware.turn(received: [], at: 1_000_000, hostIsThere: true, backlog: 0).bytes
        bytes += try firmware.turn(received: [], at: 2_000_000, hostIsThere: true, backlog: 2 << 20).bytes
        bytes += try firmware.turn(received: [], at: 3_000_000, hostIsThere: true, backlog: 0).bytes
        var decoder = HeelstrikeDecoder()
        let items = decoder.consume(bytes)
        let gaps: [UInt32] = items.compactMap { if case .gap(let gap) = $0 { gap.count } else { nil } }
        #expect(gaps.count == 20)
        #expect(decoder.statistics.lostFrames == 20)
    }
}

import Devices
import SensorData
import Simulation
import Testing
import WireProtocol

/// The check of a device against sound and broken firmware, in an invented time.
struct DeviceCheckTests {
    /// Frames of the device, changed on their way; nil drops a frame.
    typealias Fault = (HeelstrikeFrame) -> [HeelstrikeFrame]

    /// Runs a check against simulated firmware behind a fault.
    private static func check(
        ignoring: @escaping ([UInt8]) -> [UInt8] = { $0 }, _ fault: @escaping Fault = { [$0] }
    ) throws -> DeviceCheck {
        var firmware = SimulatedFirmware(SimulatedWalk(seed: 5, duration: 60, sampleRate: Frequency(100)))
        var check = DeviceCheck()
        var reader = HeelstrikeFrameReader()
        var toDevice = check.open(at: Timestamp(nanoseconds: 0))
        // Two milliseconds a turn.
        for step in 1...15_000 where !check.isOver {
            let time = Timestamp(nanoseconds: Int64(step) * 2_000_000)
            let turn = try firmware.turn(
                received: ignoring(toDevice), at: UInt64(step) * 2000, hostIsThere: true, backlog: 0)
            toDevice = []
            var bytes: [UInt8] = []
            for case .frame(let frame) in reader.pieces(turn.bytes) {
                for changed in fault(frame) { bytes += changed.header.framed(changed.payload) }
            }
            if !bytes.isEmpty { toDevice += check.receive(bytes, at: time) }
            if step % 25 == 0 { toDevice += check.tick(at: time) }
        }
        #expect(check.isOver)
        return check
    }

    private static func failed(_ check: DeviceCheck) -> Set<CheckPoint.Rule> {
        Set(check.points.filter { if case .failed = $0.outcome { true } else { false } }.map(\.rule))
    }

    @Test func `sound firmware passes every point that can come up`() throws {
        let check = try Self.check()
        #expect(Self.failed(check).isEmpty, "\(check.points)")
        #expect(check.points.filter { $0.outcome == .passed }.count == CheckPoint.Rule.allCases.count - 1)
        #expect(check.device?.serialNumber == "SIM-5")
    }

    @Test func `every point names its section`() {
        for rule in CheckPoint.Rule.allCases {
            let text = "\(CheckPoint(rule: rule, outcome: .failed("so")))"
            #expect(text.hasPrefix("FAIL") && text.contains("[PROTOCOL.md \(rule.section)]") && text.hasSuffix(": so"))
        }
    }

    /// A device with one fault, and what must be found.
    struct Broken: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var found: Set<CheckPoint.Rule>
        var fault: @Sendable () -> Fault
        var ignoring: @Sendable () -> ([UInt8]) -> [UInt8] = { { $0 } }
    }

    private static func changed(
        _ type: HeelstrikeFrameType, _ change: @escaping (inout HeelstrikeFrame) -> Void
    ) -> Fault {
        { frame in
            guard frame.header.type == type.rawValue else { return [frame] }
            var frame = frame
            change(&frame)
            return [frame]
        }
    }

    private static func dropping(_ type: HeelstrikeFrameType) -> Fault {
        { $0.header.type == type.rawValue ? [] : [$0] }
    }

    /// Frames of one type that leave no jump: everything behind is counted anew.
    private static func silently(_ type: HeelstrikeFrameType) -> Fault {
        var next: [UInt16: UInt32] = [:]
        return { frame in
            guard frame.header.type != type.rawValue else { return [] }
            var frame = frame
            frame.header.sequence = next[frame.header.stream] ?? 0
            next[frame.header.stream] = frame.header.sequence &+ 1
            return [frame]
        }
    }

    static let broken: [Broken] = [
        Broken(testDescription: "no HELLO", found: [.hello], fault: { silently(.hello) }),
        Broken(testDescription: "no DESCRIPTOR", found: [.description], fault: { silently(.descriptor) }),
        Broken(
            testDescription: "HELLO with another checksum of the description", found: [.description],
            fault: { changed(.hello) { $0.payload[14] ^= 1 } }),
        Broken(
            testDescription: "another boot identity in each HELLO", found: [.identity],
            fault: {
                var count: UInt8 = 0
                return changed(.hello) {
                    count += 1
                    $0.payload[2] = count
                }
            }),
        Broken(
            testDescription: "version 2 only", found: [.hello],
            fault: { changed(.hello) { $0.payload[1] = 0 } }),
        Broken(
            testDescription: "no ACK",
            found: [.stop, .unknownStream, .tooShort, .longer, .resynchronises, .start, .restart],
            fault: { silently(.acknowledgement) }),
        Broken(
            testDescription: "ACK with a sequence number of its own",
            found: [.stop, .unknownStream, .tooShort, .longer, .resynchronises, .start, .restart],
            fault: { changed(.acknowledgement) { $0.payload[1] ^= 0x40 } }),
        Broken(
            testDescription: "ACK that always says done", found: [.unknownStream, .tooShort],
            fault: { changed(.acknowledgement) { $0.payload[5] = 0 } }),
        Broken(testDescription: "no STATUS", found: [.status], fault: { silently(.status) }),
        Broken(
            testDescription: "STATUS that counts nothing", found: [.statusCounts],
            fault: { changed(.status) { for index in 2..<10 { $0.payload[index] = 0 } } }),
        Broken(
            testDescription: "STATUS without damaged frames", found: [.statusErrors],
            fault: { changed(.status) { $0.payload[18] = 0 } }),
        Broken(testDescription: "no clock reply", found: [.clockReply], fault: { silently(.clockReply) }),
        Broken(
            testDescription: "clock reply with a host time of its own", found: [.clockReply],
            fault: { changed(.clockReply) { $0.payload[10] ^= 1 } }),
        Broken(
            testDescription: "a clock reply that was sent before the probe arrived", found: [.clockTicks],
            fault: { changed(.clockReply) { $0.header.ticks = 1 } }),
        Broken(
            testDescription: "a clock that runs a tenth too fast", found: [.clockRate],
            fault: {
                changed(.clockReply) { frame in
                    let ticks = (12..<20).reduce(UInt64(0)) { $0 | UInt64(frame.payload[$1]) << UInt64(8 * ($1 - 12)) }
                    let fast = ticks + ticks / 10
                    for index in 12..<20 {
                        frame.payload[index] = UInt8(truncatingIfNeeded: fast >> UInt64(8 * (index - 12)))
                    }
                    frame.header.ticks += frame.header.ticks / 10
                }
            }),
        Broken(
            testDescription: "samples at half the declared rate", found: [.rate],
            fault: { changed(.samples) { $0.header.ticks *= 2 } }),
        Broken(
            testDescription: "the same time in all samples", found: [.sampleTimes, .rate],
            fault: { changed(.samples) { $0.header.ticks = 77 } }),
        Broken(
            testDescription: "samples with a byte too many", found: [.samples],
            fault: { changed(.samples) { $0.payload.append(0) } }),
        Broken(
            testDescription: "one stream is never sent", found: [.everyStream, .statusCounts],
            fault: { { frame in frame.header.type == 3 && frame.header.stream == 2 ? [] : [frame] } }),
        Broken(
            testDescription: "each tenth frame of samples lost without GAP", found: [.sequence],
            fault: {
                var count = 0
                return { frame in
                    guard frame.header.type == 3 else { return [frame] }
                    count += 1
                    return count % 10 == 0 ? [] : [frame]
                }
            }),
        Broken(
            testDescription: "samples sent twice", found: [.sequence, .sampleTimes, .statusCounts],
            fault: { { frame in frame.header.type == 3 ? [frame, frame] : [frame] } }),
        Broken(
            testDescription: "a GAP for frames that came", found: [.gaps],
            fault: {
                var sequence: UInt32 = 0
                return { frame in
                    guard frame.header.stream == 0xFFFF else { return [frame] }
                    var frame = frame
                    frame.header.sequence = sequence
                    sequence += 1
                    guard frame.header.type == 4 else { return [frame] }
                    var header = frame.header
                    header.type = 5
                    header.sequence = sequence
                    sequence += 1
                    let gap = StreamGap(stream: 1, firstMissing: 2, count: 3)
                    return [frame, HeelstrikeFrame(header: header, payload: gap.payload)]
                }
            }),
        Broken(
            testDescription: "sequence numbers of samples begin anew with each START", found: [.sequence, .restart],
            fault: {
                var first: [UInt16: UInt32] = [:]
                var isStopped = false
                return { frame in
                    if frame.header.type == 10, frame.payload[0] == 9 { isStopped = true }
                    if frame.header.type == 10, frame.payload[0] == 8, isStopped { first = [:] }
                    guard frame.header.type == 3 else { return [frame] }
                    if first[frame.header.stream] == nil { first[frame.header.stream] = frame.header.sequence }
                    var frame = frame
                    frame.header.sequence -= first[frame.header.stream] ?? 0
                    return [frame]
                }
            }),
        Broken(
            testDescription: "START and STOP of an unknown type or version are answered",
            found: [.unknownType, .otherVersion],
            fault: { { [$0] } },
            ignoring: {
                { bytes in
                    var reader = HeelstrikeFrameReader()
                    var output = bytes
                    for piece in reader.pieces(bytes) {
                        var header = HeelstrikeHeader(type: 9, stream: 0xFFFF, sequence: 900, ticks: 0)
                        switch piece {
                        case .frame(let frame) where frame.content == .unknownType:
                            header.sequence = frame.header.sequence
                            output = header.framed([0xFF, 0xFF])
                        case .damaged(.version): output = header.framed([0xFF, 0xFF])
                        case .frame, .damaged: break
                        }
                    }
                    return output
                }
            }),
        Broken(
            testDescription: "checksums of the host are not looked at", found: [.damaged, .statusErrors],
            fault: { { [$0] } },
            ignoring: {
                { bytes in
                    var reader = HeelstrikeFrameReader()
                    guard reader.pieces(bytes) == [.damaged(.checksum)] else { return bytes }
                    return HeelstrikeHeader(type: 8, stream: 0xFFFF, sequence: 901, ticks: 0).framed([0xFF, 0xFF])
                }
            }),
        Broken(
            testDescription: "a second HELLO is taken for a repetition", found: [.newBeginning],
            fault: { { [$0] } },
            ignoring: {
                var hellos = 0
                return { bytes in
                    var reader = HeelstrikeFrameReader()
                    for case .frame(let frame) in reader.pieces(bytes) where frame.header.type == 1 {
                        hellos += 1
                        if hellos > 1 { return [] }
                    }
                    return bytes
                }
            }),
    ]

    @Test(arguments: broken)
    func `a broken device fails the point that it breaks, and its text says so`(device: Broken) throws {
        let check = try Self.check(ignoring: device.ignoring(), device.fault())
        let failed = Self.failed(check)
        #expect(failed.isSuperset(of: device.found), "\(check.points.map(\.description).joined(separator: "\n"))")
        // Nothing is blamed that has nothing to do with it: at most two more points that follow from the fault.
        #expect(failed.subtracting(device.found).count <= 2, "\(failed.subtracting(device.found))")
    }

    @Test func `bytes that are no frames are found while everything else goes on`() throws {
        var firmware = SimulatedFirmware(SimulatedWalk(seed: 5, duration: 60, sampleRate: Frequency(100)))
        var check = DeviceCheck()
        var toDevice = check.open(at: Timestamp(nanoseconds: 0))
        for step in 1...15_000 where !check.isOver {
            let time = Timestamp(nanoseconds: Int64(step) * 2_000_000)
            let turn = try firmware.turn(received: toDevice, at: UInt64(step) * 2000, hostIsThere: true, backlog: 0)
            // What a forgotten debugging line prints.
            let noise = step % 500 == 0 ? Array("I (123) main: tick\0".utf8) : []
            toDevice = check.receive(turn.bytes + noise, at: time)
            if step % 25 == 0 { toDevice += check.tick(at: time) }
        }
        #expect(Self.failed(check) == [.frames])
    }

    @Test func `on a real line sound firmware passes, and a silent port is named`() async throws {
        let device = try PlayedDevice(SimulatedWalk(seed: 7, duration: 600, sampleRate: Frequency(100)))
        defer { device.pull() }
        let check = try await DeviceCheckRun.run(device.address, until: { false })
        #expect(Self.failed(check).isEmpty, "\(check.points.map(\.description).joined(separator: "\n"))")
        let silent = try PlayedDevice { .init(nextTime: $0.time + 10_000) }
        defer { silent.pull() }
        let nothing = try await DeviceCheckRun.run(silent.address, until: { false })
        #expect(Self.failed(nothing) == [.hello])
        #expect(nothing.device == nil)
    }
}

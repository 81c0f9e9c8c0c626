import Devices
import Foundation
import GaitAnalysis
import Pipeline
import Recording
import Report
import SensorData
import Simulation
import Synchronization
import Testing
import WireProtocol

struct CaptureTests {
    private static func walk(seed: UInt64 = 7, duration: Double = 30) -> SimulatedWalk {
        SimulatedWalk(seed: seed, duration: duration, sampleRate: Frequency(100))
    }

    private static let header = RecordingHeader(writtenBy: "test")

    /// All samples of all streams of a source, joined.
    private static func samples(_ entries: [RecordingEntry], source: UInt16 = 0) -> [UInt16: SampleBlock] {
        var decoder = HeelstrikeDecoder()
        var blocks: [UInt16: SampleBlock] = [:]
        for entry in entries where entry.source == source {
            if case .opened = entry.content { decoder = HeelstrikeDecoder() }
            guard case .bytes(let bytes) = entry.content else { continue }
            for case .samples(let block) in decoder.consume(bytes) {
                blocks[block.stream, default: SampleBlock(stream: block.stream, channelCount: block.channelCount)]
                    .times += block.times
                blocks[block.stream]?.values += block.values
            }
        }
        return blocks
    }

    private static func simulated(_ walk: SimulatedWalk) throws -> [RecordingEntry] {
        var recording = walk.recording()
        var entries: [RecordingEntry] = []
        while let entry = try recording.next() { entries.append(entry) }
        return entries
    }

    private static func read(_ path: String) throws -> [RecordingEntry] {
        var reader = try RecordingReader(path: path)
        var entries: [RecordingEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        let isWhole = !reader.truncated
        #expect(isWhole)
        return entries
    }

    /// True when a test has waited so long that it has failed.
    private static func timeLimit() -> () -> Bool {
        let end = MonotonicClock.now().seconds + Double(generousSeconds)
        return { MonotonicClock.now().seconds > end }
    }

    @Test func `a recorded walk has every simulated sample, and its replay gives the JSON of the live run`()
        async throws
    {
        let folder = try Folder()
        let walk = Self.walk()
        let device = try PlayedDevice(walk, speed: 10)
        let path = folder["walk.gait"]
        defer { device.pull() }
        var capture = try SensorCapture([device.address], hub: DeviceHub())
        var pipeline = SessionPipeline(header: Self.header, software: HeelstrikeVersion.software)
        var shown = SessionPipeline(
            header: Self.header, software: HeelstrikeVersion.software, span: SessionProgress.span)
        var events: [GaitEvent] = []
        var samples = 0
        let isLate = Self.timeLimit()
        let end = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header), until: { samples >= 2 * 30 * 100 || isLate() }
        ) { news in
            if case .entry(let entry) = news {
                _ = pipeline.consume(entry)
                events += shown.consume(entry)
            }
            if case .item(_, .samples(let block)) = news { samples += block.count }
        }
        #expect(end.cause == .asked)
        #expect(end.lost.isEmpty)

        let live = try JSONReport().bytes(of: pipeline.finish(bytesLost: 0).analysis)
        let replayed = try JSONReport().bytes(of: RecordingAnalysis(path: path).run())
        #expect(live == replayed)

        // What `live --json` showed is what `replay --json` shows.
        var replay = SessionPipeline(header: Self.header, software: HeelstrikeVersion.software)
        #expect(try events == Self.read(path).flatMap { replay.consume($0) })
        #expect(shown.finish(bytesLost: 0).events == replay.finish(bytesLost: 0).events)
        #expect(Array(shown.strides) == Array(replay.strides))

        let simulated = try Self.simulated(walk)
        let recorded = try Self.read(path)
        #expect(Self.samples(recorded) == Self.samples(simulated))
        #expect(Self.samples(recorded).count == 2)
        #expect(recorded.contains { if case .clockProbe = $0.content { true } else { false } })
        #expect(!recorded.contains { if case .overrun = $0.content { true } else { false } })

        var direct = SessionPipeline(header: Self.header, software: HeelstrikeVersion.software)
        for entry in simulated { _ = direct.consume(entry) }
        let analysis = try RecordingAnalysis(path: path).run()
        #expect(analysis.events == direct.finish(bytesLost: 0).analysis.events)
        #expect(analysis.quality.damagedFrames == 0)
        #expect(analysis.quality.lostFrames == 0)
    }

    @Test func `two devices, one for each foot, are two sources`() async throws {
        let folder = try Folder()
        let walk = Self.walk(duration: 10)
        let left = try PlayedDevice(walk, feet: [.left], speed: 10)
        let right = try PlayedDevice(walk, feet: [.right], speed: 10)
        let path = folder["walk.gait"]
        defer {
            left.pull()
            right.pull()
        }
        var capture = try SensorCapture([left.address, right.address], hub: DeviceHub())
        var samples = 0
        let isLate = Self.timeLimit()
        _ = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header), until: { samples >= 2 * 10 * 100 || isLate() }
        ) { news in
            if case .item(_, .samples(let block)) = news { samples += block.count }
        }
        let recorded = try Self.read(path)
        let simulated = Self.samples(try Self.simulated(walk))
        #expect(Self.samples(recorded, source: 0) == simulated.filter { $0.key == 1 })
        #expect(Self.samples(recorded, source: 1) == simulated.filter { $0.key == 2 })
    }

    @Test func `a sensor that comes back goes on, and the gap stands in the recording`() async throws {
        let folder = try Folder()
        var devices = [try PlayedDevice(Self.walk(duration: 600), speed: 4)]
        try folder.link("port", to: devices[0].path)
        let path = folder["walk.gait"]
        var capture = try SensorCapture([.serial(path: folder["port"], baud: 115_200)], hub: DeviceHub())
        var samples = 0
        let isLate = Self.timeLimit()
        var isOver = false
        _ = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header), until: { isOver || isLate() }
        ) { news in
            switch news {
            case .item(_, .samples(let block)):
                samples += block.count
                if samples >= 200, devices.count == 1 { devices[0].pull() }
                if samples >= 400 { isOver = true }
            case .disconnected:
                guard devices.count == 1, let device = try? PlayedDevice(Self.walk(duration: 600), speed: 4) else {
                    return
                }
                devices.append(device)
                try? folder.link("port", to: device.path)
            case .entry, .item, .connected, .wrongDevice, .tick: break
            }
        }
        for device in devices { device.pull() }
        #expect(devices.count == 2)
        #expect(samples >= 400)
        let kinds: [String] = try Self.read(path).compactMap { entry in
            switch entry.content {
            case .opened: "opened"
            case .closed: "closed"
            case .end: "end"
            case .bytes, .overrun, .clockProbe, .wallClock, .mark: nil
            }
        }
        #expect(kinds == ["opened", "closed", "opened", "end"])
    }

    @Test func `a capture whose only sensor is lost for good ends in order and names it`() async throws {
        let folder = try Folder()
        let device = try PlayedDevice(Self.walk(duration: 600))
        let path = folder["walk.gait"]
        var settings = SensorCapture.Settings()
        settings.patience = 0.3
        var capture = try SensorCapture([device.address], hub: DeviceHub(), settings: settings)
        let end = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header), until: Self.timeLimit()
        ) { news in
            if case .connected = news { device.pull() }
        }
        #expect(end.cause == .allLost)
        #expect(end.lost == [device.address])
        #expect(try Self.read(path).last?.content == .end)
    }

    @Test func `a sensor that falls silent is opened again`() async throws {
        let folder = try Folder()
        let firmware = Mutex(SimulatedFirmware(Self.walk(duration: 600)))
        let turns = Atomic<Int>(0)
        // It hangs for a long time after some turns, as crashed firmware does, and then works again.
        let device = try PlayedDevice { moment in
            let count = turns.wrappingAdd(moment.hostIsThere ? 1 : 0, ordering: .relaxed).newValue
            guard !(60..<200).contains(count) else { return .init(nextTime: moment.time + 50_000) }
            return try firmware.withLock { firmware in
                let turn = try firmware.turn(
                    received: moment.received, at: moment.time, hostIsThere: moment.hostIsThere, backlog: moment.backlog
                )
                return .init(bytes: turn.bytes, nextTime: turn.nextTime)
            }
        }
        defer { device.pull() }
        let path = folder["walk.gait"]
        var capture = try SensorCapture([device.address], hub: DeviceHub())
        var connections = 0
        let isLate = Self.timeLimit()
        _ = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header), until: { connections == 2 || isLate() }
        ) { news in
            if case .connected = news { connections += 1 }
        }
        let reasons: [String] = try Self.read(path).compactMap {
            if case .closed(let reason) = $0.content { reason } else { nil }
        }
        #expect(connections == 2)
        #expect(reasons == ["it has fallen silent"])
    }

    @Test func `another device in the place of the first is not recorded`() async throws {
        let folder = try Folder()
        let first = try PlayedDevice(Self.walk(duration: 600), speed: 4)
        try folder.link("port", to: first.path)
        let path = folder["walk.gait"]
        var capture = try SensorCapture([.serial(path: folder["port"], baud: 115_200)], hub: DeviceHub())
        var other: PlayedDevice?
        var found: String?
        let isLate = Self.timeLimit()
        _ = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header), until: { found != nil || isLate() }
        ) { news in
            switch news {
            case .item(_, .samples): first.pull()
            case .disconnected:
                guard other == nil, let device = try? PlayedDevice(Self.walk(seed: 8), speed: 4) else { return }
                other = device
                try? folder.link("port", to: device.path)
            case .wrongDevice(_, let name): found = name
            case .entry, .item, .connected, .tick: break
            }
        }
        other?.pull()
        #expect(found == "Simulated insoles SIM-8")
        let opened = try Self.read(path).filter { if case .opened = $0.content { true } else { false } }
        #expect(opened.count == 1)
    }
}

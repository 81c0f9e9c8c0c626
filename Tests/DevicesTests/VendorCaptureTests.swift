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

/// Other makers' sensors on real lines: found, recorded and replayed.
struct VendorCaptureTests {
    private static let walk = SimulatedWalk(seed: 11, duration: 600, sampleRate: Frequency(100))

    /// A sensor on the left foot that is only understood at one rate.
    private static func played(
        _ wire: SensorProtocol, baud: UInt32? = nil, speed: Double = 1, walk: SimulatedWalk = walk
    ) throws -> PlayedDevice {
        let sensor = Mutex(SimulatedVendorSensor(walk, wire: wire, side: .left, baud: baud, rest: 1e6))
        return try PlayedDevice(speed: speed) { moment in
            let turn = sensor.withLock {
                $0.turn(
                    received: moment.received, at: moment.time, hostIsThere: moment.hostIsThere, lineBaud: moment.baud)
            }
            return .init(bytes: turn.bytes, nextTime: turn.nextTime, isLast: turn.isOver)
        }
    }

    static let baud: [SensorProtocol: UInt32] = [
        .xIMU3: 115_200, .xsens: 460_800, .witMotion: 9600, .bno08x: 115_200, .vectorNav: 57_600, .lineTable: 230_400,
    ]

    private static let layout = LineTableLayout(
        manufacturer: "Lab", model: "rows", delimiter: .comma,
        time: .column(.number(1), unit: .ms, wrap: nil), sequence: .init(.number(2), wrap: 65_536),
        streams: [
            .init(
                StreamDescriptor(
                    id: 0, name: "foot", side: nil, placement: .unknown, sampleRate: Frequency(1),
                    channels: Axis.allCases.map {
                        ChannelDescriptor(
                            name: "a\($0.rawValue)", quantity: .acceleration($0), unit: .metresPerSecondSquared)
                    }
                        + Axis.allCases.map {
                            ChannelDescriptor(
                                name: "g\($0.rawValue)", quantity: .angularRate($0), unit: .degreesPerSecond)
                        }), columns: (3...8).map { .number($0) })
        ])

    private static func timeLimit() -> () -> Bool {
        let end = MonotonicClock.now().seconds + Double(generousSeconds)
        return { MonotonicClock.now().seconds > end }
    }

    @Test(arguments: SensorProtocol.allCases.filter { $0 != .heelstrike })
    func `a sensor is found at its own baud rate by what it sends`(wire: SensorProtocol) async throws {
        let baud = try #require(Self.baud[wire])
        let device = try Self.played(wire, baud: baud)
        defer { device.pull() }
        let answer = try #require(try await SensorProbe().ask([device.address]).first)
        let found = try answer.result.get()
        #expect(found.wire == wire)
        #expect(found.address == .serial(path: device.path, baud: baud))
        if wire == .xIMU3 { #expect(found.device?.serialNumber == "SIM-11-L") }
        let rate = try #require(found.samplesPerSecond)
        #expect((50...200).contains(rate))
    }

    @Test(arguments: SensorProtocol.allCases.filter { $0 != .heelstrike })
    func `a replay of another maker's sensor gives the JSON of the live run`(wire: SensorProtocol) async throws {
        let folder = try Folder()
        let path = folder["walk.gait"]
        let device = try Self.played(wire, speed: 10)
        defer { device.pull() }
        var configuration = DecoderConfiguration(rate: Frequency(100), side: .left, lineTable: Self.layout)
        configuration.placement = .instep
        if wire != .lineTable { configuration.lineTable = nil }
        let setup = try SensorSetup(address: device.address, wire: wire, configuration: configuration)
        var capture = try SensorCapture([setup], hub: DeviceHub())
        let header = RecordingHeader(writtenBy: "test")
        var pipeline = SessionPipeline(header: header, software: HeelstrikeVersion.software)
        var samples = 0
        var connections = 0
        var loads: [StreamDescriptor] = []
        let isLate = Self.timeLimit()
        let end = try await capture.run(
            into: RecordingWriter(path: path, header: header), until: { samples >= 2000 || isLate() }
        ) { news in
            switch news {
            case .entry(let entry): _ = pipeline.consume(entry)
            case .item(_, .samples(let block)): samples += block.count
            case .item(_, .device(let device)): loads = device.streams
            case .connected: connections += 1
            case .item, .disconnected, .wrongDevice, .tick: break
            }
        }
        #expect(end.cause == .asked && samples >= 2000)
        #expect(connections == 1)
        #expect(loads.first?.side == .left && loads.first?.placement == .instep)
        let live = pipeline.finish(bytesLost: 0).analysis
        let replayed = try RecordingAnalysis(path: path).run()
        #expect(try JSONReport().bytes(of: live) == JSONReport().bytes(of: replayed))
        #expect(replayed.quality.damagedFrames == 0 && replayed.quality.lostFrames == 0)
        // Without angular rate no contact is found.
        if wire != .bno08x { #expect(replayed.events.filter { $0.side == .left }.count > 20) }
    }

    @Test func `a sensor that is unplugged goes on, and its recording is still one`() async throws {
        let folder = try Folder()
        let path = folder["walk.gait"]
        var devices = [try Self.played(.xIMU3, speed: 4)]
        try folder.link("port", to: devices[0].path)
        let address = DeviceAddress.serial(path: folder["port"], baud: 115_200)
        let setup = try SensorSetup(
            address: address, wire: .xIMU3, configuration: DecoderConfiguration(side: .right))
        var capture = try SensorCapture([setup], hub: DeviceHub())
        var samples = 0
        let isLate = Self.timeLimit()
        _ = try await capture.run(
            into: RecordingWriter(path: path, header: RecordingHeader(writtenBy: "test")),
            until: { samples >= 600 || isLate() }
        ) { news in
            switch news {
            case .item(_, .samples(let block)):
                samples += block.count
                if samples >= 200, devices.count == 1 { devices[0].pull() }
            case .disconnected:
                guard devices.count == 1, let device = try? Self.played(.xIMU3, speed: 4) else { return }
                devices.append(device)
                try? folder.link("port", to: device.path)
            case .entry, .item, .connected, .wrongDevice, .tick: break
            }
        }
        for device in devices { device.pull() }
        #expect(devices.count == 2 && samples >= 600)
        #expect(try RecordingAnalysis(path: path).run().quality.damagedFrames == 0)
    }

    @Test func `another sensor of the same make in the place of the first is not recorded`() async throws {
        let folder = try Folder()
        let first = try Self.played(.xIMU3, speed: 4)
        try folder.link("port", to: first.path)
        let setup = try SensorSetup(
            address: .serial(path: folder["port"], baud: 115_200), wire: .xIMU3,
            configuration: DecoderConfiguration(side: .left))
        var capture = try SensorCapture([setup], hub: DeviceHub())
        var other: PlayedDevice?
        var found: String?
        let isLate = Self.timeLimit()
        _ = try await capture.run(into: nil, until: { found != nil || isLate() }) { news in
            switch news {
            case .item(_, .samples): first.pull()
            case .disconnected:
                let walk = SimulatedWalk(seed: 12, duration: 600, sampleRate: Frequency(100))
                guard other == nil, let device = try? Self.played(.xIMU3, speed: 4, walk: walk) else { return }
                other = device
                try? folder.link("port", to: device.path)
            case .wrongDevice(_, let name): found = name
            case .entry, .item, .connected, .tick: break
            }
        }
        other?.pull()
        #expect(found == "Simulated foot SIM-12-L")
    }

    // MARK: Errors

    @Test func `a wrong baud rate is named, and the right one`() async throws {
        let device = try Self.played(.xsens, baud: 115_200)
        defer { device.pull() }
        let question = SensorQuestion(.serial(path: device.path, baud: 9600), isBaudGiven: true, wire: .xsens)
        let answer = try #require(try await SensorProbe().ask([question]).first)
        #expect(
            throws: DeviceError.wrongBaud(
                address: device.path, given: 9600, right: 115_200, speaks: "Xsens MTi")
        ) { try answer.result.get() }
    }

    @Test func `a sensor that speaks something else than was named is named`() async throws {
        let device = try Self.played(.vectorNav, baud: 115_200)
        defer { device.pull() }
        let question = SensorQuestion(.serial(path: device.path, baud: 115_200), isBaudGiven: true, wire: .bno08x)
        let answer = try #require(try await SensorProbe().ask([question]).first)
        #expect(
            throws: DeviceError.wrongProtocol(
                address: device.path, given: "BNO08x UART-RVC", speaks: "VectorNav VNYMR")
        ) { try answer.result.get() }
    }

    @Test func `our own sensor that was named as another maker's is named`() async throws {
        let device = try PlayedDevice(SimulatedWalk(seed: 7, duration: 600, sampleRate: Frequency(100)))
        defer { device.pull() }
        let question = SensorQuestion(device.address, wire: .xsens)
        let answer = try #require(try await SensorProbe().ask([question]).first)
        #expect(
            throws: DeviceError.wrongProtocol(
                address: device.path, given: "Xsens MTi", speaks: "Heelstrike firmware protocol")
        ) { try answer.result.get() }
    }

    @Test func `a stranger that sends is not understood, and what was heard is shown`() async throws {
        let device = try PlayedDevice {
            .init(bytes: $0.hostIsThere ? Array("GPS fix lost\r\n".utf8) : [], nextTime: $0.time + 20_000)
        }
        defer { device.pull() }
        let answer = try #require(try await SensorProbe(patience: 1).ask([device.address]).first)
        guard case .failure(.notUnderstood(_, let heard)) = answer.result else {
            Issue.record("\(answer.result)")
            return
        }
        #expect(heard.contains("text such as “GPS fix lost") && heard.contains("bytes at 115200 baud"))
    }

    @Test func `our own sensor is found among others, and one that is silent is said`() async throws {
        let own = try PlayedDevice(SimulatedWalk(seed: 7, duration: 600, sampleRate: Frequency(100)))
        let other = try Self.played(.bno08x, baud: 115_200)
        let silent = try PlayedDevice { .init(nextTime: $0.time + 10_000) }
        defer { for device in [own, other, silent] { device.pull() } }
        let answers = try await SensorProbe(patience: 2).ask([own.address, other.address, silent.address])
        #expect(try answers[0].result.get().device?.serialNumber == "SIM-7")
        #expect(try answers[1].result.get().wire == .bno08x)
        #expect(throws: DeviceError.noAnswer(address: silent.path)) { try answers[2].result.get() }
    }

    @Test func `a port that another program has is busy, and the program is named`() async throws {
        let device = try PlayedDevice { .init(nextTime: $0.time + 10_000) }
        defer { device.pull() }
        let folder = try Folder()
        // A program of another name that locks the port as every one of ours does.
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/env")
        holder.arguments = ["flock", "--exclusive", device.path, "sleep", "60"]
        try holder.run()
        defer { holder.terminate() }
        let hub = try DeviceHub()
        defer { hub.stop() }
        let isLate = Self.timeLimit()
        var failure: DeviceError?
        while failure == nil, !isLate() {
            do throws(DeviceError) { hub.disconnect(try hub.connect(device.address)) } catch { failure = error }
            try await Task.sleep(for: .milliseconds(20))
        }
        guard case .busy(_, let name?)? = failure else {
            Issue.record("\(String(describing: failure)) in \(folder.path)")
            return
        }
        #expect(name.contains("(process ") && (name.hasPrefix("flock") || name.hasPrefix("sleep")))
    }
}

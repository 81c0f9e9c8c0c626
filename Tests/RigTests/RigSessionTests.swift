import Devices
import Foundation
import Pipeline
import Recording
import Report
import SensorData
import Testing
import WireProtocol

/// In the guest of `tools/rig`: insoles behind the kernel's real USB drivers.
///
/// What it records is judged afterwards, on the host.
@Suite(.serialized, .enabled(if: Rig.isGuest, "runs in the guest of tools/rig"))
struct RigSessionTests {
    private static let vendor = DeviceAddress.usb(vendor: 0x1209, product: 0x0001, serialNumber: "RIG-L")
    private static let header = RecordingHeader(writtenBy: "rig")

    /// True when a test has waited so long that it has failed.
    private static func timeLimit(_ seconds: Int) -> () -> Bool {
        let end = MonotonicClock.now().seconds + Double(seconds)
        return { MonotonicClock.now().seconds > end }
    }

    private static func port(_ driver: String) throws -> DeviceAddress {
        try #require(DeviceDiscovery().serialPorts().first { $0.path.hasPrefix("/dev/\(driver)") }).address
    }

    @Test func `all three insoles are found and say which foot they are`() async throws {
        let found = DeviceDiscovery().connected()
        #expect(Set(found.map(\.identity.serialNumber)) == ["RIG-L", "RIG-R", "RIG-F"])
        var sides: [String: [Side]] = [:]
        for answer in try await SensorProbe(patience: 10).ask(found.map(\.address)) {
            let device = try #require(try answer.result.get().device)
            sides["\(answer.address)"] = device.streams.compactMap(\.side)
        }
        #expect(sides["\(Self.vendor)"] == [.left])
        #expect(sides["\(try Self.port("ttyACM"))"] == [.right])
        #expect(sides["\(try Self.port("ttyUSB"))"] == [.right])
    }

    @Test func `two insoles walk, and the left one is unplugged twice`() async throws {
        let rig = try #require(Rig.current)
        let right = try Self.port("ttyACM")
        var capture = try SensorCapture([Self.vendor, right], hub: DeviceHub())
        // Beside the capture, as the emulated processor is slow: what is received must not wait for it.
        let (received, analyser) = AsyncStream.makeStream(of: RecordingEntry.self)
        let live = Task {
            var pipeline = SessionPipeline(header: Self.header, software: HeelstrikeVersion.software)
            for await entry in received { _ = pipeline.consume(entry) }
            return try JSONReport().bytes(of: pipeline.finish(bytesLost: 0).analysis)
        }
        let rate = Int(Rig.rate.hertz)
        // In samples of the insole that stays.
        let pulls = [rig.seconds * rate / 4, rig.seconds * rate * 11 / 20]
        let away = rate * 3 / 2
        var steps = pulls.flatMap { [(at: $0, isPull: true), (at: $0 + away, isPull: false)] }[...]
        // Of each insole since it was connected.
        var samples = [0, 0]
        var connections = [0, 0]
        var failure: (any Error)?
        let isLate = Self.timeLimit(60 + 10 * rig.seconds)
        let end = try await capture.run(
            into: RecordingWriter(path: rig.recording, header: Self.header),
            until: { samples[1] >= rig.seconds * rate && connections[0] == 3 && samples[0] >= 4 * rate || isLate() }
        ) { news in
            switch news {
            case .entry(let entry): analyser.yield(entry)
            case .connected(let source):
                connections[Int(source)] += 1
                samples[Int(source)] = 0
            case .item(let source, .samples(let block)):
                samples[Int(source)] += block.count
                guard let step = steps.first, samples[1] >= step.at else { return }
                steps.removeFirst()
                do { if step.isPull { try Cable.left.pull() } else { try Cable.left.plug() } } catch { failure = error }
            case .item, .disconnected, .wrongDevice, .tick: break
            }
        }
        analyser.finish()
        if let failure { throw failure }
        #expect(end.cause == .asked)
        #expect(end.lost.isEmpty)
        #expect(connections == [3, 1])
        #expect(samples[1] >= rig.seconds * rate)
        try await Data(live.value).write(to: URL(filePath: rig.live))
    }

    @Test func `sensors behind cdc-acm and ftdi_sio are picked up again`() async throws {
        let ftdi = try Self.port("ttyUSB")
        var capture = try SensorCapture([Self.port("ttyACM"), ftdi], hub: DeviceHub())
        let timer = try FileManager.default.contentsOfDirectory(atPath: "/sys/bus/usb-serial/devices")
            .map { "/sys/bus/usb-serial/devices/\($0)/latency_timer" }
        var latency = ""
        var connections = [0, 0]
        var samples = [0, 0]
        var isPulled = [false, false]
        var failure: (any Error)?
        let isLate = Self.timeLimit(60)
        _ = try await capture.run(
            into: nil, until: { connections == [2, 2] && samples.allSatisfy { $0 >= 200 } || isLate() }
        ) { news in
            do {
                switch news {
                case .connected(let source):
                    connections[Int(source)] += 1
                    samples[Int(source)] = 0
                case .item(let source, .samples(let block)):
                    samples[Int(source)] += block.count
                    guard samples[Int(source)] >= 200, !isPulled[Int(source)] else { return }
                    isPulled[Int(source)] = true
                    if source == 1 { latency = try String(contentsOfFile: timer[0], encoding: .utf8) }
                    try (source == 0 ? Cable.right : Cable.ftdi).pull()
                case .disconnected(let source, _): try (source == 0 ? Cable.right : Cable.ftdi).plug()
                case .entry, .item, .wrongDevice, .tick: break
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        #expect(connections == [2, 2])
        #expect(samples.allSatisfy { $0 >= 200 })
        // Milliseconds; the driver's own choice is 16.
        #expect(latency == "1\n")
    }
}

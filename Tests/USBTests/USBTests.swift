import CMockUSB
import Devices
import Foundation
import Recording
import SensorData
import Simulation
import Testing
import WireProtocol

/// Real libusb against a device that umockdev plays; one after the other, as there is one USB bus.
@Suite(.serialized, .enabled(if: mock_usb_is_possible() != 0, "runs inside umockdev-wrapper: see tools/test"))
struct USBTests {
    private static let address = DeviceAddress.usb(vendor: 0x1209, product: 0x0001, serialNumber: nil)
    private static let header = RecordingHeader(writtenBy: "test")

    /// True when a test has waited so long that it has failed.
    private static func timeLimit() -> () -> Bool {
        let end = MonotonicClock.now().seconds + 60
        return { MonotonicClock.now().seconds > end }
    }

    private static func path() -> String {
        FileManager.default.temporaryDirectory.appending(path: "heelstrike-\(UUID().uuidString).gait").path
    }

    @Test func `a walk over USB is recorded whole`() async throws {
        let walk = SimulatedWalk(seed: 5, duration: 20, sampleRate: Frequency(200))
        let sensor = try #require(MockedSensor(walk, speed: 8))
        defer { sensor.switchOff() }
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var capture = try SensorCapture([Self.address], hub: DeviceHub())
        var samples = 0
        let isLate = Self.timeLimit()
        _ = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header), until: { samples >= 8000 || isLate() }
        ) { news in
            if case .item(_, .samples(let block)) = news { samples += block.count }
        }
        var reader = try RecordingReader(path: path)
        var decoder = HeelstrikeDecoder()
        while let entry = try reader.next() {
            if case .bytes(let bytes) = entry.content { _ = decoder.consume(bytes) }
        }
        #expect(decoder.statistics.samples == 2 * 20 * 200)
        #expect(decoder.statistics.lostFrames == 0)
        #expect(decoder.statistics.badChecksum == 0)
    }

    @Test func `an unplugged USB sensor is picked up again`() async throws {
        let walk = SimulatedWalk(seed: 5, duration: 3600, sampleRate: Frequency(100))
        let sensor = try #require(MockedSensor(walk, speed: 4))
        defer { sensor.switchOff() }
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var capture = try SensorCapture([Self.address], hub: DeviceHub())
        var connections = 0
        var samples = 0
        let isLate = Self.timeLimit()
        _ = try await capture.run(
            into: RecordingWriter(path: path, header: Self.header),
            until: { connections == 3 && samples > 100 || isLate() }
        ) { news in
            switch news {
            case .connected:
                connections += 1
                samples = 0
            case .item(_, .samples(let block)):
                samples += block.count
                if connections < 3, samples > 100, samples - block.count <= 100 { sensor.pull() }
            case .disconnected: sensor.plug()
            case .entry, .item, .wrongDevice, .tick: break
            }
        }
        #expect(connections == 3)
        #expect(samples > 100)
    }

    @Test func `a device that another program has is refused as busy, one that is not there as missing`() throws {
        let sensor = try #require(MockedSensor(SimulatedWalk(seed: 1, duration: 60), speed: 1))
        defer { sensor.switchOff() }
        sensor.occupy(true)
        let hub = try DeviceHub()
        defer { hub.stop() }
        #expect(throws: DeviceError.busy(address: "\(Self.address)")) { try hub.connect(Self.address) }
        let other = DeviceAddress.usb(vendor: 0x1209, product: 0x0002, serialNumber: nil)
        #expect(throws: DeviceError.notFound(address: "\(other)")) { try hub.connect(other) }
        sensor.occupy(false)
        _ = try hub.connect(Self.address)
    }
}

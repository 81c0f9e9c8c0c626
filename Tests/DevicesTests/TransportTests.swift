import Devices
import Foundation
import SensorData
import Synchronization
import Testing

/// Longer than anything here can take on a busy machine; a test that waits so long has failed.
let generousSeconds: Int64 = 60

struct TransportTests {
    /// Bytes of which each position has its own value.
    private static let pattern: [UInt8] = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }

    /// A device that sends the pattern when the host says anything, and then stays.
    private static func sender() throws -> PlayedDevice {
        let hasSent = Atomic<Bool>(false)
        return try PlayedDevice { moment in
            guard !moment.received.isEmpty, !hasSent.exchange(true, ordering: .relaxed) else {
                return .init(nextTime: moment.time + 10_000)
            }
            return .init(bytes: pattern, nextTime: moment.time)
        }
    }

    @Test func `bytes arrive complete, in order and stamped in order`() async throws {
        let device = try Self.sender()
        defer { device.pull() }
        let hub = try DeviceHub()
        defer { hub.stop() }
        let port = try hub.connect(device.address)
        hub.send([1], to: port)
        var received: [UInt8] = []
        var last = Timestamp.zero
        let end = MonotonicClock.now().seconds + Double(generousSeconds)
        for await event in hub.events {
            #expect(event.time >= last)
            last = event.time
            if case .bytes(let bytes) = event.content { received += bytes }
            if received.count >= Self.pattern.count || event.time.seconds > end { break }
        }
        #expect(received == Self.pattern)
    }

    @Test func `what a slow consumer does not take is counted to the byte`() async throws {
        let device = try Self.sender()
        defer { device.pull() }
        let hub = try DeviceHub(capacity: 3)
        defer { hub.stop() }
        let port = try hub.connect(device.address)
        hub.send([1], to: port)
        var kept = 0
        var dropped: UInt64 = 0
        let end = MonotonicClock.now().seconds + Double(generousSeconds)
        for await event in hub.events {
            if case .bytes(let bytes) = event.content { kept += bytes.count }
            if case .overrun(let bytes) = event.content { dropped += bytes }
            if kept + Int(dropped) >= Self.pattern.count || event.time.seconds > end { break }
            try await Task.sleep(for: .milliseconds(30))
        }
        #expect(dropped > 0)
        #expect(kept + Int(dropped) == Self.pattern.count)
    }

    @Test func `an unplugged device closes, and opens again when it is back`() async throws {
        let folder = try Folder()
        let name = folder["port"]
        var device = try PlayedDevice { .init(nextTime: $0.time + 10_000) }
        try folder.link("port", to: device.path)
        let hub = try DeviceHub()
        defer { hub.stop() }
        let port = try hub.connect(.serial(path: name, baud: 115_200))
        var seen: [String] = []
        let end = MonotonicClock.now().seconds + Double(generousSeconds)
        for await event in hub.events where event.port == port || event.time.seconds > end {
            switch event.content {
            case .opened:
                seen.append("opened")
                if seen.count == 1 { device.pull() }
            case .closed:
                seen.append("closed")
                device = try PlayedDevice { .init(nextTime: $0.time + 10_000) }
                try folder.link("port", to: device.path)
            case .bytes, .overrun, .tick: break
            }
            if seen.count == 3 || event.time.seconds > end { break }
        }
        device.pull()
        #expect(seen == ["opened", "closed", "opened"])
    }

    @Test func `a path that is no port is refused with its reason`() throws {
        let folder = try Folder()
        try folder.write("file", "text")
        let hub = try DeviceHub()
        defer { hub.stop() }
        let missing = folder["missing"]
        #expect(throws: DeviceError.notFound(address: missing)) {
            try hub.connect(.serial(path: missing, baud: 115_200))
        }
        let file = folder["file"]
        #expect(throws: DeviceError.notASerialPort(path: file)) { try hub.connect(.serial(path: file, baud: 115_200)) }
    }

    @Test func `a port is used by one alone, and free again afterwards`() async throws {
        let device = try PlayedDevice { .init(nextTime: $0.time + 10_000) }
        defer { device.pull() }
        let hub = try DeviceHub()
        defer { hub.stop() }
        let port = try hub.connect(device.address)
        #expect(throws: DeviceError.busy(address: device.path)) { try hub.connect(device.address) }
        hub.disconnect(port)
        // A program that another test is just starting may hold a copy of the descriptor until it runs.
        var isFree = false
        let end = MonotonicClock.now().seconds + Double(generousSeconds)
        while !isFree, MonotonicClock.now().seconds < end {
            isFree = (try? hub.connect(device.address)) != nil
            if !isFree { try await Task.sleep(for: .milliseconds(10)) }
        }
        #expect(isFree)
    }

    @Test func `a device that says nothing we understand is told what was heard of it`() async throws {
        let device = try PlayedDevice { moment in
            .init(
                bytes: moment.received.isEmpty ? [] : Array("AT: command not found\r\n\0".utf8),
                nextTime: moment.time + 5000)
        }
        defer { device.pull() }
        let answers = try await SensorProbe(patience: 0.7).ask([device.address])
        guard case .failure(.notUnderstood(let address, let heard))? = answers.first?.result else {
            Issue.record("\(answers)")
            return
        }
        #expect(address == device.path)
        #expect(heard.contains("AT: command not found"))
    }
}

import CFirmwareReference
import Foundation
import SensorData
import Testing

@testable import WireProtocol

/// The conformance vectors of `Firmware-Protocol/vectors`, made and read by the C reference.
@Suite struct VectorTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Firmware-Protocol/vectors")

    private static let fromHost = [
        "bad-checksum", "clock-probe", "empty-frames", "garbage-then-resync", "other-version", "start", "stop",
        "unknown-type",
    ]
    private static let fromDevice = [
        "acknowledgement", "clock-reply", "descriptor", "descriptor-out-of-order", "gap", "hello", "samples",
        "samples-single", "samples-too-short", "samples-undescribed", "sequence-loss", "sequence-wrap", "status",
        "status-unknown",
    ]

    private func read(_ name: String) throws -> (bytes: [UInt8], vector: Vector) {
        let json = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".json"))
        let hex = try String(contentsOf: Self.folder.appendingPathComponent(name + ".hex"), encoding: .utf8)
        let bytes = hex.split { $0.isWhitespace }.compactMap { UInt8($0, radix: 16) }
        return (bytes, try JSONDecoder().decode(Vector.self, from: json))
    }

    @Test func `every vector is tested in one direction`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".hex") }.map { String($0.dropLast(4)) }
        #expect(names.sorted() == (Self.fromHost + Self.fromDevice).sorted())
    }

    @Test(arguments: fromDevice, [false, true])
    func `the C encoder makes the bytes of a device's vector`(name: String, usesCBOR: Bool) throws {
        let (bytes, vector) = try read(name)
        let device = CDevice(Devices.ofVectors, bootIdentity: 0x0123_4567_89AB_CDEF)
        if usesCBOR { device.use(cbor: DescriptorCoding.encode(Devices.ofVectors)) }
        device.pointer.pointee.bytes_per_part = 64
        guard let frames = vector.frames else {
            // Damaged on purpose: the frames before, and behind them one that only the inner interface makes.
            #expect(name == "samples-too-short")
            let payload: [UInt8] = [2, 0, 5, 0, 0, 0, 1, 2]
            let damaged = device.frame { out, room in
                var frame = hs_frame()
                hs_frame_begin(&frame, 3, 1, 0, 0, out, room)
                hs_put_bytes(&frame, payload, payload.count)
                return hs_frame_end(&frame)
            }
            #expect(device.parts + damaged == bytes)
            return
        }
        #expect(try frames.flatMap { try made($0, by: device) } == bytes)
    }

    @Test(arguments: fromHost)
    func `the C decoder gets what a host's vector says`(name: String) throws {
        let (bytes, vector) = try read(name)
        let decoder = CHostDecoder()
        let events = decoder.take(bytes)
        #expect(decoder.counters == vector.statistics)
        #expect(events.count == vector.items.count)
        for (event, item) in zip(events, vector.items) {
            switch item.kind {
            case "start": #expect(event.kind == 8 && event.stream == item.fields?.about)
            case "stop": #expect(event.kind == 9 && event.stream == item.fields?.about)
            case "clockProbe":
                #expect(event.kind == 6 && event.probeNumber == item.fields?.number)
                #expect(event.hostTime == item.fields?.hostTime)
            default: Issue.record("\(name) holds a \(item.kind), which no host sends")
            }
        }
    }

    private func made(_ frame: Vector.Frame, by device: CDevice) throws -> [UInt8] {
        device.pointer.pointee.sequence = frame.sequence
        let f = frame.fields
        switch HeelstrikeFrameType(rawValue: frame.type) {
        case .hello: return device.hello()
        case .descriptor: return device.part(try #require(f.index))
        case .samples:
            device.states[0].sequence = frame.sequence
            let rows = try #require(f.raw).map { $0.map { $0 ?? .nan } }
            return device.samples(0, ticks: frame.ticks, span: try #require(f.span), rows, try #require(f.encodings))
        case .status:
            var status = DeviceStatus(
                stream: try #require(f.about), ticks: frame.ticks, produced: try #require(f.produced),
                dropped: try #require(f.dropped), checksumErrors: try #require(f.checksumErrors))
            (status.battery, status.temperature) = (f.battery, f.temperature)
            return device.status(status)
        case .gap:
            return device.gap(
                stream: try #require(f.about), first: try #require(f.firstMissing), count: try #require(f.count),
                ticks: frame.ticks)
        case .clockReply:
            return device.clockReply(
                number: try #require(f.number), hostTime: try #require(f.hostTime),
                received: try #require(f.receivedTicks), sent: frame.ticks)
        case .acknowledgement:
            return device.acknowledgement(
                type: try #require(f.answeredType), sequence: try #require(f.answeredSequence),
                result: try #require(f.result), ticks: frame.ticks)
        case .clockProbe, .start, .stop, nil:
            Issue.record("type \(frame.type) is not a device's")
            return []
        }
    }
}

/// What the C reference needs of a vector's JSON.
private struct Vector: Decodable {
    struct Frame: Decodable {
        var type: UInt8
        var sequence: UInt32
        var ticks: UInt64
        var fields: Fields
    }

    struct Item: Decodable {
        var kind: String
        var fields: Fields?
    }

    struct Fields: Decodable {
        var about: UInt16?
        var answeredSequence: UInt32?
        var answeredType: UInt8?
        var battery: UInt8?
        var checksumErrors: UInt32?
        var count: UInt32?
        var dropped: UInt64?
        var encodings: [ChannelEncoding]?
        var firstMissing: UInt32?
        var hostTime: UInt64?
        var index: UInt16?
        var number: UInt32?
        var produced: UInt64?
        var raw: [[Double?]]?
        var receivedTicks: UInt64?
        var result: UInt8?
        var span: UInt32?
        var temperature: Double?
    }

    var frames: [Frame]?
    var items: [Item]
    var statistics: [String: UInt64]
}

import CFirmwareReference
import Testing
import WireProtocol

/// The C reference's decoder, kept between canaries.
final class CHostDecoder {
    /// What the host said, as the C decoder gives it.
    struct Event: Equatable {
        var kind: UInt8
        var type: UInt8
        var sequence: UInt32
        var stream: UInt16 = 0
        var highestVersion: UInt8 = 0
        var probeNumber: UInt32 = 0
        var hostTime: UInt64 = 0
    }

    private static let margin = 64
    private let memory: UnsafeMutableRawPointer
    private let decoder: UnsafeMutablePointer<hs_decoder>
    private let size = MemoryLayout<hs_decoder>.size

    init() {
        memory = UnsafeMutableRawPointer.allocate(byteCount: size + 2 * Self.margin, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0xA5, count: size + 2 * Self.margin)
        decoder = (memory + Self.margin).bindMemory(to: hs_decoder.self, capacity: 1)
        hs_decoder_init(decoder)
    }

    deinit { memory.deallocate() }

    var statistics: hs_decoder { decoder.pointee }

    /// The counters in the words of the vectors, without those that are zero.
    var counters: [String: UInt64] {
        let c = decoder.pointee
        let all: [String: UInt32] = [
            "frames": c.frames, "badChecksum": c.bad_checksum, "malformed": c.malformed, "oversized": c.oversized,
            "unsupportedVersion": c.unsupported_version, "unknownType": c.unknown_type, "repeatedFrames": c.repeated,
        ]
        return all.filter { $0.value > 0 }.mapValues { UInt64($0) }
    }

    func take(_ bytes: [UInt8]) -> [Event] {
        var events: [Event] = []
        var event = hs_event()
        for byte in bytes where hs_decoder_take(decoder, byte, &event) != 0 {
            events.append(
                Event(
                    kind: event.kind, type: event.type, sequence: event.sequence, stream: event.stream,
                    highestVersion: event.highest_version, probeNumber: event.probe_number, hostTime: event.host_time))
        }
        let untouched = (0..<Self.margin).allSatisfy {
            memory.load(fromByteOffset: $0, as: UInt8.self) == 0xA5
                && memory.load(fromByteOffset: Self.margin + size + $0, as: UInt8.self) == 0xA5
        }
        #expect(untouched, "the C decoder wrote outside its memory")
        return events
    }
}

extension CHostDecoder.Event {
    static func start(_ stream: UInt16, sequence: UInt32) -> Self {
        Self(kind: HeelstrikeFrameType.start.rawValue, type: 8, sequence: sequence, stream: stream)
    }

    static func stop(_ stream: UInt16, sequence: UInt32) -> Self {
        Self(kind: HeelstrikeFrameType.stop.rawValue, type: 9, sequence: sequence, stream: stream)
    }

    static func probe(_ number: UInt32, _ time: UInt64, sequence: UInt32) -> Self {
        Self(
            kind: HeelstrikeFrameType.clockProbe.rawValue, type: 6, sequence: sequence, probeNumber: number,
            hostTime: time)
    }
}

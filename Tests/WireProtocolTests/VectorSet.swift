import Checksum
import SensorData

@testable import WireProtocol

/// The vectors that `Firmware-Protocol/vectors` must hold; used to write them anew after a change of the protocol.
struct VectorSet {
    struct Entry {
        var name: String
        var summary: String
        /// nil when the bytes are not just frames.
        var frames: [VectorFrame]?
        var bytes: [UInt8]
    }

    private(set) var entries: [Entry] = []

    private static let device = DeviceDescriptor(
        manufacturer: "Example", model: "Insole", serialNumber: "0017", firmware: "1.0.0",
        streams: [
            StreamDescriptor(
                id: 1, name: "left", side: .left, placement: .insole, mounting: .footAxes,
                sampleRate: Frequency(1024, per: 5),
                channels: [
                    ChannelDescriptor(
                        name: "ax", quantity: .acceleration(.x), unit: .standardGravity, encoding: .int16,
                        scale: 1.0 / 2048, range: -16...16),
                    ChannelDescriptor(name: "cell 1", quantity: .cellLoad(1), unit: .counts, encoding: .uint16),
                    ChannelDescriptor(
                        name: "T", quantity: .temperature, unit: .degreeCelsius, encoding: .float32, offset: 20),
                ],
                cells: [PressureCell(number: 1, x: 30, y: -4.5, area: 250, region: .heel)])
        ])

    init() throws {
        let descriptor = DescriptorCoding.encode(Self.device)
        let parts = DescriptorPart.parts(of: descriptor, bytesPerPart: 64).map {
            Self.frame(.descriptor, VectorFields($0))
        }
        var hello = Hello(
            role: .device, bootIdentity: 0x0123_4567_89AB_CDEF, descriptorLength: UInt32(descriptor.count),
            descriptorChecksum: CRC32C.checksum(descriptor.span))
        (hello.model, hello.serialNumber, hello.firmware) = ("Insole", "0017", "1.0.0")
        try add("hello", "A device introduces itself.", [Self.frame(.hello, VectorFields(hello))])
        let described = Self.numbered(parts)
        try add("descriptor", "A self-description in order.", described)
        try add(
            "descriptor-out-of-order", "The parts in another order, one of them twice.",
            Self.numbered([parts[2], parts[0], parts[0]] + parts[3...] + [parts[1]]))
        try addSamples(described)
        try addMessages()
        try addDamage(described)
    }

    private mutating func addSamples(_ described: [VectorFrame]) throws {
        let three = Self.samples(
            sequence: 0, ticks: 1_000_000, span: 9766, [[-2048, 0, 1.5], [1, 65_535, nil], [2048, 7, -20]])
        try add("samples", "Three samples of 204.8 Hz in one frame; NaN is not measured.", described + [three])
        try add(
            "samples-single", "One sample: the span is 0.",
            described + [Self.samples(sequence: 0, ticks: 5, span: 0, [[3, 2, 1]])])
        let wrap: [UInt32] = [0xFFFF_FFFE, 0xFFFF_FFFF, 0, 1]
        try add(
            "sequence-wrap", "The sequence number goes on behind its highest value; nothing is lost.",
            described + wrap.map { Self.samples(sequence: $0, ticks: UInt64($0 &+ 2), span: 0, [[0, 0, 0]]) })
        try add(
            "sequence-loss", "Three frames are missing across the wrap of the sequence number; one comes twice.",
            described
                + [0xFFFF_FFFE, 2, 2].map { Self.samples(sequence: $0, ticks: 9, span: 0, [[0, 0, 0]]) })
        try add(
            "samples-undescribed", "Samples before the self-description are counted and not read.",
            [Self.samples(sequence: 0, ticks: 5, span: 0, [[3, 2, 1]])])
    }

    private mutating func addMessages() throws {
        var status = DeviceStatus(ticks: 60_000_000, produced: 24_000, dropped: 3, checksumErrors: 1)
        (status.battery, status.temperature) = (87, 31.25)
        try add(
            "status", "The counters of the whole device.",
            [Self.frame(.status, VectorFields(status), ticks: 60_000_000)])
        let unknown = DeviceStatus(stream: 1, ticks: 1, produced: .max, dropped: 0)
        try add(
            "status-unknown", "Battery and temperature not known.",
            [Self.frame(.status, VectorFields(unknown), ticks: 1)])
        try add(
            "gap", "The device dropped five frames of stream 1.",
            [Self.frame(.gap, VectorFields(StreamGap(stream: 1, firstMissing: 100, count: 5)))])
        try add(
            "clock-probe", "The host asks for the time.",
            [Self.frame(.clockProbe, VectorFields(ClockProbe(number: 8, hostTime: 123_456_789_012)))])
        let reply = ClockReply(number: 8, hostTime: 123_456_789_012, receivedTicks: 4_000_100, sentTicks: 4_000_130)
        try add("clock-reply", "The device answers.", [Self.frame(.clockReply, VectorFields(reply), ticks: 4_000_130)])
        try add("start", "The host starts all streams.", [Self.frame(.start, VectorFields(about: 0xFFFF))])
        try add("stop", "The host stops stream 1.", [Self.frame(.stop, VectorFields(about: 1))])
        let answer = Acknowledgement(type: HeelstrikeFrameType.stop.rawValue, sequence: 0, result: .unknownStream)
        try add("acknowledgement", "The device refuses.", [Self.frame(.acknowledgement, VectorFields(answer))])
        var foreign = VectorFields()
        foreign.bytes = "00 01 02"
        let frame = VectorFrame(type: 250, stream: 0xFFFF, sequence: 0, ticks: 0, fields: foreign)
        try add("unknown-type", "A type that this version does not know is ignored and counted.", [frame])
    }

    private mutating func addDamage(_ described: [VectorFrame]) throws {
        let start = try Self.frame(.start, VectorFields(about: 1)).bytes()
        var damaged = start
        damaged[damaged.count - 3] ^= 0x40
        add("bad-checksum", "A bit of the checksum is wrong: counted, nothing read.", damaged)
        let stop = try Self.frame(.stop, VectorFields(about: 1), sequence: 1).bytes()
        var garbage = Array("hello, world".utf8)
        garbage += [0]
        garbage += start.prefix(9)
        garbage += [0]
        add("garbage-then-resync", "Foreign bytes, a frame cut short, then good frames.", garbage + start + stop)
        let newer = HeelstrikeHeader(version: 2, type: 8, stream: 0xFFFF, sequence: 0, ticks: 0)
        add("other-version", "Another major version: counted, not read.", newer.framed([1, 0]))
        add("empty-frames", "Zeros between frames mean nothing.", [0, 0, 0] + start + [0, 0] + stop + [0])
        let bytes = try described.flatMap { try $0.bytes() }
        let short = HeelstrikeHeader(type: 3, stream: 1, sequence: 0, ticks: 0).framed([2, 0, 5, 0, 0, 0, 1, 2])
        add("samples-too-short", "Two samples are announced, and there are not even the bytes of one.", bytes + short)
    }

    private mutating func add(_ name: String, _ summary: String, _ frames: [VectorFrame]) throws {
        let bytes = try frames.flatMap { try $0.bytes() }
        entries.append(Entry(name: name, summary: summary, frames: frames, bytes: bytes))
    }

    private mutating func add(_ name: String, _ summary: String, _ bytes: [UInt8]) {
        entries.append(Entry(name: name, summary: summary, frames: nil, bytes: bytes))
    }

    private static func frame(
        _ type: HeelstrikeFrameType, _ fields: VectorFields, sequence: UInt32 = 0, ticks: UInt64 = 0
    ) -> VectorFrame {
        VectorFrame(type: type.rawValue, stream: 0xFFFF, sequence: sequence, ticks: ticks, fields: fields)
    }

    private static func samples(sequence: UInt32, ticks: UInt64, span: UInt32, _ raw: [[Double?]]) -> VectorFrame {
        var fields = VectorFields()
        (fields.span, fields.raw, fields.encodings) = (span, raw, device.streams[0].channels.map(\.encoding))
        return VectorFrame(type: 3, stream: 1, sequence: sequence, ticks: ticks, fields: fields)
    }

    private static func numbered(_ frames: [VectorFrame]) -> [VectorFrame] {
        frames.enumerated().map { index, frame in
            var frame = frame
            frame.sequence = UInt32(index)
            return frame
        }
    }
}

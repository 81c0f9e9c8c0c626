import Checksum
import SensorData
import WireProtocol

/// Makes damaged inputs out of real frames; the same seed makes the same ones.
///
/// Half of the damaged frames get a right checksum again, so that what lies behind the checksum is reached too.
struct FrameFuzzer {
    private let wire: SensorProtocol
    private let corpus: [[UInt8]]
    private var state: UInt64

    init(wire: SensorProtocol, corpus: [[UInt8]], seed: UInt64) {
        self.wire = wire
        self.corpus = corpus
        state = seed
    }

    mutating func next() -> [UInt8] {
        switch random(16) {
        case 0: return (0..<random(64)).map { _ in UInt8(truncatingIfNeeded: random(256)) }
        case 1:
            // The beginning of one frame, and the end of another.
            let (one, other) = (corpus[random(corpus.count)], corpus[random(corpus.count)])
            return Array(one.prefix(random(one.count + 1)) + other.suffix(random(other.count + 1)))
        default:
            // Some frames that follow each other, every fourth of them damaged.
            let first = random(corpus.count)
            var bytes: [UInt8] = []
            for frame in corpus[first..<min(corpus.count, first + 1 + random(8))] {
                switch random(8) {
                case 0: bytes += damaged(frame)
                case 1: bytes += resealed(frame)
                default: bytes += frame
                }
            }
            return bytes
        }
    }

    private mutating func damaged(_ frame: [UInt8]) -> [UInt8] {
        var bytes = frame
        for _ in 0...random(6) {
            guard !bytes.isEmpty else { return bytes }
            let index = random(bytes.count)
            switch random(7) {
            case 0: bytes[index] = UInt8(truncatingIfNeeded: random(256))
            case 1: bytes[index] ^= 1 << UInt8(random(8))
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(UInt8(truncatingIfNeeded: random(256)), at: index)
            case 4: bytes[index] = [0, 0xFF, 0x7F, 0x80, 1][random(5)]
            case 5: bytes.removeLast(random(bytes.count))
            default:
                let end = min(bytes.count, index + 1 + random(24))
                bytes.insert(contentsOf: bytes[index..<end], at: index)
            }
        }
        return bytes
    }

    /// A frame damaged inside, with the checksum that belongs to the damage.
    private mutating func resealed(_ frame: [UInt8]) -> [UInt8] {
        switch wire {
        case .heelstrike:
            guard let end = frame.lastIndex(of: 0), let whole = COBS.decode(Array(frame[..<end])), whole.count > 4
            else { return damaged(frame) }
            var inside = damaged(Array(whole.dropLast(4)))
            let sum = CRC32C.checksum(inside.span)
            for shift in [0, 8, 16, 24] as [UInt32] { inside.append(UInt8(truncatingIfNeeded: sum >> shift)) }
            return COBS.encode(inside) + [0]
        case .xsens:
            guard frame.count > 5 else { return damaged(frame) }
            var inside = damaged(Array(frame[4..<(frame.count - 1)]))
            if random(2) == 0, inside.count < 255 {
                inside = [0xFF, frame[2], UInt8(inside.count)] + inside
            } else {
                inside = Array(frame[1..<4]) + inside
            }
            return [0xFA] + inside + [0 &- inside.reduce(0, &+)]
        case .witMotion:
            guard frame.count == 11 else { return damaged(frame) }
            let inside = Array((frame[..<2] + damaged(Array(frame[2..<10])) + [0, 0, 0, 0, 0, 0, 0, 0]).prefix(10))
            return inside + [inside.reduce(0, &+)]
        case .bno08x:
            guard frame.count == 19 else { return damaged(frame) }
            let inside = Array((damaged(Array(frame[2..<18])) + [UInt8](repeating: 0, count: 16)).prefix(16))
            return [0xAA, 0xAA] + inside + [inside.reduce(0, &+)]
        case .vectorNav:
            guard let end = frame.lastIndex(of: UInt8(ascii: "*")), end > 1 else { return damaged(frame) }
            let inside = damaged(Array(frame[1..<end]))
            let digits = Array("0123456789ABCDEF".utf8)
            let sum = inside.reduce(0, ^)
            return [UInt8(ascii: "$")] + inside
                + [UInt8(ascii: "*"), digits[Int(sum >> 4)], digits[Int(sum & 15)], 13, 10]
        case .xIMU3, .lineTable: return damaged(frame)
        }
    }

    private mutating func random(_ bound: Int) -> Int {
        // SplitMix64 (Steele, Lea and Flood 2014), scaled to the bound.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// An insole that prints rows, as in `Fixtures/mappings`.
    static let layout = LineTableLayout(
        manufacturer: "Lab", model: "Printed insole", delimiter: .comma,
        time: .column(.name("time_ms"), unit: .ms, wrap: 1 << 32), sequence: .init(.name("frame_id"), wrap: 1 << 16),
        streams: [
            .init(
                StreamDescriptor(
                    id: 0, name: "sole", side: nil, placement: .insole, sampleRate: Frequency(1),
                    channels: [
                        ChannelDescriptor(name: "heel", quantity: .cellLoad(1), unit: .counts),
                        ChannelDescriptor(name: "toe", quantity: .cellLoad(2), unit: .counts),
                    ],
                    cells: [
                        PressureCell(number: 1, x: 40, region: .heel), PressureCell(number: 2, x: 230, region: .toes),
                    ]), columns: [.name("heel"), .name("toe")])
        ])
}

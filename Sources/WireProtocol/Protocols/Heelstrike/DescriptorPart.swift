import Checksum

/// One part of a self-description.
///
///     offset  0  1  2  3  4 … 7  8 … 11  12 …
///             II II NN NN LLLLL  DDDDDD  bytes
///
/// - I: index of the part, from 0. N: number of parts. L: length, D: CRC-32C of the whole self-description.
public struct DescriptorPart: Equatable, Sendable {
    /// Bytes of the self-description that our encoder puts into one part.
    static let bytesPerPart = 480

    public var index: UInt16
    public var count: UInt16
    public var length: UInt32
    public var checksum: UInt32
    public var bytes: [UInt8]

    init(index: UInt16, count: UInt16, length: UInt32, checksum: UInt32, bytes: [UInt8]) {
        self.index = index
        self.count = count
        self.length = length
        self.checksum = checksum
        self.bytes = bytes
    }

    init?(payload: Span<UInt8>) {
        guard payload.count > 12 else { return nil }
        index = payload.integer(at: 0)
        count = payload.integer(at: 2)
        length = payload.integer(at: 4)
        checksum = payload.integer(at: 8)
        guard index < count, UInt32(count) <= length, length <= UInt32(HeelstrikeLimits.descriptorBytes),
            payload.count - 12 <= Int(length)
        else { return nil }
        bytes = payload.array(12..<payload.count)
    }

    var payload: [UInt8] {
        var payload: [UInt8] = []
        payload.append(littleEndian: index)
        payload.append(littleEndian: count)
        payload.append(littleEndian: length)
        payload.append(littleEndian: checksum)
        payload.append(contentsOf: bytes)
        return payload
    }

    /// The parts of a self-description, in order.
    static func parts(of descriptor: [UInt8], bytesPerPart: Int = bytesPerPart) -> [DescriptorPart] {
        let checksum = CRC32C.checksum(descriptor.span)
        let count = (descriptor.count + bytesPerPart - 1) / bytesPerPart
        return (0..<count).map { index in
            let start = index * bytesPerPart
            return DescriptorPart(
                index: UInt16(clamping: index), count: UInt16(clamping: count),
                length: UInt32(clamping: descriptor.count), checksum: checksum,
                bytes: Array(descriptor[start..<min(start + bytesPerPart, descriptor.count)]))
        }
    }
}

/// Collects the parts of a self-description in any order.
struct DescriptorAssembly {
    enum Outcome: Equatable {
        case incomplete
        case complete([UInt8])
        /// All parts are there, and the whole has another length or checksum than they say.
        case damaged
    }

    private var parts: [DescriptorPart?] = []
    private var missing = 0

    /// Takes one part; a part of another description begins anew.
    mutating func take(_ part: DescriptorPart) -> Outcome {
        let current = parts.lazy.compactMap { $0 }.first
        if current?.checksum != part.checksum || current?.length != part.length || current?.count != part.count {
            parts = Array(repeating: nil, count: Int(part.count))
            missing = parts.count
        }
        if parts[Int(part.index)] == nil { missing -= 1 }
        parts[Int(part.index)] = part
        guard missing == 0 else { return .incomplete }
        let whole = parts.flatMap { $0?.bytes ?? [] }
        parts = []
        guard whole.count == Int(part.length), CRC32C.checksum(whole.span) == part.checksum else { return .damaged }
        return .complete(whole)
    }
}

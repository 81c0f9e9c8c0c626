/// What stands at the beginning of the bytes that were not yet used.
enum PacketScan: Equatable {
    /// More bytes must come before one can say.
    case incomplete
    /// No packet begins here.
    case none
    /// A packet begins here, but its checksum or length is wrong.
    case damaged
    /// A whole packet of this many bytes, its checksum right.
    case packet(Int)
}

/// Finds packets in a stream of bytes; after a damaged one it looks on from the next byte.
///
/// It keeps fewer bytes than the longest packet that `scan` waits for.
struct PacketBuffer: Sendable {
    private var pending: [UInt8] = []

    /// The packets that are complete now.
    mutating func packets(
        _ bytes: [UInt8], counting statistics: inout DecodeStatistics, scan: (Span<UInt8>) -> PacketScan
    ) -> [[UInt8]] {
        statistics.bytes += UInt64(bytes.count)
        pending.append(contentsOf: bytes)
        let (packets, used) = Self.packets(pending.span, counting: &statistics, scan: scan)
        pending.removeSubrange(0..<used)
        statistics.frames += UInt64(packets.count)
        return packets
    }

    /// The packets, and how many bytes are done with.
    private static func packets(
        _ bytes: Span<UInt8>, counting statistics: inout DecodeStatistics, scan: (Span<UInt8>) -> PacketScan
    ) -> (packets: [[UInt8]], used: Int) {
        var packets: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            switch scan(bytes.extracting(start..<bytes.count)) {
            case .incomplete: return (packets, start)
            case .none: start += 1
            case .damaged:
                statistics.badChecksum += 1
                start += 1
            case .packet(let count):
                packets.append(bytes.array(start..<(start + count)))
                start += count
            }
        }
        return (packets, start)
    }
}

extension Span where Element == UInt8 {
    /// The sum of a range, modulo 256.
    func sum(_ range: Range<Int>) -> UInt8 {
        var sum: UInt8 = 0
        for index in range { sum &+= self[index] }
        return sum
    }
}

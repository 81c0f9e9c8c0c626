/// One packet of the Xbus protocol, big-endian.
///
///     FA FF MM LL  data …  CC            L: 0…254 bytes of data
///     FA FF MM FF LL LL  data …  CC      the same with up to 2048 bytes
///
/// - M: message. C: makes the sum of all bytes after FA a multiple of 256.
struct XsensPacket {
    /// Most bytes of data in a packet.
    static let mostData = 2048

    var message: UInt8
    var data: [UInt8]

    init(_ packet: [UInt8]) {
        message = packet[2]
        data = Array(packet[(packet[3] == 0xFF ? 6 : 4)..<(packet.count - 1)])
    }

    /// What stands at the beginning of `bytes`.
    static func scan(_ bytes: Span<UInt8>) -> PacketScan {
        guard bytes[0] == 0xFA else { return .none }
        guard bytes.count >= 2 else { return .incomplete }
        guard bytes[1] == 0xFF else { return .none }
        guard bytes.count >= 4 else { return .incomplete }
        var head = 4
        var length = Int(bytes[3])
        if length == 0xFF {
            guard bytes.count >= 6 else { return .incomplete }
            head = 6
            length = Int(bytes[4]) << 8 | Int(bytes[5])
            guard length <= mostData else { return .none }
        }
        let count = head + length + 1
        guard bytes.count >= count else { return .incomplete }
        return bytes.sum(1..<count) == 0 ? .packet(count) : .damaged
    }

    /// The items of an MTData2 packet: `II II LL data`; nil when a length leads beyond the packet.
    var items: [XsensItem]? {
        var items: [XsensItem] = []
        var position = 0
        while position < data.count {
            guard position + 3 <= data.count else { return nil }
            let end = position + 3 + Int(data[position + 2])
            guard end <= data.count else { return nil }
            items.append(
                XsensItem(
                    identifier: UInt16(data[position]) << 8 | UInt16(data[position + 1]),
                    data: Array(data[(position + 3)..<end])))
            position = end
        }
        return items
    }
}

/// One measured thing of an MTData2 packet.
struct XsensItem {
    var identifier: UInt16
    var data: [UInt8]

    /// The thing without the format of its numbers.
    var kind: UInt16 { identifier & 0xFFF0 }

    /// A whole number without a sign of exactly so many bytes.
    func whole(byteCount: Int) -> UInt64? {
        guard data.count == byteCount else { return nil }
        return Self.bigEndian(data[...])
    }

    /// The numbers, in the format that the identifier's lowest two bits say; nil when there are not `count`.
    ///
    /// 0: 32-bit float. 1: 12.20 bits. 2: 16.32 bits, the 32 bits of the fraction first. 3: 64-bit float.
    func numbers(_ count: Int) -> [Double]? {
        let width = [4, 4, 6, 8][Int(identifier & 3)]
        guard data.count == count * width else { return nil }
        return (0..<count).map { index in
            let bytes = data[(index * width)..<((index + 1) * width)]
            switch identifier & 3 {
            case 0: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: Self.bigEndian(bytes))))
            case 1: return Double(Int32(truncatingIfNeeded: Self.bigEndian(bytes))) / 1_048_576
            case 2:
                let fraction = Double(Self.bigEndian(bytes.prefix(4))) / 4_294_967_296
                return Double(Int16(truncatingIfNeeded: Self.bigEndian(bytes.suffix(2)))) + fraction
            default: return Double(bitPattern: Self.bigEndian(bytes))
            }
        }
    }

    private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

import CChecksum

/// The Castagnoli cyclic redundancy check (CRC-32C, RFC 3720 appendix B.4).
///
/// By the processor's own instruction, or slicing by eight where it has none.
public struct CRC32C: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    public init() {}

    /// The checksum of all bytes so far.
    public var value: UInt32 { ~state }

    /// The checksum of one run of bytes.
    public static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        var crc = CRC32C()
        crc.update(bytes)
        return crc.value
    }

    private static let isInHardware = crc32c_is_in_hardware() != 0

    /// Takes in the next bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        guard Self.isInHardware else {
            updateByTables(bytes)
            return
        }
        state = bytes.withUnsafeBufferPointer { crc32c_by_hardware(state, $0.baseAddress, $0.count) }
    }

    /// The same without the instruction.
    package mutating func updateByTables(_ bytes: Span<UInt8>) {
        let tables = CRC32C.tables.span
        var crc = state
        var index = 0
        let count = bytes.count
        while count &- index >= 8 {
            let low =
                crc
                ^ (UInt32(bytes[index]) | UInt32(bytes[index &+ 1]) << 8 | UInt32(bytes[index &+ 2]) << 16
                    | UInt32(bytes[index &+ 3]) << 24)
            crc =
                tables[7 &* 256 &+ Int(low & 0xFF)] ^ tables[6 &* 256 &+ Int(low >> 8 & 0xFF)]
                ^ tables[5 &* 256 &+ Int(low >> 16 & 0xFF)] ^ tables[4 &* 256 &+ Int(low >> 24)]
                ^ tables[3 &* 256 &+ Int(bytes[index &+ 4])] ^ tables[2 &* 256 &+ Int(bytes[index &+ 5])]
                ^ tables[256 &+ Int(bytes[index &+ 6])] ^ tables[Int(bytes[index &+ 7])]
            index &+= 8
        }
        while index < count {
            crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
            index &+= 1
        }
        state = crc
    }

    /// Eight tables of 256 entries for the reflected polynomial 0x82F63B78.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
            tables[byte] = crc
        }
        for byte in 0..<256 {
            for slice in 1..<8 {
                let previous = tables[(slice - 1) * 256 + byte]
                tables[slice * 256 + byte] = previous >> 8 ^ tables[Int(previous & 0xFF)]
            }
        }
        return tables
    }()
}

import Checksum
import Testing

@testable import WireProtocol

@Suite struct FramingTests {
    @Test(
        arguments: [
            // RFC 3720 appendix B.4.
            (Array(repeating: UInt8(0), count: 32), UInt32(0x8A91_36AA)),
            (Array(repeating: UInt8(0xFF), count: 32), 0x62A8_AB43),
            (Array(UInt8(0)..<32), 0x46DD_794E),
            (Array((UInt8(0)..<32).reversed()), 0x113F_DB5C),
            (Array("123456789".utf8), 0xE306_9283),
            ([], 0),
        ] as [([UInt8], UInt32)])
    func `the checksum is that of the standard`(bytes: [UInt8], expected: UInt32) {
        #expect(CRC32C.checksum(bytes.span) == expected)
    }

    @Test(arguments: Array(0...40) + [63, 64, 65, 1000])
    func `the processor's checksum is that of the tables`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
        for start in 0...min(count, 8) {
            var tables = CRC32C()
            tables.updateByTables(bytes.span.extracting(start..<count))
            #expect(CRC32C.checksum(bytes.span.extracting(start..<count)) == tables.value)
        }
    }

    @Test(
        arguments: [
            ([0x00], [0x01, 0x01]),
            ([0x00, 0x00], [0x01, 0x01, 0x01]),
            ([0x00, 0x11, 0x00], [0x01, 0x02, 0x11, 0x01]),
            ([0x11, 0x22, 0x00, 0x33], [0x03, 0x11, 0x22, 0x02, 0x33]),
            ([0x11, 0x22, 0x33, 0x44], [0x05, 0x11, 0x22, 0x33, 0x44]),
            ([0x11, 0x00, 0x00, 0x00], [0x02, 0x11, 0x01, 0x01, 0x01]),
            (Array(1...254), [0xFF] + Array(1...254)),
            ([0] + Array(1...254), [0x01, 0xFF] + Array(1...254)),
            (Array(1...255), [0xFF] + Array(1...254) + [0x02, 0xFF]),
            (Array(2...255) + [0], [0xFF] + Array(2...255) + [0x01, 0x01]),
            (Array(3...255) + [0, 1], [0xFE] + Array(3...255) + [0x02, 0x01]),
            ([], [0x01]),
        ] as [([UInt8], [UInt8])])
    func `byte stuffing gives the published examples`(data: [UInt8], encoded: [UInt8]) {
        #expect(COBS.encode(data) == encoded)
        #expect(COBS.decode(encoded) == data)
    }

    @Test func `byte stuffing of anything comes back and holds no zero`() {
        var generator = SeededGenerator(state: 1)
        for round in 0..<3000 {
            let zeroEvery = UInt8([1, 3, 30, 255][round % 4])
            let data = (0..<Int.random(in: 0...900, using: &generator)).map { _ -> UInt8 in
                let byte = UInt8.random(in: 0...255, using: &generator)
                return zeroEvery == 255 ? max(1, byte) : (byte % zeroEvery == 0 ? 0 : byte)
            }
            let encoded = COBS.encode(data)
            #expect(!encoded.contains(0) && encoded.count <= COBS.maximumEncodedCount(data.count))
            #expect(COBS.decode(encoded) == data)
        }
    }

    @Test(arguments: [[], [0], [2], [3, 1], [1, 0], [0xFF, 1], [2, 0], [1, 1, 5, 1]] as [[UInt8]])
    func `bytes that no encoder makes are refused`(bytes: [UInt8]) {
        #expect(COBS.decode(bytes) == nil)
    }
}

import SensorData
import Testing

@testable import WireProtocol

@Suite struct DescriptorTests {
    @Test func `a self-description comes back exactly`() throws {
        #expect(try DescriptorCoding.decode(DescriptorCoding.encode(Sample.device)) == Sample.device)
    }

    @Test func `every unit, placement, mounting, side and region comes back`() throws {
        var streams: [StreamDescriptor] = []
        for (index, placement) in SensorPlacement.allCases.enumerated() {
            for mounting in Mounting.allCases {
                for side in [Side.left, .right, nil] {
                    streams.append(
                        StreamDescriptor(
                            id: UInt16(streams.count * 2000), name: "\(index)", side: side, placement: placement,
                            mounting: mounting, sampleRate: Frequency(.max, per: .max), clockRate: .nanoseconds,
                            channels: Unit.allCases.map {
                                ChannelDescriptor(
                                    name: "", quantity: .cellLoad(.min), unit: $0, scale: -0.0,
                                    offset: .leastNonzeroMagnitude, range: -.infinity ... .infinity)
                            },
                            cells: SoleRegion.allCases.map { PressureCell(number: .max, area: 0.1 + 0.2, region: $0) }))
                }
            }
        }
        let device = DeviceDescriptor(manufacturer: "", model: "", streams: streams)
        let back = try DescriptorCoding.decode(DescriptorCoding.encode(device))
        #expect(back == device)
        #expect(back.streams[0].channels[0].scale.sign == .minus)
    }

    @Test func `streams with one number, or with the device's, are refused`() {
        for ids in [[UInt16(1), 1], [0xFFFF]] {
            var device = Sample.device
            device.streams = ids.map {
                StreamDescriptor(
                    id: $0, name: "", side: nil, placement: .unknown, sampleRate: Frequency(1), channels: [])
            }
            #expect(throws: DescriptorFailure.self) { try DescriptorCoding.decode(DescriptorCoding.encode(device)) }
        }
    }

    @Test func `parts in any order make the description, damaged ones do not`() throws {
        let whole = (0..<2000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let parts = DescriptorPart.parts(of: whole)
        #expect(parts.count == 5)
        var assembly = DescriptorAssembly()
        for index in [3, 1, 1, 4, 0] { #expect(assembly.take(parts[index]) == .incomplete) }
        #expect(assembly.take(parts[2]) == .complete(whole))
        for part in parts.dropLast() { #expect(assembly.take(part) == .incomplete) }
        var wrong = parts[4]
        wrong.bytes[0] ^= 1
        #expect(assembly.take(wrong) == .damaged)
    }

    @Test(
        arguments: [
            // RFC 8949 appendix A.
            (CBORValue.unsigned(0), [0x00]), (.unsigned(23), [0x17]), (.unsigned(24), [0x18, 0x18]),
            (.unsigned(1000), [0x19, 0x03, 0xE8]), (.unsigned(1_000_000), [0x1A, 0x00, 0x0F, 0x42, 0x40]),
            (.unsigned(.max), [0x1B] + Array(repeating: 0xFF, count: 8)), (CBORValue(-1), [0x20]),
            (CBORValue(-1000), [0x39, 0x03, 0xE7]),
            (.float(1.1), [0xFB, 0x3F, 0xF1, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A]),
            (.bool(false), [0xF4]), (.bool(true), [0xF5]), (.null, [0xF6]), (.bytes([1, 2]), [0x42, 0x01, 0x02]),
            (.text("ü"), [0x62, 0xC3, 0xBC]), (.array([.unsigned(1), .array([])]), [0x82, 0x01, 0x80]),
            (
                .map([
                    CBOREntry(key: .unsigned(1), value: .unsigned(2)), CBOREntry(key: .text("a"), value: .unsigned(3)),
                ]), [0xA2, 0x01, 0x02, 0x61, 0x61, 0x03]
            ),
        ] as [(CBORValue, [UInt8])])
    func `CBOR values are those of the standard's examples`(value: CBORValue, bytes: [UInt8]) throws {
        #expect(value.encoded == bytes)
        #expect(try CBORDecoder.decode(bytes) == value)
    }

    @Test(
        arguments: [
            [], [0x18], [0x9F, 0xFF], [0xC0, 0x00], [0x61, 0xFF], [0x00, 0x00],
            [0x9B] + Array(repeating: 0xFF, count: 8),
            [0xA2, 0x00, 0x00, 0x00, 0x00], Array(repeating: 0x81, count: 40),
            [0x5B] + Array(repeating: 0x7F, count: 8),
        ] as [[UInt8]])
    func `CBOR that no descriptor needs is refused`(bytes: [UInt8]) {
        #expect(throws: CBORFailure.self) { try CBORDecoder.decode(bytes) }
    }

    @Test func `random and damaged CBOR never stops the program`() {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<100_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? DescriptorCoding.decode(bytes)
        }
        let good = DescriptorCoding.encode(Sample.device)
        for _ in 0..<5000 {
            var bytes = good
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? DescriptorCoding.decode(bytes)
        }
        for length in good.indices { #expect((try? DescriptorCoding.decode(Array(good[..<length]))) == nil) }
    }
}

import CFirmwareReference
import Checksum
import SensorData
import Testing

@testable import WireProtocol

@Suite struct DescriptionTests {
    @Test func `the checksum of C is that of Swift`() {
        var generator = SeededGenerator(state: 21)
        for length in 0..<600 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(hs_crc32c(bytes, bytes.count) == CRC32C.checksum(bytes.span))
        }
        #expect(hs_crc32c(Array("123456789".utf8), 9) == 0xE306_9283)
    }

    @Test func `any table becomes the same bytes in C and in Swift`() {
        var generator = SeededGenerator(state: 22)
        for _ in 0..<300 {
            let device = Devices.random(&generator)
            #expect(CDevice(device).descriptionBytes == DescriptorCoding.encode(device))
        }
    }

    @Test func `every unit, quantity, placement, side and region becomes the same bytes`() {
        let channels = Unit.allCases.map { unit in
            ChannelDescriptor(name: unit.rawValue, quantity: .other, unit: unit)
        }
        var device = Devices.allEncodings
        device.streams = SensorPlacement.allCases.enumerated().map { index, placement in
            StreamDescriptor(
                id: UInt16(index), name: "", side: [nil, .left, .right][index % 3], placement: placement,
                mounting: Mounting.allCases[index % 2], sampleRate: Frequency(1), channels: channels,
                cells: SoleRegion.allCases.map { PressureCell(number: 1, region: $0) })
        }
        #expect(CDevice(device).descriptionBytes == DescriptorCoding.encode(device))
    }

    @Test(arguments: [1, 7, 64, 480, 4000])
    func `HELLO and parts of any size become the device, from the table and from CBOR`(size: UInt16) {
        var generator = SeededGenerator(state: UInt64(size))
        for round in 0..<(size == 1 ? 1 : 10) {
            let expected = round == 0 ? Devices.allEncodings : Devices.random(&generator)
            let bytes = DescriptorCoding.encode(expected)
            var streams: [[UInt8]] = []
            for usesCBOR in [false, true] {
                let device = CDevice(expected, bootIdentity: 77)
                if usesCBOR { device.use(cbor: bytes) }
                device.pointer.pointee.bytes_per_part = size
                streams.append(device.hello() + device.parts)
            }
            #expect(streams[0] == streams[1])
            var decoder = HeelstrikeDecoder()
            let items = decoder.consume(streams[0])
            guard case .hello(let hello)? = items.first else {
                Issue.record("no HELLO")
                continue
            }
            #expect(hello.bootIdentity == 77 && hello.descriptorLength == UInt32(bytes.count))
            #expect(hello.descriptorChecksum == CRC32C.checksum(bytes.span) && hello.role == .device)
            #expect(items.dropFirst() == [.device(expected)])
            #expect(decoder.statistics.frames == UInt64(1 + (bytes.count + Int(size) - 1) / Int(size)))
            #expect(decoder.statistics.badDescriptors == 0 && decoder.statistics.lostFrames == 0)
        }
    }

    @Test func `HELLO cuts long texts where Swift does`() {
        for filler in ["", "a", "aa", "aaa"] {
            var device = Devices.ofVectors
            device.model = filler + String(repeating: "足", count: 90)
            device.firmware = String(repeating: "x", count: 255)
            let bytes = DescriptorCoding.encode(device)
            var hello = Hello(
                role: .device, bootIdentity: 0, descriptorLength: UInt32(bytes.count),
                descriptorChecksum: CRC32C.checksum(bytes.span))
            (hello.model, hello.serialNumber, hello.firmware) = (device.model, device.serialNumber, device.firmware)
            let header = HeelstrikeHeader(type: 1, stream: 0xFFFF, sequence: 0, ticks: 0)
            #expect(CDevice(device).hello() == header.framed(hello.payload))
        }
    }

    @Test func `texts that are missing are left out, and rates of zero mean the usual`() throws {
        var stream = hs_stream()
        stream.sample_rate = hs_frequency(numerator: 50, denominator: 0)
        let bytes = withUnsafePointer(to: &stream) { streams in
            var description = hs_description()
            (description.streams, description.stream_count) = (streams, 1)
            return guarded(200) { hs_description_cbor(&description, $0, $1) }
        }
        let device = try DescriptorCoding.decode(bytes)
        let expected = StreamDescriptor(
            id: 0, name: "", side: nil, placement: .unknown, sampleRate: Frequency(50), channels: [])
        #expect(device == DeviceDescriptor(manufacturer: "", model: "", streams: [expected]))
        #expect(bytes.first == 0xA3)
    }
}

import SensorData
import Testing

@testable import WireProtocol

struct WornDecoderTests {
    private static func device(side: Side?, placement: SensorPlacement = .unknown) -> DeviceDescriptor {
        DeviceDescriptor(
            manufacturer: "Example", model: "Foot",
            streams: [
                StreamDescriptor(
                    id: 1, name: "foot", side: side, placement: placement, sampleRate: Frequency(100),
                    channels: InertialChannels.acceleration(.standardGravity, encoding: .int16))
            ])
    }

    private static func described(
        _ device: DeviceDescriptor, _ configuration: DecoderConfiguration
    ) throws -> StreamDescriptor {
        var encoder = HeelstrikeEncoder(device: device)
        var decoder = try SensorProtocol.heelstrike.makeDecoder(configuration: configuration)
        return try #require(decoder.consume(encoder.hello()).lastDevice?.streams.first)
    }

    @Test func `a device that does not know its foot is told, also where it sits and how its axes lie`() throws {
        var configuration = DecoderConfiguration(side: .right)
        configuration.placement = .instep
        configuration.mounting = .footAxes
        let stream = try Self.described(Self.device(side: nil), configuration)
        #expect(stream.side == .right && stream.placement == .instep && stream.mounting == .footAxes)
    }

    @Test func `what a device says itself stays`() throws {
        var configuration = DecoderConfiguration(side: .right)
        configuration.placement = .instep
        let stream = try Self.described(Self.device(side: .left, placement: .insole), configuration)
        #expect(stream.side == .left && stream.placement == .insole)
    }

    @Test(arguments: [SensorProtocol.xIMU3, .xsens, .witMotion, .bno08x, .vectorNav])
    func `another maker's sensor is told where it sits`(wire: SensorProtocol) throws {
        var stream = try VendorStream(wire)
        stream.configuration.placement = .lateralFoot
        var decoder = try wire.makeDecoder(configuration: stream.configuration)
        let described = try #require(decoder.consume(stream.bytes).lastDevice?.streams.first)
        #expect(described.placement == .lateralFoot && described.side == .left)
        #expect(decoder.statistics.samples > 0)
    }

    @Test func `placement and mounting stand in the text of a configuration`() throws {
        for placement in SensorPlacement.allCases {
            for mounting in Mounting.allCases {
                var configuration = DecoderConfiguration(rate: Frequency(100), side: .left)
                configuration.placement = placement
                configuration.mounting = mounting
                #expect(try DecoderConfiguration(text: configuration.text) == configuration)
            }
        }
        // A map with key 6, which this version does not know.
        #expect(throws: DecoderConfigurationFailure.self) { try DecoderConfiguration(text: "a10601") }
        #expect(throws: DecoderConfigurationFailure.self) { try DecoderConfiguration(text: "a1046161") }
    }

    @Test func `a host that begins anew with the same sequence number is heard again`() {
        var decoder = HeelstrikeDecoder()
        var items = 0
        for _ in 0..<3 {
            var host = HeelstrikeHostEncoder()
            items += decoder.consume(host.hello()).count
        }
        #expect(items == 3)
        #expect(decoder.statistics.repeatedFrames == 0 && decoder.statistics.lostFrames == 0)
    }

    @Test func `a host's frame that comes twice is a repetition, and behind HELLO a new beginning is no loss`() {
        var decoder = HeelstrikeDecoder()
        var first = HeelstrikeHostEncoder(firstSequence: 40)
        let start = first.hello() + first.start(StreamSelection())
        var second = HeelstrikeHostEncoder()
        let items = decoder.consume(
            start + first.stop(StreamSelection()) + second.hello() + second.start(StreamSelection()))
        #expect(items.count == 5)
        let stop = second.stop(StreamSelection())
        #expect(decoder.consume(stop + stop).count == 1)
        #expect(decoder.statistics.repeatedFrames == 1 && decoder.statistics.lostFrames == 0)
    }

    @Test func `a frame reader says of each piece what it is`() throws {
        var encoder = HeelstrikeEncoder(device: Self.device(side: .left))
        let whole = encoder.status(DeviceStatus(ticks: 5, produced: 1, dropped: 0))
        var damaged = whole
        damaged[whole.count - 2] = damaged[whole.count - 2] == 7 ? 8 : 7
        let version = HeelstrikeHeader(version: 3, type: 1, stream: 0, sequence: 0, ticks: 0).framed([])
        var reader = HeelstrikeFrameReader()
        var pieces: [HeelstrikeFrameReader.Piece] = []
        for byte in whole + damaged + version + [9, 1, 0, 2, 5, 0] { pieces += reader.pieces([byte]) }
        #expect(pieces.count == 5)
        guard case .frame(let frame) = pieces[0], case .status(let status) = frame.content else {
            Issue.record("the first is no STATUS")
            return
        }
        #expect(status.ticks == 5 && status.produced == 1)
        #expect(
            Array(pieces.dropFirst()) == [
                .damaged(.checksum), .damaged(.version(3)), .damaged(.notStuffed), .damaged(.tooShort),
            ])
    }
}

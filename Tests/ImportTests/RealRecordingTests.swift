import FoundationEssentials
import Import
import Recording
import SensorData
import Testing
import WireProtocol

struct RealRecordingTests {
    @Test(arguments: RealRecording.all)
    func `a real file gives, after the way through our protocol, every time and number bit for bit`(
        recording: RealRecording
    ) throws {
        guard let request = recording.request else { return }
        let imported = try Importer().recording(for: request)
        #expect(imported.format == recording.format)
        #expect(imported.streams.map(\.descriptor.name) == recording.streams.map(\.name))
        let entries = try imported.entries()
        Self.checkOrder(entries)
        let decoded = Decoded(entries)
        #expect(decoded.device == imported.device)
        #expect(decoded.faults == 0)
        for (stream, expected) in zip(imported.streams, recording.streams) {
            let block = try #require(decoded.blocks.first { $0.stream == stream.descriptor.id })
            #expect(block.count == expected.count)
            #expect(block.channelCount == expected.channelCount)
            #expect(block.times.first?.nanoseconds == expected.firstTime)
            #expect(block.times.last?.nanoseconds == expected.lastTime)
            #expect(block.times.reduce(0 as UInt64) { $0 &+ UInt64(bitPattern: $1.nanoseconds) } == expected.times)
            #expect(block.values.filter(\.isNaN).count == expected.missing)
            var checksum: UInt64 = 0
            for (index, value) in block.values.enumerated() where !value.isNaN {
                checksum &+= UInt64(index % block.channelCount + 1) &* value.bitPattern
            }
            #expect(checksum == expected.checksum, "\(expected.name)")
            for (value, first) in zip(block.values, expected.firstValues) {
                #expect(first.map { $0 == value } ?? value.isNaN)
            }
        }
    }

    @Test(arguments: SmallFile.all)
    func `bytes come in the order of time, between the opening of the source and the end`(file: SmallFile) throws {
        let entries = try file.recording().entries()
        Self.checkOrder(entries)
    }

    static func checkOrder(_ entries: [RecordingEntry]) {
        #expect(zip(entries.dropFirst(), entries).allSatisfy { $0.hostTime >= $1.hostTime })
        guard let first = entries.first, case .opened(let source) = first.content else {
            Issue.record("the first entry does not open the source")
            return
        }
        #expect(source.protocolName == SensorProtocol.heelstrike.rawValue)
        #expect(!source.remarks.isEmpty)
        #expect(entries.last?.content == .end)
        #expect(entries.allSatisfy { $0.source == 0 })
    }
}

/// What a decoder makes of a recording's entries.
struct Decoded {
    var device: DeviceDescriptor?
    /// One block for each stream.
    var blocks: [SampleBlock] = []
    var faults: UInt64 = 0

    init(_ entries: [RecordingEntry]) {
        var decoder = SensorProtocol.heelstrike.makeDecoder()
        for entry in entries {
            guard case .bytes(let bytes) = entry.content else { continue }
            for item in decoder.consume(bytes) {
                switch item {
                case .device(let device): self.device = device
                case .samples(let block):
                    if let index = blocks.firstIndex(where: { $0.stream == block.stream }) {
                        blocks[index].times += block.times
                        blocks[index].values += block.values
                    } else {
                        blocks.append(block)
                    }
                default: break
                }
            }
        }
        let counts = decoder.statistics
        faults = counts.badChecksum + counts.malformed + counts.lostFrames + counts.undecodable + counts.badDescriptors
    }
}

import GaitAnalysis
import Pipeline
import Recording
import SensorData
import Simulation
import Testing
import WireProtocol

/// A simulated walk as sensors of other makers would send it.
struct VendorWalkTests {
    /// One foot's samples in SI units: acceleration, angular rate, then the cells.
    private struct Foot {
        var stream: StreamDescriptor
        var samples = SampleBlock(stream: 0, channelCount: 0)

        var width: Int { samples.channelCount }
    }

    private func feet(_ entries: [RecordingEntry]) -> [Foot] {
        var decoder = HeelstrikeDecoder()
        var feet: [Foot] = []
        for case .bytes(let bytes) in entries.map(\.content) {
            for item in decoder.consume(bytes) {
                switch item {
                case .device(let device): feet = device.streams.map { Foot(stream: $0) }
                case .samples(let block):
                    guard let index = feet.firstIndex(where: { $0.stream.id == block.stream }) else { continue }
                    feet[index].samples.channelCount = block.channelCount
                    feet[index].samples.times += block.times
                    feet[index].samples.values += block.values
                default: continue
                }
            }
        }
        return feet
    }

    private func recording(
        _ walk: [RecordingEntry], wire: SensorProtocol, configuration: (Foot) -> String?,
        row: (Foot, Int, [Double]) -> String
    ) -> [RecordingEntry] {
        var opened: [RecordingEntry] = []
        var pieces: [(place: Int, entry: RecordingEntry)] = []
        for (source, foot) in feet(walk).enumerated() {
            let description = SourceDescription(
                protocolName: wire.rawValue, origin: "test", configuration: configuration(foot))
            opened.append(RecordingEntry(source: UInt16(source), hostTime: .zero, content: .opened(description)))
            var text = "\n"
            for (index, time) in foot.samples.times.enumerated() {
                let values = foot.samples.values[index * foot.width..<(index + 1) * foot.width]
                text += row(foot, Int(time.nanoseconds / 1000), Array(values)) + "\r\n"
            }
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: 1000) {
                let part = Array(bytes[start..<min(start + 1000, bytes.count)])
                let entry = RecordingEntry(source: UInt16(source), hostTime: .zero, content: .bytes(part))
                pieces.append((start, entry))
            }
        }
        // Both at once, as they come in.
        pieces.sort { ($0.place, $0.entry.source) < ($1.place, $1.entry.source) }
        return opened + pieces.map(\.entry) + [RecordingEntry(source: 0, hostTime: .zero, content: .end)]
    }

    private func xIMU3(_ walk: [RecordingEntry], configuration: (Foot) -> String?) -> [RecordingEntry] {
        recording(walk, wire: .xIMU3, configuration: configuration) { _, microseconds, values in
            let rate = values[3..<6].map { "\($0 * 180 / .pi)" }
            let acceleration = values[..<3].map { "\($0 / 9.80665)" }
            return "I,\(microseconds)," + (rate + acceleration).joined(separator: ",")
        }
    }

    @Test func `a walk on two x-IMU3 gives the strides of the walk`() throws {
        let walk = try Walks.simulated(duration: 60)
        let entries = xIMU3(walk.entries) { DecoderConfiguration(side: $0.stream.side).text }
        let analysis = Walks.analysis(walk.header, entries)
        let expected = Walks.analysis(walk.header, walk.entries)
        #expect(analysis.quality.stridesCounted >= expected.quality.stridesCounted - 8)
        #expect(analysis.quality.stridesCounted <= expected.quality.stridesCounted + 2)
        for side in Side.allCases { #expect(analysis.strides.contains { $0.side == side }) }
        #expect(analysis.quality.damagedFrames == 0 && analysis.quality.lostFrames == 0)
    }

    @Test func `a walk on insoles that print rows gives the contacts of the walk`() throws {
        let walk = try Walks.simulated(duration: 60)
        let entries = recording(walk.entries, wire: .lineTable) { foot in
            let cells = Array(foot.stream.channels.dropFirst(6))
            let stream = StreamDescriptor(
                id: 0, name: "sole", side: nil, placement: .insole, sampleRate: Frequency(1),
                channels: cells.map { ChannelDescriptor(name: $0.name, quantity: $0.quantity, unit: .newton) },
                cells: foot.stream.cells)
            let layout = LineTableLayout(
                manufacturer: "Lab", model: "Insole", delimiter: .comma,
                time: .column(.number(1), unit: .us, wrap: nil),
                sequence: nil, streams: [.init(stream, columns: (2..<(2 + cells.count)).map { .number($0) })])
            return DecoderConfiguration(side: foot.stream.side, lineTable: layout).text
        } row: { _, microseconds, values in
            "\(microseconds)," + values[6...].map { "\($0)" }.joined(separator: ",")
        }
        let analysis = Walks.analysis(walk.header, entries)
        for side in Side.allCases {
            var score = EventScore()
            score.add(
                reference: walk.truth.events.filter {
                    $0.side == side && $0.kind.rawValue == GaitEvent.Kind.initialContact.rawValue
                }
                .map(\.time),
                found: analysis.times(side, .initialContact))
            #expect(score.missed == 0 && score.invented == 0)
            #expect(score.meanAbsoluteError < 0.03)
        }
    }

    @Test(arguments: [nil, "no configuration"])
    func `a source that cannot be read is named, and the others are analysed`(configuration: String?) throws {
        let walk = try Walks.simulated(duration: 40)
        let broken = SourceDescription(
            protocolName: SensorProtocol.witMotion.rawValue, origin: "/dev/left", configuration: configuration)
        let entries =
            [RecordingEntry(source: 9, hostTime: .zero, content: .opened(broken))]
            + [RecordingEntry(source: 9, hostTime: .zero, content: .bytes([0x55, 0x51]))] + walk.entries
        let analysis = Walks.analysis(walk.header, entries)
        let expected = Walks.analysis(walk.header, walk.entries)
        #expect(analysis.strides == expected.strides)
        #expect(analysis.quality.remarks.count == expected.quality.remarks.count + 1)
        #expect(analysis.quality.remarks.contains { $0.hasPrefix("Source 9, /dev/left: ") })
    }
}

import Foundation
import GaitAnalysis
import Pipeline
import Recording
import Report
import SensorData
import Simulation
import Testing
import WireProtocol

/// On the host, after the guest of `tools/rig`: its recording against what the simulated insoles measured.
@Suite(.serialized, .enabled(if: Rig.hasRecording, "runs after the guest of tools/rig"))
struct RigRecordingTests {
    private let rig: Rig
    private let entries: [RecordingEntry]

    /// Made once for all tests.
    private static let analysis = Result {
        try RecordingAnalysis(path: #require(Rig.current).recording).run()
    }

    init() throws {
        rig = try #require(Rig.current)
        var reader = try RecordingReader(path: rig.recording)
        var entries: [RecordingEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        let isWhole = !reader.truncated
        #expect(isWhole)
        self.entries = entries
    }

    /// The samples of an insole by their index in the walk, which their own clock says.
    private struct Samples {
        var values: [Int: [Double]] = [:]
        /// Frames that came before the device had said again what they hold; the protocol lets them go.
        var undecodable = 0
        /// Frames that the device's own sequence numbers say are missing.
        var missingFrames = 0

        init(stream: UInt16) { self.stream = stream }

        private let stream: UInt16

        mutating func take(_ items: [DecodedItem]) {
            for item in items {
                if case .lost(stream, let frames) = item { missingFrames += Int(frames) }
                guard case .samples(let block) = item, block.stream == stream else { continue }
                for (sample, time) in block.times.enumerated() {
                    let sinceStart = Double(time.nanoseconds - 1_000_000_000) / 1e9
                    values[Int((sinceStart * Rig.rate.hertz).rounded())] = Array(
                        block.values[sample * block.channelCount..<(sample + 1) * block.channelCount])
                }
            }
        }

        /// Runs of samples that are not there: the index of the last sample before, and how many.
        var gaps: [(after: Int, count: Int)] {
            let indices = values.keys.sorted()
            return zip(indices, indices.dropFirst()).compactMap { before, next in
                next == before + 1 ? nil : (before, next - before - 1)
            }
        }
    }

    /// What stands in the recording.
    ///
    /// Read `anew`, a device that comes back must say again what it is, as in the analysis.
    private func recorded(_ side: Side, anew: Bool) -> Samples {
        var samples = Samples(stream: Self.stream(side))
        var decoder = HeelstrikeDecoder()
        for entry in entries where entry.source == (side == .left ? 0 : 1) {
            if case .opened = entry.content, anew {
                samples.undecodable += Int(decoder.statistics.undecodable)
                decoder = HeelstrikeDecoder()
            }
            if case .bytes(let bytes) = entry.content { samples.take(decoder.consume(bytes)) }
        }
        samples.undecodable += Int(decoder.statistics.undecodable)
        return samples
    }

    /// What the walk was, from its beginning to beyond the last recorded sample of either side; made once for all tests.
    private static let walk = Result {
        let tests = try RigRecordingTests()
        let last = Side.allCases.compactMap { tests.recorded($0, anew: true).values.keys.max() }.max() ?? 0
        var samples = Side.allCases.map { Samples(stream: stream($0)) }
        var recording = tests.rig.walk.recording()
        var decoder = HeelstrikeDecoder()
        while samples.contains(where: { $0.values[last] == nil }), let entry = try recording.next() {
            guard case .bytes(let bytes) = entry.content else { continue }
            let items = decoder.consume(bytes)
            for index in samples.indices { samples[index].take(items) }
        }
        return samples.map(\.values)
    }

    private func simulated(_ side: Side) throws -> [Int: [Double]] { try Self.walk.get()[side == .left ? 0 : 1] }

    /// What left the left insole, by its end of the cable.
    private func taken() throws -> Samples {
        var samples = Samples(stream: Self.stream(.left))
        var decoder = HeelstrikeDecoder()
        samples.take(decoder.consume(try Array(Data(contentsOf: URL(filePath: rig.taken)))))
        return samples
    }

    private static func stream(_ side: Side) -> UInt16 { side == .left ? 1 : 2 }

    @Test func `the recording was ended in order, and the host dropped nothing`() {
        #expect(entries.last?.content == .end)
        #expect(!entries.contains { if case .overrun = $0.content { true } else { false } })
        let closed = entries.filter { if case .closed = $0.content { true } else { false } }
        #expect(closed.map(\.source) == [0, 0])
    }

    @Test func `nothing is lost of the insole that stayed plugged in`() throws {
        let recorded = recorded(.right, anew: true).values
        #expect(recorded.count >= rig.seconds * Int(Rig.rate.hertz))
        // Whole from the first to the last.
        #expect(recorded.keys.min() == 0)
        #expect(recorded.keys.max() == recorded.count - 1)
        #expect(try recorded == simulated(.right).filter { $0.key < recorded.count })
    }

    @Test func `every sample of the unplugged insole is the one that it took`() throws {
        let recorded = recorded(.left, anew: true).values
        #expect(recorded.count >= rig.seconds * Int(Rig.rate.hertz) / 2)
        #expect(try recorded == simulated(.left).filter { recorded.keys.contains($0.key) })
    }

    @Test func `the gaps in the recording are as long as the insole's clock, counter and cable say`() throws {
        let recorded = recorded(.left, anew: false)
        let taken = try taken()
        #expect(recorded.gaps.count == 2)
        #expect(taken.gaps.count == 2)
        for (gap, truth) in zip(recorded.gaps, taken.gaps) {
            #expect(abs(gap.after - truth.after) <= Rig.packet)
            #expect(abs(gap.count - truth.count) <= Rig.packet)
            // The cable was out for about 600 samples of the other insole.
            #expect((200...4000).contains(gap.count))
        }
        #expect(recorded.gaps.map(\.count).reduce(0, +) == recorded.missingFrames * Rig.packet)
    }

    @Test func `the analysis sees the same gaps, though the insole sends before it has said again what it is`() throws {
        let recorded = recorded(.left, anew: false)
        let analysed = self.recorded(.left, anew: true)
        #expect(analysed.values == recorded.values)
        #expect(analysed.undecodable == 0)
        let streams = try Self.analysis.get().quality.streams
        let left = try #require(streams.first { $0.side == .left })
        let missing = Double(recorded.gaps.map(\.count).reduce(0, +)) / Rig.rate.hertz
        #expect(left.gaps == 2)
        #expect(abs(left.missingTime - missing) <= Double(Rig.packet) / Rig.rate.hertz)
        #expect(streams.first { $0.side == .right }?.gaps == 0)
    }

    @Test func `the JSON of the live run is that of its recording`() throws {
        let live = try Array(Data(contentsOf: URL(filePath: rig.live)))
        #expect(try live == JSONReport().bytes(of: Self.analysis.get()))
    }

    @Test func `the analysis resumes: every contact is found but around the gaps`() throws {
        let events = try Self.analysis.get().events
        let truth = rig.walk.truth().events
        let end = try Double(#require(recorded(.right, anew: true).values.keys.max())) / Rig.rate.hertz
        // A step to each side, in which a swing is not whole.
        let gaps = recorded(.left, anew: true).gaps.map { gap in
            Double(gap.after) / Rig.rate.hertz - 1...Double(gap.after + gap.count) / Rig.rate.hertz + 1.5
        }
        let lastGap = try #require(gaps.last)
        for side in Side.allCases {
            let contacts = truth.filter { event in
                // The first step is made from standing, the last is not settled.
                event.side == side && event.kind == .initialContact && event.time > 4 && event.time < end - 1.5
                    && (side == .right || !gaps.contains { $0.contains(event.time) })
            }
            #expect(contacts.contains { $0.time > lastGap.upperBound })
            let found = events.filter { $0.side == side && $0.kind == .initialContact }.map(\.time)
            let differences = try contacts.map { contact in
                try #require(found.map { $0 - contact.time }.min { abs($0) < abs($1) })
            }
            // Each simulated insole begins its walk when it is told to start, a little after the other.
            let start = differences.sorted()[differences.count / 2]
            #expect(abs(start) < 0.4)
            for (contact, difference) in zip(contacts, differences) {
                #expect(abs(difference - start) < 0.05, "\(side) at \(contact.time) s")
            }
        }
    }
}

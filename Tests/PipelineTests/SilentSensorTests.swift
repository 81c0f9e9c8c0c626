import GaitAnalysis
import Pipeline
import SensorData
import Simulation
import Testing

/// A sensor that has no values for longer than anything looks back, while the other one in the same shoe goes on.
struct SilentSensorTests {
    /// What falls silent, and where in eighty seconds of walking.
    struct Silence: Sendable, CustomStringConvertible {
        var description: String
        /// Columns of a sample: the inertial sensor's come first.
        var columns: Range<Int>
        var seconds: Range<Double>
        /// Samples come without values, or none come.
        var hasSamples = true
    }

    private static let inertial = 0..<6
    private static let cells = 6..<22

    static let silences: [Silence] = [
        Silence(description: "inertial, in the middle", columns: inertial, seconds: 25..<55),
        Silence(description: "inertial, from the beginning", columns: inertial, seconds: 0..<30),
        Silence(description: "inertial, to the end", columns: inertial, seconds: 40..<200),
        Silence(description: "inertial, all along", columns: inertial, seconds: 0..<200),
        Silence(description: "cells, in the middle", columns: cells, seconds: 25..<55),
        Silence(description: "cells, from the beginning", columns: cells, seconds: 0..<30),
        Silence(description: "cells, to the end", columns: cells, seconds: 40..<200),
        Silence(description: "cells, all along", columns: cells, seconds: 0..<200),
        Silence(description: "everything", columns: 0..<22, seconds: 25..<55),
        Silence(description: "everything, without samples", columns: 0..<22, seconds: 25..<55, hasSamples: false),
    ]

    /// - Parameters:
    ///   - silence: of both feet; nil for none.
    ///   - size: samples of a block.
    /// - Returns: the analysis.
    private static func analysis(_ silence: Silence?, size: Int = 200) -> SessionAnalysis {
        let walk = SimulatedWalk(parameters: WalkParameters(), seed: 5, duration: 80, sampleRate: Frequency(100))
        let scales = walk.device.streams[0].channels.map(\.scale)
        let width = scales.count
        var analyzer = GaitAnalyzer()
        let source = analyzer.addSource()
        var tracks: [UInt16: Int] = [:]
        for stream in walk.device.streams { tracks[stream.id] = analyzer.add(stream, source: source) }
        var blocks: [UInt16: SampleBlock] = [:]
        for batch in walk.samples() {
            var block = blocks[batch.stream] ?? SampleBlock(stream: batch.stream, channelCount: width)
            for sample in batch.ticks.indices {
                let time = Timestamp(nanoseconds: Int64(batch.ticks[sample]) * 1000)
                let row = batch.raw[sample * width..<(sample + 1) * width]
                var values = zip(row, scales).map { $0 * $1 }
                if let silence, silence.seconds.contains(time.seconds) {
                    guard silence.hasSamples else { continue }
                    for column in silence.columns { values[column] = .nan }
                }
                block.times.append(time)
                block.values += values
                guard block.count >= size, let track = tracks[batch.stream] else { continue }
                _ = analyzer.consume(stream: track, block, arrival: time)
                block = SampleBlock(stream: batch.stream, channelCount: width)
            }
            blocks[batch.stream] = block
        }
        for (stream, block) in blocks.sorted(by: { $0.key < $1.key }) {
            guard let track = tracks[stream], let last = block.times.last else { continue }
            _ = analyzer.consume(stream: track, block, arrival: last)
        }
        _ = analyzer.finish()
        return analyzer.analysis(
            GaitAnalyzer.Context(
                software: HeelstrikeVersion.software, session: SessionInformation(), recordedAt: nil,
                quality: Quality()))
    }

    private static let undisturbed = analysis(nil)

    /// Times of the landings that the insole, or that both, saw.
    private func landings(_ analysis: SessionAnalysis, _ sources: [GaitEvent.Source]) -> [Double] {
        analysis.events.filter { sources.contains($0.source) && $0.kind == .initialContact }.map(\.time)
    }

    /// Where there is an insole, force decides the contact: without load no step counts, and it is said why.
    @Test(arguments: silences)
    func `what is seen before and behind the silence is found, and nothing within it that a sensor did not see`(
        silence: Silence
    ) {
        let undisturbed = Self.undisturbed
        let found = Self.analysis(silence)
        let isInertial = silence.columns == Self.inertial
        for sources in [[GaitEvent.Source.pressure, .both], [.both]] {
            let isSilent = !isInertial || sources == [.both]
            let seen = landings(found, sources)
            // A detector needs some strides to begin with, and where it begins anew.
            let missed = landings(undisturbed, sources).filter { time in
                let counts =
                    !isSilent || time < silence.seconds.lowerBound - 3 || time > silence.seconds.upperBound + 5
                return counts && !seen.contains { abs($0 - time) < 0.04 }
            }
            #expect(missed.isEmpty)
            let inside = silence.seconds.lowerBound + 1..<silence.seconds.upperBound - 1
            #expect(!isSilent || !seen.contains(where: inside.contains))
        }
        let lacking = found.notTold.filter { $0.reason == .insoleShowsNoLoad }.map(\.side)
        #expect(lacking == (silence.description == "cells, all along" ? [nil] : []))
    }

    @Test(arguments: [silences[0], silences[1], silences[4], silences[8]])
    func `how many samples come together changes nothing`(silence: Silence) throws {
        #expect(try Walks.json(Self.analysis(silence, size: 7)) == Walks.json(Self.analysis(silence, size: 5000)))
    }
}

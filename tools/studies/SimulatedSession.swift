import GaitAnalysis
import Pipeline
import SensorData
import Simulation

/// A simulated walk on its way through the analysis, without a file between them.
struct SimulatedSession: Sendable {
    var walk: SimulatedWalk
    var parameters = AnalysisParameters()

    /// The analyses of the parts of the walk.
    ///
    /// - Parameter cuts: seconds at which one part ends and the next begins, rising; none for the whole walk.
    /// - Returns: one more than there are cuts.
    func analyses(cutAt cuts: [Double] = []) -> [SessionAnalysis] {
        let device = walk.device
        var session = SessionInformation()
        session.patientCode = "simulated-\(walk.seed)"
        session.weight = walk.parameters.bodyMass
        let context = GaitAnalyzer.Context(
            software: HeelstrikeVersion.software, session: session, recordedAt: nil, quality: Quality())
        var finished: [SessionAnalysis] = []
        var analyzer = newAnalyzer(device)
        var start: Timestamp?
        for batch in walk.samples() {
            guard let place = device.streams.firstIndex(where: { $0.id == batch.stream }) else { continue }
            let stream = device.streams[place]
            let times = batch.ticks.map { stream.clockRate.timestamp(ticks: $0) }
            if start == nil { start = times.first }
            if finished.count < cuts.count, let now = times.first, let start,
                Double(now.nanoseconds - start.nanoseconds) / 1e9 >= cuts[finished.count], place == 0
            {
                _ = analyzer.finish()
                finished.append(analyzer.analysis(context))
                analyzer = newAnalyzer(device)
            }
            let width = stream.channels.count
            let values = batch.raw.enumerated().map { index, raw in
                raw * stream.channels[index % width].scale + stream.channels[index % width].offset
            }
            _ = analyzer.consume(
                stream: place,
                SampleBlock(stream: batch.stream, channelCount: width, times: times, values: values),
                arrival: times.last ?? .zero)
            analyzer.settle()
        }
        _ = analyzer.finish()
        return finished + [analyzer.analysis(context)]
    }

    private func newAnalyzer(_ device: DeviceDescriptor) -> GaitAnalyzer {
        var analyzer = GaitAnalyzer(parameters: parameters)
        let source = analyzer.addSource()
        for stream in device.streams { _ = analyzer.add(stream, source: source) }
        return analyzer
    }
}

/// Does the same work for many seeds on every processor; the results come in the order of the seeds.
func overSeeds<Result: Sendable>(
    _ seeds: Range<UInt64>, workers: Int, _ work: @escaping @Sendable (UInt64) -> Result
) async -> [Result] {
    await withTaskGroup(of: [(UInt64, Result)].self) { group in
        for worker in 0..<workers {
            group.addTask {
                stride(from: seeds.lowerBound + UInt64(worker), to: seeds.upperBound, by: workers).map {
                    ($0, work($0))
                }
            }
        }
        var results: [(UInt64, Result)] = []
        for await part in group { results += part }
        return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

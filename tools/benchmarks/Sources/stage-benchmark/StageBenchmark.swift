import GaitAnalysis
import Glibc
import Pipeline
import Recording
import Report
import SensorData
import WireProtocol

/// Processor time of each stage of an analysis, from a recording's file to the page.
@main
struct StageBenchmark {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let runs = Int(CommandLine.arguments[2]), runs > 0 else {
            print("usage: stage-benchmark FILE.gait RUNS")
            exit(2)
        }
        let path = CommandLine.arguments[1]
        var times: [(name: String, seconds: [Double])] = []
        func measure<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
            let began = processorSeconds()
            let result = try work()
            let seconds = processorSeconds() - began
            if let index = times.firstIndex(where: { $0.name == name }) {
                times[index].seconds.append(seconds)
            } else {
                times.append((name, [seconds]))
            }
            return result
        }
        for _ in 0..<runs {
            try measure("read the file") { try read(path) { _ in } }
            try measure("read and decode") { try decode(path) }
            let analysis = try measure("read, decode and analyse") { try RecordingAnalysis(path: path).run() }
            _ = try measure("write as JSON") { try JSONReport().bytes(of: analysis) }
            _ = measure("write as HTML") { HTMLReport().text(of: analysis) }
        }
        for stage in times {
            let sorted = stage.seconds.sorted()
            print("\(stage.name)\t\(sorted[sorted.count / 2])")
        }
    }

    private static func read(_ path: String, take: (RecordingEntry) -> Void) throws {
        var reader = try RecordingReader(path: path)
        while let entry = try reader.next() { take(entry) }
    }

    private static func decode(_ path: String) throws {
        var decoders: [UInt16: any SampleDecoder] = [:]
        var samples = 0
        try read(path) { entry in
            switch entry.content {
            case .opened(let description): decoders[entry.source] = try? description.makeDecoder()
            case .bytes(let bytes):
                for case .samples(let block) in decoders[entry.source]?.consume(bytes) ?? [] { samples += block.count }
            case .closed, .clockProbe, .wallClock, .mark, .overrun, .end: break
            }
        }
        guard samples > 0 else { fatalError("no sample in \(path)") }
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

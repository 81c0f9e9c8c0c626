import Devices
import GaitAnalysis
import Glibc
import Pipeline
import Recording
import SensorData

/// What a live session costs, and how long after the bytes that settle an event it is there.
///
/// The same parts as in `heelstrike live`, without the display: the port, the capture, the recording's file, the analysis.
@main
struct LiveBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let seconds = Double(arguments[1]), seconds > 0 else {
            print("usage: live-benchmark SECONDS FILE.gait ADDRESS…")
            exit(2)
        }
        let addresses = arguments[3...].compactMap { DeviceAddress($0) }
        guard addresses.count == arguments.count - 3 else {
            print("live-benchmark: an address cannot be read")
            exit(2)
        }
        var settings = SensorCapture.Settings()
        settings.duration = seconds
        let header = RecordingHeader(writtenBy: "live-benchmark", session: SessionInformation())
        let writer = try RecordingWriter(path: arguments[2], header: header)
        var capture = try SensorCapture(addresses, hub: DeviceHub(), settings: settings)
        var pipeline = SessionPipeline(
            header: header, software: HeelstrikeVersion.software, span: SessionProgress.span)
        var latencies: [Double] = []
        let began = MonotonicClock.now()
        let processorBegan = processorSeconds()
        let end = try await capture.run(into: writer, until: { false }) { news in
            guard case .entry(let entry) = news else { return }
            let events = pipeline.consume(entry)
            // Host times of a capture count from its beginning, which is a moment after this program's.
            let now = Double(MonotonicClock.now().nanoseconds - began.nanoseconds) / 1e6
            latencies += events.map { _ in now - Double(entry.hostTime.nanoseconds) / 1e6 }
        }
        let wall = Double(MonotonicClock.now().nanoseconds - began.nanoseconds) / 1e9
        let processor = processorSeconds() - processorBegan
        let strides = pipeline.finish(bytesLost: 0).analysis.strides.count
        guard end.lost.isEmpty, !latencies.isEmpty else {
            print("live-benchmark: a sensor was lost, or no event came")
            exit(1)
        }
        latencies.sort()
        func percentile(_ share: Double) -> Double { latencies[Int(share * Double(latencies.count - 1))] }
        print("seconds\t\(wall)")
        print("processorPercent\t\(100 * processor / wall)")
        print("events\t\(latencies.count)")
        print("strides\t\(strides)")
        print("latencyMilliseconds50\t\(percentile(0.5))")
        print("latencyMilliseconds95\t\(percentile(0.95))")
        print("latencyMilliseconds99\t\(percentile(0.99))")
        print("latencyMillisecondsMost\t\(latencies[latencies.count - 1])")
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

import ArgumentParser
import GaitAnalysis
import Glibc
import Pipeline
import Recording
import SensorData

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a recording and print each event as it is found.",
        discussion: "A line holds the time in seconds, the side, and initialContact or finalContact.")

    @Argument(help: ArgumentHelp("The recording.", valueName: "file.gait"))
    var recording: String

    @Option(
        parsing: .unconditional,
        help: "How fast: 1 is the speed of the walk, 10 ten times that, max as fast as it goes.")
    var speed = ReplaySpeed.maximum

    @Flag(help: "Print events and strides as lines of JSON as they are settled, like `live --json`.")
    var json = false

    func run() throws {
        var failure: (any Error)?
        let began = ContinuousClock.now
        let truncated: Bool
        if json {
            truncated = try replaySettled(since: began)
        } else {
            let result = try RecordingAnalysis(path: recording).run { entry in
                wait(for: entry, since: began)
            } found: { event in
                guard failure == nil else { return }
                do {
                    try Output.say("\(fixed(event.time)) \(event.side.rawValue) \(event.kind.rawValue)")
                } catch { failure = error }
            }
            truncated = result.quality.truncated
        }
        if let failure { throw failure }
        if truncated {
            Output.warn("\(recording): the recording is not complete; what was readable was played.")
        }
    }

    /// Prints what is settled as soon as it is, and says whether the recording is cut.
    private func replaySettled(since began: ContinuousClock.Instant) throws -> Bool {
        var reader = try RecordingReader(path: recording)
        var pipeline = SessionPipeline(
            header: reader.header, software: HeelstrikeVersion.software, span: SessionProgress.span)
        var shown = 0
        while let entry = try reader.next() {
            wait(for: entry, since: began)
            for event in pipeline.consume(entry) { try EventLine(event).put() }
            shown = try StrideLine.put(pipeline, after: shown)
        }
        let last = pipeline.finish(bytesLost: Int(clamping: reader.bytesLost))
        for event in last.events { try EventLine(event).put() }
        _ = try StrideLine.put(pipeline, after: shown)
        return last.analysis.quality.truncated
    }

    private func wait(for entry: RecordingEntry, since began: ContinuousClock.Instant) {
        guard case .times(let factor) = speed else { return }
        let due = began + .nanoseconds(Int64(Double(entry.hostTime.nanoseconds) / factor))
        let wait = due - ContinuousClock.now
        guard wait > .zero else { return }
        let microseconds = wait.components.seconds * 1_000_000 + wait.components.attoseconds / 1_000_000_000_000
        usleep(UInt32(clamping: microseconds))
    }

    /// Milliseconds, and always three digits.
    private func fixed(_ seconds: Double) -> String {
        let milliseconds = Int64((seconds * 1000).rounded())
        let magnitude = milliseconds.magnitude
        let fraction = String(magnitude % 1000)
        return (milliseconds < 0 ? "-" : "") + "\(magnitude / 1000)."
            + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}

/// How fast a recording is played.
enum ReplaySpeed: Equatable, ExpressibleByArgument {
    case times(Double)
    case maximum

    init?(argument: String) {
        if argument == "max" {
            self = .maximum
        } else if let factor = Double(argument), factor > 0, factor.isFinite {
            self = .times(factor)
        } else {
            return nil
        }
    }

    var defaultValueDescription: String { "max" }
}

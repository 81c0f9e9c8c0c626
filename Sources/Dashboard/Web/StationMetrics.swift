import HTTPTypes
import Synchronization

/// Counts for `/metrics`.
final class StationMetrics: Sendable {
    private struct Counts {
        var answers: [Int: UInt64] = [:]
        var signInsRefused: UInt64 = 0
    }

    private let counts = Mutex(Counts())

    func count(_ status: HTTPResponse.Status) { counts.withLock { $0.answers[status.code, default: 0] += 1 } }
    func countRefusedSignIn() { counts.withLock { $0.signInsRefused += 1 } }

    /// In the text format of Prometheus, version 0.0.4.
    func text(recorder: RecorderFigures, state: StationState, feed: LiveFeed) -> String {
        var lines: [String] = []
        func figure(_ name: String, _ kind: String, _ help: String, _ values: [(labels: String, value: String)]) {
            lines.append("# HELP heelstrike_\(name) \(help)")
            lines.append("# TYPE heelstrike_\(name) \(kind)")
            lines += values.map { "heelstrike_\(name)\($0.labels) \($0.value)" }
        }
        let (answers, refused) = counts.withLock { ($0.answers, $0.signInsRefused) }
        let (viewers, passedOver) = feed.figures
        figure("recording", "gauge", "1 while a recording is made.", [("", state.recording == nil ? "0" : "1")])
        figure(
            "sensors_connected", "gauge", "Sensors that are there.",
            [("", "\(state.sensors.count(where: \.isConnected))")])
        if let percent = state.diskUsedPercent {
            figure("disk_used_percent", "gauge", "How full the disk under the recordings is.", [("", "\(percent)")])
        }
        figure("recordings_total", "counter", "Recordings ended in order.", [("", "\(recorder.recordings)")])
        figure("recorded_bytes_total", "counter", "Bytes received while recording.", [("", "\(recorder.bytes)")])
        figure("lost_frames_total", "counter", "Frames missing while recording.", [("", "\(recorder.lostFrames)")])
        figure(
            "overrun_bytes_total", "counter", "Bytes that this machine was too slow for.",
            [("", "\(recorder.overrunBytes)")])
        figure(
            "disconnections_total", "counter", "Sensors lost while recording.", [("", "\(recorder.disconnections)")])
        figure("recorder_failures_total", "counter", "What the recorder refused.", [("", "\(recorder.failures)")])
        figure("viewers", "gauge", "Live views that are open.", [("", "\(viewers)")])
        figure(
            "view_events_passed_over_total", "counter", "Live events replaced by newer ones before they were read.",
            [("", "\(passedOver)")])
        figure("sign_ins_refused_total", "counter", "Sign-ins that were refused.", [("", "\(refused)")])
        figure(
            "http_answers_total", "counter", "Answers by status.",
            answers.sorted { $0.key < $1.key }.map { ("{status=\"\($0.key)\"}", "\($0.value)") })
        return lines.joined(separator: "\n") + "\n"
    }
}

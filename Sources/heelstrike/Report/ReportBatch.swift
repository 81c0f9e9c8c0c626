import ArgumentParser
import FoundationEssentials
import Glibc
import Pipeline
import Recording
import Report

/// The reports of many recordings, as many at once as the machine has cores.
struct ReportBatch {
    var recordings: [String]
    var folder: String
    var format: ReportFormat
    var language: Language
    var overwrite: Bool

    private struct Failure {
        var recording: String
        var reason: String
    }

    private struct Task {
        var recording: String
        var output: String
    }

    func run() async throws {
        let tasks = try tasks()
        try format.prepare()
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch { throw OutputFailure(path: folder, code: errno) }
        Interruption.catchSignals()
        let missing = overwrite ? tasks : tasks.filter { !FileManager.default.fileExists(atPath: $0.output) }
        let present = tasks.count - missing.count
        if present > 0 { Output.warn("\(present) of \(tasks.count) are there already and stay as they are.") }
        var progress = ReportProgress(total: missing.count)
        var failures: [Failure] = []
        await withTaskGroup(of: Failure?.self) { group in
            var rest = missing[...]
            func startNext() {
                guard !Interruption.wasRequested, let task = rest.popFirst() else { return }
                group.addTask { write(task) }
            }
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { startNext() }
            for await failure in group {
                if let failure { failures.append(failure) }
                progress.advance()
                startNext()
            }
        }
        progress.end()
        let written = progress.done - failures.count
        try Output.say("\(written) report\(written == 1 ? "" : "s") written into \(folder).")
        for failure in failures.sorted(by: { $0.recording < $1.recording }) {
            Output.warn("NOT WRITTEN: \(failure.reason)")
        }
        if progress.done < missing.count {
            Output.warn(
                "Interrupted; the same command goes on with the \(missing.count - progress.done) that are missing.")
            throw ExitCode(128 + SIGINT)
        }
        guard failures.isEmpty else { throw ExitCode.failure }
    }

    /// What is to be written where.
    ///
    /// - Throws: where two recordings would get the same name.
    private func tasks() throws -> [Task] {
        var named: [String: String] = [:]
        return try recordings.map { recording in
            let name = recording.split(separator: "/").last.map { String($0) } ?? recording
            let stem = name.hasSuffix(".gait") ? String(name.dropLast(5)) : name
            let output = "\(folder)/\(stem)\(format.ending)"
            if let other = named.updateValue(recording, forKey: output) {
                throw ValidationError(
                    other == recording
                        ? "\(recording) is named twice."
                        : "\(other) and \(recording) would both become \(output); write them into two folders.")
            }
            try format.check(output, against: recording)
            return Task(recording: recording, output: output)
        }
    }

    private func write(_ task: Task) -> Failure? {
        do {
            let (analysis, samples) = try RecordingAnalysis(path: task.recording).runKeepingSamples()
            try format.write(analysis, samples, language, to: task.output)
            return nil
        } catch {
            let reason = "\(error)"
            let isNamed = reason.contains(task.recording)
            return Failure(recording: task.recording, reason: isNamed ? reason : "\(task.recording): \(reason)")
        }
    }
}

/// Says on standard error how far many recordings are; a line that is drawn anew on a terminal, nothing elsewhere.
struct ReportProgress {
    private let total: Int
    private(set) var done = 0
    private let began = ContinuousClock.now
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private static let width = 30

    init(total: Int) {
        self.total = total
        draw()
    }

    mutating func advance() {
        done += 1
        draw()
    }

    func end() {
        if isTerminal, total > 0 { put("\n") }
    }

    private func draw() {
        guard isTerminal, total > 0 else { return }
        let filled = done * Self.width / total
        let bar = String(repeating: "#", count: filled) + String(repeating: "·", count: Self.width - filled)
        let seconds = Double((ContinuousClock.now - began).components.seconds)
        let rest = done > 0 ? "\(Int((seconds / Double(done) * Double(total - done)).rounded(.up))) s left" : ""
        put("\r[\(bar)] \(done) of \(total)  \(rest)    ")
    }

    private func put(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

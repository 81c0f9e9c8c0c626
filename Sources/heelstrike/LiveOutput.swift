import Devices
import FoundationEssentials
import GaitAnalysis
import Glibc
import Pipeline
import Report
import SensorData

/// Shows a live session: a line that is renewed in a terminal, or JSON lines for a program.
struct LiveOutput {
    /// Seconds between two looks at the state.
    private static let terminalInterval = 0.2
    private static let jsonInterval = 0.5

    let json: Bool
    private let isTerminal = isatty(STDOUT_FILENO) == 1
    private var lastTime = -1.0
    /// Left against right, as it stands in the terminal's line.
    private var difference: String?

    init(json: Bool) { self.json = json }

    /// One line of JSON; `type` says what it is.
    private struct Line: Encodable {
        var type: String
        /// Seconds since the beginning.
        var time: Double?
        var cadence: Double?
        var left: LiveFoot?
        var right: LiveFoot?
        var address: String?
        var reason: String?
        var strides: Int?
        var symmetry: [MeasureComparison]?
        var findings: [Finding]?
    }

    /// How many of the session's strides were shown.
    private var stridesShown = 0

    /// Measures whose difference stands in the terminal's line, the first that is known.
    private static let shown: [Measure] = [.stanceTime, .strideTime]

    mutating func show(_ state: LiveState, at time: Double) throws {
        guard time - lastTime >= (json ? Self.jsonInterval : Self.terminalInterval) else { return }
        lastTime = time
        if json {
            try put(Line(type: "state", time: time, cadence: state.cadence, left: state.left, right: state.right))
        } else if isTerminal {
            let cadence = state.cadence.map { "\(Int($0.rounded())) steps/min" } ?? "-"
            let symmetry = difference.map { "   \($0)" } ?? ""
            let text = "\(Int(time)) s  \(words(state.left))   \(words(state.right))   \(cadence)\(symmetry)"
            try Output.write(Array("\r\u{1B}[K\(text)".utf8), to: nil)
        }
    }

    /// Shows left against right, and the findings when they change.
    mutating func show(_ look: LiveProgress.News, at time: Double) throws {
        let (symmetry, findings) = (look.progress.symmetry, look.progress.findings)
        difference =
            Self.shown.lazy.compactMap { measure in
                symmetry.first { $0.measure == measure }.flatMap { LiveText().difference($0) }
            }.first
        if json { try put(symmetryLine(symmetry, strides: look.progress.stridesCounted, time: time)) }
        guard look.areFindingsNew else { return }
        if json {
            try put(Line(type: "findings", time: time, findings: findings))
        } else if findings.isEmpty {
            Output.warn((isTerminal ? "\n" : "") + "Nothing stands out any more.")
        } else {
            let text = findings.map { LiveText().finding($0) }.joined(separator: "\n")
            Output.warn((isTerminal ? "\n" : "") + text)
        }
    }

    /// The last lines: the whole session's.
    func show(_ analysis: SessionAnalysis) throws {
        guard json else { return }
        try put(symmetryLine(analysis.symmetry, strides: analysis.quality.stridesCounted, time: nil))
        try put(Line(type: "findings", findings: analysis.findings))
    }

    private func symmetryLine(_ symmetry: [MeasureComparison], strides: Int, time: Double?) -> Line {
        Line(
            type: "symmetry", time: time, strides: strides, symmetry: symmetry.filter { $0.symmetryIndex != nil })
    }

    func show(_ event: GaitEvent) throws {
        if json {
            try EventLine(event).put()
        } else if !isTerminal {
            let milliseconds = Int64((event.time * 1000).rounded())
            let fraction = String(1000 + milliseconds.magnitude % 1000).dropFirst()
            let text = "\(milliseconds / 1000).\(fraction) \(event.side.rawValue) \(event.kind.rawValue)\n"
            try Output.write(Array(text.utf8), to: nil)
        }
    }

    /// Shows the strides that were settled since it was last asked; for programs only.
    mutating func showStrides(of pipeline: SessionPipeline) throws {
        guard json else { return }
        stridesShown = try StrideLine.put(pipeline, after: stridesShown)
    }

    func show(_ news: SensorCapture.News, of sources: [SensorSource]) throws {
        func address(_ id: UInt16) -> String? { sources.first { $0.id == id }.map { "\($0.address)" } }
        if json {
            switch news {
            case .connected(let source): try put(Line(type: "connected", address: address(source)))
            case .disconnected(let source, let reason):
                try put(Line(type: "disconnected", address: address(source), reason: reason))
            case .wrongDevice(let source, let found):
                try put(Line(type: "wrongDevice", address: address(source), reason: found))
            case .entry, .item, .tick: break
            }
        }
        guard let notice = news.notice(sources) else { return }
        // The bell calls whoever looks at the walker and not at the screen.
        var bell = ""
        if case .disconnected = news { bell = "\u{7}" }
        Output.warn((isTerminal ? "\n" : "") + bell + notice)
    }

    func end() throws {
        if json { try put(Line(type: "end")) } else if isTerminal { try Output.write(Array("\n".utf8), to: nil) }
    }

    private func words(_ foot: LiveFoot) -> String {
        let name = foot.side == .left ? "L" : "R"
        guard foot.isConnected else { return "\(name) no sensor" }
        let contact = foot.contact.map { $0 ? "contact" : "swing  " } ?? "-      "
        let step = foot.stepTime.map { "step \(Int(($0 * 1000).rounded())) ms" } ?? "step -"
        let share = foot.loadShare.map { "load \(Int(($0 * 100).rounded())) %" } ?? "load -"
        let battery = foot.battery.map { " battery \($0) %" } ?? ""
        let lost = foot.lostFrames > 0 ? " LOST \(foot.lostFrames)" : ""
        return "\(name) \(contact) \(step) \(share)\(battery)\(lost)"
    }

    private func put(_ line: Line) throws { try Output.putLine(line) }
}

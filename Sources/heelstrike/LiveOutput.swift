import Devices
import FoundationEssentials
import GaitAnalysis
import Glibc
import SensorData

/// Shows a live session: a line that is renewed in a terminal, or JSON lines for a program.
struct LiveOutput {
    /// Seconds between two looks at the state.
    private static let terminalInterval = 0.2
    private static let jsonInterval = 0.5

    let json: Bool
    private let isTerminal = isatty(STDOUT_FILENO) == 1
    private var lastTime = -1.0

    init(json: Bool) { self.json = json }

    /// One line of JSON; `type` says what it is.
    private struct Line: Encodable {
        var type: String
        /// Seconds: of an event as in the analysis, else since the beginning.
        var time: Double?
        var side: Side?
        var kind: GaitEvent.Kind?
        var cadence: Double?
        var left: LiveFoot?
        var right: LiveFoot?
        var address: String?
        var reason: String?
    }

    mutating func show(_ state: LiveState, at time: Double) throws {
        guard time - lastTime >= (json ? Self.jsonInterval : Self.terminalInterval) else { return }
        lastTime = time
        if json {
            try put(Line(type: "state", time: time, cadence: state.cadence, left: state.left, right: state.right))
        } else if isTerminal {
            let cadence = state.cadence.map { "\(Int($0.rounded())) steps/min" } ?? "-"
            let text = "\(Int(time)) s  \(words(state.left))   \(words(state.right))   \(cadence)"
            try Output.write(Array("\r\u{1B}[K\(text)".utf8), to: nil)
        }
    }

    func show(_ event: GaitEvent) throws {
        if json {
            try put(Line(type: "event", time: event.time, side: event.side, kind: event.kind))
        } else if !isTerminal {
            let milliseconds = Int64((event.time * 1000).rounded())
            let fraction = String(1000 + milliseconds.magnitude % 1000).dropFirst()
            let text = "\(milliseconds / 1000).\(fraction) \(event.side.rawValue) \(event.kind.rawValue)\n"
            try Output.write(Array(text.utf8), to: nil)
        }
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

    private func put(_ line: Line) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try Output.write(Array(encoder.encode(line)) + [0x0A], to: nil)
    }
}

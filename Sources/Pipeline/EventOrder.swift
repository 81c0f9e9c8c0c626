public import GaitAnalysis

/// Puts the events of both feet in order of time, as far as nothing earlier can come.
public struct EventOrder: Equatable, Sendable {
    private var waiting: [GaitEvent] = []

    public init() {}

    /// Whether events wait.
    public var isEmpty: Bool { waiting.isEmpty }

    /// Takes in events in whatever order they were settled.
    public mutating func take(_ events: [GaitEvent]) {
        for event in events {
            let place = waiting.lastIndex { $0.time <= event.time }.map { $0 + 1 } ?? 0
            waiting.insert(event, at: place)
        }
    }

    /// Gives out the events before a moment, in order of time.
    public mutating func release(until time: Double) -> [GaitEvent] {
        let count = waiting.prefix { $0.time <= time }.count
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }
}

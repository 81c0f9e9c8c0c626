import SensorData
import Synchronization

/// Brings events from the reading threads to their one consumer, in bounded memory.
///
/// When the consumer is too slow, bytes are dropped and counted; that a connection opened or closed is never dropped.
public final class TransportQueue: Sendable {
    public let events: AsyncStream<TransportEvent>
    private let continuation: AsyncStream<TransportEvent>.Continuation
    /// What found no place, in order; bytes only as their count.
    private let held = Mutex<[TransportEvent]>([])

    /// - Parameter capacity: events that wait at most.
    public init(capacity: Int = 8192) {
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
    }

    /// Hands over an event, behind everything of before that waits.
    func send(_ event: TransportEvent) {
        held.withLock { held in
            if !offerHeld(&held) || !offer(event) { hold(event, in: &held) }
        }
    }

    func finish() { continuation.finish() }

    private func offer(_ event: TransportEvent) -> Bool {
        if case .dropped = continuation.yield(event) { false } else { true }
    }

    /// True when nothing is held any more.
    private func offerHeld(_ held: inout [TransportEvent]) -> Bool {
        var count = 0
        while count < held.count, offer(held[count]) { count += 1 }
        held.removeFirst(count)
        return held.isEmpty
    }

    private func hold(_ event: TransportEvent, in held: inout [TransportEvent]) {
        var event = event
        switch event.content {
        case .tick: return
        case .bytes(let bytes):
            let last = held.lastIndex { $0.port == event.port }
            if let last, case .overrun(let before) = held[last].content {
                held[last].content = .overrun(bytes: before + UInt64(bytes.count))
                return
            }
            event.content = .overrun(bytes: UInt64(bytes.count))
            held.append(event)
        case .opened, .overrun, .closed:
            held.append(event)
        }
    }
}

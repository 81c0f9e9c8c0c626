public import SensorData
import Synchronization

/// Where the page leaves its wishes for the recorder, and the recorder its state for the page.
///
/// Neither waits for the other: the recorder looks in many times a second, and works on when nobody is there.
public final class RecorderLink: Sendable {
    /// A recording that somebody wants made.
    public struct Order: Equatable, Sendable {
        /// The file's name without the ending: letters, digits and `-`.
        public var id: String
        public var session: SessionInformation

        public init(id: String, session: SessionInformation) {
            self.id = id
            self.session = session
        }
    }

    public enum Wish: Equatable, Sendable {
        case start(Order)
        case stop
        /// A mark in the recording at this moment.
        case mark(String)
        /// Which foot a sensor is on; looks for sensors anew.
        case wear(address: String, side: Side)
        /// What the rows of a sensor mean; looks for sensors anew.
        case describe(RowsMeaning)
        case search
        case automatic(AutomaticRecording?)
    }

    private struct Contents {
        var wishes: [Wish] = []
        var state = StationState()
        var figures = RecorderFigures()
        var rows: [RowsSensor] = []
        var isEnding = false
        /// Recordings that ended and that nobody has taken note of.
        var ended: [String] = []
        /// Recordings from elsewhere that nobody has analysed.
        var arrived: [String] = []
    }

    private let contents = Mutex(Contents())
    private let endings: AsyncStream<Void>
    private let ending: AsyncStream<Void>.Continuation

    public init() {
        (endings, ending) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: The page's side

    public func ask(_ wish: Wish) {
        contents.withLock { contents in
            // A recorder that hangs is told the latest wishes only.
            if contents.wishes.count >= 64 { contents.wishes.removeFirst() }
            contents.wishes.append(wish)
        }
    }

    public var state: StationState { contents.withLock { $0.state } }
    public var figures: RecorderFigures { contents.withLock { $0.figures } }
    /// The sensors that print rows; apart from the state, which every live view gets.
    public var rowsSensors: [RowsSensor] { contents.withLock { $0.rows } }

    /// Says that the program ends: a recording is ended in order.
    public func end() {
        contents.withLock { $0.isEnding = true }
        ending.yield()
    }

    /// Recordings that ended since the last call; wakes whenever there is one, until the recorder is over.
    public var endedRecordings: AsyncStream<Void> { endings }
    public func takeEnded() -> [String] {
        contents.withLock { contents in
            defer { contents.ended = [] }
            return contents.ended
        }
    }

    /// Says that a recording came from elsewhere.
    public func hasArrived(_ id: String) {
        contents.withLock { $0.arrived.append(id) }
        ending.yield()
    }

    /// Recordings that came from elsewhere since the last call; wakes as `endedRecordings`.
    public func takeArrived() -> [String] {
        contents.withLock { contents in
            defer { contents.arrived = [] }
            return contents.arrived
        }
    }

    // MARK: The recorder's side

    public var isEnding: Bool { contents.withLock { $0.isEnding } }

    /// Takes away all wishes.
    public func takeWishes() -> [Wish] {
        contents.withLock { contents in
            guard !contents.wishes.isEmpty else { return [] }
            defer { contents.wishes = [] }
            return contents.wishes
        }
    }

    public func update(_ change: (inout StationState) -> Void) { contents.withLock { change(&$0.state) } }
    public func updateRows(_ change: (inout [RowsSensor]) -> Void) { contents.withLock { change(&$0.rows) } }
    public func count(_ change: (inout RecorderFigures) -> Void) { contents.withLock { change(&$0.figures) } }

    /// Says that a recording's file is whole.
    public func hasEnded(_ id: String) {
        contents.withLock { $0.ended.append(id) }
        ending.yield()
    }

    /// Says that no recording will end any more.
    public func isOver() { ending.finish() }
}

/// Numbers of the recorder for `/metrics`.
public struct RecorderFigures: Equatable, Sendable {
    public var recordings: UInt64 = 0
    public var bytes: UInt64 = 0
    public var lostFrames: UInt64 = 0
    public var overrunBytes: UInt64 = 0
    public var disconnections: UInt64 = 0
    public var failures: UInt64 = 0

    public init() {}
}

/// When the station records by itself.
public struct AutomaticRecording: Codable, Equatable, Sendable {
    /// Minutes without a step after which it ends.
    public var idleMinutes: Double

    public init(idleMinutes: Double = 5) { self.idleMinutes = idleMinutes }
}

public import NIOCore
import Synchronization

/// The live view's last word on each topic, and the viewers who wait for it.
///
/// A viewer keeps at most one event a topic: a newer one takes the older one's place. So the recorder never waits for a viewer,
/// and a viewer who does not read costs a few kilobytes.
public final class LiveFeed: Sendable {
    /// What an event is about; its name is the name of the server-sent event.
    public enum Topic: String, CaseIterable, Sendable {
        /// What the station does and which sensors there are.
        case station
        /// Where the cells of both insoles lie.
        case layout
        /// Both feet now.
        case feet
        /// Total force of the last strides.
        case curves
        /// Left against right so far, and findings.
        case progress
    }

    /// Most viewers at a time.
    public static let mostViewers = 64

    private struct Viewer {
        var waiting: [Topic: ByteBuffer]
        let wake: AsyncStream<Void>.Continuation
    }

    private struct Contents {
        var latest: [Topic: ByteBuffer] = [:]
        var viewers: [Int: Viewer] = [:]
        var nextViewer = 0
        var passedOver: UInt64 = 0
        var isClosed = false
    }

    private let contents = Mutex(Contents())

    public init() {}

    /// Gives all viewers an event's JSON.
    public func publish(_ topic: Topic, json: [UInt8]) {
        var event = ByteBuffer(string: "event: \(topic.rawValue)\ndata: ")
        event.writeBytes(json)
        event.writeString("\n\n")
        contents.withLock { contents in
            contents.latest[topic] = event
            for key in contents.viewers.keys {
                if contents.viewers[key]?.waiting.updateValue(event, forKey: topic) != nil {
                    contents.passedOver += 1
                }
                contents.viewers[key]?.wake.yield()
            }
        }
    }

    /// Forgets what was said of a topic, for viewers who come later.
    public func clear(_ topic: Topic) {
        contents.withLock { $0.latest[topic] = nil }
    }

    /// Viewers now, and events that were passed over because a newer one came before they were read.
    public var figures: (viewers: Int, passedOver: UInt64) {
        contents.withLock { ($0.viewers.count, $0.passedOver) }
    }

    /// Ends all views, so that the server can close its connections.
    public func close() {
        contents.withLock { contents in
            contents.isClosed = true
            for viewer in contents.viewers.values { viewer.wake.finish() }
        }
    }

    /// A new viewer, who gets the latest event of each topic first; nil when there are too many.
    public func view() -> LiveView? {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number: Int? = contents.withLock { contents in
            guard contents.viewers.count < Self.mostViewers, !contents.isClosed else { return nil }
            contents.nextViewer += 1
            contents.viewers[contents.nextViewer] = Viewer(waiting: contents.latest, wake: wake)
            return contents.nextViewer
        }
        guard let number else { return nil }
        wake.yield()
        return LiveView(feed: self, number: number, wakes: wakes)
    }

    fileprivate func take(_ number: Int) -> [ByteBuffer] {
        contents.withLock { contents in
            let waiting = contents.viewers[number]?.waiting ?? [:]
            contents.viewers[number]?.waiting = [:]
            return Topic.allCases.compactMap { waiting[$0] }
        }
    }

    fileprivate func leave(_ number: Int) {
        contents.withLock { $0.viewers[number] = nil }
    }
}

/// One viewer of the live feed.
public struct LiveView: Sendable, AsyncSequence {
    private let feed: LiveFeed
    private let number: Int
    private let wakes: AsyncStream<Void>

    fileprivate init(feed: LiveFeed, number: Int, wakes: AsyncStream<Void>) {
        self.feed = feed
        self.number = number
        self.wakes = wakes
    }

    /// What is new each time there is something, until the feed is closed.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let feed: LiveFeed
        fileprivate let number: Int
        fileprivate var wakes: AsyncStream<Void>.AsyncIterator

        @concurrent public mutating func next() async -> ByteBuffer? {
            while await wakes.next() != nil {
                var all = ByteBuffer()
                for var event in feed.take(number) { all.writeBuffer(&event) }
                if all.readableBytes > 0 { return all }
            }
            return nil
        }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(feed: feed, number: number, wakes: wakes.makeAsyncIterator())
    }

    /// Says that the viewer has gone.
    public func leave() { feed.leave(number) }
}

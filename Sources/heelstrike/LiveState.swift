import Devices
import GaitAnalysis
import SensorData
import WireProtocol

/// What a live session shows: both feet now, and the cadence of the last steps.
struct LiveState {
    /// Steps whose times give the cadence.
    private static let cadenceSteps = 10
    /// Seconds between two steps at most.
    private static let longestStep = 2.0

    private(set) var left = LiveFoot(side: .left)
    private(set) var right = LiveFoot(side: .right)
    /// Steps a minute.
    private(set) var cadence: Double?
    private var initialContacts: [(side: Side, time: Double)] = []
    private(set) var loads: [Stream: LiveLoad] = [:]
    private var sides: [Stream: Side] = [:]

    struct Stream: Hashable {
        var source: UInt16
        var id: UInt16
    }

    /// The load on a foot's sole; nil without cells.
    func load(_ side: Side) -> LiveLoad? { loads.values.first { $0.side == side } }

    /// The foot of one side.
    subscript(side: Side) -> LiveFoot { side == .left ? left : right }

    mutating func take(_ news: SensorCapture.News) {
        switch news {
        case .item(let source, let item): take(item, source: source)
        case .connected(let source): change(source) { $0.isConnected = true }
        case .disconnected(let source, _):
            change(source) { foot in
                foot.isConnected = false
                foot.contact = nil
                foot.load = nil
            }
        case .entry, .wrongDevice, .tick: break
        }
    }

    /// Takes in an event of the analysis.
    mutating func take(_ event: GaitEvent) {
        if loads.values.allSatisfy({ $0.side != event.side }) {
            change(event.side) { $0.contact = event.kind == .initialContact }
        }
        guard event.kind == .initialContact else { return }
        initialContacts.append((event.side, event.time))
        initialContacts.sort { $0.time < $1.time }
        initialContacts.removeFirst(max(0, initialContacts.count - Self.cadenceSteps))
        for (before, after) in zip(initialContacts, initialContacts.dropFirst())
        where before.side != after.side && after.time - before.time <= Self.longestStep {
            change(after.side) { $0.stepTime = after.time - before.time }
        }
        guard let first = initialContacts.first, let last = initialContacts.last, last.time > first.time else { return }
        cadence = 60 * Double(initialContacts.count - 1) / (last.time - first.time)
    }

    /// Takes in how far the analysis has come with a foot.
    mutating func take(delay: Double?, of side: Side) { change(side) { $0.delay = delay } }

    private mutating func take(_ item: DecodedItem, source: UInt16) {
        switch item {
        case .device(let device):
            for stream in device.streams {
                let key = Stream(source: source, id: stream.id)
                sides[key] = stream.side
                if loads[key] == nil { loads[key] = LiveLoad(stream) }
            }
            change(source) { $0.isConnected = true }
        case .samples(let block):
            // Taken out, so that its arrays change in place.
            let key = Stream(source: source, id: block.stream)
            guard var taken = loads.removeValue(forKey: key) else { return }
            taken.take(block)
            loads[key] = taken
            change(taken.side) { foot in
                foot.load = taken.now
                foot.contact = taken.contact
            }
            share()
        case .lost(let stream, let frames):
            guard let side = sides[Stream(source: source, id: stream)] else { return }
            change(side) { $0.lostFrames += Int(frames) }
        case .status(let status): change(source) { $0.battery = status.battery }
        case .hello, .gap, .clockProbe, .clockReply, .start, .stop, .acknowledgement: break
        }
    }

    private mutating func share() {
        func mean(_ side: Side) -> Double? { loads.values.filter { $0.side == side }.map(\.mean).max() }
        guard let leftMean = mean(.left), let rightMean = mean(.right), leftMean + rightMean > 0 else { return }
        left.loadShare = leftMean / (leftMean + rightMean)
        right.loadShare = rightMean / (leftMean + rightMean)
    }

    private mutating func change(_ side: Side, _ change: (inout LiveFoot) -> Void) {
        if side == .left { change(&left) } else { change(&right) }
    }

    /// Changes the feet that a source measures.
    private mutating func change(_ source: UInt16, _ change: (inout LiveFoot) -> Void) {
        for side in Side.allCases where sides.contains(where: { $0.key.source == source && $0.value == side }) {
            self.change(side, change)
        }
    }
}

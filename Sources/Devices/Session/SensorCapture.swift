public import Recording
public import SensorData
public import WireProtocol

/// Takes what several sensors send to a recording's file first, and then to whoever looks on.
///
/// Each device is a source of its own. Devices with different clocks are not brought to one time here: the recording has
/// the clock pairs from which that can be done.
public struct SensorCapture: Sendable {
    public struct Settings: Sendable {
        /// Seconds from the first sample on; nil until asked to end.
        public var duration: Double?
        /// Seconds after which a sensor that does not come back is taken for lost.
        public var patience: Double = 30
        /// Seconds between two moments at which everything is made safe on the disk.
        ///
        /// Half of the second that may be lost, as a disk can be slow.
        public var syncInterval: Double = 0.5

        /// Whether the calendar clock is written down too; not where the host's clock is a made one.
        public var notesDate = true

        public init() {}
    }

    /// What happened, in order; the file has it before.
    public enum News: Sendable {
        case entry(RecordingEntry)
        case item(source: UInt16, DecodedItem)
        /// The sensor is there, or there again.
        case connected(source: UInt16)
        case disconnected(source: UInt16, reason: String)
        /// Where the sensor was, another answers, which is not used.
        case wrongDevice(source: UInt16, found: String)
        case tick(Timestamp)
    }

    /// Why the capture ended.
    public struct End: Equatable, Sendable {
        public enum Cause: Equatable, Sendable {
            case asked
            case duration
            case allLost
        }

        public var cause: Cause
        /// Sensors that were away when it ended.
        public var lost: [DeviceAddress]
    }

    /// Nanoseconds in which what is under way still arrives after STOP.
    private static let drainTime: Int64 = 200_000_000

    public let settings: Settings
    public private(set) var sources: [SensorSource] = []
    private let hub: DeviceHub
    private var began = Timestamp.zero
    private var streamingSince: Timestamp?
    private var stoppingSince: Timestamp?
    private var cause = End.Cause.asked
    /// What the calendar clock said last: what it showed when the recording began, and whether it was kept right.
    private var lastWallClock: (beginning: Int64, isSynchronised: Bool)?

    /// Opens all devices.
    public init(_ setups: [SensorSetup], hub: DeviceHub, settings: Settings = Settings()) throws(DeviceError) {
        self.hub = hub
        self.settings = settings
        for (index, setup) in setups.enumerated() {
            let port = try hub.connect(setup.address)
            sources.append(SensorSource(id: UInt16(index), setup: setup, port: port, clock: hub.clock))
        }
    }

    /// Opens devices that speak our protocol and say everything themselves.
    public init(_ addresses: [DeviceAddress], hub: DeviceHub, settings: Settings = Settings()) throws(DeviceError) {
        try self.init(addresses.map { SensorSetup($0) }, hub: hub, settings: settings)
    }

    /// Runs until the duration is over, all sensors are lost, or `isAsked` says so.
    ///
    /// - Parameters:
    ///   - file: the recording, which is closed in order at the end; nil to keep nothing.
    ///   - isAsked: asked many times a second whether to end.
    ///   - marks: asked as often for what the operator marks at this moment.
    ///   - take: called with everything that happens.
    /// - Returns: why it ended, and which sensors were away then.
    /// - Throws: `RecordingError` when the file cannot be written; all that was made safe before stays readable.
    public mutating func run(
        into file: consuming RecordingWriter?, until isAsked: () -> Bool, marks: () -> [String] = { [] },
        take: (News) -> Void
    ) async throws(RecordingError) -> End {
        var file = file
        began = hub.clock()
        var lastSync = began
        if let entry = wallClock(at: began) {
            try file?.append(entry)
            take(.entry(entry))
        }
        for await event in hub.events {
            var news: [News] = []
            if let index = sources.firstIndex(where: { $0.port == event.port }) {
                handle(event, source: index, &news)
            } else {
                tick(event.time, &news)
            }
            for mark in marks() {
                let time = sinceBeginning(event.time)
                news.append(.entry(RecordingEntry(source: 0, hostTime: time, content: .mark(mark))))
            }
            for case .entry(let entry) in news { try file?.append(entry) }
            let now = event.time.nanoseconds
            if Double(now - lastSync.nanoseconds) >= settings.syncInterval * 1e9 {
                if let entry = wallClock(at: event.time) {
                    try file?.append(entry)
                    take(.entry(entry))
                }
                try file?.synchronise()
                lastSync = hub.clock()
            }
            for item in news { take(item) }
            if let stoppingSince {
                if now - stoppingSince.nanoseconds >= Self.drainTime { break }
            } else if isOver(event.time, isAsked) {
                stoppingSince = event.time
                for index in sources.indices { hub.send(sources[index].session.stop(), to: sources[index].port) }
            }
        }
        lastWallClock = nil
        let ended = hub.clock()
        if let entry = wallClock(at: ended) {
            try file?.append(entry)
            take(.entry(entry))
        }
        let end = RecordingEntry(source: 0, hostTime: sinceBeginning(ended), content: .end)
        try file?.append(end)
        take(.entry(end))
        for source in sources { hub.disconnect(source.port) }
        if let file { try file.close() }
        return End(cause: cause, lost: sources.filter { $0.lostSince != nil }.map(\.address))
    }

    private func sinceBeginning(_ time: Timestamp) -> Timestamp {
        Timestamp(nanoseconds: max(0, time.nanoseconds - began.nanoseconds))
    }

    /// What the calendar clock says, where that is news: the first time, and when it was set or has been told the time since.
    private mutating func wallClock(at time: Timestamp) -> RecordingEntry? {
        guard settings.notesDate else { return nil }
        let clock = WallClock.now()
        let monotonic = hub.clock()
        let beginning = clock.unixNanoseconds - sinceBeginning(monotonic).nanoseconds
        if let lastWallClock, lastWallClock.isSynchronised == clock.isSynchronised,
            abs(beginning - lastWallClock.beginning) < 500_000_000
        {
            return nil
        }
        lastWallClock = (beginning, clock.isSynchronised)
        let hostTime = sinceBeginning(time)
        return RecordingEntry(
            source: 0, hostTime: hostTime,
            content: .wallClock(
                unixNanoseconds: beginning + hostTime.nanoseconds, isSynchronised: clock.isSynchronised))
    }

    private mutating func isOver(_ time: Timestamp, _ isAsked: () -> Bool) -> Bool {
        if isAsked() {
            cause = .asked
            return true
        }
        if let duration = settings.duration, let streamingSince,
            Double(time.nanoseconds - streamingSince.nanoseconds) >= duration * 1e9
        {
            cause = .duration
            return true
        }
        let areAllLost = sources.allSatisfy { source in
            source.lostSince.map { Double(time.nanoseconds - $0.nanoseconds) >= settings.patience * 1e9 } ?? false
        }
        if areAllLost { cause = .allLost }
        return areAllLost
    }

    // MARK: One event

    private mutating func handle(_ event: TransportEvent, source index: Int, _ news: inout [News]) {
        let time = event.time
        switch event.content {
        case .opened(let path):
            hub.send(sources[index].session.open(at: time), to: sources[index].port)
            let description = sources[index].description(openedAs: path)
            // Who comes back is believed only when it has said its serial number again.
            if sources[index].device != nil { sources[index].held = [] }
            emit(.opened(description), time, source: index, &news)
        case .bytes, .overrun, .closed:
            // What was under way when a wrong device was sent away belongs to nobody.
            if sources[index].session.state != .away { handleConnected(event, source: index, &news) }
        case .tick: break
        }
    }

    private mutating func handleConnected(_ event: TransportEvent, source index: Int, _ news: inout [News]) {
        let time = event.time
        switch event.content {
        case .bytes(let bytes):
            emit(.bytes(bytes), time, source: index, &news)
            let reaction = sources[index].session.receive(bytes, at: time)
            hub.send(reaction.answer, to: sources[index].port)
            for item in reaction.items { take(item, time, source: index, &news) }
            for pair in reaction.clockPairs {
                let content = RecordingEntry.Content.clockProbe(
                    deviceTicks: pair.deviceTicks, roundTripNanoseconds: pair.roundTripNanoseconds)
                emit(content, time, source: index, &news)
            }
        case .overrun(let bytes):
            emit(.overrun(bytes: bytes), time, source: index, &news)
        case .closed(let reason):
            lose(source: index, reason, time, &news)
        case .opened, .tick: break
        }
    }

    private mutating func take(_ item: DecodedItem, _ time: Timestamp, source index: Int, _ news: inout [News]) {
        guard sources[index].session.state != .away else { return }
        if case .device(let device) = item {
            guard sources[index].accepts(device) else {
                reject(source: index, found: "\(device.model) \(device.serialNumber)", time, &news)
                return
            }
            let isKnown = sources[index].isKnown
            sources[index].isKnown = true
            // A serial number that was once said is not forgotten.
            if sources[index].device?.serialNumber.isEmpty ?? true || !device.serialNumber.isEmpty {
                sources[index].device = device
            }
            sources[index].lostSince = nil
            if let held = sources[index].held {
                sources[index].held = nil
                news += held.map { .entry($0) }
            }
            if !isKnown { news.append(.connected(source: sources[index].id)) }
        }
        guard sources[index].held == nil else { return }
        if case .samples = item, streamingSince == nil { streamingSince = time }
        if case .lost(_, let frames) = item { sources[index].lostFrames += Int(frames) }
        news.append(.item(source: sources[index].id, item))
    }

    private mutating func tick(_ time: Timestamp, _ news: inout [News]) {
        for index in sources.indices {
            hub.send(sources[index].session.tick(at: time), to: sources[index].port)
            if let complaint = sources[index].session.complaint(at: time) {
                hub.reject(sources[index].port)
                lose(source: index, complaint, time, &news)
            }
        }
        news.append(.tick(sinceBeginning(time)))
    }

    private mutating func lose(source index: Int, _ reason: String, _ time: Timestamp, _ news: inout [News]) {
        sources[index].session.close()
        sources[index].isKnown = false
        if sources[index].lostSince == nil { sources[index].lostSince = time }
        if sources[index].held != nil {
            // It went again before it had said who it is.
            sources[index].held = nil
        } else {
            emit(.closed(reason: reason), time, source: index, &news)
            news.append(.disconnected(source: sources[index].id, reason: reason))
        }
    }

    private mutating func reject(source index: Int, found: String, _ time: Timestamp, _ news: inout [News]) {
        hub.reject(sources[index].port)
        news.append(.wrongDevice(source: sources[index].id, found: found))
        lose(source: index, "another device answers: \(found)", time, &news)
    }

    private mutating func emit(
        _ content: RecordingEntry.Content, _ time: Timestamp, source index: Int, _ news: inout [News]
    ) {
        let entry = RecordingEntry(source: sources[index].id, hostTime: sinceBeginning(time), content: content)
        if sources[index].held != nil { sources[index].held?.append(entry) } else { news.append(.entry(entry)) }
    }
}

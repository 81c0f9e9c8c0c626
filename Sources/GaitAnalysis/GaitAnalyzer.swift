public import SensorData

/// Turns the samples of both feet into events, strides, symmetry and findings.
///
/// It takes samples in whatever pieces they come; the result depends on the samples alone. Streams of one source share a
/// clock; other clocks are put on the first one's by recorded pairs of times (`SessionTime`). Of each foot the first stream
/// with load and the first with an inertial sensor are analysed, and where their source went away, the one that took over.
/// Memory holds what is not settled yet, and of each stride one small record, or only of the latest (`span`).
public struct GaitAnalyzer {
    /// What the times in the results count from.
    public enum TimeOrigin: String, Codable, Sendable {
        /// The first sample of either foot.
        case firstSample
        /// The zero of the samples' clock.
        case clockZero
    }

    /// Seconds that one foot's samples may be behind the other's before its stream is taken for silent (proposal).
    private static let longestSilence = 60.0

    public let parameters: AnalysisParameters
    /// False where the two feet's times cannot be compared.
    public let feetSynchronised: Bool
    /// Seconds for which strides and events are kept after they were settled; infinite for a whole recording.
    public let span: Double
    /// Seconds of the session before which they were forgotten last.
    private var forgottenUntil = 0.0
    private(set) var streams: [StreamRecord] = []
    private(set) var sources: [Source] = []
    private(set) var time: SessionTime
    private(set) var feet: [FootRecord]
    private(set) var assembler: StrideAssembler
    private(set) var bouts: BoutFinder
    private(set) var stairs: StairFlights
    private(set) var sums: StrideSums
    /// Both feet's, each foot's in order of time.
    private(set) var events: [GaitEvent] = []
    /// Something was found that may settle a stride.
    private var hasNews = false

    /// A device or file.
    struct Source {
        /// The numbers of its clocks, one after the other.
        var clocks: [Int]
        var isOpen = true
    }

    /// - Parameters:
    ///   - origin: what the times in the results count from.
    ///   - feetSynchronised: false where the two feet's times cannot be compared.
    ///   - span: seconds for which strides and events are kept after they were settled.
    ///   - parameters: of the analysis.
    public init(
        origin: TimeOrigin = .firstSample, feetSynchronised: Bool = true, span: Double = .infinity,
        parameters: AnalysisParameters = AnalysisParameters()
    ) {
        self.feetSynchronised = feetSynchronised
        self.span = span
        self.parameters = parameters
        time = SessionTime(origin: origin)
        feet = Side.allCases.map { FootRecord(side: $0, fusion: parameters.fusion) }
        assembler = StrideAssembler(parameters: parameters.strides, feetSynchronised: feetSynchronised)
        bouts = BoutFinder(parameters: parameters.strides)
        stairs = StairFlights(parameters: parameters.strides)
        sums = StrideSums(parameters: parameters.statistics)
    }

    // MARK: - Sources

    /// Announces a source, whose streams share a clock, and returns its index.
    public mutating func addSource() -> Int {
        sources.append(Source(clocks: [time.addClock()]))
        return sources.count - 1
    }

    /// Announces a stream of a source and returns its index; a stream without a side is counted but not analysed.
    public mutating func add(_ stream: StreamDescriptor, source: Int) -> Int {
        streams.append(StreamRecord(stream, source: source))
        lead(streams.count - 1)
        return streams.count - 1
    }

    /// Takes in a clock probe: what a source's clock showed in the middle of a round trip that ended at `host`.
    public mutating func addProbe(source: Int, device: Timestamp, host: Timestamp, roundTripNanoseconds: UInt64) {
        guard let clock = sources[source].clocks.last else { return }
        time.addProbe(clock: clock, device: device, host: host, roundTripNanoseconds: roundTripNanoseconds)
    }

    /// Takes in that a source went away: what it showed is settled, and nobody waits for it.
    ///
    /// - Parameter source: as `addSource` returned it.
    /// - Returns: the events that this settles, in order of time.
    public mutating func close(source: Int) -> [GaitEvent] {
        guard sources[source].isOpen else { return [] }
        sources[source].isOpen = false
        return interrupt(source: source)
    }

    /// Takes in that a source that was away is there again.
    public mutating func reopen(source: Int) { sources[source].isOpen = true }

    /// Takes in that a source's clock begins anew: its device was switched off and on.
    ///
    /// - Parameter source: as `addSource` returned it.
    /// - Returns: the events that this settles, in order of time.
    public mutating func restart(source: Int) -> [GaitEvent] {
        var events: [GaitEvent] = []
        for index in streams.indices where streams[index].source == source {
            events += end(stream: index)
            streams[index].clockPlace = sources[source].clocks.count
        }
        sources[source].clocks.append(time.addClock())
        return events.sorted { $0.time < $1.time }
    }

    /// Ends a stream's track; its next sample begins another.
    private mutating func end(stream index: Int) -> [GaitEvent] {
        guard let clock = streams[index].clock else { return [] }
        let events = interrupt(stream: index)
        let time = time
        streams[index].end { time.seconds($0, clock: clock) }
        return events
    }

    /// Takes in that a stream's clock began anew without a word; the other streams of its source follow with their own samples.
    private mutating func restart(stream index: Int) -> [GaitEvent] {
        let events = end(stream: index)
        streams[index].clockPlace += 1
        let source = streams[index].source
        if streams[index].clockPlace == sources[source].clocks.count { sources[source].clocks.append(time.addClock()) }
        return events
    }

    private mutating func interrupt(source: Int) -> [GaitEvent] {
        var events: [GaitEvent] = []
        for index in streams.indices where streams[index].source == source { events += interrupt(stream: index) }
        return events.sorted { $0.time < $1.time }
    }

    private mutating func interrupt(stream index: Int) -> [GaitEvent] {
        guard streams[index].clock != nil else { return [] }
        streams[index].interrupt()
        let events = collect(from: index)
        for foot in feet where foot.pressure == index || foot.pressure == nil && foot.inertial == index {
            joinFootfalls(foot.side)
            assembler.interrupt(foot.side)
        }
        hasNews = true
        return events
    }

    /// Lets a stream lead its foot where no other does.
    private mutating func lead(_ index: Int) {
        guard let side = streams[index].descriptor.side else { return }
        let foot = side.place
        func isFree(_ leader: Int?) -> Bool {
            guard let leader else { return true }
            return leader != index && !sources[streams[leader].source].isOpen
        }
        if streams[index].channels.cells != nil, isFree(feet[foot].pressure) { feet[foot].pressure = index }
        if streams[index].channels.inertial != nil, isFree(feet[foot].inertial) { feet[foot].inertial = index }
    }

    // MARK: - Samples

    /// Takes in samples of one stream and returns the events that they settle, in order of time.
    ///
    /// - Parameters:
    ///   - index: as `add` returned it.
    ///   - block: the samples.
    ///   - arrival: when the bytes that ended with the last of them came in, on the host's clock.
    /// - Returns: the events, each settled for good.
    public mutating func consume(stream index: Int, _ block: SampleBlock, arrival: Timestamp) -> [GaitEvent] {
        var events: [GaitEvent] = []
        var rest = block
        while let first = rest.times.first {
            let clock = streams[index].clock ?? begin(stream: index, at: first)
            guard let pushed = streams[index].push(rest) else { break }
            if pushed.count > 0 { time.addArrival(clock: clock, device: rest.times[pushed.count - 1], host: arrival) }
            if pushed.hasNews { events += collect(from: index) }
            guard pushed.count < rest.count else { break }
            // A device that says nothing of its new beginning is known by its clock.
            events += restart(stream: index)
            rest = rest.part(pushed.count..<rest.count)
        }
        return events
    }

    /// Begins a stream's track and returns its clock.
    private mutating func begin(stream index: Int, at first: Timestamp) -> Int {
        lead(index)
        let clock = sources[streams[index].source].clocks[streams[index].clockPlace]
        streams[index].begin(at: first, clock: clock, parameters: parameters)
        if streams[index].descriptor.side != nil { time.begin(clock: clock) }
        return clock
    }

    /// Takes in that nothing follows, and returns the last events.
    public mutating func finish() -> [GaitEvent] {
        var events: [GaitEvent] = []
        for index in streams.indices {
            streams[index].finish()
            events += collect(from: index, isLast: true)
        }
        settleZero()
        for side in Side.allCases {
            joinFootfalls(side, isLast: true)
            assembler.settle(side, until: .infinity)
        }
        settleStrides()
        leaveBouts(bouts.finish())
        for settled in stairs.finish() { sums.take(settled) }
        self.events.sort { ($0.time, $0.side) < ($1.time, $1.side) }
        return events.sorted { $0.time < $1.time }
    }

    /// Moves what a stream's detectors have settled to its foot; the foot's leading signal also gives events.
    private mutating func collect(from index: Int, isLast: Bool = false) -> [GaitEvent] {
        guard streams[index].hasNews, let clock = streams[index].clock, time.isSettled(clock) || isLast,
            let settled = streams[index].takeSettled()
        else { return [] }
        settleZero()
        let (time, start) = (time, settled.firstTime)
        let mapped = { (seconds: Double) in time.seconds(start, plus: seconds, clock: clock) }
        let isSure = settled.confidence >= parameters.inertial.leastConfidence
        var events: [GaitEvent] = []
        for foot in feet.indices {
            let side = feet[foot].side
            if feet[foot].pressure == index {
                for contact in settled.contacts {
                    let contact = contact.mapped(mapped)
                    feet[foot].joiner.take(contact)
                    contact.addEvents(side: side, to: &events)
                }
            }
            if feet[foot].inertial == index {
                for swing in settled.swings {
                    let swing = isSure ? swing.mapped(mapped) : swing.mapped(mapped).withoutMotion
                    feet[foot].hasSwings = true
                    if feet[foot].pressure == nil {
                        events += swing.events(side: side)
                        take(swing, foot: foot)
                    } else {
                        feet[foot].joiner.take(swing)
                    }
                }
                if feet[foot].pressure == nil {
                    for hole in settled.holes {
                        assembler.take(hole: mapped(hole.lowerBound)..<mapped(hole.upperBound), side: side)
                    }
                }
            }
        }
        hasNews = true
        return events
    }

    /// A swing that nothing else saw ends a stance and begins the next.
    private mutating func take(_ swing: Swing, foot: Int) {
        let side = feet[foot].side
        events.append(GaitEvent(side: side, kind: .finalContact, time: swing.finalContact, source: .inertial))
        assembler.lift(at: swing.finalContact, side: side)
        feet[foot].stances.lift(at: swing.finalContact)
        take(Footfall(initialContact: swing.initialContact, swing: swing.motion), foot: foot)
    }

    private mutating func take(_ fall: Footfall, foot: Int) {
        fall.addEvents(side: feet[foot].side, to: &events)
        feet[foot].add(fall)
        assembler.take(fall, side: feet[foot].side)
    }

    // MARK: - Strides

    /// Settles what strides it can; to be called when a piece of the recording was taken in, whatever came in it.
    public mutating func settle() {
        guard hasNews else { return }
        hasNews = false
        interruptSilent()
        for side in Side.allCases {
            joinFootfalls(side)
            assembler.settle(side, until: settled(side))
        }
        settleStrides()
        forget()
    }

    /// Interrupts the streams that fell silent while their device is there: nobody waits for them.
    private mutating func interruptSilent() {
        var latest = -Double.infinity
        for index in streams.indices { latest = max(latest, sessionSeconds(stream: index) ?? latest) }
        for foot in feet.indices {
            for index in [feet[foot].pressure, feet[foot].inertial] {
                guard let index, latest - (sessionSeconds(stream: index) ?? 0) > Self.longestSilence,
                    sources[streams[index].source].isOpen
                else { continue }
                _ = interrupt(stream: index)
            }
        }
    }

    /// Seconds between two times of forgetting (proposal): often enough, and seldom enough to cost nothing.
    private static let forgetting = 60.0

    /// Forgets what is older than `span` before the latest settled stride.
    private mutating func forget() {
        guard span < .infinity else { return }
        let latest = events.last?.time ?? 0
        guard latest - forgottenUntil - span >= Self.forgetting else { return }
        forgottenUntil = latest - span
        // Strides are settled behind the events: they keep their own time.
        sums.forget(before: min(forgottenUntil, (strides.last?.start ?? 0) - span))
        events.removeAll { $0.time < forgottenUntil }
        for foot in feet.indices { feet[foot].forget(before: forgottenUntil) }
    }

    private mutating func settleStrides() {
        for found in assembler.takeFound() {
            leaveBouts(bouts.take(found, sides: assembler.sides(until:)))
        }
        let earliestFound = assembler.earliestStart
        leaveBouts(bouts.settle(until: earliestFound))
        for settled in stairs.settle(until: min(earliestFound, bouts.earliestStart)) { sums.take(settled) }
    }

    private mutating func leaveBouts(_ strides: [StrideAssembler.Found]) {
        for stride in strides {
            for settled in stairs.take(stride) { sums.take(settled) }
        }
    }

    /// Strides that are found and not settled yet, as they would be if the walk ended now.
    var unsettled: [Stride] {
        var stairs = stairs
        var strides: [Stride] = []
        for stride in bouts.unsettled { strides += stairs.take(stride).map(\.stride) }
        return strides + stairs.finish().map(\.stride)
    }

    /// Seconds of the session before which every event of both feet was given out; infinite when nothing is waited for.
    public var settledUntil: Double {
        Side.allCases.map { settledEvents($0) }.min() ?? .infinity
    }

    /// The same for one foot.
    func settledEvents(_ side: Side) -> Double {
        let foot = side.place
        if let pressure = feet[foot].pressure { return settled(stream: pressure) { $0.pressure } }
        guard let inertial = feet[foot].inertial else { return .infinity }
        return settled(stream: inertial) { $0.inertial }
    }

    private mutating func joinFootfalls(_ side: Side, isLast: Bool = false) {
        let foot = side.place
        guard let pressure = feet[foot].pressure else { return }
        let swings = isLast ? .infinity : feet[foot].inertial.map { settled(stream: $0) { $0.inertial } }
        let contacts = isLast ? .infinity : settled(stream: pressure) { $0.pressure }
        for fall in feet[foot].joiner.joined(swingsSettled: swings ?? .infinity, contactsSettled: contacts) {
            take(fall, foot: foot)
        }
    }

    /// Seconds of the session before which no event of a foot comes any more.
    private func settled(_ side: Side) -> Double {
        min(settledEvents(side), feet[side.place].joiner.firstWaiting ?? .infinity)
    }

    /// Seconds of the session before which a stream's detector gives nothing any more; infinite where nobody waits for it.
    private func settled(stream index: Int, _ seconds: (StreamTrack.Progress) -> Double?) -> Double {
        guard sources[streams[index].source].isOpen else { return .infinity }
        guard let clock = streams[index].clock, let progress = streams[index].progress else {
            return streams[index].segments > 0 ? .infinity : -.infinity
        }
        guard time.isSettled(clock), let settled = seconds(progress), settled.isFinite else { return -.infinity }
        return time.seconds(progress.firstTime, plus: settled, clock: clock)
    }

    // MARK: - Time

    private mutating func settleZero() {
        guard time.zero == nil else { return }
        time.settleZero(
            streams.compactMap { stream in
                guard stream.descriptor.side != nil, let first = stream.stretches.first else { return nil }
                return (first.clock, first.first)
            })
    }

    /// The session's time of the latest sample of a stream; nil before its first.
    func sessionSeconds(stream index: Int) -> Double? {
        guard streams[index].descriptor.side != nil, let latest = streams[index].latest else { return nil }
        return time.seconds(latest.time, clock: latest.clock)
    }

    /// Seconds by which the feet's clocks may disagree (95 %); nil when they share one, or nothing is known.
    var alignmentError: Double? {
        let used = Side.allCases.map { side in
            Set(streams.filter { $0.descriptor.side == side }.flatMap { $0.stretches.map(\.clock) })
        }
        guard used[0] != used[1], !used[0].isEmpty, !used[1].isEmpty else { return nil }
        let errors = used[0].union(used[1]).sorted().map { time.clocks[$0].uncertainty }
        guard !errors.contains(nil) else { return nil }
        return errors.compactMap { $0 }.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}

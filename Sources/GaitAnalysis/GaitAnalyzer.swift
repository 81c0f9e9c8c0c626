public import SensorData

/// Turns the samples of both feet into events, strides, symmetry and findings.
///
/// It takes samples in whatever pieces they come; the result depends on the samples alone. Streams of one source
/// share a clock; those of several are put on the host's by recorded pairs of times (`ClockFit`). Of each foot the first stream with load and the first with an inertial sensor are analysed.
public struct GaitAnalyzer {
    /// What the times in the results count from.
    public enum TimeOrigin: String, Codable, Sendable {
        /// The first sample of either foot.
        case firstSample
        /// The zero of the samples' clock.
        case clockZero
    }

    public let parameters: AnalysisParameters
    public let origin: TimeOrigin
    /// False where the two feet's times cannot be compared.
    public let feetSynchronised: Bool
    private(set) var tracks: [StreamTrack] = []
    /// The source of each track, and each source's clock.
    private var sources: [Int] = []
    private var clocks: [ClockFit] = []
    private(set) var feet = Side.allCases.map { FootRecord(side: $0) }

    public init(
        origin: TimeOrigin = .firstSample, feetSynchronised: Bool = true,
        parameters: AnalysisParameters = AnalysisParameters()
    ) {
        self.origin = origin
        self.feetSynchronised = feetSynchronised
        self.parameters = parameters
    }

    /// Announces a source, whose streams share a clock, and returns its index.
    public mutating func addSource() -> Int {
        clocks.append(ClockFit())
        return clocks.count - 1
    }

    /// Announces a stream of a source and returns its index; a stream without a side is counted but not analysed.
    public mutating func add(_ stream: StreamDescriptor, source: Int) -> Int {
        let track = StreamTrack(stream, parameters: parameters)
        if let side = stream.side, let foot = feet.firstIndex(where: { $0.side == side }) {
            if track.channels.cells != nil, feet[foot].pressure == nil { feet[foot].pressure = tracks.count }
            if track.channels.inertial != nil, feet[foot].inertial == nil { feet[foot].inertial = tracks.count }
        }
        tracks.append(track)
        sources.append(source)
        return tracks.count - 1
    }

    /// Takes in a clock probe: what a source's clock showed in the middle of a round trip that ended at `host`.
    public mutating func addProbe(source: Int, device: Timestamp, host: Timestamp, roundTripNanoseconds: UInt64) {
        clocks[source].addProbe(device: device, host: host, roundTripNanoseconds: roundTripNanoseconds)
    }

    /// Takes in samples of one stream and returns the events that they settle, in order of time.
    ///
    /// - Parameters:
    ///   - index: as `add` returned it.
    ///   - block: the samples.
    ///   - arrival: when the bytes that ended with the last of them came in, on the host's clock.
    /// - Returns: the events, each settled for good.
    public mutating func consume(stream index: Int, _ block: SampleBlock, arrival: Timestamp) -> [GaitEvent] {
        if let last = block.times.last { clocks[sources[index]].addArrival(device: last, host: arrival) }
        tracks[index].push(block)
        return collect(from: index)
    }

    /// Takes in that nothing follows, and returns the last events.
    public mutating func finish() -> [GaitEvent] {
        var events: [GaitEvent] = []
        for index in tracks.indices {
            tracks[index].finish()
            events += collect(from: index)
        }
        return events.sorted { $0.time < $1.time }
    }

    /// How the times of a track become those of the session; nil before its first sample.
    ///
    /// - Parameters:
    ///   - index: of the track.
    ///   - many: whether many times will be put on it, so that the mapping is worth working out once.
    /// - Returns: the clock; both ways give the same times.
    func sessionClock(track index: Int, many: Bool) -> SessionClock? {
        guard let start = tracks[index].firstTime else { return nil }
        let clocked = tracks.indices.filter { tracks[$0].descriptor.side != nil && tracks[$0].firstTime != nil }
        guard Set(clocked.map { sources[$0] }).count > 1 else {
            let zero =
                switch origin {
                case .clockZero: Timestamp.zero
                case .firstSample: clocked.compactMap { tracks[$0].firstTime }.min() ?? .zero
                }
            return SessionClock(shift: Double(start.nanoseconds - zero.nanoseconds) / 1e9)
        }
        let zero = clocked.compactMap { other in
            tracks[other].firstTime.map { clocks[sources[other]].hostSeconds($0) }
        }.min()
        let clock = clocks[sources[index]]
        guard many else {
            return SessionClock(start: start, zero: zero ?? 0) { clock.hostSeconds(Timestamp(seconds: $0)) }
        }
        return SessionClock(start: start, zero: zero ?? 0, host: clock.knots().hostSeconds)
    }

    /// Seconds by which the feet's clocks may disagree (95 %); nil when they share one, or nothing is known.
    var alignmentError: Double? {
        let used = Set(tracks.indices.filter { tracks[$0].descriptor.side != nil }.map { sources[$0] })
        guard used.count > 1 else { return nil }
        let errors = used.sorted().map { clocks[$0].uncertainty }
        guard !errors.contains(nil) else { return nil }
        return errors.compactMap { $0 }.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    /// Moves what a stream's detectors have settled to its foot; the foot's leading signal also gives events.
    private mutating func collect(from index: Int) -> [GaitEvent] {
        var events: [GaitEvent] = []
        for foot in feet.indices {
            if feet[foot].pressure == index {
                let contacts = tracks[index].takeContacts()
                feet[foot].contacts += contacts
                guard !contacts.isEmpty, let clock = sessionClock(track: index, many: false) else { continue }
                events += contacts.flatMap { $0.mapped(clock.time).events(side: feet[foot].side) }
            }
            if feet[foot].inertial == index {
                let swings = tracks[index].takeSwings()
                feet[foot].swings += swings
                guard feet[foot].pressure == nil, !swings.isEmpty, let clock = sessionClock(track: index, many: false)
                else { continue }
                events += swings.flatMap { $0.mapped(clock.time).events(side: feet[foot].side) }
            }
        }
        return events
    }
}

/// What is known of one foot so far; times in seconds from the first sample of the stream that saw them.
struct FootRecord {
    let side: Side
    /// Index of the stream with load.
    var pressure: Int?
    /// Index of the stream with an inertial sensor.
    var inertial: Int?
    var contacts: [Contact] = []
    var swings: [Swing] = []

    init(side: Side) {
        self.side = side
    }
}

extension Contact {
    func events(side: Side) -> [GaitEvent] {
        [
            initialContact.map { GaitEvent(side: side, kind: .initialContact, time: $0, source: .pressure) },
            finalContact.map { GaitEvent(side: side, kind: .finalContact, time: $0, source: .pressure) },
        ].compactMap { $0 }
    }

    /// The same contact on another clock.
    func mapped(_ time: (Double) -> Double) -> Contact {
        var contact = self
        contact.initialContact = initialContact.map(time)
        contact.finalContact = finalContact.map(time)
        return contact
    }
}

extension Swing {
    func events(side: Side) -> [GaitEvent] {
        [
            GaitEvent(side: side, kind: .finalContact, time: finalContact, source: .inertial),
            GaitEvent(side: side, kind: .initialContact, time: initialContact, source: .inertial),
        ]
    }

    /// The same contacts without what the sensor's axes decide.
    var withoutMotion: Swing {
        Swing(
            finalContact: finalContact, initialContact: initialContact, motion: SwingMotion(hasPitch: motion.hasPitch))
    }

    /// The same swing on another clock.
    func mapped(_ time: (Double) -> Double) -> Swing {
        Swing(finalContact: time(finalContact), initialContact: time(initialContact), motion: motion)
    }
}

public import SensorData

/// Turns the samples of both feet into events, strides, symmetry and findings.
///
/// It takes samples in whatever pieces they come; the result depends on the samples alone. All streams' samples are on one
/// clock. Of each foot the first stream with load and the first with an inertial sensor are analysed.
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
    private(set) var tracks: [StreamTrack] = []
    private(set) var feet = Side.allCases.map { FootRecord(side: $0) }

    public init(origin: TimeOrigin = .firstSample, parameters: AnalysisParameters = AnalysisParameters()) {
        self.origin = origin
        self.parameters = parameters
    }

    /// Announces a stream and returns its index; a stream without a side is counted but not analysed.
    public mutating func add(_ stream: StreamDescriptor) -> Int {
        let track = StreamTrack(stream, parameters: parameters)
        if let side = stream.side, let foot = feet.firstIndex(where: { $0.side == side }) {
            if track.channels.cells != nil, feet[foot].pressure == nil { feet[foot].pressure = tracks.count }
            if track.channels.inertial != nil, feet[foot].inertial == nil { feet[foot].inertial = tracks.count }
        }
        tracks.append(track)
        return tracks.count - 1
    }

    /// Takes in samples of one stream and returns the events that they settle, in order of time.
    public mutating func consume(stream index: Int, _ block: SampleBlock) -> [GaitEvent] {
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

    /// Seconds from the session's zero to a clock time.
    func sessionTime(_ time: Timestamp) -> Double {
        Double(time.nanoseconds - zero.nanoseconds) / 1e9
    }

    private var zero: Timestamp {
        switch origin {
        case .clockZero: .zero
        case .firstSample:
            // A loop over places: this is asked for each block of samples, and a track is much to copy.
            tracks.indices.reduce(nil as Timestamp?) { earliest, index in
                guard tracks[index].descriptor.side != nil, let time = tracks[index].firstTime else { return earliest }
                return min(earliest ?? time, time)
            } ?? .zero
        }
    }

    /// Moves what a stream's detectors have settled to its foot; the foot's leading signal also gives events.
    private mutating func collect(from index: Int) -> [GaitEvent] {
        guard let start = tracks[index].firstTime else { return [] }
        let shift = sessionTime(start)
        var events: [GaitEvent] = []
        for foot in feet.indices {
            if feet[foot].pressure == index {
                let contacts = tracks[index].takeContacts()
                feet[foot].contacts += contacts
                events += contacts.flatMap { $0.events(side: feet[foot].side, shift: shift) }
            }
            if feet[foot].inertial == index {
                let swings = tracks[index].takeSwings()
                feet[foot].swings += swings
                guard feet[foot].pressure == nil else { continue }
                events += swings.flatMap { $0.events(side: feet[foot].side, shift: shift) }
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
    func events(side: Side, shift: Double) -> [GaitEvent] {
        [
            initialContact.map { GaitEvent(side: side, kind: .initialContact, time: $0 + shift, source: .pressure) },
            finalContact.map { GaitEvent(side: side, kind: .finalContact, time: $0 + shift, source: .pressure) },
        ].compactMap { $0 }
    }

    /// The same contact with its times moved.
    func shifted(by seconds: Double) -> Contact {
        var contact = self
        contact.initialContact = initialContact.map { $0 + seconds }
        contact.finalContact = finalContact.map { $0 + seconds }
        return contact
    }
}

extension Swing {
    func events(side: Side, shift: Double) -> [GaitEvent] {
        [
            GaitEvent(side: side, kind: .finalContact, time: finalContact + shift, source: .inertial),
            GaitEvent(side: side, kind: .initialContact, time: initialContact + shift, source: .inertial),
        ]
    }

    /// The same swing with its times moved.
    func shifted(by seconds: Double) -> Swing {
        Swing(finalContact: finalContact + seconds, initialContact: initialContact + seconds, motion: motion)
    }
}

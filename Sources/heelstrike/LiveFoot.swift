import Dashboard
import SensorData

/// What is known of one foot at this moment.
struct LiveFoot: Encodable {
    let side: Side
    /// nil before anything was seen.
    var contact: Bool?
    /// Seconds from the other foot's initial contact to this one's.
    var stepTime: Double?
    /// 0…1 of both feet's load over the last seconds.
    var loadShare: Double?
    /// Newtons on the sole now; nil without cells of known load.
    var load: Double?
    /// Per cent.
    var battery: UInt8?
    /// Frames missing so far.
    var lostFrames = 0
    /// The sensor is there.
    var isConnected = false
    /// Seconds by which the foot's events are behind its latest sample now; nil before anything is settled.
    var delay: Double?

    init(side: Side) { self.side = side }

    private enum CodingKeys: String, CodingKey {
        case side, contact, stepTime, loadShare, load, battery, lostFrames, isConnected, delay
    }
}

/// Load of one stream: what it is now, and over the last seconds.
struct LiveLoad {
    /// Seconds over which the mean forgets.
    private static let memory = 5.0
    /// Share of the recent peak above which the sole counts as loaded; a proposal, for the display only.
    private static let contactShare = 0.05

    let side: Side
    /// The cells in the order of `cells`.
    let places: [PressureCell]
    /// Newtons on each cell now; empty before the first sample.
    private(set) var cells: [Double] = []
    private(set) var stances: LiveStances
    /// Channel and what a value of it is multiplied by to be newtons.
    private let channels: [(index: Int, factor: Double)]
    private let forgetting: Double
    private(set) var now: Double?
    private(set) var mean = 0.0
    private var peak = 0.0

    /// nil for a stream without a side or without loads in newtons or pressures on known areas.
    init?(_ stream: StreamDescriptor) {
        guard let side = stream.side else { return nil }
        channels = stream.channels.enumerated().compactMap { index, channel in
            guard case .cellLoad(let number) = channel.quantity else { return nil }
            switch channel.unit {
            case .newton: return (index, 1)
            case .pascal, .kilopascal, .newtonPerSquareCentimetre, .millimetreOfMercury:
                // mm² to m²; the values are pascals by now.
                return stream.cells.first { $0.number == number }?.area.map { (index, $0 * 1e-6) }
            default: return nil
            }
        }
        guard !channels.isEmpty else { return nil }
        self.side = side
        places = channels.map { channel in
            guard case .cellLoad(let number) = stream.channels[channel.index].quantity else {
                return PressureCell(number: 0)
            }
            return stream.cells.first { $0.number == number } ?? PressureCell(number: number)
        }
        stances = LiveStances(sampleRate: stream.sampleRate.hertz)
        forgetting = min(1, 1 / (Self.memory * stream.sampleRate.hertz))
    }

    var contact: Bool? { now.map { $0 > Self.contactShare * peak } }

    mutating func take(_ block: SampleBlock) {
        for sample in 0..<block.count {
            var load = 0.0
            for channel in channels {
                load += block.values[sample * block.channelCount + channel.index] * channel.factor
            }
            guard load.isFinite else { continue }
            now = load
            mean += forgetting * (load - mean)
            peak = max(load, peak * (1 - forgetting))
            stances.take(load, isContact: load > Self.contactShare * peak)
        }
        guard block.count > 0 else { return }
        let last = (block.count - 1) * block.channelCount
        cells = channels.map { block.values[last + $0.index] * $0.factor }
    }
}

/// The total force of the last stances, for the display only.
struct LiveStances {
    private static let kept = 5
    /// Seconds of a stance of a walk (proposal).
    private static let durations = 0.25...2.0

    private let sampleRate: Double
    private var open: [Double] = []
    private var wasContact = false
    /// Newtons, a value for each two per cent of the stance.
    private(set) var curves: [[Double]] = []
    /// Contacts that began.
    private(set) var contacts = 0
    /// Seconds of which contacts are remembered.
    private static let memory = 10.0
    /// Samples so far.
    private var count = 0
    /// First and last sample of the latest contacts; the last without an end while the foot stands.
    private var latest: [(start: Int, end: Int?)] = []

    init(sampleRate: Double) { self.sampleRate = sampleRate }

    /// When the foot stood lately, in seconds before the latest sample.
    var latestContacts: [[Double]] {
        latest.map { contact in
            [contact.start, contact.end ?? count].map { (Double($0 - count) / sampleRate * 100).rounded() / 100 }
        }
    }

    mutating func take(_ load: Double, isContact: Bool) {
        count += 1
        if let end = latest.first?.end, Double(count - end) > Self.memory * sampleRate { latest.removeFirst() }
        if isContact {
            if !wasContact {
                contacts += 1
                latest.append((count, nil))
            }
            // Whoever stands makes no curve.
            if Double(open.count) < 2 * Self.durations.upperBound * sampleRate { open.append(load) }
        } else if wasContact {
            if let last = latest.indices.last { latest[last].end = count }
            if Self.durations.contains(Double(open.count) / sampleRate) {
                curves.append(Self.curve(open))
                if curves.count > Self.kept { curves.removeFirst() }
            }
            open.removeAll(keepingCapacity: true)
        }
        wasContact = isContact
    }

    /// Linear between the samples.
    private static func curve(_ loads: [Double]) -> [Double] {
        (0..<LiveCurves.points).map { point in
            let place = Double(point) / Double(LiveCurves.points - 1) * Double(loads.count - 1)
            let before = min(Int(place), loads.count - 2)
            let share = place - Double(before)
            return loads[before] + share * (loads[before + 1] - loads[before])
        }
    }
}

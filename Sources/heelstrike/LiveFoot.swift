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
        }
    }
}

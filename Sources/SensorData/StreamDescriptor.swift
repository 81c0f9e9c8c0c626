/// Where on the leg a sensor sits.
public enum SensorPlacement: String, CaseIterable, Codable, Sendable {
    case insole
    case instep
    case lateralFoot
    case heel
    case unknown
}

/// How the axes of an inertial sensor relate to the foot.
public enum Mounting: String, CaseIterable, Codable, Sendable {
    /// The channels' axes are the foot's: x to the toes, y to the person's left, z up (see `Axis`).
    case footAxes
    /// The channels' axes are the sensor's own; the foot's must be found from the signal.
    case unknown
}

/// A part of the sole; a device with few cells uses the coarser unions.
public enum SoleRegion: String, CaseIterable, Codable, Sendable {
    case heel
    case heelMedial
    case heelLateral
    case midfoot
    case midfootMedial
    case midfootLateral
    /// Metatarsal heads and toes together, where the device cannot tell them apart.
    case forefoot
    case metatarsal1
    case metatarsal2to3
    case metatarsal4to5
    case metatarsals
    case hallux
    case lesserToes
    case toes

    /// The coarsest division, which every device can give.
    public var third: SoleThird {
        switch self {
        case .heel, .heelMedial, .heelLateral: .heel
        case .midfoot, .midfootMedial, .midfootLateral: .midfoot
        case .forefoot, .metatarsal1, .metatarsal2to3, .metatarsal4to5, .metatarsals, .hallux, .lesserToes, .toes:
            .forefoot
        }
    }
}

/// Heel, midfoot, or forefoot with toes.
public enum SoleThird: String, CaseIterable, Codable, Sendable {
    case heel
    case midfoot
    case forefoot
}

/// One cell of a pressure insole in the insole's frame.
public struct PressureCell: Hashable, Sendable {
    /// The cell's number, from 1; `Quantity.cellLoad` refers to it.
    public var number: Int
    /// From the heel end towards the toes, in millimetres; nil when unknown.
    public var x: Double?
    /// Towards the person's left, in millimetres; nil when unknown.
    public var y: Double?
    /// In square millimetres; nil when unknown.
    public var area: Double?
    /// nil when unknown.
    public var region: SoleRegion?

    public init(number: Int, x: Double? = nil, y: Double? = nil, area: Double? = nil, region: SoleRegion? = nil) {
        self.number = number
        self.x = x
        self.y = y
        self.area = area
        self.region = region
    }
}

/// How a channel's number stands in a sample frame; all little-endian.
public enum ChannelEncoding: String, CaseIterable, Codable, Sendable {
    case uint8
    case int8
    case uint16
    case int16
    case uint32
    case int32
    case float32
    case float64

    /// Bytes of one value.
    public var byteCount: Int {
        switch self {
        case .uint8, .int8: 1
        case .uint16, .int16: 2
        case .uint32, .int32, .float32: 4
        case .float64: 8
        }
    }
}

/// One column of a stream.
public struct ChannelDescriptor: Hashable, Sendable {
    /// The channel's name as its maker writes it.
    public var name: String
    public var quantity: Quantity
    /// The unit of `raw · scale + offset`.
    public var unit: Unit
    public var encoding: ChannelEncoding
    /// Multiplies the raw number; a negative scale turns an axis round.
    public var scale: Double
    /// Added after scaling, in `unit`.
    public var offset: Double
    /// Lowest and highest value that the sensor can give, in `unit`; nil when unknown.
    public var range: ClosedRange<Double>?

    public init(
        name: String, quantity: Quantity, unit: Unit, encoding: ChannelEncoding = .float64, scale: Double = 1,
        offset: Double = 0, range: ClosedRange<Double>? = nil
    ) {
        self.name = name
        self.quantity = quantity
        self.unit = unit
        self.encoding = encoding
        self.scale = scale
        self.offset = offset
        self.range = range
    }
}

/// One sensor's samples: all its channels are taken at the same moments.
public struct StreamDescriptor: Hashable, Sendable {
    /// Names the stream inside its device.
    public var id: UInt16
    public var name: String
    /// nil until somebody says which foot it is.
    public var side: Side?
    public var placement: SensorPlacement
    public var mounting: Mounting
    /// The rate at which samples come (measured where the source has times, else declared).
    public var sampleRate: Frequency
    /// What one tick of the frames' time field is.
    public var clockRate: Frequency
    public var channels: [ChannelDescriptor]
    /// The insole's cells in the order of their numbers; empty for an inertial sensor.
    public var cells: [PressureCell]

    public init(
        id: UInt16, name: String, side: Side?, placement: SensorPlacement, mounting: Mounting = .unknown,
        sampleRate: Frequency, clockRate: Frequency = .microseconds, channels: [ChannelDescriptor],
        cells: [PressureCell] = []
    ) {
        self.id = id
        self.name = name
        self.side = side
        self.placement = placement
        self.mounting = mounting
        self.sampleRate = sampleRate
        self.clockRate = clockRate
        self.channels = channels
        self.cells = cells
    }
}

/// What a device says of itself: who made it, and the streams that it sends on one clock.
public struct DeviceDescriptor: Hashable, Sendable {
    public var manufacturer: String
    public var model: String
    public var serialNumber: String
    public var firmware: String
    public var streams: [StreamDescriptor]

    public init(
        manufacturer: String, model: String, serialNumber: String = "", firmware: String = "",
        streams: [StreamDescriptor]
    ) {
        self.manufacturer = manufacturer
        self.model = model
        self.serialNumber = serialNumber
        self.firmware = firmware
        self.streams = streams
    }
}

/// What the columns and rows of a recording's samples are when all its streams stand on one even grid.
public struct SampleTable: Equatable, Sendable {
    /// One column.
    public struct Channel: Equatable, Sendable {
        /// Unique among the columns, letters, digits, points and dashes only: "L.Acc.X", "R.Cell.07".
        public var label: String
        public var side: Side?
        public var quantity: Quantity
        /// Symbol of the SI unit in which the rows are.
        public var unit: String
        /// The stream and the channel as their maker calls them.
        public var origin: String
        public var placement: SensorPlacement
        public var mounting: Mounting
        /// Rate at which the sensor sampled.
        public var sampleRate: Frequency

        public init(
            label: String, side: Side?, quantity: Quantity, unit: String, origin: String, placement: SensorPlacement,
            mounting: Mounting, sampleRate: Frequency
        ) {
            self.label = label
            self.side = side
            self.quantity = quantity
            self.unit = unit
            self.origin = origin
            self.placement = placement
            self.mounting = mounting
            self.sampleRate = sampleRate
        }
    }

    public var channels: [Channel]
    /// The devices that the columns came from.
    public var devices: [DeviceDescriptor]
    /// Rows in a second: that of the fastest stream.
    public var rate: Frequency
    /// Seconds of the session at row 0.
    public var start: Double
    /// Number of rows.
    public var count: Int

    public init(channels: [Channel], devices: [DeviceDescriptor], rate: Frequency, start: Double, count: Int) {
        self.channels = channels
        self.devices = devices
        self.rate = rate
        self.start = start
        self.count = count
    }

    /// Calls a function with each row: a value for each channel, NaN where the sensor has none.
    public typealias Rows = (_ take: (_ row: [Double]) throws -> Void) throws -> Void
}

extension SampleTable {
    /// A name for a channel that programs of movement laboratories show: "L.Acc.X".
    ///
    /// - Parameters:
    ///   - channel: what it measures, and how its maker calls it.
    ///   - side: of its stream.
    ///   - taken: names of other channels; one that is among them gets a number.
    /// - Returns: the name.
    public static func label(of channel: ChannelDescriptor, side: Side?, taken: Set<String>) -> String {
        func axis(_ axis: Axis) -> String { axis.rawValue.uppercased() }
        let name =
            switch channel.quantity {
            case .acceleration(let direction): "Acc." + axis(direction)
            case .angularRate(let direction): "Gyr." + axis(direction)
            case .magneticField(let direction): "Mag." + axis(direction)
            case .cellLoad(let number): "Cell." + (number < 10 ? "0" : "") + String(number)
            case .totalForce: "Force"
            case .centreOfPressure(let direction): "COP." + axis(direction)
            case .temperature: "Temp"
            case .other: plain(channel.name)
            }
        let foot =
            switch side {
            case .left: "L."
            case .right: "R."
            case nil: ""
            }
        var label = foot + name
        var number = 2
        while taken.contains(label) {
            label = "\(foot)\(name).\(number)"
            number += 1
        }
        return label
    }

    /// Letters and digits as they are, anything else a dash.
    private static func plain(_ name: String) -> String {
        let text = String(
            name.unicodeScalars.prefix(24).map { scalar in
                scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    ? Character(scalar) : "-"
            })
        return text.isEmpty ? "Channel" : text
    }
}

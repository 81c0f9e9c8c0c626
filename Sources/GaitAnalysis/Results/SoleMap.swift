public import SensorData

/// How the load lies on a sole, averaged over a foot's counted strides.
public struct SoleMap: Equatable, Codable, Sendable {
    public var side: Side
    /// Of the cells' loads: "N", or the unit of the cells where their areas are unknown.
    public var unit: String
    public var strides: Int
    /// In the order in which the device describes them.
    public var cells: [Cell]
    /// Centre of pressure at 0, 5, … 100 % of stance; empty where the cells' places are unknown.
    public var path: [Place]

    /// One cell of the insole.
    public struct Cell: Equatable, Codable, Sendable {
        /// nil where the device does not say it.
        public var place: Place?
        public var region: SoleRegion?
        /// m²; nil where the device does not say it.
        public var area: Double?
        /// Mean over stance.
        public var load: Double

        public init(place: Place?, region: SoleRegion?, area: Double?, load: Double) {
            self.place = place
            self.region = region
            self.area = area
            self.load = load
        }
    }

    /// A place on the sole.
    public struct Place: Equatable, Codable, Sendable {
        /// Metres from the heel end towards the toes.
        public var forwards: Double
        /// Metres from the foot's axis towards its outer border.
        public var outwards: Double

        public init(forwards: Double, outwards: Double) {
            self.forwards = forwards
            self.outwards = outwards
        }
    }

    public init(side: Side, unit: String, strides: Int, cells: [Cell], path: [Place]) {
        self.side = side
        self.unit = unit
        self.strides = strides
        self.cells = cells
        self.path = path
    }
}

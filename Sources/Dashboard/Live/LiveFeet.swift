/// Both feet at one moment, for the live page.
public struct LiveFeet: Encodable, Sendable {
    public struct Foot: Encodable, Sendable {
        public var isConnected: Bool
        public var contact: Bool?
        /// When it stood in the last ten seconds, in seconds before now; nil without load.
        public var contacts: [[Double]]?
        /// Newtons on the sole; nil without cells of known load.
        public var load: Double?
        /// 0…1 of both feet's load over the last seconds.
        public var loadShare: Double?
        /// Seconds.
        public var stepTime: Double?
        /// Newtons on each cell, in the order of the layout.
        public var cells: [Double]
        /// Millimetres from the heel towards the toes, and towards the person's left.
        public var centreOfPressure: [Double]?

        public init(isConnected: Bool) {
            self.isConnected = isConnected
            cells = []
        }
    }

    /// Seconds since sensors were opened.
    public var time: Double
    /// Monotonic host time of the first byte that this event shows and the one before did not, in nanoseconds.
    public var received: Int64?
    /// Steps a minute.
    public var cadence: Double?
    public var left: Foot
    public var right: Foot

    public init(time: Double, left: Foot, right: Foot) {
        self.time = time
        self.left = left
        self.right = right
    }
}

/// Where the cells of both insoles lie.
public struct LiveLayout: Encodable, Equatable, Sendable {
    public struct Cell: Encodable, Equatable, Sendable {
        /// Millimetres from the heel's end.
        public var x: Double
        /// Millimetres towards the person's left.
        public var y: Double
        /// In mm².
        public var area: Double

        public init(x: Double, y: Double, area: Double) {
            self.x = x
            self.y = y
            self.area = area
        }
    }

    public var left: [Cell] = []
    public var right: [Cell] = []

    public init() {}
}

/// Total force of the last stances, each as 51 values from 0 to 100 % of stance in newtons.
public struct LiveCurves: Encodable, Sendable {
    public static let points = 51

    public var left: [[Double]]
    public var right: [[Double]]

    public init(left: [[Double]], right: [[Double]]) {
        self.left = left
        self.right = right
    }
}

/// Left against right so far in words and numbers.
public struct LiveComparison: Encodable, Sendable {
    public struct Line: Encodable, Sendable {
        public var name: String
        /// Per cent, 200 (L − R) / (L + R).
        public var value: Double
        public var lower: Double?
        public var upper: Double?

        public init(name: String, value: Double, lower: Double?, upper: Double?) {
            self.name = name
            self.value = value
            self.lower = lower
            self.upper = upper
        }
    }

    /// What stands in English in `lines` and `findings`, in another language and the same order.
    public struct Words: Encodable, Sendable {
        public var names: [String]
        public var findings: [String]

        public init(names: [String], findings: [String]) {
            self.names = names
            self.findings = findings
        }
    }

    public var strides: Int
    public var lines: [Line]
    public var findings: [String]
    /// By the language's code.
    public var words: [String: Words]

    public init(strides: Int, lines: [Line], findings: [String], words: [String: Words]) {
        self.strides = strides
        self.lines = lines
        self.findings = findings
        self.words = words
    }
}

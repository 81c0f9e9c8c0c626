public import SensorData

/// What the rows of numbers mean that a sensor prints, one row a line.
public struct LineTableLayout: Hashable, Sendable {
    /// Which column, by its name in the header line or by its number from 1.
    public enum Column: Hashable, Sendable {
        case name(String)
        case number(Int)
    }

    /// What stands between two columns.
    public enum Delimiter: String, CaseIterable, Codable, Sendable {
        case comma, semicolon, tab
        /// Any number of blanks and tabs.
        case whitespace
    }

    /// A column of whole numbers that rise by one from sample to sample.
    public struct Counter: Hashable, Sendable {
        public var column: Column
        /// The number of values after which it begins again at 0, 65,536 for 16 bits; nil when it never does.
        public var wrap: UInt64?

        public init(_ column: Column, wrap: UInt64? = nil) {
            self.column = column
            self.wrap = wrap
        }
    }

    public enum TimeUnit: String, CaseIterable, Codable, Sendable {
        case s, ms, us, ns

        /// Nanoseconds of one unit.
        public var nanoseconds: UInt64 {
            switch self {
            case .s: 1_000_000_000
            case .ms: 1_000_000
            case .us: 1000
            case .ns: 1
            }
        }
    }

    /// Where a row's time comes from.
    public enum Time: Hashable, Sendable {
        /// A column of times; `wrap` is the time, in the unit, after which it begins again at 0, nil when it never does.
        case column(Column, unit: TimeUnit, wrap: UInt64?)
        /// A counter of samples that come at a known rate.
        case counter(Counter, rate: Frequency)
        /// Rows that come at a known rate; a lost row cannot be noticed.
        case rows(rate: Frequency)
    }

    /// One stream, and the column of each of its channels.
    public struct Stream: Hashable, Sendable {
        /// Its sample rate is replaced by the measured one where the rows have times; its clock rate is not used.
        public var descriptor: StreamDescriptor
        /// As many as channels, in their order.
        public var columns: [Column]

        public init(_ descriptor: StreamDescriptor, columns: [Column]) {
            self.descriptor = descriptor
            self.columns = columns
        }
    }

    public var manufacturer: String
    public var model: String
    public var delimiter: Delimiter
    public var time: Time
    /// A counter by which lost rows are noticed where the time is a column.
    public var sequence: Counter?
    public var streams: [Stream]

    public init(
        manufacturer: String, model: String, delimiter: Delimiter, time: Time, sequence: Counter? = nil,
        streams: [Stream]
    ) {
        self.manufacturer = manufacturer
        self.model = model
        self.delimiter = delimiter
        self.time = time
        self.sequence = sequence
        self.streams = streams
    }

    /// Checks that every channel has a column and every counter can count.
    func check() throws(DecoderConfigurationFailure) {
        guard !streams.isEmpty else { throw .badLayout("it has no stream") }
        for (index, stream) in streams.enumerated() {
            guard stream.columns.count == stream.descriptor.channels.count, !stream.columns.isEmpty else {
                throw .badLayout(
                    "stream “\(stream.descriptor.name)” has \(stream.descriptor.channels.count) channels "
                        + "and \(stream.columns.count) columns")
            }
            guard !streams[..<index].contains(where: { $0.descriptor.id == stream.descriptor.id }) else {
                throw .badLayout("two streams have the number \(stream.descriptor.id)")
            }
        }
        for case .number(let number) in usedColumns where !(1...Self.mostColumns).contains(number) {
            throw .badLayout("column \(number) is not from 1 to \(Self.mostColumns)")
        }
        if case .column(_, let unit, let wrap?) = time, wrap > UInt64.max / 4 / unit.nanoseconds {
            throw .badLayout("the time wraps at \(wrap) \(unit.rawValue), which is beyond 64 bits of nanoseconds")
        }
        for wrap in wraps where wrap < 2 { throw .badLayout("a counter or time cannot wrap at \(wrap)") }
    }

    /// Columns of one row that are read at most.
    static let mostColumns = 1024

    /// All columns that are read.
    var usedColumns: [Column] {
        var columns = streams.flatMap(\.columns)
        switch time {
        case .column(let column, _, _): columns.append(column)
        case .counter(let counter, _): columns.append(counter.column)
        case .rows: break
        }
        if let sequence { columns.append(sequence.column) }
        return columns
    }

    private var wraps: [UInt64] {
        var wraps: [UInt64?] = [sequence?.wrap]
        switch time {
        case .column(_, _, let wrap): wraps.append(wrap)
        case .counter(let counter, _): wraps.append(counter.wrap)
        case .rows: break
        }
        return wraps.compactMap { $0 }
    }
}

import SensorData

/// The maker and model that a mapping states.
struct MappedDevice: Equatable, Sendable {
    var manufacturer = ""
    var model = ""
    var serialNumber = ""
}

/// Which column of the table: by its header or by its number from 1.
enum ColumnReference: Equatable, Sendable, CustomStringConvertible {
    case name(String)
    case number(Int)

    var description: String {
        switch self {
        case .name(let name): "“\(name)”"
        case .number(let number): "\(number)"
        }
    }
}

/// How the table stands in the file.
struct MappedTableLayout: Equatable, Sendable {
    enum Separator: String, CaseIterable, Sendable {
        case comma, tab, semicolon, whitespace

        var delimiter: Delimiter {
            switch self {
            case .comma: .comma
            case .tab: .tab
            case .semicolon: .semicolon
            case .whitespace: .whitespace
            }
        }
    }

    var delimiter: Separator
    /// Lines before the header that are passed over.
    var skipLines = 0
    /// Header lines; the names in one column of several lines are joined by `headerJoin`.
    var headerLines = 1
    var headerJoin = "/"
    var commentPrefix = ""
    var decimalComma = false
    var missing: [String] = []
}

/// Where the times come from.
enum MappedTime: Equatable, Sendable {
    enum TimeUnit: String, CaseIterable, Sendable {
        case s, ms, us, ns

        var exponent: Int {
            switch self {
            case .s: 0
            case .ms: 3
            case .us: 6
            case .ns: 9
            }
        }
    }

    /// Rows at a fixed rate; nil when the caller must give it.
    case rows(rate: Frequency?)
    /// A column of times.
    case column(ColumnReference, unit: TimeUnit, clock: Frequency?, isUnixTime: Bool, declaredRate: Frequency?)
    /// A column that counts packets.
    case counter(ColumnReference, rate: Frequency?, wrap: Int64?, countsFromZero: Bool)

    var column: ColumnReference? {
        switch self {
        case .rows: nil
        case .column(let column, _, _, _, _), .counter(let column, _, _, _): column
        }
    }
}

/// One stream of the mapping.
struct MappedStream: Equatable, Sendable {
    enum FileSide: String, CaseIterable, Sendable {
        case left, right
        /// The side for which the caller gave the file.
        case file
    }

    var name: String
    var side: FileSide
    var placement = SensorPlacement.unknown
    var mounting = Mounting.unknown
    var channels: [MappedChannel]
    var cells: [PressureCell] = []
}

/// One column of the mapping.
struct MappedChannel: Equatable, Sendable {
    var column: ColumnReference
    var name: String?
    var quantity: Quantity
    var unit: Unit
    var scale = 1.0
    var offset = 0.0
    var range: [Double] = []
}

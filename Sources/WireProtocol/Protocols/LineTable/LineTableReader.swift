import SensorData

/// Where the columns that a layout names stand in a row.
struct LineTablePositions: Equatable, Sendable {
    /// From 0, all streams' channels in order.
    var values: [Int] = []
    var time: Int?
    var sequence: Int?

    /// nil when a column is not in the header, or when it has a name and there is no header.
    init?(_ layout: LineTableLayout, header: [[UInt8]]?) {
        func position(_ column: LineTableLayout.Column) -> Int? {
            switch column {
            case .number(let number): number - 1
            case .name(let name): header?.firstIndex { $0.elementsEqual(name.utf8) }
            }
        }
        for column in layout.streams.flatMap(\.columns) {
            guard let found = position(column) else { return nil }
            values.append(found)
        }
        switch layout.time {
        case .column(let column, _, _):
            guard let found = position(column) else { return nil }
            time = found
        case .counter(let counter, _):
            guard let found = position(counter.column) else { return nil }
            time = found
        case .rows: break
        }
        if let sequence = layout.sequence {
            guard let found = position(sequence.column) else { return nil }
            self.sequence = found
        }
    }
}

extension LineTableLayout {
    /// Whether a header line is needed.
    var namesColumns: Bool {
        usedColumns.contains { if case .name = $0 { true } else { false } }
    }
}

/// Reads one row of numbers.
struct LineTableReader: Sendable {
    struct Row: Equatable, Sendable {
        /// The time in nanoseconds, or the counter; 0 where there is none.
        var ticks: UInt64
        var sequence: UInt64?
        var values: [Double]
    }

    let delimiter: LineTableLayout.Delimiter

    /// The columns of a line without its blanks.
    func fields(of line: [UInt8]) -> [[UInt8]] {
        let separator: UInt8
        switch delimiter {
        case .comma: separator = UInt8(ascii: ",")
        case .semicolon: separator = UInt8(ascii: ";")
        case .tab: separator = 0x09
        case .whitespace: return line.split { $0.isBlank }.map { Array($0) }
        }
        return line.split(separator: separator, omittingEmptySubsequences: false).map(\.trimmed)
    }

    /// The row's numbers; nil when one is missing or is no number.
    func row(_ fields: [[UInt8]], _ positions: LineTablePositions, layout: LineTableLayout) -> Row? {
        var row = Row(ticks: 0, sequence: nil, values: [])
        if let position = positions.time {
            guard position < fields.count else { return nil }
            let factor: UInt64 = if case .column(_, let unit, _) = layout.time { unit.nanoseconds } else { 1 }
            let ticks =
                factor == 1
                ? PrintedNumber.whole(fields[position]) : PrintedNumber.whole(fields[position], times: factor)
            guard let ticks, ticks < 1 << 62 else { return nil }
            row.ticks = ticks
        }
        if let position = positions.sequence {
            guard position < fields.count, let number = PrintedNumber.whole(fields[position]) else { return nil }
            row.sequence = number
        }
        for position in positions.values {
            guard position < fields.count, let value = Self.value(fields[position]) else { return nil }
            row.values.append(value)
        }
        return row
    }

    private static func value(_ field: [UInt8]) -> Double? {
        if field.isEmpty || field.map({ $0 | 0x20 }) == Array("nan".utf8) { return .nan }
        return PrintedNumber.value(field)
    }
}

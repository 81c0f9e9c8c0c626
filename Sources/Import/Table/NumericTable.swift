/// How a table stands in a text file.
struct TableLayout: Sendable {
    var delimiter: Delimiter
    /// The columns' names in their order.
    var header: [String]
    /// The header's line, from 1; for messages.
    var headerLine: Int
    /// Index (from 0) of the first line with data.
    var firstDataLine: Int
    /// Texts that stand for a value that was not measured; the empty field always does.
    var missing: [String] = []
    /// Lines that begin so are passed over.
    var commentPrefix = ""
    var decimalSeparator = UInt8(ascii: ".")
    /// True when a note may stand after a row's last column.
    var hasNotes = false

    /// The index of the column with this name.
    ///
    /// - Throws: `missingColumn` with the names that are there.
    func column(_ name: String, file: String) throws(ImportError) -> Int {
        guard let index = header.firstIndex(of: name) else {
            throw .missingColumn(file: file, line: headerLine, column: name, found: header)
        }
        return index
    }
}

/// The numbers of a table's columns that somebody needs, row after row.
struct NumericTable: Sendable {
    /// The file's columns (from 0) of which `values` holds the numbers.
    var columns: [Int]
    /// `values[row * columns.count + k]` is the number in `columns[k]`; NaN where the field says that there is none.
    var values: [Double] = []
    /// Each time column's printed numbers, row after row; nil where there is none.
    var times: [[DecimalNumber?]]
    /// Line of each row, from 1.
    var lines: [Int] = []
    var leftOut = LeftOutRows()
    /// Fields with “inf” or “nan” in them, which were taken as missing.
    var nonFinite = DoubtfulFields()
    /// Fields with text in columns that need not hold numbers.
    var textCount = 0
    /// Notes after the last column, with their line.
    var notes: [(line: Int, text: String)] = []

    /// Number of rows.
    var count: Int { lines.count }

    /// Reads the columns; a row that cannot be read is left out and counted.
    ///
    /// In the columns of `lenient`, which the analysis does not use, text is taken as missing and counted.
    init(_ file: TextFile, layout: TableLayout, columns: [Int], timeColumns: [Int], lenient: [Int] = []) {
        self.columns = columns
        let isLenient = columns.map { lenient.contains($0) }
        times = timeColumns.map { _ in [] }
        let missing = layout.missing.map { Array($0.utf8) }
        let comment = Array(layout.commentPrefix.utf8)
        var fields: [Range<Int>] = []
        var row: [Double] = []
        let most = max(0, file.lines.count - layout.firstDataLine)
        values.reserveCapacity(most * columns.count)
        lines.reserveCapacity(most)
        for index in file.lines.indices where index >= layout.firstDataLine {
            let line = file.lines[index]
            if file.isBlank(line) { continue }
            if !comment.isEmpty && file.bytes[line].starts(with: comment) { continue }
            file.split(line, by: layout.delimiter, into: &fields)
            let isLast = index == file.lines.count - 1 && !file.endsWithLineEnd
            while fields.count > layout.header.count, let extra = fields.last, extra.isEmpty { fields.removeLast() }
            if layout.hasNotes, fields.count > layout.header.count {
                let extra = fields[layout.header.count...].map { file.text($0) }.filter { !$0.isEmpty }
                notes.append((index + 1, extra.joined(separator: " ")))
                fields.removeLast(fields.count - layout.header.count)
            }
            guard fields.count == layout.header.count else {
                leftOut.add(isLast ? .cutShort : .wrongFieldCount, line: index + 1)
                continue
            }
            row.removeAll(keepingCapacity: true)
            for (position, column) in columns.enumerated() {
                let field = fields[column]
                if field.isEmpty || missing.contains(where: { file.bytes[field].elementsEqual($0) }) {
                    row.append(.nan)
                } else if let number = DecimalNumber(file.bytes, in: field, decimalSeparator: layout.decimalSeparator) {
                    row.append(number.value)
                } else if Self.isNonFinite(file.bytes[field]) {
                    nonFinite.add(line: index + 1, column: column)
                    row.append(.nan)
                } else if isLenient[position] {
                    textCount += 1
                    row.append(.nan)
                } else {
                    break
                }
            }
            guard row.count == columns.count else {
                leftOut.add(isLast ? .cutShort : .notANumber, line: index + 1)
                continue
            }
            values.append(contentsOf: row)
            lines.append(index + 1)
            for (position, column) in timeColumns.enumerated() {
                times[position].append(
                    DecimalNumber(file.bytes, in: fields[column], decimalSeparator: layout.decimalSeparator))
            }
        }
    }

    /// An empty table, to be filled row after row.
    init(columns: [Int], timeColumnCount: Int) {
        self.columns = columns
        times = [[DecimalNumber?]](repeating: [], count: timeColumnCount)
    }

    /// True when at least one row has a number in this column of the file.
    func hasNumber(inColumn column: Int) -> Bool {
        guard let position = columns.firstIndex(of: column) else { return false }
        return lines.indices.contains { !values[$0 * columns.count + position].isNaN }
    }

    /// The row's numbers.
    func row(_ index: Int) -> ArraySlice<Double> {
        values[index * columns.count..<(index + 1) * columns.count]
    }

    /// True when both rows hold the same bits at these positions of `columns`.
    func isSame(_ first: Int, _ second: Int, at positions: [Int]) -> Bool {
        let width = columns.count
        return positions.allSatisfy {
            values[first * width + $0].bitPattern == values[second * width + $0].bitPattern
        }
    }

    /// Takes numbers as missing that cannot be.
    ///
    /// - Parameter places: in `values`, row after row.
    /// - Returns: how many, and where the first one stands.
    mutating func remove(_ places: [Int]) -> DoubtfulFields {
        var removed = DoubtfulFields()
        for place in places {
            values[place] = .nan
            removed.add(line: lines[place / columns.count], column: columns[place % columns.count])
        }
        return removed
    }

    /// Leaves out the rows for which the column holds a number other than zero.
    mutating func removeRows(markedIn column: Int) {
        guard let position = columns.firstIndex(of: column) else { return }
        let width = columns.count
        let kept = lines.indices.filter { values[$0 * width + position] == 0 }
        guard kept.count < count else { return }
        for index in lines.indices where values[index * width + position] != 0 {
            leftOut.add(.markedCorrupt, line: lines[index])
        }
        values = kept.flatMap { row($0) }
        times = times.map { track in kept.map { track[$0] } }
        lines = kept.map { lines[$0] }
    }

    /// `nan`, `inf` and `infinity` in any case, with or without a sign.
    private static func isNonFinite(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= 9 else { return false }
        var text = String(decoding: bytes, as: UTF8.self).lowercased()[...]
        if text.first == "-" || text.first == "+" { text.removeFirst() }
        return ["nan", "inf", "infinity"].contains(text)
    }
}

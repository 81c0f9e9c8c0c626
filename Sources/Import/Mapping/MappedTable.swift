import SensorData

/// Reads a table as a mapping says.
struct MappedTable: Sendable {
    var mapping: ChannelMapping

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - file: the table.
    ///   - side: the foot for which the caller gave the file, for streams whose side is “file”.
    ///   - rate: the caller's rate, which stands in for one that the mapping does not state.
    /// - Returns: the streams of the mapping.
    /// - Throws: `ImportError`, such as a column that the mapping names and the table does not have.
    func part(_ file: consuming TextFile, side: Side?, rate: Frequency? = nil) throws(ImportError) -> ImportedPart {
        let layout = try layout(file)
        var timeColumns: [Int] = []
        if let column = mapping.time.column { timeColumns.append(try index(column, layout: layout, file: file)) }
        var plans: [StreamPlan] = []
        for stream in mapping.streams {
            let streamSide: Side
            switch stream.side {
            case .left: streamSide = .left
            case .right: streamSide = .right
            case .file:
                guard let side else { throw .needsSide(file: file.name, format: mapping.name) }
                streamSide = side
            }
            var channels: [PlannedChannel] = []
            for channel in stream.channels {
                let column = try index(channel.column, layout: layout, file: file)
                let range = channel.range.count == 2 ? channel.range[0]...channel.range[1] : nil
                channels.append(
                    PlannedChannel(
                        column: column,
                        descriptor: ChannelDescriptor(
                            name: channel.name ?? layout.header[column], quantity: channel.quantity, unit: channel.unit,
                            scale: channel.scale, offset: channel.offset, range: range)))
            }
            let name = stream.side == .file ? "\(streamSide.rawValue) \(stream.name)" : stream.name
            plans.append(
                StreamPlan(
                    name: name, side: streamSide, placement: stream.placement, mounting: stream.mounting,
                    channels: channels, cells: stream.cells))
        }
        let (rule, declaredRate) = try rule(file, rate: rate)
        var part = try TableImport(
            layout: layout, plans: plans, timeColumns: timeColumns, rule: rule, declaredRate: declaredRate
        ).part(file)
        part.manufacturer = mapping.device.manufacturer
        part.model = mapping.device.model
        part.serialNumber = mapping.device.serialNumber
        if case .column(_, _, _, true, _) = mapping.time {
            part.recordedAt = part.firstUnixMilliseconds.map { CalendarDate.iso8601(unixMilliseconds: $0) }
        }
        if case .counter(_, _, _, true) = mapping.time { part.countsFromZero = true }
        part.feetSynchronised = mapping.feetSynchronised
        let used = plans.flatMap(\.channels).map(\.column) + timeColumns
        part.droppedColumns += layout.header.indices.filter { !used.contains($0) }.map { column in
            let name = layout.header[column]
            return name.isEmpty || name == mapping.table.headerJoin ? "column \(column + 1)" : name
        }
        part.keptColumns = part.otherChannelNames
        part.remarks.append("columns taken as the mapping “\(mapping.name)” says")
        if !mapping.description.isEmpty { part.remarks.append(mapping.description) }
        return part
    }

    private func rule(_ file: TextFile, rate: Frequency?) throws(ImportError) -> (TimeRule, Frequency?) {
        func known(_ stated: Frequency?) throws(ImportError) -> Frequency {
            guard let known = stated ?? rate else { throw .needsRate(file: file.name, format: mapping.name) }
            return known
        }
        switch mapping.time {
        case .rows(let stated):
            let known = try known(stated)
            return (.rows(rate: known), known)
        case .counter(_, let stated, let wrap, _):
            let known = try known(stated)
            return (.counter(rate: known, modulus: wrap), known)
        case .column(_, let unit, let clock, let isUnixTime, let stated):
            guard let clock else {
                return (.times(unitExponent: unit.exponent, startsAtFirstRow: isUnixTime), stated ?? rate)
            }
            return (.ticks(clock: clock, unitExponent: unit.exponent), stated ?? rate)
        }
    }

    /// The header, its lines joined; a table without a header has as many columns as its first line.
    private func layout(_ file: TextFile) throws(ImportError) -> TableLayout {
        let table = mapping.table
        let delimiter = table.delimiter.delimiter
        var header: [String] = []
        if table.headerLines == 0 {
            guard
                let first = file.lines.indices.first(where: { $0 >= table.skipLines && !file.isBlank(file.lines[$0]) })
            else { throw .noSamples(file: file.name) }
            header = file.names(line: first, by: delimiter).indices.map { "column \($0 + 1)" }
        } else {
            for index in 0..<table.headerLines {
                let names = file.names(line: table.skipLines + index, by: delimiter)
                if index == 0 {
                    header = names
                } else {
                    header = zip(header, names).map { $0 + table.headerJoin + $1 }
                }
            }
            while let last = header.last, last.isEmpty || last == table.headerJoin { header.removeLast() }
        }
        guard !header.isEmpty else {
            throw .malformed(file: file.name, line: table.skipLines + 1, reason: "the header was expected here")
        }
        return TableLayout(
            delimiter: delimiter, header: header, headerLine: table.skipLines + 1,
            firstDataLine: table.skipLines + table.headerLines, missing: table.missing,
            commentPrefix: table.commentPrefix, decimalSeparator: UInt8(ascii: table.decimalComma ? "," : "."))
    }

    private func index(_ column: ColumnReference, layout: TableLayout, file: TextFile) throws(ImportError) -> Int {
        switch column {
        case .name(let name):
            do throws(ImportError) {
                return try layout.column(name, file: file.name)
            } catch .missingColumn(let file, let line, let column, let found) {
                throw .missingMappedColumn(
                    file: file, line: line, column: column, mapping: mapping.name, found: found)
            } catch {
                throw error
            }
        case .number(let number):
            guard number <= layout.header.count else {
                throw .missingMappedColumn(
                    file: file.name, line: layout.headerLine, column: "number \(number)", mapping: mapping.name,
                    found: layout.header)
            }
            return number - 1
        }
    }
}

public import SensorData
public import WireProtocol

extension ChannelMapping {
    /// What the rows mean that a sensor prints as the mapping says, for reading it live.
    ///
    /// A live sensor's rows are plain: points and no commas in numbers, one header line at most, nothing between rows that is
    /// no row. What the mapping says beyond that is refused, so that no number is read otherwise than in a file.
    ///
    /// - Parameters:
    ///   - file: the mapping's name, for errors.
    ///   - rate: stands in for a rate that the mapping does not state.
    /// - Returns: the layout.
    /// - Throws: `badMapping`, `needsRate`.
    public func lineTableLayout(file: String, rate: Frequency? = nil) throws(ImportError) -> LineTableLayout {
        do throws(MappingFault) { return try lineTableLayout(rate: rate) } catch {
            if error.kind == .rateMissing { throw .needsRate(file: file, format: name) }
            throw .badMapping(file: file, reason: "\(error)")
        }
    }

    /// Reads the text of a mapping for a sensor that prints rows.
    ///
    /// - Parameters:
    ///   - json: the text.
    ///   - rate: stands in for a rate that the mapping does not state.
    /// - Returns: the mapping, and what the rows mean by it.
    /// - Throws: `MappingFault` with line and field.
    public static func live(
        json: [UInt8], rate: Frequency? = nil
    ) throws(MappingFault) -> (mapping: ChannelMapping, layout: LineTableLayout) {
        let mapping = try ChannelMapping(json: json)
        do throws(MappingFault) { return (mapping, try mapping.lineTableLayout(rate: rate)) } catch {
            var fault = error
            fault.line = (try? JSONPlaces(json))?.line(of: fault.field)
            throw fault
        }
    }

    /// The feet that the mapping itself names.
    public var sides: [Side] {
        Side.allCases.filter { side in streams.contains { $0.side.rawValue == side.rawValue } }
    }

    private func lineTableLayout(rate: Frequency?) throws(MappingFault) -> LineTableLayout {
        func refuse(_ field: String, _ reason: String) -> MappingFault {
            MappingFault(
                .notLive, field: field, reason: "\(reason), which a sensor that is read live cannot have")
        }
        if table.decimalComma { throw refuse("table.decimalComma", "“decimalComma” is set") }
        if table.headerLines > 1 { throw refuse("table.headerLines", "“headerLines” is \(table.headerLines)") }
        if !table.missing.isEmpty { throw refuse("table.missing", "“missing” names texts other than nan") }
        func known(_ stated: Frequency?) throws(MappingFault) -> Frequency {
            guard let known = stated ?? rate else {
                throw MappingFault(.rateMissing, field: "time", reason: "it does not say how many rows come a second")
            }
            return known
        }
        let rows: LineTableLayout.Time
        switch time {
        case .rows(let stated): rows = .rows(rate: try known(stated))
        case .counter(let column, let stated, let wrap, _):
            rows = .counter(.init(column.tableColumn, wrap: wrap.map { UInt64($0) }), rate: try known(stated))
        case .column(let column, let unit, let clock, _, _):
            if clock != nil { throw refuse("time.clock", "“clock” is set") }
            rows = .column(column.tableColumn, unit: unit.tableUnit, wrap: nil)
        }
        return LineTableLayout(
            manufacturer: device.manufacturer, model: device.model.isEmpty ? name : device.model,
            delimiter: table.delimiter.tableDelimiter, time: rows,
            streams: streams.enumerated().map { index, stream in stream.tableStream(UInt16(index)) })
    }

    /// Reads a mapping file.
    ///
    /// - Throws: `badMapping`, also for a file that is not there or no text.
    public static func read(path: String) throws(ImportError) -> ChannelMapping { try ChannelMapping(path: path) }
}

extension MappedStream {
    fileprivate func tableStream(_ id: UInt16) -> LineTableLayout.Stream {
        let described = channels.map { channel in
            ChannelDescriptor(
                name: channel.name ?? channel.column.title, quantity: channel.quantity, unit: channel.unit,
                scale: channel.scale, offset: channel.offset,
                range: channel.range.count == 2 ? channel.range[0]...channel.range[1] : nil)
        }
        let foot: Side? =
            switch side {
            case .left: .left
            case .right: .right
            case .file: nil
            }
        return LineTableLayout.Stream(
            StreamDescriptor(
                id: id, name: name, side: foot, placement: placement, mounting: mounting, sampleRate: Frequency(1),
                channels: described, cells: cells),
            columns: channels.map(\.column.tableColumn))
    }
}

extension ColumnReference {
    fileprivate var tableColumn: LineTableLayout.Column {
        switch self {
        case .name(let name): .name(name)
        case .number(let number): .number(number)
        }
    }

    fileprivate var title: String {
        switch self {
        case .name(let name): name
        case .number(let number): "column \(number)"
        }
    }
}

extension MappedTime.TimeUnit {
    fileprivate var tableUnit: LineTableLayout.TimeUnit {
        switch self {
        case .s: .s
        case .ms: .ms
        case .us: .us
        case .ns: .ns
        }
    }
}

extension MappedTableLayout.Separator {
    fileprivate var tableDelimiter: LineTableLayout.Delimiter {
        switch self {
        case .comma: .comma
        case .tab: .tab
        case .semicolon: .semicolon
        case .whitespace: .whitespace
        }
    }
}

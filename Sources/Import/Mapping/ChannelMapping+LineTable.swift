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
        func refuse(_ reason: String) -> ImportError {
            .badMapping(file: file, reason: "\(reason), which a sensor that is read live cannot have")
        }
        if table.decimalComma { throw refuse("“decimalComma” is set") }
        if table.headerLines > 1 { throw refuse("“headerLines” is \(table.headerLines)") }
        if !table.missing.isEmpty { throw refuse("“missing” names texts other than nan") }
        func known(_ stated: Frequency?) throws(ImportError) -> Frequency {
            guard let known = stated ?? rate else { throw .needsRate(file: file, format: name) }
            return known
        }
        let rows: LineTableLayout.Time
        switch time {
        case .rows(let stated): rows = .rows(rate: try known(stated))
        case .counter(let column, let stated, let wrap, _):
            rows = .counter(.init(column.tableColumn, wrap: wrap.map { UInt64($0) }), rate: try known(stated))
        case .column(let column, let unit, let clock, _, _):
            if clock != nil { throw refuse("“clock” is set") }
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

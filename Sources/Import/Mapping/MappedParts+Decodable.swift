import SensorData

extension KeyedDecodingContainer {
    /// A rate as a number or as a text such as `1024/5`.
    fileprivate func rate(forKey key: Key) throws -> Frequency? {
        guard contains(key) else { return nil }
        let text: String
        if let number = try? decode(Double.self, forKey: key) {
            text = number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
        } else {
            text = try decode(String.self, forKey: key)
        }
        guard let rate = Frequency(printed: text) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "“\(text)” is not a rate such as 100, 204.8 or 1024/5")
        }
        return rate
    }

    /// A whole number in a range, or the default where the key is not there.
    fileprivate func whole(forKey key: Key, in range: ClosedRange<Int>, default fallback: Int) throws -> Int {
        let number = try decodeIfPresent(Int.self, forKey: key) ?? fallback
        guard range.contains(number) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self,
                debugDescription: "\(number) is not from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}

extension MappedDevice: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case manufacturer, model, serialNumber
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        manufacturer = try container.decodeIfPresent(String.self, forKey: .manufacturer) ?? ""
        model = try container.decodeIfPresent(String.self, forKey: .model) ?? ""
        serialNumber = try container.decodeIfPresent(String.self, forKey: .serialNumber) ?? ""
    }
}

extension ColumnReference: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = try? container.decode(Int.self) else {
            self = .name(try container.decode(String.self))
            return
        }
        guard number >= 1 else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "columns are counted from 1")
        }
        self = .number(number)
    }
}

extension MappedTableLayout: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case delimiter, skipLines, headerLines, headerJoin, commentPrefix, decimalComma, missing
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        delimiter = try container.choice(Separator.self, forKey: .delimiter)
        skipLines = try container.whole(forKey: .skipLines, in: 0...10_000, default: 0)
        headerLines = try container.whole(forKey: .headerLines, in: 0...10, default: 1)
        headerJoin = try container.decodeIfPresent(String.self, forKey: .headerJoin) ?? "/"
        commentPrefix = try container.decodeIfPresent(String.self, forKey: .commentPrefix) ?? ""
        decimalComma = try container.decodeIfPresent(Bool.self, forKey: .decimalComma) ?? false
        missing = try container.decodeIfPresent([String].self, forKey: .missing) ?? []
    }
}

extension MappedTime: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case kind, rate, column, unit, clock, unixTime, wrap, origin
    }

    private enum Kind: String, CaseIterable {
        case rows, column, counter
    }

    private enum Origin: String, CaseIterable {
        case firstSample, clockZero
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        let rate = try container.rate(forKey: .rate)
        switch try container.choice(Kind.self, forKey: .kind) {
        case .rows: self = .rows(rate: rate)
        case .column:
            self = .column(
                try container.decode(ColumnReference.self, forKey: .column),
                unit: try container.choice(TimeUnit.self, forKey: .unit),
                clock: try container.rate(forKey: .clock),
                isUnixTime: try container.decodeIfPresent(Bool.self, forKey: .unixTime) ?? false,
                declaredRate: rate)
        case .counter:
            let wrap = try container.whole(forKey: .wrap, in: 0...(1 << 40), default: 0)
            self = .counter(
                try container.decode(ColumnReference.self, forKey: .column), rate: rate,
                wrap: wrap < 2 ? nil : Int64(wrap),
                countsFromZero: try container.choiceIfPresent(Origin.self, forKey: .origin) == .clockZero)
        }
    }
}

extension MappedStream: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case name, side, placement, mounting, channels, cells
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        name = try container.decode(String.self, forKey: .name)
        side = try container.choice(FileSide.self, forKey: .side)
        placement = try container.choiceIfPresent(SensorPlacement.self, forKey: .placement) ?? .unknown
        mounting = try container.choiceIfPresent(Mounting.self, forKey: .mounting) ?? .unknown
        channels = try container.decode([MappedChannel].self, forKey: .channels)
        cells = try container.decodeIfPresent([MappedCell].self, forKey: .cells)?.map(\.cell) ?? []
    }
}

extension MappedChannel: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case column, name, quantity, axis, cell, unit, scale, offset, range
    }

    private enum Kind: String, CaseIterable {
        case acceleration, angularRate, magneticField, centreOfPressure, cellLoad, totalForce, temperature, other
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        column = try container.decode(ColumnReference.self, forKey: .column)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        func axis() throws -> Axis { try container.choice(Axis.self, forKey: .axis) }
        switch try container.choice(Kind.self, forKey: .quantity) {
        case .acceleration: quantity = .acceleration(try axis())
        case .angularRate: quantity = .angularRate(try axis())
        case .magneticField: quantity = .magneticField(try axis())
        case .centreOfPressure: quantity = .centreOfPressure(try axis())
        case .cellLoad:
            guard container.contains(.cell) else {
                throw DecodingError.keyNotFound(
                    Keys.cell, DecodingError.Context(codingPath: decoder.codingPath, debugDescription: ""))
            }
            quantity = .cellLoad(try container.whole(forKey: .cell, in: 1...9999, default: 1))
        case .totalForce: quantity = .totalForce
        case .temperature: quantity = .temperature
        case .other: quantity = .other
        }
        unit = try container.choice(Unit.self, forKey: .unit)
        scale = try container.decodeIfPresent(Double.self, forKey: .scale) ?? 1
        offset = try container.decodeIfPresent(Double.self, forKey: .offset) ?? 0
        range = try container.decodeIfPresent([Double].self, forKey: .range) ?? []
    }
}

/// One cell of the mapping; `PressureCell` with a form in JSON.
private struct MappedCell: Decodable {
    var cell: PressureCell

    private enum Keys: String, CodingKey, CaseIterable {
        case number, x, y, area, region
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        cell = PressureCell(
            number: try container.whole(forKey: .number, in: 1...9999, default: 0),
            x: try container.decodeIfPresent(Double.self, forKey: .x),
            y: try container.decodeIfPresent(Double.self, forKey: .y),
            area: try container.decodeIfPresent(Double.self, forKey: .area),
            region: try container.choiceIfPresent(SoleRegion.self, forKey: .region))
    }
}

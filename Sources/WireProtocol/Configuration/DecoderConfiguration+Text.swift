import SensorData

/// The configuration as a recording keeps it: one map of CBOR (RFC 8949), its bytes as pairs of lower-case hexadecimal digits.
///
/// Map: 1 rate `[numerator, denominator]`, 2 side, 3 table, 4 placement, 5 mounting. Table: 1 description of device and streams as in
/// `Firmware-Protocol/PROTOCOL.md` 3.2 (bytes), 2 the columns of each stream's channels, 3 delimiter, 4 time, 5 sequence.
/// Column: its name or number. Counter: `[column, wrap or null]`. Time: `["column", counter, unit]`,
/// `["counter", counter, rate]` or `["rows", rate]`. Unknown keys are refused: they would change what the bytes mean.
extension DecoderConfiguration {
    /// The same configuration always gives the same text; the empty one gives `a0`.
    public var text: String {
        let value = CBORValue(fields: [
            (1, rate.map { $0.configurationValue }), (2, side.map { .text($0.rawValue) }),
            (3, lineTable.map { $0.configurationValue }), (4, placement.map { .text($0.rawValue) }),
            (5, mounting.map { .text($0.rawValue) }),
        ])
        var digits: [UInt8] = []
        for byte in value.encoded {
            for nibble in [byte >> 4, byte & 0xF] { digits.append(nibble < 10 ? 48 + nibble : 87 + nibble) }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Reads what `text` wrote.
    public init(text: String) throws(DecoderConfigurationFailure) {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0 else { throw .notAConfiguration("it has an odd number of digits") }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index].hexDigit, let low = digits[index + 1].hexDigit else {
                throw .notAConfiguration("character \(index + 1) or the one after it is no hexadecimal digit")
            }
            bytes.append(high << 4 | low)
        }
        let root: CBORValue
        do throws(CBORFailure) { root = try CBORDecoder.decode(bytes) } catch {
            throw .notAConfiguration("it is not CBOR (\(error))")
        }
        guard case .map(let entries) = root,
            entries.allSatisfy({ entry in (1...5).contains { entry.key == .unsigned($0) } })
        else { throw .notAConfiguration("it is not a map with keys from 1 to 5") }
        self.init()
        if let value = root[1] { rate = try Frequency(configuration: value) }
        if let value = root[2] {
            guard let side = value.string.flatMap({ Side(rawValue: $0) }) else {
                throw .notAConfiguration("the side is neither left nor right")
            }
            self.side = side
        }
        if let value = root[3] { lineTable = try LineTableLayout(configuration: value) }
        if let value = root[4] {
            guard let placement = value.string.flatMap({ SensorPlacement(rawValue: $0) }) else {
                throw .notAConfiguration("the placement is not known")
            }
            self.placement = placement
        }
        if let value = root[5] {
            guard let mounting = value.string.flatMap({ Mounting(rawValue: $0) }) else {
                throw .notAConfiguration("the mounting is not known")
            }
            self.mounting = mounting
        }
    }
}

extension DecoderConfiguration: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do throws(DecoderConfigurationFailure) {
            try self.init(text: container.decodeText())
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension SingleValueDecodingContainer {
    fileprivate func decodeText() throws(DecoderConfigurationFailure) -> String {
        guard let text = try? decode(String.self) else { throw .notAConfiguration("it is not a text") }
        return text
    }
}

extension Frequency {
    fileprivate var configurationValue: CBORValue {
        .array([.unsigned(UInt64(numerator)), .unsigned(UInt64(denominator))])
    }

    fileprivate init(configuration value: CBORValue) throws(DecoderConfigurationFailure) {
        guard let parts = value.elements, parts.count == 2,
            let numerator = parts[0].integer.flatMap({ UInt32(exactly: $0) }), numerator > 0,
            let denominator = parts[1].integer.flatMap({ UInt32(exactly: $0) }), denominator > 0
        else { throw .notAConfiguration("a rate is not two whole numbers above 0") }
        self.init(numerator, per: denominator)
    }
}

extension LineTableLayout {
    fileprivate var configurationValue: CBORValue {
        let device = DeviceDescriptor(
            manufacturer: manufacturer, model: model, streams: streams.map(\.descriptor))
        return CBORValue(fields: [
            (1, .bytes(DescriptorCoding.encode(device))),
            (2, .array(streams.map { .array($0.columns.map(\.configurationValue)) })),
            (3, .text(delimiter.rawValue)), (4, time.configurationValue), (5, sequence.map { $0.configurationValue }),
        ])
    }

    fileprivate init(configuration value: CBORValue) throws(DecoderConfigurationFailure) {
        guard case .bytes(let described)? = value[1], let device = try? DescriptorCoding.decode(described) else {
            throw .notAConfiguration("the description of the table's streams is damaged")
        }
        guard let columns = value[2]?.elements, columns.count == device.streams.count else {
            throw .notAConfiguration("the table's columns do not fit its streams")
        }
        guard let delimiter = value[3]?.string.flatMap({ Delimiter(rawValue: $0) }) else {
            throw .notAConfiguration("the delimiter is not known")
        }
        var streams: [Stream] = []
        for (descriptor, list) in zip(device.streams, columns) {
            var stream = Stream(descriptor, columns: [])
            for column in list.elements ?? [] { stream.columns.append(try Column(configuration: column)) }
            streams.append(stream)
        }
        self.init(
            manufacturer: device.manufacturer, model: device.model, delimiter: delimiter,
            time: try Time(configuration: value[4]), sequence: nil, streams: streams)
        if let sequence = value[5] { self.sequence = try Counter(configuration: sequence) }
    }
}

extension LineTableLayout.Column {
    fileprivate var configurationValue: CBORValue {
        switch self {
        case .name(let name): .text(name)
        case .number(let number): CBORValue(number)
        }
    }

    fileprivate init(configuration value: CBORValue?) throws(DecoderConfigurationFailure) {
        if let name = value?.string {
            self = .name(name)
        } else if let number = value?.integer {
            self = .number(number)
        } else {
            throw .notAConfiguration("a column is neither a name nor a number")
        }
    }
}

extension LineTableLayout.Counter {
    fileprivate var configurationValue: CBORValue {
        .array([column.configurationValue, wrap.map { .unsigned($0) } ?? .null])
    }

    fileprivate init(configuration value: CBORValue?) throws(DecoderConfigurationFailure) {
        guard let parts = value?.elements, parts.count == 2 else {
            throw .notAConfiguration("a counter is not a column and a wrap")
        }
        self.init(try LineTableLayout.Column(configuration: parts[0]))
        switch parts[1] {
        case .unsigned(let wrap): self.wrap = wrap
        case .null: break
        default: throw .notAConfiguration("a wrap is not a whole number")
        }
    }
}

extension LineTableLayout.Time {
    fileprivate var configurationValue: CBORValue {
        switch self {
        case .column(let column, let unit, let wrap):
            .array([
                .text("column"), LineTableLayout.Counter(column, wrap: wrap).configurationValue, .text(unit.rawValue),
            ])
        case .counter(let counter, let rate):
            .array([.text("counter"), counter.configurationValue, rate.configurationValue])
        case .rows(let rate): .array([.text("rows"), rate.configurationValue])
        }
    }

    fileprivate init(configuration value: CBORValue?) throws(DecoderConfigurationFailure) {
        let parts = value?.elements ?? []
        switch (parts.first?.string, parts.count) {
        case ("column", 3):
            guard let unit = parts[2].string.flatMap({ LineTableLayout.TimeUnit(rawValue: $0) }) else {
                throw .notAConfiguration("the unit of time is not known")
            }
            let counter = try LineTableLayout.Counter(configuration: parts[1])
            self = .column(counter.column, unit: unit, wrap: counter.wrap)
        case ("counter", 3):
            self = .counter(
                try LineTableLayout.Counter(configuration: parts[1]), rate: try Frequency(configuration: parts[2]))
        case ("rows", 2): self = .rows(rate: try Frequency(configuration: parts[1]))
        default: throw .notAConfiguration("the table's time is not known")
        }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit in ASCII; nil for anything else.
    var hexDigit: UInt8? {
        switch self {
        case 48...57: self - 48
        case 65...70: self - 55
        case 97...102: self - 87
        default: nil
        }
    }
}

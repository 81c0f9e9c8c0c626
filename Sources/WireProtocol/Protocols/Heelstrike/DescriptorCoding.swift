import SensorData

/// Why a self-description cannot be used.
enum DescriptorFailure: Error, Equatable {
    case notCBOR(CBORFailure)
    /// A field is missing or of the wrong kind.
    case field(String)
    /// Two streams have one number, or a stream has the device's.
    case streamNumber(UInt16)
}

/// A self-description as CBOR; the field numbers are those of `Firmware-Protocol/PROTOCOL.md`.
///
/// Unknown fields are ignored. An unknown side, placement, mounting, region or quantity is read as not known; an unknown
/// unit or encoding would make every number wrong, so the whole description is refused.
enum DescriptorCoding {
    static func encode(_ device: DeviceDescriptor) -> [UInt8] {
        CBORValue(fields: [
            (1, .text(device.manufacturer)), (2, .text(device.model)), (3, .text(device.serialNumber)),
            (4, .text(device.firmware)), (5, .array(device.streams.map(value))),
        ]).encoded
    }

    static func decode(_ bytes: [UInt8]) throws(DescriptorFailure) -> DeviceDescriptor {
        let root: CBORValue
        do throws(CBORFailure) { root = try CBORDecoder.decode(bytes) } catch { throw .notCBOR(error) }
        var streams: [StreamDescriptor] = []
        for value in try elements(root, 5, "streams") {
            let stream = try self.stream(value)
            guard stream.id != HeelstrikeLimits.deviceStream, !streams.contains(where: { $0.id == stream.id }) else {
                throw .streamNumber(stream.id)
            }
            streams.append(stream)
        }
        return DeviceDescriptor(
            manufacturer: try text(root, 1, "manufacturer"), model: try text(root, 2, "model"),
            serialNumber: try text(root, 3, "serial number", default: ""),
            firmware: try text(root, 4, "firmware", default: ""), streams: streams)
    }

    // MARK: Streams

    private static func value(_ stream: StreamDescriptor) -> CBORValue {
        CBORValue(fields: [
            (1, .unsigned(UInt64(stream.id))), (2, .text(stream.name)), (3, stream.side.map { .text($0.rawValue) }),
            (4, .text(stream.placement.rawValue)), (5, .text(stream.mounting.rawValue)),
            (6, value(stream.sampleRate)), (7, value(stream.clockRate)), (8, .array(stream.channels.map(value))),
            (9, .array(stream.cells.map(value))),
        ])
    }

    private static func stream(_ value: CBORValue) throws(DescriptorFailure) -> StreamDescriptor {
        guard let id = value[1]?.integer.flatMap({ UInt16(exactly: $0) }) else { throw .field("stream number") }
        var channels: [ChannelDescriptor] = []
        for element in try elements(value, 8, "channels") { channels.append(try channel(element)) }
        var cells: [PressureCell] = []
        if value[9] != nil {
            for element in try elements(value, 9, "cells") { cells.append(try cell(element)) }
        }
        return StreamDescriptor(
            id: id, name: try text(value, 2, "stream name"),
            side: value[3]?.string.flatMap { Side(rawValue: $0) },
            placement: value[4]?.string.flatMap { SensorPlacement(rawValue: $0) } ?? .unknown,
            mounting: value[5]?.string.flatMap { Mounting(rawValue: $0) } ?? .unknown,
            sampleRate: try frequency(value[6], "sample rate"),
            clockRate: value[7] == nil ? .microseconds : try frequency(value[7], "clock rate"), channels: channels,
            cells: cells)
    }

    private static func value(_ frequency: Frequency) -> CBORValue {
        .array([.unsigned(UInt64(frequency.numerator)), .unsigned(UInt64(frequency.denominator))])
    }

    private static func frequency(_ value: CBORValue?, _ name: String) throws(DescriptorFailure) -> Frequency {
        guard let parts = value?.elements, parts.count == 2,
            let numerator = parts[0].integer.flatMap({ UInt32(exactly: $0) }), numerator > 0,
            let denominator = parts[1].integer.flatMap({ UInt32(exactly: $0) }), denominator > 0
        else { throw .field(name) }
        return Frequency(numerator, per: denominator)
    }

    // MARK: Channels

    private static func value(_ channel: ChannelDescriptor) -> CBORValue {
        CBORValue(fields: [
            (1, .text(channel.name)), (2, value(channel.quantity)), (3, .text(channel.unit.rawValue)),
            (4, .text(channel.encoding.rawValue)), (5, .float(channel.scale)), (6, .float(channel.offset)),
            (7, channel.range.map { .array([.float($0.lowerBound), .float($0.upperBound)]) }),
        ])
    }

    private static func channel(_ value: CBORValue) throws(DescriptorFailure) -> ChannelDescriptor {
        guard let unit = value[3]?.string.flatMap({ Unit(rawValue: $0) }) else { throw .field("unit") }
        guard let encoding = value[4]?.string.flatMap({ ChannelEncoding(rawValue: $0) }) else {
            throw .field("encoding")
        }
        return ChannelDescriptor(
            name: try text(value, 1, "channel name"), quantity: try quantity(value[2]), unit: unit,
            encoding: encoding, scale: try number(value, 5, "scale") ?? 1,
            offset: try number(value, 6, "offset") ?? 0, range: try range(value[7]))
    }

    private static func range(_ value: CBORValue?) throws(DescriptorFailure) -> ClosedRange<Double>? {
        guard let value else { return nil }
        guard let bounds = value.elements, bounds.count == 2, let low = bounds[0].number, let high = bounds[1].number,
            low <= high
        else { throw .field("range") }
        return low...high
    }

    private static func value(_ quantity: Quantity) -> CBORValue {
        switch quantity {
        case .acceleration(let axis): .array([.text("acceleration"), .text(axis.rawValue)])
        case .angularRate(let axis): .array([.text("angularRate"), .text(axis.rawValue)])
        case .magneticField(let axis): .array([.text("magneticField"), .text(axis.rawValue)])
        case .cellLoad(let cell): .array([.text("cellLoad"), CBORValue(cell)])
        case .totalForce: .array([.text("totalForce")])
        case .centreOfPressure(let axis): .array([.text("centreOfPressure"), .text(axis.rawValue)])
        case .temperature: .array([.text("temperature")])
        case .other: .array([.text("other")])
        }
    }

    private static func quantity(_ value: CBORValue?) throws(DescriptorFailure) -> Quantity {
        guard let parts = value?.elements, let name = parts.first?.string else { throw .field("quantity") }
        let detail = parts.count > 1 ? parts[1] : .null
        let axis = detail.string.flatMap { Axis(rawValue: $0) }
        switch (name, axis, detail.integer) {
        case ("acceleration", let axis?, _): return .acceleration(axis)
        case ("angularRate", let axis?, _): return .angularRate(axis)
        case ("magneticField", let axis?, _): return .magneticField(axis)
        case ("centreOfPressure", let axis?, _): return .centreOfPressure(axis)
        case ("cellLoad", _, let cell?): return .cellLoad(cell)
        case ("totalForce", _, _): return .totalForce
        case ("temperature", _, _): return .temperature
        case ("acceleration", _, _), ("angularRate", _, _), ("magneticField", _, _), ("centreOfPressure", _, _),
            ("cellLoad", _, _):
            throw .field("quantity")
        default: return .other
        }
    }

    // MARK: Cells

    private static func value(_ cell: PressureCell) -> CBORValue {
        CBORValue(fields: [
            (1, CBORValue(cell.number)), (2, cell.x.map { .float($0) }), (3, cell.y.map { .float($0) }),
            (4, cell.area.map { .float($0) }), (5, cell.region.map { .text($0.rawValue) }),
        ])
    }

    private static func cell(_ value: CBORValue) throws(DescriptorFailure) -> PressureCell {
        guard let number = value[1]?.integer else { throw .field("cell number") }
        return PressureCell(
            number: number, x: try self.number(value, 2, "x"), y: try self.number(value, 3, "y"),
            area: try self.number(value, 4, "area"), region: value[5]?.string.flatMap { SoleRegion(rawValue: $0) })
    }

    // MARK: Fields

    private static func text(
        _ map: CBORValue, _ key: UInt64, _ name: String, default fallback: String? = nil
    ) throws(DescriptorFailure) -> String {
        if let fallback, map[key] == nil { return fallback }
        guard let text = map[key]?.string else { throw .field(name) }
        return text
    }

    private static func number(_ map: CBORValue, _ key: UInt64, _ name: String) throws(DescriptorFailure) -> Double? {
        guard let value = map[key] else { return nil }
        guard let number = value.number else { throw .field(name) }
        return number
    }

    private static func elements(
        _ map: CBORValue, _ key: UInt64, _ name: String
    ) throws(DescriptorFailure) -> [CBORValue] {
        guard let elements = map[key]?.elements else { throw .field(name) }
        return elements
    }
}

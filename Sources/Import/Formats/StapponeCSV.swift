import SensorData

/// stappone CSV: one insole with an inertial sensor and twelve cells in raw counts; times are Unix milliseconds.
enum StapponeCSV {
    static func recognises(_ opening: [String]) -> Bool {
        opening.first.map { $0.hasPrefix("sole_id,timestamp,") } ?? false
    }

    static func part(_ file: TextFile, side: Side) throws(ImportError) -> ImportedPart {
        var header = file.names(line: 0, by: .comma)
        while header.last == "" { header.removeLast() }
        let layout = TableLayout(delimiter: .comma, header: header, headerLine: 1, firstDataLine: 1)
        let time = try layout.column("timestamp", file: file.name)
        let sole = try layout.column("sole_id", file: file.name)
        let corrupt = header.firstIndex(of: "corrupt")
        let channels = header.enumerated().filter { ![time, sole, corrupt].contains($0.offset) && !$0.element.isEmpty }
            .map { PlannedChannel(column: $0.offset, descriptor: channel($0.element)) }
        guard channels.contains(where: { $0.descriptor.quantity != .other }) else {
            throw .missingColumn(file: file.name, line: 1, column: "pressure_01", found: header)
        }
        let cells = channels.compactMap { channel -> PressureCell? in
            if case .cellLoad(let number) = channel.descriptor.quantity { PressureCell(number: number) } else { nil }
        }
        let soles = try soleNames(file, column: sole)
        let plan = StreamPlan(
            name: "\(side.rawValue) insole", side: side, placement: .insole, channels: channels, cells: cells)
        var part = try TableImport(
            layout: layout, plans: [plan], timeColumns: [time],
            rule: .times(unitExponent: 3, startsAtFirstRow: true), corruptColumn: corrupt
        ).part(file)
        part.manufacturer = "stappone"
        part.serialNumber = soles
        part.recordedAt = part.firstUnixMilliseconds.map { CalendarDate.iso8601(unixMilliseconds: $0) }
        part.keptColumns = part.otherChannelNames
        part.remarks.append(
            "the file states no units; acceleration was taken as mm/s² and angular rate as µrad/s, inferred from numbers "
                + "at rest and not documented")
        part.remarks.append("the cells are raw counts with a large offset, without positions, areas or regions")
        return part
    }

    /// The one insole's number; two insoles in one file cannot be told left from right.
    private static func soleNames(_ file: TextFile, column: Int) throws(ImportError) -> String {
        var fields: [Range<Int>] = []
        var first: ArraySlice<UInt8>?
        for (index, line) in file.lines.enumerated().dropFirst() {
            file.split(line, by: .comma, into: &fields)
            guard fields.count > column + 1, !fields[column].isEmpty else { continue }
            let name = file.bytes[fields[column]]
            if let first, first != name {
                throw .malformed(
                    file: file.name, line: index + 1,
                    reason:
                        "the file holds more than one insole (sole_id); split it by sole_id and give the files with "
                        + "--left and --right")
            }
            first = name
        }
        return first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func channel(_ name: String) -> ChannelDescriptor {
        let parts = name.split(separator: "_")
        if parts.count == 2, let axis = Axis(rawValue: String(parts[1])) {
            switch parts[0] {
            case "accel":
                return ChannelDescriptor(
                    name: name, quantity: .acceleration(axis), unit: .metresPerSecondSquared, scale: 0.001)
            case "gyro":
                return ChannelDescriptor(name: name, quantity: .angularRate(axis), unit: .radiansPerSecond, scale: 1e-6)
            default: break
            }
        }
        if parts.count == 2, parts[0] == "pressure", let cell = Int(parts[1]), cell > 0 {
            return ChannelDescriptor(name: name, quantity: .cellLoad(cell), unit: .counts)
        }
        return ChannelDescriptor(name: name, quantity: .other, unit: .one)
    }
}

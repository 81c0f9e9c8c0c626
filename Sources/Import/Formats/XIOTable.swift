import SensorData

/// x-io CSV: one sensor, with the unit of every column in the header, as in `Time (s),Gyroscope X (deg/s)`.
enum XIOTable {
    static func recognises(_ opening: [String]) -> Bool {
        guard let first = opening.first else { return false }
        return first.contains("Time (") && (first.contains("Gyroscope X (") || first.contains("Accelerometer X ("))
    }

    static func part(_ file: TextFile, side: Side) throws(ImportError) -> ImportedPart {
        let first = file.line(0)
        let delimiter: Delimiter = first.contains("\t") ? .tab : first.contains(";") ? .semicolon : .comma
        var header = file.names(line: 0, by: delimiter)
        while header.last == "" { header.removeLast() }
        let layout = TableLayout(delimiter: delimiter, header: header, headerLine: 1, firstDataLine: 1)
        guard let time = header.firstIndex(where: { $0.hasPrefix("Time (") }) else {
            throw .missingColumn(file: file.name, line: 1, column: "Time (s)", found: header)
        }
        let unitExponent: Int
        switch unitText(header[time]) {
        case "s": unitExponent = 0
        case "ms": unitExponent = 3
        case "us", "µs", "μs": unitExponent = 6
        default:
            throw .malformed(
                file: file.name, line: 1, reason: "the time column “\(header[time])” is not in s, ms or us")
        }
        var channels: [PlannedChannel] = []
        for (column, name) in header.enumerated() where column != time && !name.isEmpty {
            channels.append(PlannedChannel(column: column, descriptor: try channel(name, file: file)))
        }
        guard channels.contains(where: { $0.descriptor.quantity != .other }) else {
            throw .missingColumn(file: file.name, line: 1, column: "Accelerometer X (g)", found: header)
        }
        let plan = StreamPlan(name: "\(side.rawValue) foot", side: side, placement: .unknown, channels: channels)
        var part = try TableImport(
            layout: layout, plans: [plan], timeColumns: [time], rule: .times(unitExponent: unitExponent)
        ).part(file)
        part.manufacturer = "x-io Technologies"
        part.keptColumns = part.otherChannelNames
        return part
    }

    private static func unitText(_ name: String) -> String {
        guard let open = name.lastIndex(of: "(") else { return "" }
        return String(name[name.index(after: open)...].prefix { $0 != ")" })
    }

    /// A column of an inertial sensor must state a unit that we know; any other column is kept as it is.
    private static func channel(_ name: String, file: TextFile) throws(ImportError) -> ChannelDescriptor {
        let words = name.split(separator: " ")
        let unit = Unit(printed: unitText(name))
        guard words.count >= 2, let axis = Axis(rawValue: words[1].lowercased()) else {
            return ChannelDescriptor(name: name, quantity: .other, unit: unit ?? .one)
        }
        let quantity: Quantity
        let allowed: [Unit]
        switch words[0] {
        case "Gyroscope": (quantity, allowed) = (.angularRate(axis), [.degreesPerSecond, .radiansPerSecond])
        case "Accelerometer": (quantity, allowed) = (.acceleration(axis), [.standardGravity, .metresPerSecondSquared])
        case "Magnetometer": (quantity, allowed) = (.magneticField(axis), [.microtesla, .one])
        default: return ChannelDescriptor(name: name, quantity: .other, unit: unit ?? .one)
        }
        guard let unit, allowed.contains(unit) else {
            throw .malformed(
                file: file.name, line: 1,
                reason: "the unit of the column “\(name)” is none of: "
                    + allowed.map(\.rawValue).joined(separator: ", "))
        }
        return ChannelDescriptor(name: name, quantity: quantity, unit: unit)
    }
}

import SensorData

/// novel loadsol text export: zone forces and inertial sensor of two insoles, each block with a time column of its own.
///
/// Two header lines: names such as `PGV247-L::heel` and units. The order of the zones differs between the feet, so that every
/// column goes by its name. `-` stands for a value that did not arrive.
enum LoadsolText {
    static func recognises(_ opening: [String]) -> Bool {
        headerIndex(opening) != nil
    }

    /// The line of units, after the line of names.
    private static func headerIndex(_ opening: [String]) -> Int? {
        opening.indices.first { index in
            index > 0 && opening[index].hasPrefix("Time[") && opening[index].contains("Force[")
                && opening[index - 1].contains("::")
        }
    }

    static func part(_ file: TextFile) throws(ImportError) -> ImportedPart {
        guard let unitLine = headerIndex(file.opening(64)) else {
            throw .missingColumn(file: file.name, line: 1, column: "Time[secs]", found: [])
        }
        var units = file.names(line: unitLine, by: .tab)
        while units.last == "" { units.removeLast() }
        var names = file.names(line: unitLine - 1, by: .tab)
        while names.count < units.count { names.append("") }
        let header = zip(names, units).map { $0.isEmpty ? $1 : $0 }

        var plans: [StreamPlan] = []
        var timeColumns: [Int] = []
        var dropped: [String] = []
        for column in header.indices {
            if names[column].isEmpty && units[column].hasPrefix("Time[") {
                timeColumns.append(column)
                continue
            }
            guard !timeColumns.isEmpty, let (side, channel) = channel(names[column], unit: units[column]) else {
                dropped.append(header[column])
                continue
            }
            let planned = PlannedChannel(column: column, descriptor: channel)
            if let last = plans.last, last.timeColumn == timeColumns.count - 1, last.side == side {
                plans[plans.count - 1].channels.append(planned)
            } else {
                plans.append(
                    StreamPlan(
                        name: "", side: side, placement: .insole, channels: [planned],
                        timeColumn: timeColumns.count - 1))
            }
        }
        guard !plans.isEmpty else {
            throw .missingColumn(file: file.name, line: unitLine, column: "…-L::heel", found: header)
        }
        for index in plans.indices { Self.finish(&plans[index]) }
        var layout = TableLayout(
            delimiter: .tab, header: header, headerLine: unitLine, firstDataLine: unitLine + 1, missing: ["-"])
        layout.hasNotes = true
        var part = try TableImport(
            layout: layout, plans: plans, timeColumns: timeColumns, rule: .times(unitExponent: 0)
        ).part(file)
        part.manufacturer = "novel"
        part.model = "loadsol"
        part.serialNumber = devices(names).joined(separator: ", ")
        part.recordedAt = recordedAt(file.line(0))
        if let comment = file.line(1).text(after: "comment") { part.remarks.append("comment: \(comment)") }
        part.droppedColumns += dropped
        part.keptColumns = part.otherChannelNames
        part.remarks.append(
            "the zones medial and lateral are the two halves of the sole before the heel; they were taken as forefoot")
        part.remarks.append(
            "forces of -1 N and sudden zeros are kept as printed; they are lost radio data, not a foot off the ground")
        return part
    }

    /// Names the stream, and its cells where it has zones.
    private static func finish(_ plan: inout StreamPlan) {
        var cells: [PressureCell] = []
        for channel in plan.channels {
            guard case .cellLoad(let number) = channel.descriptor.quantity else { continue }
            cells.append(PressureCell(number: number, region: number == 1 ? .heel : .forefoot))
        }
        plan.cells = cells.sorted { $0.number < $1.number }
        let kind = cells.isEmpty ? "inertial sensor" : "insole"
        plan.name = "\(plan.side?.rawValue ?? "") \(kind)"
    }

    /// The side stands in the last letter of the sensor's name, `PGV247-L`.
    private static func channel(_ name: String, unit unitText: String) -> (Side, ChannelDescriptor)? {
        let parts = name.split(separator: ":").map(String.init)
        guard let sensor = parts.first else { return nil }
        let side: Side
        if sensor.hasSuffix("-L") { side = .left } else if sensor.hasSuffix("-R") { side = .right } else { return nil }
        let printed = unitText.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
        let unit = Unit(printed: String(printed)) ?? .one
        let zone = parts.count > 1 ? parts[1] : ""
        let axis = zone.first.flatMap { Axis(rawValue: String($0)) }
        let quantity: Quantity
        switch (zone, axis) {
        case ("", _): quantity = .totalForce
        case ("heel", _): quantity = .cellLoad(1)
        case ("medial", _): quantity = .cellLoad(2)
        case ("lateral", _): quantity = .cellLoad(3)
        case (_, .some(let axis)) where zone.hasSuffix("Acc"): quantity = .acceleration(axis)
        case (_, .some(let axis)) where zone.hasSuffix("Gyro"): quantity = .angularRate(axis)
        default: quantity = .other
        }
        return (side, ChannelDescriptor(name: name, quantity: quantity, unit: unit))
    }

    /// The sensors' names in their order, each once.
    private static func devices(_ names: [String]) -> [String] {
        var devices: [String] = []
        for name in names {
            guard let first = name.split(separator: ":").first.map(String.init), !devices.contains(first) else {
                continue
            }
            devices.append(first)
        }
        return devices
    }

    /// `loadapp_2024_01_17_15_22_31_025.loadflux`: year, month, day, hour, minute, second, milliseconds.
    private static func recordedAt(_ line: String) -> String? {
        let numbers = line.split { !$0.isASCII || !$0.isNumber }.map(String.init)
        guard numbers.count >= 6, numbers[0].count == 4 else { return nil }
        let fraction = numbers.count > 6 ? "." + numbers[6] : ""
        return "\(numbers[0])-\(numbers[1])-\(numbers[2])T\(numbers[3]):\(numbers[4]):\(numbers[5])\(fraction)"
    }
}

import SensorData

/// Moticon OpenGo text export: `# key: value` lines, then `# time` and the columns of both feet, tab separated.
///
/// The columns may come in any order and number; an empty field says that the insole had no sample in this row.
enum MoticonText {
    static func recognises(_ opening: [String]) -> Bool {
        opening.contains { $0.hasPrefix("# time\t") && ($0.contains("left ") || $0.contains("right ")) }
    }

    static func part(_ file: TextFile) throws(ImportError) -> ImportedPart {
        var properties: [(key: String, value: String)] = []
        var headerIndex: Int?
        for index in file.lines.indices {
            let line = file.line(index)
            guard line.hasPrefix("#") else { break }
            if line.hasPrefix("# time\t") {
                headerIndex = index
                break
            }
            let text = line.dropFirst()
            guard let colon = text.firstIndex(of: ":") else { continue }
            properties.append(
                (
                    String(text[..<colon]).trimmedOfSpaces,
                    String(text[text.index(after: colon)...]).trimmedOfSpaces
                ))
        }
        guard let headerIndex else {
            throw .missingColumn(file: file.name, line: file.lines.count, column: "# time", found: [])
        }
        var header = file.names(line: headerIndex, by: .tab)
        header[0] = "time"
        while header.last == "" { header.removeLast() }

        var channels: [Side: [PlannedChannel]] = [:]
        var dropped: [String] = []
        for (column, text) in header.enumerated().dropFirst() {
            if let (side, channel) = channel(text, column: column) {
                channels[side, default: []].append(channel)
            } else {
                dropped.append(text)
            }
        }
        guard channels.values.contains(where: { $0.contains { $0.descriptor.quantity != .other } }) else {
            throw .missingColumn(
                file: file.name, line: headerIndex + 1, column: "left pressure 1[N/cm²]", found: header)
        }
        let plans = Side.allCases.compactMap { side in
            channels[side].map { channels in
                StreamPlan(
                    name: "\(side.rawValue) insole", side: side, placement: .insole, mounting: .footAxes,
                    channels: channels, cells: cells(of: channels))
            }
        }
        let layout = TableLayout(
            delimiter: .tab, header: header, headerLine: headerIndex + 1, firstDataLine: headerIndex + 1,
            commentPrefix: "#")
        var part = try TableImport(
            layout: layout, plans: plans, timeColumns: [0], rule: .times(unitExponent: 0)
        ).part(file)
        part.manufacturer = "Moticon"
        part.model = "OpenGo"
        for (key, value) in properties where !value.isEmpty {
            switch key {
            case "Start time": part.recordedAt = part.recordedAt ?? CalendarDate.iso8601(dayMonthYear: value)
            case "Start timestamp":
                // Unlike the start time this says its time zone.
                if let start = Int64(value), (0..<1 << 50).contains(start) {
                    part.recordedAt = CalendarDate.iso8601(unixMilliseconds: start)
                }
            case "Sensor insoles": part.serialNumber = value
            case "Duration": break
            default: part.remarks.append("\(key): \(value)")
            }
        }
        part.remarks.append("the areas and positions of the cells are not in the file; regions by cell number")
        part.droppedColumns += dropped
        part.keptColumns = part.otherChannelNames
        return part
    }

    /// `left pressure 1[N/cm²]` and its like; nil for a column of neither foot, or of text.
    private static func channel(_ text: String, column: Int) -> (Side, PlannedChannel)? {
        let parts = text.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first else { return nil }
        let name = String(first).trimmedOfSpaces
        let unitText = parts.count > 1 ? String(parts[1].prefix { $0 != "]" }) : ""
        let words = name.lowercased().split(separator: " ").map(String.init)
        guard let side = words.first.flatMap(Side.init(rawValue:)), words.last != "label" else { return nil }
        var unit = Unit(printed: unitText) ?? .one
        let axis = words.last.flatMap(Axis.init(rawValue:))
        let quantity: Quantity
        switch (words.dropFirst().dropLast().joined(separator: " "), axis) {
        case ("acceleration", .some(let axis)): quantity = .acceleration(axis)
        case ("angular", .some(let axis)), ("angular rate", .some(let axis)): quantity = .angularRate(axis)
        case ("center of pressure", .some(let axis)), ("cop", .some(let axis)):
            quantity = .centreOfPressure(axis)
            unit = .one
        case ("total", nil) where words.last == "force": quantity = .totalForce
        case ("pressure", nil):
            guard let number = words.last.flatMap(Int.init), number > 0 else { return nil }
            quantity = .cellLoad(number)
        default: quantity = .other
        }
        return (
            side,
            PlannedChannel(column: column, descriptor: ChannelDescriptor(name: name, quantity: quantity, unit: unit))
        )
    }

    private static func cells(of channels: [PlannedChannel]) -> [PressureCell] {
        let numbers = channels.compactMap { channel -> Int? in
            if case .cellLoad(let number) = channel.descriptor.quantity { number } else { nil }
        }
        return numbers.sorted().map { PressureCell(number: $0, region: region(cell: $0)) }
    }

    /// The region by cell number, inferred from the mean loads of the maker's own report on each phase of stance.
    static func region(cell: Int) -> SoleRegion? {
        switch cell {
        case 1...4: .heel
        case 5...9: .midfoot
        case 10...14: .metatarsals
        case 15...16: .toes
        default: nil
        }
    }
}

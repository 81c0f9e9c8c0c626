import SensorData

/// novel pedar `.asc`: header lines in Latin-1, then the time and the pressure of each cell, first the left insole, then the right.
enum PedarASCII {
    static func recognises(_ opening: [String]) -> Bool {
        guard let first = opening.first, first.hasPrefix("file name:") else { return false }
        return opening.contains { $0.hasPrefix("time[secs]") }
    }

    static func part(_ file: TextFile) throws(ImportError) -> ImportedPart {
        let opening = file.opening(64)
        guard let headerIndex = opening.firstIndex(where: { $0.hasPrefix("time[secs]") }) else {
            throw .missingColumn(file: file.name, line: 1, column: "time[secs]", found: [])
        }
        var header = file.names(line: headerIndex, by: .tab)
        while header.last == "" { header.removeLast() }
        var part = ImportedPart()
        var declaredRate: Frequency?
        var unit: Unit?
        var masks: [Side: Int] = [:]
        for line in opening[..<headerIndex] {
            for field in line.split(separator: "\t").map({ String($0).trimmedOfSpaces }) {
                if let text = field.text(after: "scanning rate [Hz]:") { declaredRate = Frequency(printed: text) }
                if let text = field.text(after: "pressure values in") { unit = Unit(printed: text) }
                if let text = field.text(after: "date/time") {
                    part.recordedAt = CalendarDate.iso8601(dayMonthYear: text)
                }
                if let text = field.text(after: "sensor type:") { part.serialNumber = text }
                for side in Side.allCases {
                    guard let text = field.text(after: "\(side.rawValue) insole:") else { continue }
                    let cells = text.split(separator: ",").count
                    if masks[side] == nil { masks[side] = cells }
                    part.remarks.append("mask of the \(side.rawValue) insole: \(cells) cells")
                }
            }
        }
        guard let unit, [.kilopascal, .pascal, .newtonPerSquareCentimetre].contains(unit) else {
            throw .malformed(
                file: file.name, line: 1, reason: "no line “pressure values in kPa” was found before the numbers")
        }
        let plans = try plans(header, headerLine: headerIndex + 1, unit: unit, masks: masks, file: file)
        let layout = TableLayout(
            delimiter: .tab, header: header, headerLine: headerIndex + 1, firstDataLine: headerIndex + 1)
        var table = try TableImport(
            layout: layout, plans: plans, timeColumns: [0], rule: .times(unitExponent: 0), declaredRate: declaredRate
        ).part(file)
        table.manufacturer = "novel"
        table.model = "pedar"
        table.serialNumber = part.serialNumber
        table.recordedAt = part.recordedAt
        table.remarks += part.remarks
        table.remarks.append(
            "the cells' areas and positions are not in the file; regions by cell number, counted in rows from the heel (proposal)"
        )
        return table
    }

    /// The header counts the cells of the left insole, then begins again for the right.
    private static func plans(
        _ header: [String], headerLine: Int, unit: Unit, masks: [Side: Int], file: TextFile
    ) throws(ImportError) -> [StreamPlan] {
        var insoles: [[(column: Int, cell: Int)]] = []
        for (column, text) in header.enumerated().dropFirst() {
            guard let cell = Int(text), cell > 0, cell < 10_000 else {
                throw .malformed(file: file.name, line: headerLine, reason: "“\(text)” is not the number of a cell")
            }
            if let last = insoles.last?.last, cell > last.cell {
                insoles[insoles.count - 1].append((column, cell))
            } else {
                insoles.append([(column, cell)])
            }
        }
        let sides: [Side]
        switch insoles.count {
        case 2: sides = [.left, .right]
        case 1:
            let named = Side.allCases.filter { (masks[$0] ?? 0) > 0 }
            guard named.count == 1 else {
                throw .malformed(
                    file: file.name, line: headerLine,
                    reason: "there is one insole, and the mask definition does not say which")
            }
            sides = named
        default:
            throw .malformed(
                file: file.name, line: headerLine,
                reason: "the cells of one or two insoles were expected and those of \(insoles.count) found")
        }
        return zip(sides, insoles).map { side, cells in
            StreamPlan(
                name: "\(side.rawValue) insole", side: side, placement: .insole,
                channels: cells.map { column, cell in
                    PlannedChannel(
                        column: column,
                        descriptor: ChannelDescriptor(name: "cell \(cell)", quantity: .cellLoad(cell), unit: unit))
                },
                cells: cells.map { PressureCell(number: $0.cell, region: region(cell: $0.cell)) })
        }
    }

    /// Regions of the usual insole with 99 cells, numbered in rows of up to seven from the heel (proposal).
    static func region(cell: Int) -> SoleRegion? {
        switch cell {
        case 1...26: .heel
        case 27...54: .midfoot
        case 55...82: .metatarsals
        case 83...99: .toes
        default: nil
        }
    }
}

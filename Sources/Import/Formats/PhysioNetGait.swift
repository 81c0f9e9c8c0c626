import SensorData

/// PhysioNet gaitpdb: time, eight forces of the left foot, eight of the right, and the two sums; with or without a header.
enum PhysioNetGait {
    private static let columnCount = 19

    static func recognises(_ opening: [String]) -> Bool {
        let lines = opening.filter { !$0.trimmedOfSpaces.isEmpty }
        guard let first = lines.first else { return false }
        if first.hasPrefix("Time(sec),VGRF_left_s1") { return true }
        return lines.prefix(2).allSatisfy { line in
            let fields = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
            return fields.count == columnCount && fields.allSatisfy { Double($0) != nil }
        }
    }

    static func part(_ file: TextFile) throws(ImportError) -> ImportedPart {
        let hasHeader = file.line(0).hasPrefix("Time")
        let header = hasHeader ? file.names(line: 0, by: .comma) : (1...columnCount).map { "column \($0)" }
        guard header.count == columnCount else {
            throw .malformed(
                file: file.name, line: 1,
                reason: "\(columnCount) columns were expected and \(header.count) found: "
                    + header.joined(separator: ", "))
        }
        let plans = Side.allCases.map { side in
            let offset = side == .left ? 0 : 8
            var channels = (1...8).map { cell in
                PlannedChannel(
                    column: cell + offset,
                    descriptor: ChannelDescriptor(
                        name: "\(side.rawValue) S\(cell)", quantity: .cellLoad(cell), unit: .newton))
            }
            channels.append(
                PlannedChannel(
                    column: side == .left ? 17 : 18,
                    descriptor: ChannelDescriptor(
                        name: "total \(side.rawValue)", quantity: .totalForce, unit: .newton)))
            let cells = (1...8).map { PressureCell(number: $0, region: region(cell: $0)) }
            return StreamPlan(
                name: "\(side.rawValue) insole", side: side, placement: .insole, channels: channels, cells: cells)
        }
        let layout = TableLayout(
            delimiter: hasHeader ? .comma : .whitespace, header: header, headerLine: 1, firstDataLine: hasHeader ? 1 : 0
        )
        var part = try TableImport(
            layout: layout, plans: plans, timeColumns: [0], rule: .times(unitExponent: 0)
        ).part(file)
        part.model = "gaitpdb insole with eight cells"
        if hasHeader {
            part.remarks.append(
                "a repackaged copy: its header stands in the place of the first sample (t = 0), which is lost")
        }
        part.remarks.append(
            "the cells' positions are given in arbitrary units only and are left out; regions by cell number")
        return part
    }

    /// S1 to S3 lie under the heel, S4 and S5 under the midfoot, S6 to S8 under the forefoot and toes.
    static func region(cell: Int) -> SoleRegion {
        switch cell {
        case ...3: .heel
        case 4...5: .midfoot
        default: .forefoot
        }
    }
}

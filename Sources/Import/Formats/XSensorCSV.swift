import SensorData

/// XSENSOR CSV export: blocks of lines, one frame after the other, each with a grid of cells for either foot.
///
/// The first row of a grid is under the toes, the last under the heel, as the blocks named “Heel” of the same files show; the
/// first column is on the person's left. A cell that is zero in every frame is not part of the insole, or was never loaded.
enum XSensorCSV {
    static func recognises(_ opening: [String]) -> Bool {
        opening.contains { $0.hasPrefix("FRAME,") } && opening.contains { $0.hasPrefix("SENSOR,") }
    }

    /// One foot's grid as a frame describes it.
    private struct Grid: Equatable {
        var name: String
        var side: Side
        var rows = 0
        var columns = 0
        /// Pitch along a row and from row to row, in millimetres.
        var width: Double?
        var height: Double?
    }

    /// One frame's moment and numbers.
    private struct Frame {
        var line: Int
        var time: DecimalNumber?
        var values: [Side: [Double]] = [:]
        var isBad = false
    }

    static func part(_ file: TextFile) throws(ImportError) -> ImportedPart {
        var reader = Reader(file: file)
        try reader.read()
        guard let unit = reader.unit, [.millimetreOfMercury, .kilopascal, .newtonPerSquareCentimetre].contains(unit)
        else {
            throw .malformed(file: file.name, line: 1, reason: "no line “Units:” with mmHg, kPa or N/cm2 was found")
        }
        let sides = Side.allCases.filter { reader.grids[$0] != nil }
        guard !sides.isEmpty, !reader.frames.isEmpty else { throw .noSamples(file: file.name) }
        var plans: [StreamPlan] = []
        var starts: [Side: Int] = [:]
        var width = 0
        for side in sides {
            guard let grid = reader.grids[side] else { continue }
            starts[side] = width
            plans.append(plan(grid, frames: reader.frames, firstColumn: width, unit: unit))
            width += grid.rows * grid.columns
        }
        var table = NumericTable(columns: Array(0..<width), timeColumnCount: 1)
        for (index, frame) in reader.frames.enumerated() {
            let isComplete = sides.contains { frame.values[$0] != nil } && !frame.isBad
            guard isComplete else {
                table.leftOut.add(index == reader.frames.count - 1 ? .cutShort : .notANumber, line: frame.line)
                continue
            }
            for side in sides {
                guard let grid = reader.grids[side] else { continue }
                let count = grid.rows * grid.columns
                table.values += frame.values[side] ?? [Double](repeating: .nan, count: count)
            }
            table.times[0].append(frame.time)
            table.lines.append(frame.line)
        }
        let layout = TableLayout(delimiter: .comma, header: [], headerLine: 1, firstDataLine: 0)
        var part = try TableImport(
            layout: layout, plans: plans, timeColumns: [0], rule: .times(unitExponent: 0, startsAtFirstRow: true)
        ).part(of: table, in: file)
        part.manufacturer = "XSENSOR"
        part.model = sides.compactMap { reader.grids[$0]?.name }.joined(separator: ", ")
        part.recordedAt = reader.recordedAt
        if let threshold = reader.threshold {
            part.remarks.append("pressures below \(threshold) \(unit.rawValue) were set to zero by the exporter")
        }
        for (side, plan) in zip(sides, plans) {
            let count = (reader.grids[side]?.rows ?? 0) * (reader.grids[side]?.columns ?? 0)
            part.remarks.append(
                "\(plan.name): \(plan.channels.count) of \(count) cells are above zero at least once; the others are left out"
            )
        }
        part.droppedColumns.append("the exporter's own statistics, and the groups of cells, which repeat the grid")
        part.remarks.append("regions are thirds of the grid's rows from the heel (proposal)")
        return part
    }

    private static func plan(_ grid: Grid, frames: [Frame], firstColumn: Int, unit: Unit) -> StreamPlan {
        var channels: [PlannedChannel] = []
        var cells: [PressureCell] = []
        for index in 0..<(grid.rows * grid.columns) {
            let isUsed = frames.contains { frame in
                guard !frame.isBad, let values = frame.values[grid.side], index < values.count else { return false }
                return values[index] != 0 && !values[index].isNaN
            }
            guard isUsed else { continue }
            let row = index / grid.columns
            let column = index % grid.columns
            let number = index + 1
            let fromHeel = grid.rows - 1 - row
            let third = 3 * fromHeel / grid.rows
            cells.append(
                PressureCell(
                    number: number,
                    x: grid.height.map { (Double(fromHeel) + 0.5) * $0 },
                    y: grid.width.map { (Double(grid.columns - 1) / 2 - Double(column)) * $0 },
                    area: grid.width.flatMap { width in grid.height.map { width * $0 } },
                    region: third == 0 ? .heel : third == 1 ? .midfoot : .forefoot))
            channels.append(
                PlannedChannel(
                    column: firstColumn + index,
                    descriptor: ChannelDescriptor(
                        name: "row \(row + 1) column \(column + 1)", quantity: .cellLoad(number), unit: unit)))
        }
        return StreamPlan(
            name: "\(grid.side.rawValue) insole", side: grid.side, placement: .insole, channels: channels, cells: cells)
    }

    /// Walks over the lines and gathers frames and grids.
    private struct Reader {
        let file: TextFile
        var unit: Unit?
        var threshold: String?
        var date: String?
        var recordedAt: String?
        var grids: [Side: Grid] = [:]
        var frames: [Frame] = []
        private var grid: Grid?
        private var values: [Double] = []
        private var isInGrid = false

        /// Largest number of cells of one insole that is believed.
        private static let largestGrid = 20_000

        init(file: TextFile) {
            self.file = file
        }

        mutating func read() throws(ImportError) {
            var fields: [Range<Int>] = []
            for (index, line) in file.lines.enumerated() {
                file.split(line, by: .comma, into: &fields)
                while let last = fields.last, last.isEmpty { fields.removeLast() }
                guard let first = fields.first else { continue }
                if isInGrid, let grid {
                    let byte = first.isEmpty ? 0 : file.bytes[first.lowerBound]
                    if (byte >= 48 && byte <= 57) || byte == UInt8(ascii: "-") || byte == 0 {
                        take(fields, of: grid)
                        continue
                    }
                    isInGrid = false
                }
                let value = fields.count > 1 ? file.text(fields[1]).trimmedOfSpaces : ""
                try take(key: file.text(first), value: value, line: index + 1)
            }
            closeGrid()
        }

        /// One row of the grid; empty fields at its end count as zero cells that are not there.
        private mutating func take(_ fields: [Range<Int>], of grid: Grid) {
            for column in 0..<grid.columns {
                guard column < fields.count, !fields[column].isEmpty else {
                    values.append(0)
                    continue
                }
                guard let number = DecimalNumber(file.bytes, in: fields[column]) else {
                    frames[frames.count - 1].isBad = true
                    values.append(.nan)
                    continue
                }
                values.append(number.value)
            }
            if values.count == grid.rows * grid.columns {
                frames[frames.count - 1].values[grid.side] = values
                isInGrid = false
                self.grid = nil
            }
        }

        private mutating func take(key: String, value: String, line: Int) throws(ImportError) {
            switch key {
            case "Units:": unit = Unit(printed: value)
            case "Threshold:": threshold = value
            case "FRAME":
                closeGrid()
                frames.append(Frame(line: line))
            case "Date": date = value
            case "Time" where !frames.isEmpty && frames[frames.count - 1].time == nil:
                frames[frames.count - 1].time = Self.seconds(value)
                if recordedAt == nil { recordedAt = Self.iso8601(date: date ?? "", time: value) }
            case "GROUP": closeGrid()
            case "SENSOR":
                closeGrid()
                guard let side = Self.side(value) else {
                    throw .malformed(
                        file: file.name, line: line,
                        reason: "the sensor “\(value)” is neither a left (LF) nor a right (RF) one")
                }
                grid = Grid(name: value, side: side)
            case "Rows": grid?.rows = Int(value) ?? 0
            case "Columns": grid?.columns = Int(value) ?? 0
            case "Sensel Width (cm)": grid?.width = Self.millimetres(value)
            case "Sensel Height (cm)": grid?.height = Self.millimetres(value)
            case "SENSELS":
                guard let grid, !frames.isEmpty else { return }
                guard (1...1000).contains(grid.rows), (1...1000).contains(grid.columns),
                    grid.rows * grid.columns <= Self.largestGrid
                else {
                    throw .malformed(file: file.name, line: line, reason: "the grid's rows and columns are not stated")
                }
                if let known = grids[grid.side], known.rows != grid.rows || known.columns != grid.columns {
                    throw .malformed(
                        file: file.name, line: line, reason: "the grid has another size than in frames before")
                }
                grids[grid.side] = grids[grid.side] ?? grid
                values = []
                isInGrid = true
            default: break
            }
        }

        /// A grid that ended before its last row spoils its frame.
        private mutating func closeGrid() {
            if isInGrid, !frames.isEmpty { frames[frames.count - 1].isBad = true }
            isInGrid = false
            grid = nil
        }

        /// A length printed in centimetres.
        private static func millimetres(_ centimetres: String) -> Double? {
            guard let length = Double(centimetres), length > 0, length < 100 else { return nil }
            return length * 10
        }

        /// `…-LF S0073` is a left one.
        private static func side(_ sensor: String) -> Side? {
            let words = sensor.split { $0 == "-" || $0 == " " }
            if words.contains("LF") || words.contains("Left") { return .left }
            return words.contains("RF") || words.contains("Right") ? .right : nil
        }

        /// `08:21:17.982` in seconds since midnight.
        private static func seconds(_ text: String) -> DecimalNumber? {
            let parts = text.split(separator: ":")
            guard parts.count == 3, let hours = UInt64(parts[0]), let minutes = UInt64(parts[1]), hours < 24,
                minutes < 60
            else { return nil }
            let bytes = Array(parts[2].utf8)
            guard let seconds = DecimalNumber(bytes, in: 0..<bytes.count), !seconds.isNegative, seconds.value < 61,
                seconds.exponent <= 0, seconds.exponent >= -9
            else { return nil }
            var whole = hours * 3600 + minutes * 60
            for _ in 0..<(-seconds.exponent) { whole *= 10 }
            return DecimalNumber(mantissa: whole + seconds.mantissa, exponent: seconds.exponent)
        }

        private static func iso8601(date: String, time: String) -> String? {
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            let parts = date.split(separator: " ")
            guard parts.count == 3, let year = Int(parts[0]), let month = months.firstIndex(of: String(parts[1])),
                let day = Int(parts[2]), seconds(time) != nil
            else { return nil }
            return
                "\(CalendarDate.padded(year, to: 4))-\(CalendarDate.padded(month + 1))-\(CalendarDate.padded(day))T\(time)"
        }
    }
}

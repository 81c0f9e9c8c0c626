import SensorData

/// One column of the file that becomes a channel.
struct PlannedChannel: Sendable {
    /// The file's column, from 0.
    var column: Int
    /// Scale and offset apply to the printed number; the encoding is chosen later.
    var descriptor: ChannelDescriptor
}

/// A stream that a table's columns make up.
struct StreamPlan: Sendable {
    var name: String
    var side: Side?
    var placement: SensorPlacement
    var mounting = Mounting.unknown
    var channels: [PlannedChannel]
    var cells: [PressureCell] = []
    /// Index of its column in the list of time columns.
    var timeColumn = 0
}

/// What one file gave; two of them make a recording of two feet.
struct ImportedPart: Sendable {
    var streams: [ImportedStream] = []
    var manufacturer = ""
    var model = ""
    var serialNumber = ""
    var firmware = ""
    var recordedAt: String?
    var remarks: [String] = []
    var leftOut = LeftOutRows()
    var keptColumns: [String] = []
    var droppedColumns: [String] = []
    /// True when a packet counter gave the ticks.
    var isCounted = false
    /// The counter's modulus, if it has one, for putting two files on one clock.
    var counterModulus: Int64?
    /// True when the moments that belong to the recording count from zero of its clock and not from its first sample.
    var countsFromZero = false
    /// False where the source says that the two feet's times cannot be compared.
    var feetSynchronised = true
    /// The first row's absolute time, in Unix milliseconds, where the file has such times.
    var firstUnixMilliseconds: Int64?

    /// The channels that are kept although nothing analyses them.
    var otherChannelNames: [String] {
        streams.flatMap(\.descriptor.channels).filter { $0.quantity == .other }.map(\.name)
    }
}

/// Turns a table into streams: reads the numbers, the times, and puts the rows that every side has together.
struct TableImport: Sendable {
    var layout: TableLayout
    var plans: [StreamPlan]
    /// The file's columns with times or counters, from 0.
    var timeColumns: [Int] = []
    var rule: TimeRule
    var declaredRate: Frequency?
    /// A column of the file whose rows are left out where it is not zero.
    var corruptColumn: Int?
    var loadLimits = LoadLimits()

    /// Notes in the rows that are taken over as remarks.
    static let largestNoteCount = 20

    /// Reads the file, whose text is let go as soon as its numbers are read.
    func part(_ file: consuming TextFile) throws(ImportError) -> ImportedPart {
        var needed: [Int] = []
        for plan in plans {
            for channel in plan.channels where !needed.contains(channel.column) { needed.append(channel.column) }
        }
        let unused = plans.flatMap(\.channels).filter { $0.descriptor.quantity == .other }.map(\.column)
        if let corruptColumn { needed.append(corruptColumn) }
        let rest = file.withoutText
        var table = NumericTable(
            file, layout: layout, columns: needed, timeColumns: timeColumns, lenient: unused)
        if let corruptColumn { table.removeRows(markedIn: corruptColumn) }
        return try part(of: table, in: rest)
    }

    private static func times(_ number: Int) -> String { number == 1 ? "once" : "\(number) times" }

    /// Makes streams of a table that was read.
    func part(of read: consuming NumericTable, in file: TextFile) throws(ImportError) -> ImportedPart {
        var table = read
        var part = ImportedPart()
        for note in table.notes.prefix(Self.largestNoteCount) {
            part.remarks.append("note in line \(note.line): \(note.text)")
        }
        if table.notes.count > Self.largestNoteCount {
            part.remarks.append("\(table.notes.count - Self.largestNoteCount) more notes were not taken over")
        }
        if table.textCount > 0 {
            part.remarks.append(
                table.textCount == 1
                    ? "1 text in a column that is not analysed was not taken over"
                    : "\(table.textCount) texts in columns that are not analysed were not taken over")
        }
        var leftOut = table.leftOut
        let rowCount = table.count + leftOut.total
        guard rowCount > 0 else { throw .noSamples(file: file.name) }

        let impossible = loadLimits.impossible(in: table, plans: plans)
        try check(impossible, of: table, file: file.name)
        let removed = table.remove(impossible)

        var isCounted = [Bool](repeating: false, count: table.count)
        let clock: Frequency
        var tracks: [TickTrack] = []
        func track(_ whole: [Int64?], column: Int = 0, wrap: Int64? = nil, day: Int64? = nil) -> TickTrack {
            let channels = plans.filter { $0.timeColumn == column }.flatMap(\.channels).map(\.column)
            let positions = table.columns.indices.filter { channels.contains(table.columns[$0]) }
            return TickTrack(
                whole, wrap: wrap, day: day, isSame: { table.isSame($0, $1, at: positions) },
                fault: { fault, row in
                    if !isCounted[row] { leftOut.add(fault, line: table.lines[row]) }
                    isCounted[row] = true
                })
        }
        switch rule {
        case .rows(let rate):
            clock = rate
            tracks = [track(table.lines.indices.map { Int64($0) })]
        case .times(let unitExponent, let startsAtFirstRow):
            let decimal = DecimalClock(for: table.times, unitExponent: unitExponent)
            clock = decimal.rate
            if decimal.roundedCount > 0 {
                part.remarks.append("\(decimal.roundedCount) times were rounded to whole nanoseconds")
            }
            let day = Int64(clock.numerator) * 86_400
            tracks = table.times.enumerated().map { column, times in
                track(
                    times.map { $0.flatMap { decimal.ticks($0, unitExponent: unitExponent) } }, column: column, day: day
                )
            }
            if startsAtFirstRow, let first = tracks.compactMap(\.ticks.first).min() {
                let perSecond = Int64(clock.numerator)
                // Dates after the year 30 000 are none.
                part.firstUnixMilliseconds =
                    abs(first / perSecond) < 1 << 40
                    ? first / perSecond * 1000 + first % perSecond * 1000 / perSecond : nil
                for index in tracks.indices { tracks[index].ticks = tracks[index].ticks.map { $0 - first } }
            }
        case .ticks(let rate, let unitExponent):
            clock = rate
            var perUnit = rate.hertz
            for _ in 0..<unitExponent { perUnit /= 10 }
            tracks = table.times.enumerated().map { column, times in
                track(
                    times.map { time in
                        guard let time, abs(time.value * perUnit) < 1e15 else { return nil }
                        let exact = time.value * perUnit
                        // A hundredth of a tick: printed times miss a whole one by rounding, never by more.
                        return abs(exact - exact.rounded()) < 0.01 ? Int64(exact.rounded()) : nil
                    }, column: column)
            }
        case .counter(let rate, let modulus):
            clock = rate
            part.isCounted = true
            part.counterModulus = modulus
            tracks = table.times.enumerated().map { column, times in
                track(
                    times.map { count in
                        guard let whole = count?.withoutTrailingZeros, whole.exponent >= 0 else { return nil }
                        return whole.wholeNumber(timesTenTo: 0)
                    }, column: column, wrap: modulus)
            }
        }
        try leftOut.check(file: file.name, rows: rowCount)

        let midnights = tracks.map(\.midnights).max() ?? 0
        if midnights > 0 {
            part.remarks.append("the time fell by a day at midnight \(Self.times(midnights)); it was continued")
        }
        let wraps = tracks.map(\.wraps).max() ?? 0
        if wraps > 0 {
            part.remarks.append("the packet counter began again from 0 \(Self.times(wraps)); it was continued")
        }
        part.remarks += [
            table.nonFinite.remark(
                one: "field with nan or inf", many: "fields with nan or inf", file: file.name, header: layout.header),
            removed.remark(
                one: "load that cannot be", many: "loads that cannot be", file: file.name, header: layout.header),
        ].compactMap(\.self)
        // Ticks are unsigned: a clock that begins below zero is moved to begin at zero.
        let least = tracks.compactMap(\.ticks.first).min() ?? 0
        if least < 0 { part.remarks.append("the first time is negative; all times were moved so that it is zero") }
        let shift = least < 0 ? -least : 0
        for plan in plans {
            let filled = plan.channels.map(\.column).filter { table.hasNumber(inColumn: $0) }
            var filledPlan = plan
            filledPlan.channels = plan.channels.filter { filled.contains($0.column) }
            let stream = stream(filledPlan, table: table, track: tracks[plan.timeColumn], shift: shift, clock: clock)
            if stream.count == 0 {
                part.remarks.append("\(plan.name): the file has no sample of it")
            } else {
                part.droppedColumns += plan.channels.filter { !filled.contains($0.column) }
                    .map { $0.descriptor.name + " (empty)" }
                part.streams.append(stream)
            }
        }
        guard !part.streams.isEmpty else { throw .noSamples(file: file.name) }
        part.leftOut = leftOut
        if !file.endsWithLineEnd && leftOut.count(.cutShort) == 0 {
            part.remarks.append("the last line has no line end; its last number may have been cut")
        }
        return part
    }

    /// Refuses a file of which more than 5 % of the rows hold a load that cannot be: its unit or scale is another.
    private func check(_ impossible: [Int], of table: NumericTable, file: String) throws(ImportError) {
        guard let first = impossible.first else { return }
        let width = table.columns.count
        let rows = Set(impossible.map { $0 / width }).count
        guard Double(rows) > LeftOutRows.largestBadShare * Double(table.count) else { return }
        let column = table.columns[first % width]
        let name = layout.header.indices.contains(column) ? layout.header[column] : "\(column + 1)"
        throw .tooManyBadRows(
            file: file, bad: rows, of: table.count, firstLine: table.lines[first / width],
            reason:
                "a load that cannot be, \(ImportedRecording.printed(table.values[first])) in column “\(name)”; check its unit and scale"
        )
    }

    /// Gathers a plan's channels from the rows that have at least one of them.
    private func stream(_ plan: StreamPlan, table: NumericTable, track: TickTrack, shift: Int64, clock: Frequency)
        -> ImportedStream
    {
        let positions = plan.channels.map { channel in table.columns.firstIndex(of: channel.column) ?? 0 }
        let width = table.columns.count
        var ticks: [UInt64] = []
        var raw: [Double] = []
        ticks.reserveCapacity(track.rows.count)
        raw.reserveCapacity(track.rows.count * positions.count)
        for (row, tick) in zip(track.rows, track.ticks) {
            let base = row * width
            guard positions.contains(where: { !table.values[base + $0].isNaN }) else { continue }
            ticks.append(UInt64(tick + shift))
            for position in positions { raw.append(table.values[base + position]) }
        }
        let rate: Frequency
        let hasOwnTimes: Bool
        switch rule {
        case .rows(let fixed), .counter(let fixed, _):
            rate = fixed
            hasOwnTimes = false
        case .times, .ticks:
            hasOwnTimes = true
            rate = SampleInterval(ticks: ticks, clock: clock)?.rate ?? declaredRate ?? clock
        }
        let descriptor = StreamDescriptor(
            id: 0, name: plan.name, side: plan.side, placement: plan.placement, mounting: plan.mounting,
            sampleRate: rate, clockRate: clock, channels: plan.channels.map(\.descriptor), cells: plan.cells)
        return ImportedStream(
            descriptor: descriptor, ticks: ticks, raw: raw, declaredRate: declaredRate, hasOwnTimes: hasOwnTimes)
    }
}

extension ImportedStream {
    /// The same samples in the narrowest encodings that change none of them.
    func narrowed() -> ImportedStream {
        var copy = self
        let width = descriptor.channels.count
        for channel in 0..<width {
            let scale = descriptor.channels[channel].scale
            let narrow = NarrowEncoding(for: column(channel), scale: scale)
            copy.descriptor.channels[channel].encoding = narrow.encoding
            guard narrow.step != 1 else { continue }
            copy.descriptor.channels[channel].scale = scale * narrow.step
            for index in stride(from: channel, to: raw.count, by: width) {
                copy.raw[index] = (raw[index] / narrow.step).rounded()
            }
        }
        return copy
    }
}

import SensorData

/// Xsens MT Manager text export: `//` lines, a header with `PacketCounter`, tab separated; one file for one sensor.
///
/// The packet counter has 16 bits and begins again from 0 after 65535; a number that is skipped is a lost packet.
enum MTManagerText {
    private static let counterModulus: Int64 = 65_536

    static func recognises(_ opening: [String]) -> Bool {
        guard let first = opening.first, first.hasPrefix("//") else { return false }
        return opening.contains { !$0.hasPrefix("//") && $0.split(separator: "\t").contains("PacketCounter") }
    }

    static func part(_ file: TextFile, side: Side, rate: Frequency?) throws(ImportError) -> ImportedPart {
        var properties: [(key: String, value: String)] = []
        var headerIndex = 0
        while headerIndex < file.lines.count, file.line(headerIndex).hasPrefix("//") {
            let text = file.line(headerIndex).drop { $0 == "/" || $0 == " " }
            if let colon = text.firstIndex(of: ":") {
                properties.append(
                    (
                        String(text[..<colon]).trimmedOfSpaces,
                        String(text[text.index(after: colon)...]).trimmedOfSpaces
                    ))
            }
            headerIndex += 1
        }
        var header = file.names(line: headerIndex, by: .tab)
        while header.last == "" { header.removeLast() }
        var layout = TableLayout(
            delimiter: .tab, header: header, headerLine: headerIndex + 1, firstDataLine: headerIndex + 1)
        layout.commentPrefix = "//"
        let counter = try layout.column("PacketCounter", file: file.name)
        let stated = Self.statedRate(file, lines: headerIndex)
        let derived = derivedRate(file, header: header, firstLine: headerIndex + 1)
        let given = stated ?? rate
        guard let rate = given ?? derived else {
            throw .needsRate(file: file.name, format: ForeignFormat.mtManagerText.title)
        }
        let channels = header.enumerated().filter { $0.offset != counter && !$0.element.isEmpty }.map { column, name in
            PlannedChannel(column: column, descriptor: channel(name))
        }
        guard channels.contains(where: { $0.descriptor.quantity != .other }) else {
            throw .missingColumn(file: file.name, line: headerIndex + 1, column: "Acc_X", found: header)
        }
        let plan = StreamPlan(
            name: "\(side.rawValue) foot", side: side, placement: .unknown,
            channels: channels)
        var part = try TableImport(
            layout: layout, plans: [plan], timeColumns: [counter],
            rule: .counter(rate: rate, modulus: counterModulus), declaredRate: rate
        ).part(file)
        part.manufacturer = "Xsens"
        for (key, value) in properties where !value.isEmpty {
            switch key {
            case "DeviceId": part.serialNumber = value
            case "ProductCode": part.model = value
            case "Firmware Version": part.firmware = value
            case "Start Time": part.recordedAt = value
            default: break
            }
        }
        part.keptColumns = part.otherChannelNames
        part.countsFromZero = true
        if given == nil {
            part.remarks.append(
                "the file does not state its rate; \(ImportedRecording.printed(rate.hertz)) Hz follows from its velocity "
                    + "increments, which are acceleration times the sampling interval")
        } else if stated == nil {
            part.remarks.append("the file does not state its rate; it was given by the caller")
        }
        if let given, let derived, abs(given.hertz - derived.hertz) > 0.01 * derived.hertz {
            part.remarks.append(
                "\(side.rawValue) foot: \(ImportedRecording.printed(given.hertz)) Hz are "
                    + (stated == nil ? "given" : "stated") + ", but the velocity increments say "
                    + "\(ImportedRecording.printed(derived.hertz)) Hz; the times follow the "
                    + (stated == nil ? "given" : "stated") + " rate, so if that is wrong, all times are wrong")
        }
        return part
    }

    /// The rate that the velocity increments (acceleration integrated over one interval) have against the acceleration.
    ///
    /// nil without these columns, or where the rate is not within 1 % of a whole number of hertz.
    private static func derivedRate(_ file: TextFile, header: [String], firstLine: Int) -> Frequency? {
        let axes = ["X", "Y", "Z"]
        let increments = axes.compactMap { header.firstIndex(of: "VelInc_\($0)") }
        let accelerations = axes.compactMap { header.firstIndex(of: "Acc_\($0)") }
        guard increments.count == 3, accelerations.count == 3 else { return nil }
        var rates: [Double] = []
        for line in firstLine..<min(firstLine + 500, file.lines.count) {
            let fields = file.names(line: line, by: .tab)
            func length(_ columns: [Int]) -> Double? {
                var sum = 0.0
                for column in columns {
                    guard column < fields.count, let value = Double(fields[column]) else { return nil }
                    sum += value * value
                }
                return sum.squareRoot()
            }
            guard let increment = length(increments), let acceleration = length(accelerations), increment > 0 else {
                continue
            }
            rates.append(acceleration / increment)
        }
        guard rates.count >= 20 else { return nil }
        let median = rates.sorted()[rates.count / 2]
        let whole = median.rounded()
        guard whole >= 1, whole <= 10_000, abs(median - whole) <= 0.01 * whole else { return nil }
        return Frequency(UInt32(whole))
    }

    /// `Update Rate: 100.0Hz` in any of the header's lines.
    private static func statedRate(_ file: TextFile, lines: Int) -> Frequency? {
        for index in 0..<lines {
            let line = file.line(index)
            guard let range = line.range(ofText: "Update Rate") else { continue }
            let digits = line[range...].drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
            if let rate = Frequency(printed: String(digits)) { return rate }
        }
        return nil
    }

    /// Quantities by column name; units as the maker documents them (m/s², rad/s, magnetic field in its own unit).
    private static func channel(_ name: String) -> ChannelDescriptor {
        let parts = name.split(separator: "_", maxSplits: 1)
        if parts.count == 2, let axis = Axis(rawValue: parts[1].lowercased()) {
            switch parts[0] {
            case "Acc":
                return ChannelDescriptor(name: name, quantity: .acceleration(axis), unit: .metresPerSecondSquared)
            case "Gyr": return ChannelDescriptor(name: name, quantity: .angularRate(axis), unit: .radiansPerSecond)
            case "Mag": return ChannelDescriptor(name: name, quantity: .magneticField(axis), unit: .one)
            default: break
            }
        }
        return ChannelDescriptor(name: name, quantity: .other, unit: .one)
    }
}

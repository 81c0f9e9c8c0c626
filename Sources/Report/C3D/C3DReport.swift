public import GaitAnalysis
public import SensorData

/// The recording as a C3D file, the common format of movement laboratories: samples as analog channels, contacts as events.
///
/// There are no markers, so a frame is one row of the samples. Values are floats in SI units; NaN where the sensor gave none. Events
/// stand in the group EVENT as Vicon's programs and Mokka write and read them: "Foot Strike" and "Foot Off" with the context Left or
/// Right, their times in minutes and seconds from the first frame.
public struct C3DReport: Equatable, Sendable {
    /// Most frames: they are counted in a float, which holds whole numbers up to here.
    static let mostFrames = 1 << 24
    /// Bytes after which what is written is given out.
    private static let pieceBytes = 1 << 16

    public init() {}

    /// Writes the file piece by piece; a long recording is never in memory as a whole.
    ///
    /// - Parameters:
    ///   - analysis: of the recording.
    ///   - table: what the rows are.
    ///   - rows: gives the rows out.
    ///   - put: takes the bytes.
    /// - Throws: `C3DRefusal` before anything is written, or what `rows` and `put` throw.
    public func write(
        _ analysis: SessionAnalysis, _ table: SampleTable, rows: @escaping SampleTable.Rows,
        to put: ([UInt8]) throws -> Void
    ) throws {
        guard table.count > 0, !table.channels.isEmpty else { throw C3DRefusal.noSamples }
        guard table.count <= Self.mostFrames else {
            throw C3DRefusal.tooLong(
                hours: Double(table.count) / table.rate.hertz / 3600,
                most: Double(Self.mostFrames) / table.rate.hertz / 3600)
        }
        let parameters = parameters(analysis, table)
        guard parameters.blocks <= C3DParameters.mostBlocks else {
            throw C3DRefusal.tooManyEvents(analysis.events.count, channels: table.channels.count)
        }
        try put(header(table, blocks: parameters.blocks) + parameters.section)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.pieceBytes + 4 * table.channels.count)
        var written = 0
        try rows { row in
            for value in row {
                let bits = Float(value).bitPattern
                for shift in stride(from: UInt32(0), to: 32, by: 8) {
                    bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
                }
            }
            if bytes.count >= Self.pieceBytes {
                written += bytes.count
                try put(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        written += bytes.count
        let block = C3DParameters.blockBytes
        bytes += [UInt8](repeating: 0, count: (block - written % block) % block)
        try put(bytes)
    }

    /// The first block.
    private func header(_ table: SampleTable, blocks: Int) -> [UInt8] {
        var words = [UInt16](repeating: 0, count: C3DParameters.blockBytes / 2)
        func set(_ value: Double, at word: Int) {
            let bits = Float(value).bitPattern
            words[word] = UInt16(truncatingIfNeeded: bits)
            words[word + 1] = UInt16(bits >> 16)
        }
        words[0] = 0x5002
        // Word 1, the number of markers, is 0; the samples of a frame follow.
        words[2] = UInt16(clamping: table.channels.count)
        words[3] = 1
        words[4] = UInt16(clamping: table.count)
        set(-1, at: 6)
        words[8] = UInt16(2 + blocks)
        words[9] = 1
        set(table.rate.hertz, at: 10)
        // Says that event labels have four letters; there are none in this block.
        words[149] = 12345
        return words.flatMap { C3DParameters.bytes($0) }
    }

    private func parameters(_ analysis: SessionAnalysis, _ table: SampleTable) -> C3DParameters {
        var parameters = C3DParameters()
        addPoint(table, &parameters)
        // Where the samples begin is known only when the section is whole; its length does not depend on that.
        let blocks = whole(parameters, analysis, table).blocks
        var again = C3DParameters()
        addPoint(table, &again, dataStart: 2 + blocks)
        return whole(again, analysis, table)
    }

    private func addPoint(_ table: SampleTable, _ parameters: inout C3DParameters, dataStart: Int = 0) {
        parameters.begin("POINT")
        parameters.add("USED", .integer(0))
        parameters.add("SCALE", .float(-1))
        parameters.add("RATE", .float(table.rate.hertz))
        parameters.add("DATA_START", .integer(Int16(truncatingIfNeeded: dataStart)))
        // Read as an unsigned number by most programs; longer recordings are counted in the next two.
        parameters.add("FRAMES", .integer(Int16(bitPattern: UInt16(clamping: table.count))))
        parameters.add("LONG_FRAMES", .float(Double(table.count)))
        parameters.add("LABELS", .texts([]))
        parameters.add("DESCRIPTIONS", .texts([]))
        parameters.add("UNITS", .text("m"))
    }

    private func whole(_ point: C3DParameters, _ analysis: SessionAnalysis, _ table: SampleTable) -> C3DParameters {
        var parameters = point
        addAnalog(table, &parameters)
        parameters.begin("TRIAL")
        parameters.add("ACTUAL_START_FIELD", .integers([1, 0]))
        parameters.add(
            "ACTUAL_END_FIELD",
            .integers([Int16(truncatingIfNeeded: table.count), Int16(truncatingIfNeeded: table.count >> 16)]))
        parameters.add("CAMERA_RATE", .float(table.rate.hertz))
        parameters.begin("FORCE_PLATFORM")
        parameters.add("USED", .integer(0))
        addSubject(analysis, &parameters)
        addEvents(analysis.events, start: table.start, &parameters)
        parameters.begin("MANUFACTURER")
        parameters.add("COMPANY", .text("Heelstrike"))
        parameters.add("SOFTWARE", .text(analysis.software.name))
        parameters.add("VERSION_LABEL", .text(analysis.software.version))
        parameters.begin("HEELSTRIKE", "What the other forms of the report need besides")
        parameters.add("START", .float(table.start))
        return parameters
    }

    private func addAnalog(_ table: SampleTable, _ parameters: inout C3DParameters) {
        let count = table.channels.count
        parameters.begin("ANALOG")
        parameters.add("USED", .integer(Int16(clamping: count)))
        parameters.add("LABELS", .texts(table.channels.map(\.label)))
        parameters.add("DESCRIPTIONS", .texts(table.channels.map(\.origin)))
        parameters.add("GEN_SCALE", .float(1))
        parameters.add("SCALE", .floats([Double](repeating: 1, count: count)))
        parameters.add("OFFSET", .integers([Int16](repeating: 0, count: count)))
        parameters.add("UNITS", .texts(table.channels.map(\.unit)))
        parameters.add("RATE", .float(table.rate.hertz))
        parameters.add("FORMAT", .text("SIGNED"))
        parameters.add("BITS", .integer(16))
    }

    private func addSubject(_ analysis: SessionAnalysis, _ parameters: inout C3DParameters) {
        parameters.begin("SUBJECTS")
        parameters.add("IS_STATIC", .integer(0))
        parameters.add("USED", .integer(1))
        parameters.add("NAMES", .texts([analysis.session.patientCode ?? "Subject"]))
        guard analysis.session.weight != nil || analysis.session.height != nil else { return }
        parameters.begin("PROCESSING")
        if let weight = analysis.session.weight { parameters.add("Bodymass", .float(weight)) }
        // As Vicon's programs keep it: in millimetres.
        if let height = analysis.session.height { parameters.add("Height", .float(height * 10)) }
    }

    private func addEvents(_ events: [GaitEvent], start: Double, _ parameters: inout C3DParameters) {
        parameters.begin("EVENT")
        parameters.add("USED", .integer(Int16(clamping: events.count)))
        guard !events.isEmpty else { return }
        parameters.add("CONTEXTS", .texts(events.map { $0.side == .left ? "Left" : "Right" }))
        parameters.add("LABELS", .texts(events.map { $0.kind == .initialContact ? "Foot Strike" : "Foot Off" }))
        parameters.add(
            "TIMES",
            .columns(
                events.map { event in
                    let seconds = event.time - start
                    let minutes = (seconds / 60).rounded(.down)
                    return [minutes, seconds - 60 * minutes]
                }, rows: 2))
        parameters.add("ICON_IDS", .integers(events.map { $0.kind == .initialContact ? 1 : 2 }))
        parameters.add("GENERIC_FLAGS", .bytes([UInt8](repeating: 0, count: events.count)))
        parameters.begin("EVENT_CONTEXT")
        parameters.add("USED", .integer(3))
        parameters.add("ICON_IDS", .integers([0, 0, 0]))
        parameters.add("LABELS", .texts(["Left", "Right", "General"]))
        parameters.add("DESCRIPTIONS", .texts(["Left side", "Right side", "For other events"]))
        parameters.add("COLOURS", .columns([[1, 0, 0], [0, 1, 0], [0, 0, 1]], rows: 3))
    }
}

/// Why a recording cannot become a C3D file.
public enum C3DRefusal: Error, Equatable, CustomStringConvertible {
    case noSamples
    case tooLong(hours: Double, most: Double)
    case tooManyEvents(Int, channels: Int)

    public var description: String {
        func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
        return switch self {
        case .noSamples: "There are no samples in this recording, and so nothing that a C3D file could hold."
        case .tooLong(let hours, let most):
            "A C3D file of this rate holds \(tenths(most)) hours at most, and this recording has \(tenths(hours)). Use --format bids."
        case .tooManyEvents(let events, let channels):
            """
            \(events) contacts and \(channels) channels are more than a C3D file can hold: its list of parameters ends after \
            130,560 bytes, about 4,000 contacts. Use --format bids.
            """
        }
    }
}

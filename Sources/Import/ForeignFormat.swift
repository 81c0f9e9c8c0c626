import SensorData

/// The formats of other makers that can be imported.
public enum ForeignFormat: String, CaseIterable, Codable, Sendable {
    case moticonText
    case physionetGait
    case mtManagerText
    case xioCSV
    case pedarASCII
    case xsensorCSV
    case stapponeCSV
    case loadsolText
    /// Any table, described by a mapping file; never recognised by itself.
    case mappedTable

    /// The format's name for a person.
    public var title: String {
        switch self {
        case .moticonText: "Moticon OpenGo text export"
        case .physionetGait: "PhysioNet gaitpdb, eight cells a foot"
        case .mtManagerText: "Xsens MT Manager text export"
        case .xioCSV: "x-io CSV"
        case .pedarASCII: "novel pedar ASCII export"
        case .xsensorCSV: "XSENSOR CSV export"
        case .stapponeCSV: "stappone CSV"
        case .loadsolText: "novel loadsol text export"
        case .mappedTable: "a table described by a mapping file"
        }
    }

    /// True when one file holds one foot, so that the caller must say which.
    var holdsOneFoot: Bool {
        switch self {
        case .mtManagerText, .xioCSV, .stapponeCSV: true
        case .moticonText, .physionetGait, .pedarASCII, .xsensorCSV, .loadsolText, .mappedTable: false
        }
    }

    /// The format of a file's content, by its first lines and never by its name; nil when it is none of ours.
    static func recognise(_ file: TextFile) -> ForeignFormat? {
        let opening = file.opening(64)
        return allCases.first { $0.recognises(opening) }
    }

    /// The format of a file's bytes; nil when no format recognises them.
    ///
    /// - Throws: `ImportError` when the bytes are no text at all.
    public static func recognise(name: String, bytes: [UInt8]) throws(ImportError) -> ForeignFormat? {
        recognise(try TextFile(name: name, bytes: bytes))
    }

    private func recognises(_ opening: [String]) -> Bool {
        switch self {
        case .moticonText: MoticonText.recognises(opening)
        case .physionetGait: PhysioNetGait.recognises(opening)
        case .mtManagerText: MTManagerText.recognises(opening)
        case .xioCSV: XIOTable.recognises(opening)
        case .pedarASCII: PedarASCII.recognises(opening)
        case .xsensorCSV: XSensorCSV.recognises(opening)
        case .stapponeCSV: StapponeCSV.recognises(opening)
        case .loadsolText: LoadsolText.recognises(opening)
        case .mappedTable: false
        }
    }

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - file: a file of this format.
    ///   - side: the foot, for formats that hold one.
    ///   - rate: the caller's sampling rate, for files that do not state it.
    ///   - mapping: how the columns are to be taken, for a mapped table.
    /// - Returns: the file's streams and what is to be said about them.
    /// - Throws: `ImportError`.
    func part(_ file: consuming TextFile, side: Side?, rate: Frequency?, mapping: ChannelMapping?) throws(ImportError)
        -> ImportedPart
    {
        let name = file.name
        func knownSide() throws(ImportError) -> Side {
            guard let side else { throw .needsSide(file: name, format: title) }
            return side
        }
        switch self {
        case .moticonText: return try MoticonText.part(file)
        case .physionetGait: return try PhysioNetGait.part(file)
        case .mtManagerText: return try MTManagerText.part(file, side: knownSide(), rate: rate)
        case .xioCSV: return try XIOTable.part(file, side: knownSide())
        case .pedarASCII: return try PedarASCII.part(file)
        case .xsensorCSV: return try XSensorCSV.part(file)
        case .stapponeCSV: return try StapponeCSV.part(file, side: knownSide())
        case .loadsolText: return try LoadsolText.part(file)
        case .mappedTable:
            guard let mapping else { throw .wrongFiles(reason: "a table needs a mapping file; give --mapping FILE") }
            return try MappedTable(mapping: mapping).part(file, side: side, rate: rate)
        }
    }
}

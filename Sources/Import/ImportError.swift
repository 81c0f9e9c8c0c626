/// Why a file could not be imported; each case says where, and what to do.
public enum ImportError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be read: it is missing, a folder, or forbidden.
    case unreadable(file: String, reason: String)
    /// The file has no bytes, or nothing but blank lines.
    case empty(file: String)
    /// The file is not text in UTF-8 or Latin-1.
    case notText(file: String, reason: String)
    /// The file is a recording of ours.
    case alreadyARecording(file: String)
    /// No format recognises the content.
    case notRecognised(file: String, firstLine: String)
    /// The first line is numbers with decimal commas.
    case decimalCommas(file: String, firstLine: String)
    /// The format holds one foot a file and nobody said which.
    case needsSide(file: String, format: String)
    /// The file does not state its sampling rate.
    case needsRate(file: String, format: String)
    /// The files given do not fit the format.
    case wrongFiles(reason: String)
    /// A column that the format needs is not in the header.
    case missingColumn(file: String, line: Int, column: String, found: [String])
    /// A column that the mapping names is not in the table.
    case missingMappedColumn(file: String, line: Int, column: String, mapping: String, found: [String])
    /// A line cannot be read, and without it nothing can.
    case malformed(file: String, line: Int, reason: String)
    /// So many rows are bad that the file is probably not what it was taken for.
    case tooManyBadRows(file: String, bad: Int, of: Int, firstLine: Int, reason: String)
    /// The file holds no sample.
    case noSamples(file: String)
    /// The mapping file is wrong.
    case badMapping(file: String, reason: String)
    /// The streams cannot be written in our protocol.
    case notEncodable(reason: String)

    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read: \(reason)"
        case .empty(let file):
            "\(file): the file is empty; export the recording again"
        case .notText(let file, let reason):
            "\(file): \(reason); export the recording as text in UTF-8"
        case .alreadyARecording(let file):
            "\(file): this is already a Heelstrike recording: use report or analyze"
        case .notRecognised(let file, let firstLine):
            "\(file): no known format begins with the line “\(firstLine)”; describe its columns in a mapping file and "
                + "give that with --mapping FILE"
        case .decimalCommas(let file, let firstLine):
            "\(file): the numbers of the first line, “\(firstLine)”, have decimal commas; export them with decimal points"
        case .needsSide(let file, let format):
            "\(file): a file of the format “\(format)” holds one foot and does not say which; type "
                + "heelstrike import --left '\(file)' -o NAME.gait, or --right in place of --left"
        case .needsRate(let file, let format):
            "\(file): this file of the format “\(format)” does not state its sampling rate; give it, for example with "
                + "--rate 100"
        case .wrongFiles(let reason):
            reason
        case .missingColumn(let file, let line, let column, let found):
            "\(file):\(line): there is no column “\(column)”; the header has: "
                + (found.isEmpty ? "nothing" : found.joined(separator: ", "))
        case .missingMappedColumn(let file, let line, let column, let mapping, let found):
            "\(file):\(line): there is no column “\(column)”, which the mapping “\(mapping)” names; the header has: "
                + found.joined(separator: ", ")
        case .malformed(let file, let line, let reason):
            "\(file):\(line): \(reason)"
        case .tooManyBadRows(let file, let bad, let count, let firstLine, let reason):
            "\(file): \(bad) of \(count) rows cannot be used, the first in line \(firstLine): \(reason); "
                + "the file is damaged or not of the format it was taken for"
        case .noSamples(let file):
            "\(file): the file holds no sample"
        case .badMapping(let file, let reason):
            "\(file): the mapping is wrong: \(reason)"
        case .notEncodable(let reason):
            "the recording cannot be written: \(reason)"
        }
    }
}

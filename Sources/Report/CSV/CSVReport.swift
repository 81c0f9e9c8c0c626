public import GaitAnalysis

/// The analysis as tidy tables (RFC 4180, UTF-8) with a codebook of every column.
///
/// `strides.csv`: a stride a row, rejected ones too. `parameters.csv`: a number a row. `findings.csv`: a finding, a number behind
/// it, or what could not be told, a row. `events.csv`: a contact a row. The same analysis gives the same bytes.
public struct CSVReport: Equatable, Sendable {
    /// The files, in the order in which they are written.
    public enum File: String, CaseIterable, Sendable {
        case strides
        case parameters
        case findings
        case events
        case codebook

        public var name: String { rawValue + ".csv" }
    }

    public init() {}

    /// UTF-8 of one file.
    public func bytes(of file: File, _ analysis: SessionAnalysis) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try write(file, of: analysis) { bytes += $0 }
        return bytes
    }

    /// Gives out one file's bytes piece by piece, so that a long table is never in memory as a whole.
    public func write(_ file: File, of analysis: SessionAnalysis, to put: ([UInt8]) throws -> Void) throws {
        var text = CSVText()
        text.write(columns(of: file, analysis).map { .string($0.name) })
        func add(_ row: [JSONValue]) throws {
            text.write(row)
            if text.bytesCount >= Self.pieceBytes { try text.flush(to: put) }
        }
        switch file {
        case .strides: for stride in analysis.strides { try add(row(of: stride)) }
        case .parameters: for figure in analysis.figures { try add(row(of: figure)) }
        case .findings: for row in findingRows(analysis) { try add(row) }
        case .events: for event in analysis.events { try add(row(of: event)) }
        case .codebook:
            for file in File.allCases {
                for column in columns(of: file, analysis) {
                    try add([
                        .string(file.name), .string(column.name), .string(column.kind.rawValue),
                        column.unit.isEmpty ? .null : .string(column.unit), .string(column.definition),
                    ])
                }
            }
        }
        try text.flush(to: put)
    }

    /// Bytes after which a long table gives out what is written.
    private static let pieceBytes = 1 << 16

    func columns(of file: File, _ analysis: SessionAnalysis) -> [CSVColumn] {
        switch file {
        case .strides: Self.strideColumns(curves: analysis.curves)
        case .parameters: Self.figureColumns
        case .findings: Self.findingColumns
        case .events: Self.eventColumns
        case .codebook:
            [
                CSVColumn("file", .text, "Name of the file."), CSVColumn("column", .text, "Name of the column."),
                CSVColumn(
                    "type", .text,
                    "number, integer, boolean (true or false) or text; an empty field is a missing value."),
                CSVColumn(
                    "unit", .text, "Unit; “unit” where the row’s own column unit says it; empty where there is none."),
                CSVColumn("definition", .text, "What the column holds."),
            ]
        }
    }
}

import ArgumentParser
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import Report
import SensorData

/// The forms in which a report can be had.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case html
    case pdf
    case json
    case csv
    case fhir
    case c3d
    case bids

    /// Whether a report of this form is a folder of files.
    var isFolder: Bool { self == .csv || self == .bids }

    /// What a folder of this form is called where one is needed and none was given.
    var needsFolder: String {
        self == .bids
            ? "As BIDS a recording is a folder, a data set: give it with -o FOLDER."
            : "As CSV a report is a folder of tables: give it with -o FOLDER."
    }

    /// What is added to a recording's name for the report's name.
    var ending: String {
        switch self {
        case .csv: ""
        // Not the name of the tables, which would be taken for it when a batch goes on.
        case .bids: "-bids"
        case .fhir: ".fhir.json"
        default: ".\(rawValue)"
        }
    }

    /// The form that a file's name asks for; HTML where it does not end in a known one.
    ///
    /// - Throws: where the ending is that of another kind of document.
    init(output: String) throws {
        guard !output.lowercased().hasSuffix(Self.fhir.ending) else {
            self = .fhir
            return
        }
        guard let dot = output.lastIndex(of: "."), !output[dot...].contains("/") else {
            self = .html
            return
        }
        switch output[output.index(after: dot)...].lowercased() {
        case "html", "htm": self = .html
        case "csv":
            throw ValidationError(
                "\(output): as CSV a report is a folder of tables; give the folder's name: --format csv -o FOLDER.")
        case "bids": throw ValidationError("\(output): give the folder's name: --format bids -o FOLDER.")
        case let ending where ReportFormat(rawValue: ending) != nil: self = ReportFormat(rawValue: ending) ?? .html
        case let ending where ["doc", "docx", "odt", "txt", "xlsx", "md", "gait"].contains(ending):
            throw ValidationError(
                "\(output): a report cannot be written as .\(ending); name one of: "
                    + Self.allCases.filter { !$0.isFolder }.map(\.ending).joined(separator: ", ")
                    + "; or --format csv or bids for a folder.")
        default: self = .html
        }
    }

    /// Fails at once where the form needs a program that is not there, before a long analysis.
    func prepare() throws {
        if self == .pdf { _ = try PDFProgram.installed() }
    }

    /// Refuses an output of which nothing good can come, before anything is read.
    func check(_ output: String, against recording: String) throws {
        switch self {
        case .csv: try OutputFolder(output).check(CSVReport.File.allCases.map(\.name))
        case .bids:
            let report = BIDSReport(try RecordingReader(path: recording).header.session)
            try OutputFolder(output).check(BIDSReport.File.allCases.map { report.path(of: $0) })
        case .html, .pdf, .json, .fhir, .c3d: try Output.check([output], against: [recording])
        }
    }

    /// Writes the report in this form.
    ///
    /// - Parameters:
    ///   - analysis: what the report is about.
    ///   - samples: of the recording.
    ///   - language: of the page.
    ///   - changes: against an earlier visit, for the page.
    ///   - path: the file or folder; nil for standard output.
    /// - Throws: `OutputFailure`, `PDFFailure`, `C3DRefusal`, or `RecordingError` where the samples cannot be read again.
    func write(
        _ analysis: SessionAnalysis, _ samples: RecordingSamples, _ language: Language, changes: VisitChanges? = nil,
        to path: String?
    ) throws {
        var page: String { HTMLReport(language: language).text(of: analysis, changes: changes) }
        switch self {
        case .html: try Output.write(Array(page.utf8), to: path)
        case .json: try Output.write(to: path) { put in try JSONReport().write(analysis, to: put) }
        case .fhir: try Output.write(FHIRReport().bytes(of: analysis, sensors: samples.table.devices), to: path)
        case .csv:
            try OutputFolder(folder(path)).write(
                CSVReport.File.allCases.map { file in
                    (file.name, { put in try CSVReport().write(file, of: analysis, to: put) })
                })
        case .pdf:
            try Output.write(PDFProgram.installed().pdf(of: page), to: path)
        case .c3d:
            try Output.write(to: path) { put in
                try C3DReport().write(analysis, samples.table, rows: samples.rows, to: put)
            }
        case .bids:
            let report = BIDSReport(analysis.session)
            try OutputFolder(folder(path)).write(
                BIDSReport.File.allCases.map { file in
                    (
                        report.path(of: file),
                        { put in try report.write(file, of: analysis, samples.table, rows: samples.rows, to: put) }
                    )
                })
        }
    }

    private func folder(_ path: String?) throws -> String {
        guard let path else { throw ValidationError(needsFolder) }
        return path
    }
}

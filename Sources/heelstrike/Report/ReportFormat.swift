import ArgumentParser
import FoundationEssentials
import GaitAnalysis
import Report

/// The forms in which a report can be had.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case html
    case pdf
    case json
    case csv
    case fhir

    /// Whether a report of this form is a folder of files.
    var isFolder: Bool { self == .csv }

    /// What is added to a recording's name for the report's name.
    var ending: String {
        switch self {
        case .csv: ""
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
        case let ending where ReportFormat(rawValue: ending) != nil: self = ReportFormat(rawValue: ending) ?? .html
        case let ending where ["doc", "docx", "odt", "txt", "xlsx", "md", "gait"].contains(ending):
            throw ValidationError(
                "\(output): a report cannot be written as .\(ending); name one of: "
                    + Self.allCases.filter { !$0.isFolder }.map(\.ending).joined(separator: ", ")
                    + "; or --format csv for a folder of tables.")
        default: self = .html
        }
    }

    /// Fails at once where the form needs a program that is not there, before a long analysis.
    func prepare() throws {
        if self == .pdf { _ = try PDFProgram.installed() }
    }

    /// Refuses an output of which nothing good can come, before anything is read.
    func check(_ output: String, against recording: String) throws {
        if isFolder {
            try OutputFolder(output).check(CSVReport.File.allCases.map(\.name))
        } else {
            try Output.check([output], against: [recording])
        }
    }

    /// Writes the report in this form.
    ///
    /// - Parameters:
    ///   - analysis: what the report is about.
    ///   - path: the file or folder; nil for standard output.
    /// - Throws: `OutputFailure`, or `PDFFailure`.
    func write(_ analysis: SessionAnalysis, to path: String?) throws {
        switch self {
        case .html: try Output.write(Array(HTMLReport().text(of: analysis).utf8), to: path)
        case .json: try Output.write(to: path) { put in try JSONReport().write(analysis, to: put) }
        case .fhir: try Output.write(FHIRReport().bytes(of: analysis), to: path)
        case .csv:
            guard let path else {
                throw ValidationError("As CSV a report is a folder of tables: give it with -o FOLDER.")
            }
            try OutputFolder(path).write(
                CSVReport.File.allCases.map { file in
                    (file.name, { put in try CSVReport().write(file, of: analysis, to: put) })
                })
        case .pdf: try Output.write(PDFProgram.installed().pdf(of: HTMLReport().text(of: analysis)), to: path)
        }
    }
}

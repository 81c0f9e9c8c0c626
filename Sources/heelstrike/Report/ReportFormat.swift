import ArgumentParser
import FoundationEssentials
import GaitAnalysis
import Report

/// The forms in which a report can be had.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case html
    case pdf
    case json

    /// The form that a file's name asks for; HTML where it does not end in a known one.
    ///
    /// - Throws: where the ending is that of another kind of document.
    init(output: String) throws {
        guard let dot = output.lastIndex(of: "."), !output[dot...].contains("/") else {
            self = .html
            return
        }
        switch output[output.index(after: dot)...].lowercased() {
        case "html", "htm": self = .html
        case let ending where ReportFormat(rawValue: ending) != nil: self = ReportFormat(rawValue: ending) ?? .html
        case let ending where ["doc", "docx", "odt", "txt", "csv", "xlsx", "md", "gait"].contains(ending):
            throw ValidationError(
                "\(output): a report cannot be written as .\(ending); name one of: "
                    + Self.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ") + ".")
        default: self = .html
        }
    }

    /// Fails at once where the form needs a program that is not there, before a long analysis.
    func prepare() throws {
        if self == .pdf { _ = try PDFProgram.installed() }
    }

    /// Writes the report in this form.
    ///
    /// - Parameters:
    ///   - analysis: what the report is about.
    ///   - path: the file; nil for standard output.
    /// - Throws: `OutputFailure`, or `PDFFailure`.
    func write(_ analysis: SessionAnalysis, to path: String?) throws {
        switch self {
        case .html: try Output.write(Array(HTMLReport().text(of: analysis).utf8), to: path)
        case .json: try Output.write(to: path) { put in try JSONReport().write(analysis, to: put) }
        case .pdf: try Output.write(PDFProgram.installed().pdf(of: HTMLReport().text(of: analysis)), to: path)
        }
    }
}

import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording

/// Recordings that are compared with one another.
enum VisitRecordings {
    /// The recordings in a folder, by name, or the file itself.
    static func files(_ place: String) throws -> [String] {
        guard FilePlace(place).kind == .folder else { return [place] }
        let names = try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(".gait") }.sorted()
        guard !names.isEmpty else { throw VisitRefusal.emptyFolder(place) }
        return names.map { place.hasSuffix("/") ? place + $0 : place + "/" + $0 }
    }

    /// Refuses one file that is named twice, also by another path.
    static func refuseRepeats(_ files: [String]) throws {
        for (index, file) in files.enumerated() {
            let place = FilePlace(file)
            if let other = files[..<index].first(where: { FilePlace($0).isSameFile(as: place) }) {
                throw VisitRefusal.sameFile(other, file)
            }
        }
    }

    static func analyses(_ files: [String]) throws -> [SessionAnalysis] {
        try files.map { try RecordingAnalysis(path: $0).run().forComparison }
    }

    /// The files' names without folder and ending; whole paths where two would be the same.
    static func labels(_ files: [String]) -> [String] {
        let short = files.map { file -> String in
            let name = file.split(separator: "/").last.map(String.init) ?? file
            return name.hasSuffix(".gait") ? String(name.dropLast(5)) : name
        }
        return Set(short).count == short.count ? short : files
    }
}

extension SessionAnalysis {
    /// The same analysis without the lists that grow with the recording.
    fileprivate var forComparison: SessionAnalysis {
        var analysis = self
        analysis.events = []
        analysis.strides = []
        return analysis
    }
}

/// Why recordings cannot be compared.
enum VisitRefusal: Error, CustomStringConvertible {
    case sameFile(String, String)
    case nothingInCommon(String, String)
    case fewRecordings(Int, Int)
    case fewBaselines(Int)
    case emptyFolder(String)

    var description: String {
        switch self {
        case .sameFile(let one, let other):
            "\(one) and \(other) are the same recording: a recording cannot be compared with itself."
        case .nothingInCommon(let one, let other):
            "\(one) and \(other) have no figure in common that could be compared: they come from different kinds of sensors, "
                + "or one has too few strides. `heelstrike analyze` shows what each holds."
        case .fewRecordings(let number, let baseline):
            baseline == 1
                ? "A trend needs at least two recordings; there is \(number == 1 ? "one" : "none")."
                : "There are \(number) recordings, of which \(baseline) are the baseline: one more is needed to see a change."
        case .fewBaselines(let number):
            "\(number) baseline visits do not show how much visits differ; give at least "
                + "\(VisitComparison.fewestBaselineVisits) (A.gait and \(VisitComparison.fewestBaselineVisits - 1) more), or none."
        case .emptyFolder(let folder): "\(folder): there is no recording (.gait) in this folder."
        }
    }
}

/// The file that a comparison is written to.
enum VisitOutput {
    enum Kind {
        case html
        case json
    }

    /// Refuses a file that is an input or whose ending names no format; nil where there is none.
    static func check(_ output: String?, against inputs: [String]) throws -> Kind? {
        guard let output else { return nil }
        try Output.check([output], against: inputs)
        let name = output.lowercased()
        if name.hasSuffix(".html") || name.hasSuffix(".htm") { return .html }
        if name.hasSuffix(".json") { return .json }
        throw VisitOutputRefusal(path: output)
    }
}

/// A file name from which the format cannot be told.
struct VisitOutputRefusal: Error, CustomStringConvertible {
    var path: String

    var description: String { "\(path): give a name that ends in .html or .json, which says what to write." }
}

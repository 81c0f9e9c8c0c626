import ArgumentParser
import FoundationEssentials
import Pipeline

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check everything that a station needs, and say how to mend what is wrong.",
        discussion: """
            Groups, udev rules, adapters, disk, clock, port, programs, database, unfinished recordings, backups, the last run. \
            Nothing is changed. As an administrator it looks with the eyes of the data folder's owner.

            It ends with 1 when something is wrong; what only deserves care does not count.
            """)

    @OptionGroup
    var data: DataFolderOption

    @Option(help: "The station's port.")
    var port: UInt16 = 8443

    @Flag(help: "Compare every recording with its hash, which reads them all.")
    var recordings = false

    @Flag(help: "Print everything as JSON.")
    var json = false

    func run() throws {
        let diagnoses = Doctor(folder: data.folder, port: port, readsRecordings: recordings).diagnoses(now: Date.now)
        let answer = DoctorAnswer(version: HeelstrikeVersion.current, checks: diagnoses)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try Output.say(String(decoding: try encoder.encode(answer), as: UTF8.self))
        } else {
            for line in answer.lines { try Output.say(line) }
        }
        if !answer.isWell { throw ExitCode.failure }
    }
}

/// Everything that the doctor has to say.
struct DoctorAnswer: Codable, Equatable, Sendable {
    var version: String
    var isWell: Bool
    var checks: [Diagnosis]

    init(version: String, checks: [Diagnosis]) {
        self.version = version
        self.checks = checks
        isWell = !checks.contains { $0.state == .wrong }
    }

    /// For a person: what is wrong with how to mend it, and one line at the end.
    var lines: [String] {
        var lines: [String] = []
        for check in checks {
            lines.append("\(check.state.word)  \(check.check): \(check.finding)")
            if let remedy = check.remedy { lines.append("            → \(remedy)") }
        }
        let wrong = checks.count { $0.state == .wrong }
        let care = checks.count { $0.state == .caution }
        lines.append(
            wrong == 0
                ? "Nothing is wrong" + (care == 0 ? "." : "; \(care) to take care of.")
                : "\(wrong) wrong, \(care) to take care of.")
        return lines
    }
}

extension Diagnosis.State {
    /// All as wide.
    fileprivate var word: String {
        switch self {
        case .well: "well      "
        case .caution: "take care "
        case .wrong: "WRONG     "
        case .unknown: "not seen  "
        }
    }
}

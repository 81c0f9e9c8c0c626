import ArgumentParser
import ClinicDatabase
import FoundationEssentials

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write everything of a station into one file, also while it records.",
        discussion: """
            Patients, visits, analyses, users and every recording that the station knows; one that is being recorded goes in up \
            to its last whole entry. Other files among the recordings are named and left out. The file is a tar archive and is not encrypted: keep it where only those may read it who may read the \
            patients' data. A file that exists is never replaced.

            Example:
              heelstrike backup --data-dir /var/lib/heelstrike -o /media/stick/2026-11-21.tar
            """)

    @OptionGroup
    var data: DataFolderOption

    @Option(name: .shortAndLong, help: ArgumentHelp("The backup to write.", valueName: "file.tar"))
    var output: String

    func run() throws {
        let summary = try ClinicStore.backUp(data.folder, to: output, now: Date.now)
        for problem in summary.problems { Output.warn(problem) }
        try Output.say(
            "Written: \(output), \(summary.byteCount / 1_000_000) MB, \(summary.recordings) recordings and the database"
                + (summary.filesLeftOut == 0
                    ? "." : "; not taken from recordings/: \(summary.filesLeftOut), see above."))
    }
}

import ArgumentParser
import ClinicDatabase
import FoundationEssentials

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a station's backup back into an empty folder.",
        discussion: """
            Every file is compared with the hash in the backup, and the database is checked; where something is wrong it is \
            said, and nothing is put back unless you accept the damage. Everybody signs in anew; the station makes itself \
            a new certificate.

            Example:
              heelstrike restore /media/stick/2026-11-21.tar --data-dir /var/lib/heelstrike
            """)

    @Argument(help: ArgumentHelp("The backup.", valueName: "file.tar"))
    var backup: String

    @OptionGroup
    var data: DataFolderOption

    @Flag(help: "Put back what is sound of a damaged backup; its database must pass its check.")
    var acceptDamage = false

    func run() throws {
        let restoration = try ClinicStore.restore(
            backup, into: data.folder, damaged: acceptDamage ? .takeWhatIsSound : .refuse, now: Date.now)
        for problem in restoration.problems { Output.warn(problem) }
        try Output.say(
            "Restored into \(data.folder.path): the backup of \(restoration.created ?? "an unknown day"), "
                + "\(restoration.recordings) recordings.")
    }
}

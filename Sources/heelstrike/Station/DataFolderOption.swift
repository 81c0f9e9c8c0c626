import ArgumentParser
import ClinicDatabase

/// Where the station's data stands.
struct DataFolderOption: ParsableArguments {
    @Option(help: ArgumentHelp("The station's data folder.", valueName: "folder"))
    var dataDir = "/var/lib/heelstrike"

    var folder: DataFolder { DataFolder(dataDir) }
}

import ArgumentParser
import GaitAnalysis
import Pipeline

@main
struct Heelstrike: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heelstrike",
        abstract: "Gait analysis from insole pressure and foot motion sensors: left against right.",
        discussion: """
            A typical way:
              heelstrike import walk.txt --weight 72 -o walk.gait
              heelstrike report walk.gait -o report.html

            With sensors that are plugged in:
              heelstrike devices
              heelstrike live -o walk.gait

            Heelstrike supports a professional's judgement. It is no diagnosis and not a certified medical device.
            """,
        version: HeelstrikeVersion.current,
        subcommands: [
            ImportCommand.self, AnalyzeCommand.self, ReportCommand.self, CompareCommand.self, TrendCommand.self,
            ReplayCommand.self, InfoCommand.self, SimulateCommand.self, SoakCommand.self, RecordCommand.self,
            LiveCommand.self, ServeCommand.self, DevicesCommand.self, DeviceCheckCommand.self, BackupCommand.self,
            RestoreCommand.self, ReanalyzeCommand.self, DoctorCommand.self,
        ])
}

import ArgumentParser
import Pipeline
import Recording
import SensorData

struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Say what a recording holds.",
        discussion:
            "Sensors, sides, rates, channels, duration, what the operator noted, and whether the recording is complete."
    )

    @Argument(help: ArgumentHelp("The recording.", valueName: "file.gait"))
    var recording: String

    func run() throws {
        let contents = try RecordingContents(path: recording)
        for line in contents.lines { try Output.say(line) }
    }
}

import ArgumentParser
import Devices
import Pipeline
import Recording
import SensorData

struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record a walk from sensors that are plugged in.",
        discussion: """
            Everything received goes to the disk first, safe twice a second; a killed program or a cut power loses less \
            than the last second. A sensor that is unplugged leaves a gap and is picked up again by itself. Control-C \
            ends the recording in order. A file that exists is never replaced.

            What a sensor speaks and its baud rate are found out, or given with --device. Which foot it is on it says itself, or \
            you say it: --left and --right, the list of sensors, or once when you are asked.

            Examples:
              heelstrike record -o walk.gait --patient-code K17 --weight 72
              heelstrike record --device /dev/ttyACM0 --device /dev/ttyACM1 --duration 60 -o walk.gait
              heelstrike record --left /dev/ttyUSB0 --right /dev/ttyUSB1=witmotion --rate 100 -o walk.gait
              heelstrike record --left /dev/ttyUSB0 --mapping insole.json -o walk.gait
            """)

    @OptionGroup(title: "Sensors")
    var sensors: SensorOptions

    @OptionGroup(title: "About the walk")
    var session: SessionOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The recording to write.", valueName: "file.gait"))
    var output: String

    func run() async throws {
        try Output.check([output])
        Interruption.catchSignals()
        let setups = try await sensors.setups()
        let header = LiveRecording.header(session: session.told())
        let writer = try RecordingWriter(path: output, header: header)
        var capture = try SensorCapture(setups, hub: DeviceHub(), settings: sensors.settings)
        let all = capture.sources
        Output.warn("Recording to \(output); control-C ends it.")
        let end = try await LiveRecording.run(&capture, into: writer) { news in
            if let notice = news.notice(all) { Output.warn(notice) }
        }
        try Output.say("Written: \(output)")
        guard end.lost.isEmpty else { throw SensorsLost(addresses: end.lost) }
    }
}

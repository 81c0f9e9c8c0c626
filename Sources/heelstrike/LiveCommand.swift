import ArgumentParser
import Devices
import GaitAnalysis
import Pipeline
import Recording
import SensorData

struct LiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live",
        abstract: "Analyse a walk while it is walked, from sensors that are plugged in.",
        discussion: """
            Shows per foot: contact now, step time, share of the load, battery, lost frames; the cadence; and every five \
            seconds left against right over the last ten minutes with its interval, and what the rules find. The bell rings \
            when a sensor is lost. Control-C ends it and prints the summary. With -o everything is also recorded, to the \
            disk first; the report of that recording is the report of the session.

            With --json each line is an object with a type: state (twice a second), event, symmetry (every five seconds), \
            findings (when they change), connected, disconnected, wrongDevice, end. An event is settled for good: an insole's \
            when the contact has ended (about 0.15 s after toe-off), a motion sensor's once nothing later can change it, and \
            not before the foot's axes were found; "delay" in state says by how many seconds a foot's events are behind now.

            With --lsl each sensor is a stream of the Lab Streaming Layer (type MoCap, all channels in SI units) and the \
            contacts are one of markers ("left initialContact"), stamped with the moment at which the foot met the ground and \
            sent when that is settled. It needs liblsl (1.14 or newer).

            The exit status is not 0 when a sensor was lost and did not come back.

            Example:
              heelstrike live -o walk.gait --weight 72
            """)

    @OptionGroup(title: "Sensors")
    var sensors: SensorOptions

    @OptionGroup(title: "About the walk")
    var session: SessionOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Also write this recording.", valueName: "file.gait"))
    var output: String?

    @Flag(help: "Print JSON lines instead of a display.")
    var json = false

    @Flag(help: "Also send samples and contacts to the Lab Streaming Layer; anyone on the network can receive them.")
    var lsl = false

    func run() async throws {
        if let output { try Output.check([output]) }
        // Fails at once where the library is not there.
        var outlets = lsl ? LSLSession(try LSLLibrary()) : nil
        Interruption.catchSignals()
        let setups = try await sensors.setups()
        let header = LiveRecording.header(session: session.session)
        var writer: RecordingWriter?
        if let output { writer = try RecordingWriter(path: output, header: header) }
        var capture = try SensorCapture(setups, hub: DeviceHub(), settings: sensors.settings)
        let all = capture.sources
        var pipeline = SessionPipeline(header: header, software: HeelstrikeVersion.software)
        var state = LiveState()
        var display = LiveOutput(json: json)
        var looks = LiveProgress()
        var failure: (any Error)?
        let end = try await LiveRecording.run(&capture, into: writer) { news in
            do {
                state.take(news)
                outlets?.take(news)
                switch news {
                case .entry(let entry):
                    for event in pipeline.consume(entry) {
                        state.take(event)
                        outlets?.send(event, at: pipeline.onReferenceClock(event.time))
                        try display.show(event)
                    }
                case .tick(let time):
                    for side in Side.allCases { state.take(delay: pipeline.delay(side), of: side) }
                    try display.show(state, at: time.seconds)
                    if let look = looks.look(at: pipeline, time.seconds) { try display.show(look, at: time.seconds) }
                case .item, .connected, .disconnected, .wrongDevice: break
                }
                try display.show(news, of: all)
            } catch { failure = error }
        }
        if let failure { throw failure }
        let result = pipeline.finish(bytesLost: 0)
        for event in result.events {
            outlets?.send(event, at: pipeline.onReferenceClock(event.time))
            try display.show(event)
        }
        try display.show(result.analysis)
        try display.end()
        if !json { try Output.write(Array(Output.summary(of: result.analysis).utf8), to: nil) }
        if let output { Output.warn("Written: \(output)") }
        guard end.lost.isEmpty else { throw SensorsLost(addresses: end.lost) }
    }
}

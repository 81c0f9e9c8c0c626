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
            disk first; the report of that recording is the report of the session, and its summary is printed at the end. \
            Without -o the summary is of the last ten minutes: a session without end takes no more memory than a short one.

            With --json each line is an object with a type: state (twice a second), event, stride (when it is settled), \
            symmetry (every five seconds), findings (when they change), connected, disconnected, wrongDevice, end. Events \
            and strides are the lines of `heelstrike replay --json` of the recording. An event is settled for good: an insole's \
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
        let header = LiveRecording.header(session: session.told())
        var writer: RecordingWriter?
        if let output { writer = try RecordingWriter(path: output, header: header) }
        var capture = try SensorCapture(setups, hub: DeviceHub(), settings: sensors.settings)
        let all = capture.sources
        var pipeline = SessionPipeline(
            header: header, software: HeelstrikeVersion.software, span: SessionProgress.span)
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
                    try display.showStrides(of: pipeline)
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
        let last = pipeline.finish(bytesLost: 0)
        for event in last.events {
            outlets?.send(event, at: pipeline.onReferenceClock(event.time))
            try display.show(event)
        }
        try display.showStrides(of: pipeline)
        // The report of the session is that of its recording, where there is one.
        let analysis = try output.map { try RecordingAnalysis(path: $0).run() } ?? last.analysis
        try display.show(analysis)
        try display.end()
        if !json { try Output.write(Array(Output.summary(of: analysis).utf8), to: nil) }
        if let output {
            Output.warn("Written: \(output)")
        } else if pipeline.stridesForgotten > 0 {
            Output.warn("This is of the last ten minutes. With -o the whole walk is kept and summed up.")
        }
        guard end.lost.isEmpty else { throw SensorsLost(addresses: end.lost) }
    }
}

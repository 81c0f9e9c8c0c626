public import ArgumentParser
import Devices
import FoundationEssentials
import Pipeline
import Recording
import SensorData
public import Simulation
import WireProtocol

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Write a recording of a simulated walk with known events, or play a sensor.",
        discussion: """
            Both feet with a motion sensor and 16 pressure cells. The same seed gives the same recording: the seed draws \
            the person too, unless --person 0, and the small differences between healthy feet, unless \
            --natural-asymmetry 0. With --pattern the walker shows a compensatory pattern at a strength from 0 \
            (healthy) to 1; fatigueDrift grows from 0 to the strength over the recording. The truth has events and \
            strides under the names of `analyze --json`, and each foot's own numbers.

            With --pty it plays a sensor that is plugged in: it prints the device's name and speaks the firmware protocol \
            in real time, until the walk is over or control-C. The walk begins when a host asks for samples.

            Examples:
              heelstrike simulate --seed 7 --duration 60 --rate 200 -o walk.gait --truth truth.json
              heelstrike simulate --seed 7 --duration 180 --rate 200 --pattern stiffGait --side left -o stiff.gait
              heelstrike simulate --seed 7 --duration 300 --rate 200 --bouts 20 --speed 1.0 -o bouts.gait
              heelstrike simulate --seed 7 --duration 90 --rate 200 --calibration --gain-left 1.06 -o calibrated.gait
              heelstrike simulate --seed 7 --duration 60 --rate 200 --pty
            """)

    @Option(parsing: .unconditional, help: "Number that decides every chance of the walk.")
    var seed: UInt64

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Length of the recording in seconds.", valueName: "s"),
        transform: Number.decimal)
    var duration: Double

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Sampling rate in hertz, 50 to 1000.", valueName: "hz"),
        transform: Number.rate)
    var rate: Frequency

    @Option(help: "Compensatory pattern; fatigueDrift grows over the recording.")
    var pattern: Compensation.Pattern?

    @Option(help: "The foot that shows the pattern's deficit: left or right; irregularGait has none.")
    var side: Side?

    @Option(
        parsing: .unconditional, help: "Strength of the pattern, 0 to 1; 0.5 when not given.", transform: Number.decimal
    )
    var strength: Double?

    @OptionGroup(title: "Walk and sensors")
    var walk: SimulatedWalkOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The recording to write.", valueName: "file.gait"))
    var output: String?

    @Flag(help: "Play a sensor on a pseudo-terminal and print its name.")
    var pty = false

    @Option(help: "With --pty: the feet whose insoles the sensor has: left, right or both.")
    var feet = SimulatedFeet.both

    @Flag(help: "With --pty: begin the walk anew whenever a host starts the sensor.")
    var anew = false

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp(
            "With --pty: another maker's sensor on one foot, which does not say on which: "
                + "\(SensorProtocol.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
    var wire = SensorProtocol.heelstrike

    @Option(help: "With --protocol: the only baud rate at which the sensor is understood.")
    var baud: UInt32?

    @Option(help: ArgumentHelp("Also write the true events and strides.", valueName: "file.json"))
    var truth: String?

    @Flag(help: "Replace the recording if it exists.")
    var overwrite = false

    func validate() throws {
        guard duration > 0, duration <= 7 * 24 * 3600 else {
            throw ValidationError("--duration \(Number.text(duration)) is not between 0 and 604800 s.")
        }
        guard (50...1000).contains(rate.hertz) else {
            throw ValidationError("--rate \(Number.text(rate.hertz)) is not between 50 and 1000 Hz.")
        }
        if let strength, !(0...1).contains(strength) {
            throw ValidationError("--strength \(Number.text(strength)) is not between 0 and 1.")
        }
        if let pattern, !pattern.hasSide {
            guard side == nil else { throw ValidationError("--pattern \(pattern.rawValue) has no side.") }
        } else {
            guard (pattern == nil) == (side == nil) else {
                throw ValidationError("--pattern and --side go together: which foot shows the deficit?")
            }
        }
        guard strength == nil || pattern != nil else {
            throw ValidationError("--strength goes with --pattern: the strength of which pattern?")
        }
        guard pty == (output == nil) else {
            throw ValidationError("Say where the walk goes: -o for a recording, or --pty to play a sensor.")
        }
        guard pty || feet == .both else { throw ValidationError("--feet goes with --pty.") }
        guard wire == .heelstrike || (pty && feet != .both) else {
            throw ValidationError("--protocol goes with --pty and --feet left or --feet right.")
        }
        guard !anew || (pty && wire == .heelstrike) else {
            throw ValidationError("--anew goes with --pty, without --protocol.")
        }
        guard baud == nil || wire != .heelstrike else { throw ValidationError("--baud goes with --protocol.") }
        try walk.check(duration: duration)
    }

    func run() throws {
        try Output.check([output, truth].compactMap(\.self))
        var parameters = walk.parameters
        if let pattern {
            parameters.compensation = Compensation(pattern: pattern, side: side ?? .left, strength: strength ?? 0.5)
        }
        let walk = SimulatedWalk(parameters: parameters, seed: seed, duration: duration, sampleRate: rate)
        if walk.truth().strides.isEmpty {
            let (before, after) = (Number.text(parameters.standingAtBegin), Number.text(parameters.standingAtEnd))
            Output.warn(
                "In \(Number.text(duration)) s the walker makes no stride: it stands for \(before) s before it walks and "
                    + "\(after) s behind it. Take 15 s or more to see any, and a minute for figures.")
        }
        if let output {
            try write(walk, to: output)
        } else {
            try writeTruth(of: walk)
            try play(walk)
        }
    }

    private func writeTruth(of walk: SimulatedWalk) throws {
        guard let truth else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try Output.write(Array(encoder.encode(walk.truth())), to: truth)
    }

    private func write(_ walk: SimulatedWalk, to output: String) throws {
        Interruption.catchSignals()
        var recording = walk.recording()
        var writer = try RecordingWriter(
            path: output, header: recording.header, creation: overwrite ? .replacing : .newWhole)
        // Before the recording has its name: when the truth cannot be written, neither is there.
        try writeTruth(of: walk)
        while let entry = try recording.next() {
            try Interruption.check()
            try writer.append(entry)
        }
        try writer.close()
        try Output.say("Written: \(output)")
    }

    private func play(_ walk: SimulatedWalk) throws {
        Interruption.catchSignals()
        let terminal = try PseudoTerminal()
        try Output.write(Array("\(terminal.path)\n".utf8), to: nil)
        if wire != .heelstrike {
            var sensor = SimulatedVendorSensor(walk, wire: wire, side: feet == .left ? .left : .right, baud: baud)
            terminal.serve(until: { Interruption.wasRequested }) { moment in
                let turn = sensor.turn(
                    received: moment.received, at: moment.time, hostIsThere: moment.hostIsThere,
                    lineBaud: moment.baud)
                return PseudoTerminal.Turn(bytes: turn.bytes, nextTime: turn.nextTime, isLast: turn.isOver)
            }
            return
        }
        var firmware = SimulatedFirmware(walk, feet: feet.sides, beginsAnew: anew)
        try terminal.serve(until: { Interruption.wasRequested }) { moment in
            let turn = try firmware.turn(
                received: moment.received, at: moment.time, hostIsThere: moment.hostIsThere, backlog: moment.backlog)
            return PseudoTerminal.Turn(bytes: turn.bytes, nextTime: turn.nextTime, isLast: turn.isOver)
        }
    }
}

/// Which insoles a simulated sensor has.
enum SimulatedFeet: String, CaseIterable, ExpressibleByArgument {
    case both
    case left
    case right

    var sides: [Side] {
        switch self {
        case .both: Side.allCases
        case .left: [.left]
        case .right: [.right]
        }
    }
}

extension Compensation.Pattern: ExpressibleByArgument {}

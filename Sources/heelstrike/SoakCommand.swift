import ArgumentParser
import Devices
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import SensorData
import Simulation
import Synchronization

/// Streams a simulated day through the live path as fast as it goes and says what memory it took.
///
/// For developers (`tools/check`). Two simulated devices, one for each foot, each with its own clock, on two real
/// pseudo-terminals, read by the serial lines' thread and taken in by `SensorCapture` and the analysis as in `heelstrike live`.
/// Nothing is paced by a clock: the devices' time goes on when everything that they sent was taken in.
struct SoakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak", abstract: "Stream a simulated day at full speed and check memory and counters.",
        shouldDisplay: false)

    @Option(help: "Hours to stream.", transform: Number.decimal)
    var hours = 24.0

    @Option(help: "Sampling rate in hertz.", transform: Number.rate)
    var rate = Frequency(200)

    @Option(help: "Number that decides every chance of the walk.")
    var seed: UInt64 = 7

    @Option(help: ArgumentHelp("Most megabytes that the process may hold at any time.", valueName: "MB"))
    var limit = 128.0

    @Option(help: ArgumentHelp("Most megabytes by which it may grow after the first hour.", valueName: "MB"))
    var growth = 4.0

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Also write this recording, as `live -o` does.", valueName: "file.gait")
    )
    var output: String?

    func run() async throws {
        let walk = SimulatedWalk(seed: seed, duration: hours * 3600, sampleRate: rate)
        let insoles = try SoakedInsoles(walk)
        let header = walk.recording().header
        let writer = try output.map { try RecordingWriter(path: $0, header: header) }
        let hub = try DeviceHub(clock: insoles.reading)
        var settings = SensorCapture.Settings()
        settings.notesDate = false
        var capture = try SensorCapture(insoles.addresses, hub: hub, settings: settings)
        var pipeline = SessionPipeline(
            header: header, software: HeelstrikeVersion.software, span: SessionProgress.span)
        var tally = Tally()
        var looks = LiveProgress()
        let firstDescriptors = Self.openDescriptors()
        var failure: (any Error)?
        var memory: [Double] = []
        let end = UInt64((hours * 3600 + 4) * 1e6)
        let isOver = { failure != nil || insoles.time >= end }
        _ = try await LiveRecording.run(&capture, into: writer, orWhen: isOver) { news in
            do {
                if case .entry(let entry) = news {
                    tally.events += pipeline.consume(entry).count
                    tally.strides = pipeline.stridesForgotten + pipeline.strides.count
                    if case .bytes(let bytes) = entry.content { insoles.take(bytes.count) }
                }
                try insoles.play()
                if case .tick(let time) = news {
                    // As a live display looks at it, but not so often.
                    if Int(time.seconds).isMultiple(of: 60) { _ = looks.look(at: pipeline, time.seconds) }
                    if time.seconds >= Double(memory.count) * 3600 {
                        memory.append(Self.residentMegabytes())
                        try Output.say(
                            "\(memory.count - 1) h: RSS \(Self.tenths(Self.residentMegabytes())) MB, "
                                + "\(Self.openDescriptors()) descriptors, \(tally.events) events, "
                                + "\(tally.strides) strides settled")
                    }
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        let result = pipeline.finish(bytesLost: 0)
        tally.events += result.events.count
        tally.strides = pipeline.stridesForgotten + pipeline.strides.count
        // Read before the truth is made, which a live session has not.
        let peak = Self.mostMegabytes()
        try check(result.analysis, tally, truth: walk.truth(), peak: peak)
        if let output { try compare(tally, with: RecordingAnalysis(path: output).run()) }
        if let first = memory.dropFirst().first, let last = memory.last, last - first > growth {
            throw SoakFailure(what: "memory grew by \(Self.tenths(last - first)) MB after the first hour")
        }
        let descriptors = Self.openDescriptors()
        guard descriptors <= firstDescriptors else {
            throw SoakFailure(what: "descriptors: \(descriptors) are open, \(firstDescriptors) were at the beginning")
        }
    }

    /// What was given out while it ran.
    private struct Tally {
        var events = 0
        var strides = 0
    }

    private func check(_ analysis: SessionAnalysis, _ tally: Tally, truth: WalkTruth, peak: Double) throws {
        let quality = analysis.quality
        let expected = Int((hours * 3600 * rate.hertz).rounded(.down))
        try Output.say(
            "The end: at most \(Self.tenths(peak)) MB, \(tally.events) events, \(tally.strides) strides for "
                + "\(truth.strides.count) that were walked; alignment "
                + "\(quality.alignmentError.map { "\(($0 * 1e5).rounded() / 100) ms" } ?? "unknown")")
        for stream in quality.streams where abs(stream.samples - expected) > Int(rate.hertz / 10) {
            throw SoakFailure(what: "\(stream.name): \(stream.samples) samples came, \(expected) were sent")
        }
        guard quality.streams.count == 2 else { throw SoakFailure(what: "\(quality.streams.count) streams, not 2") }
        guard quality.lostFrames == 0, quality.damagedFrames == 0, quality.overrunBytes == 0 else {
            throw SoakFailure(
                what: "frames: \(quality.lostFrames) lost, \(quality.damagedFrames) damaged; "
                    + "\(quality.overrunBytes) bytes not taken in time")
        }
        guard quality.streams.allSatisfy({ $0.gaps == 0 && $0.discardedSamples == 0 }) else {
            throw SoakFailure(what: "gaps or samples that came twice, where none were sent")
        }
        guard abs(tally.strides - truth.strides.count) * 50 <= truth.strides.count else {
            throw SoakFailure(what: "strides: more than 2 % too few or too many")
        }
        guard peak <= limit else { throw SoakFailure(what: "memory: \(Self.tenths(peak)) MB is more than \(limit)") }
    }

    /// The recording's analysis has what was given out while it ran.
    private func compare(_ tally: Tally, with analysis: SessionAnalysis) throws {
        try Output.say(
            "The recording: \(analysis.events.count) events, \(analysis.strides.count) strides; its analysis took the "
                + "process to \(Self.tenths(Self.mostMegabytes())) MB at most")
        guard analysis.events.count == tally.events, analysis.strides.count == tally.strides else {
            throw SoakFailure(what: "\(tally.events) events and \(tally.strides) strides came while it ran")
        }
    }

    private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    /// The most that the process ever held of the machine's memory.
    private static func mostMegabytes() -> Double {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kibibytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap {
            Double($0)
        }
        return (kibibytes ?? 0) * 1024 / 1e6
    }

    /// What the process holds of the machine's memory.
    private static func residentMegabytes() -> Double {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * 4096 / 1e6
    }

    private static func openDescriptors() -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }
}

/// Two simulated insoles on pseudo-terminals, and the time that they and the host have in common.
///
/// Time goes on only when everything that was sent has been taken in, so that nothing waits and nothing runs over.
private final class SoakedInsoles {
    /// Microseconds between two turns of the devices.
    private static let turn: UInt64 = 20_000
    /// Turns without a word after which the host gets a chance to speak.
    private static let quietTurns = 5

    private let insoles: [SoakedInsole]
    private let clock = VirtualClock()
    private var underWay = 0

    init(_ walk: SimulatedWalk) throws { insoles = try Side.allCases.map { try SoakedInsole(walk, foot: $0) } }

    var addresses: [DeviceAddress] { insoles.map(\.address) }

    /// Microseconds since the beginning.
    var time: UInt64 { clock.microseconds }

    /// Reads the clock from any thread.
    var reading: @Sendable () -> Timestamp { { [clock] in clock.now } }

    /// Takes in that bytes have arrived.
    func take(_ count: Int) { underWay -= count }

    /// Lets the devices speak, if nothing is under way.
    func play() throws {
        var quiet = 0
        while underWay == 0, quiet < Self.quietTurns {
            clock.advance(by: Self.turn)
            for insole in insoles { underWay += try insole.turn(at: clock.microseconds) }
            quiet += 1
        }
    }
}

/// A simulated insole of one foot on a pseudo-terminal.
private final class SoakedInsole {
    private let terminal: PseudoTerminal
    private var firmware: SimulatedFirmware
    private var received: [UInt8] = []
    private var output: [UInt8] = []

    init(_ walk: SimulatedWalk, foot: Side) throws {
        terminal = try PseudoTerminal()
        firmware = SimulatedFirmware(walk, feet: [foot], rest: 1e6)
    }

    var address: DeviceAddress { .serial(path: terminal.path, baud: DeviceAddress.usualBaud) }

    /// Answers the host and sends what is due.
    ///
    /// - Returns: bytes that the line took.
    func turn(at time: UInt64) throws -> Int {
        received += terminal.exchange(&output)
        output += try firmware.turn(received: received, at: time, hostIsThere: true, backlog: output.count).bytes
        let count = output.count
        received = terminal.exchange(&output)
        return count - output.count
    }
}

/// The time that the soak makes up.
private final class VirtualClock: Sendable {
    private let elapsed = Atomic<UInt64>(0)

    var microseconds: UInt64 { elapsed.load(ordering: .sequentiallyConsistent) }
    var now: Timestamp { Timestamp(nanoseconds: Int64(microseconds) * 1000) }

    func advance(by microseconds: UInt64) { elapsed.wrappingAdd(microseconds, ordering: .sequentiallyConsistent) }
}

/// Something that a day of streaming must not do.
struct SoakFailure: Error, CustomStringConvertible {
    var what: String

    var description: String { "A day of streaming does not hold. \(what)." }
}

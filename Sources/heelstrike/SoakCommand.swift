import ArgumentParser
import Devices
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import SensorData
import Simulation
import Synchronization
import WireProtocol

/// Streams a simulated day through the live path as fast as it goes and says what memory it took.
///
/// For developers (`tools/check`). Two simulated devices, one for each foot, each with its own clock, talk to the host's side of
/// the protocol; nothing is paced by a clock.
struct SoakCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak", abstract: "Stream a simulated day at full speed and check memory and counters.",
        shouldDisplay: false)

    /// Microseconds between two turns of a device.
    private static let turn: UInt64 = 20_000

    @Option(help: "Hours to stream.", transform: Number.decimal)
    var hours = 24.0

    @Option(help: "Sampling rate in hertz.", transform: Number.rate)
    var rate = Frequency(200)

    @Option(help: "Number that decides every chance of the walk.")
    var seed: UInt64 = 7

    @Option(help: ArgumentHelp("Most megabytes that the process may hold at any time.", valueName: "MB"))
    var limit = 128.0

    func run() throws {
        let walk = SimulatedWalk(seed: seed, duration: hours * 3600, sampleRate: rate)
        let clock = VirtualClock()
        var feet = Side.allCases.map { SimulatedLine(walk, foot: $0, clock: clock) }
        let header = walk.recording().header
        var pipeline = SessionPipeline(header: header, software: HeelstrikeVersion.software)
        var events = 0
        var time: UInt64 = 0
        var nextReport: UInt64 = 0
        let (firstDescriptors, end) = (Self.openDescriptors(), UInt64((hours * 3600 + 4) * 1e6))
        while time <= end {
            clock.set(time)
            for index in feet.indices {
                for entry in try feet[index].turn(at: time) { events += pipeline.consume(entry).count }
            }
            if time >= nextReport {
                let memory = Self.residentMegabytes()
                let strides = pipeline.strides.count
                try Output.say(
                    "\(time / 3_600_000_000) h: RSS \(Self.tenths(memory)) MB, \(Self.openDescriptors()) descriptors, "
                        + "\(events) events, \(strides) strides settled")
                // Looked at as a live display does.
                _ = pipeline.progress()
                nextReport += 3_600_000_000
            }
            time += Self.turn
        }
        for index in feet.indices {
            let entry = RecordingEntry(source: UInt16(index), hostTime: clock.now, content: .closed(reason: "the end"))
            events += pipeline.consume(entry).count
        }
        _ = pipeline.consume(RecordingEntry(source: 0, hostTime: clock.now, content: .end))
        let result = pipeline.finish(bytesLost: 0)
        events += result.events.count
        // Read before the truth is made, which a live session has not.
        let peak = Self.mostMegabytes()
        try check(result.analysis, feet: feet, truth: walk.truth(), events: events, peak: peak)
        let descriptors = Self.openDescriptors()
        guard descriptors <= firstDescriptors else {
            throw SoakFailure(what: "descriptors: \(descriptors) are open, \(firstDescriptors) were at the beginning")
        }
    }

    private func check(
        _ analysis: SessionAnalysis, feet: [SimulatedLine], truth: WalkTruth, events: Int, peak: Double
    ) throws {
        let quality = analysis.quality
        let expected = Int((hours * 3600 * rate.hertz).rounded(.down))
        try Output.say(
            "The end: at most \(Self.tenths(peak)) MB, \(analysis.strides.count) strides for "
                + "\(truth.strides.count) that were walked, \(quality.stridesCounted) count; alignment "
                + "\(quality.alignmentError.map { "\(($0 * 1e5).rounded() / 100) ms" } ?? "unknown")")
        for stream in quality.streams where abs(stream.samples - expected) > Int(rate.hertz / 10) {
            throw SoakFailure(what: "\(stream.name): \(stream.samples) samples came, \(expected) were sent")
        }
        guard quality.streams.count == 2 else { throw SoakFailure(what: "\(quality.streams.count) streams, not 2") }
        guard quality.lostFrames == 0, quality.damagedFrames == 0, quality.overrunBytes == 0 else {
            throw SoakFailure(what: "frames: \(quality.lostFrames) lost, \(quality.damagedFrames) damaged")
        }
        guard quality.streams.allSatisfy({ $0.gaps == 0 && $0.discardedSamples == 0 }) else {
            throw SoakFailure(what: "gaps or samples that came twice, where none were sent")
        }
        guard events == analysis.events.count else {
            throw SoakFailure(what: "\(events) events came while it ran, \(analysis.events.count) at the end")
        }
        guard abs(analysis.strides.count - truth.strides.count) * 50 <= truth.strides.count else {
            throw SoakFailure(what: "strides: more than 2 % too few or too many")
        }
        guard peak <= limit else { throw SoakFailure(what: "memory: \(Self.tenths(peak)) MB is more than \(limit)") }
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

/// A simulated device of one foot and the host's talk with it.
private struct SimulatedLine {
    private var firmware: SimulatedFirmware
    private var session: SensorSession
    private let source: UInt16
    private var toDevice: [UInt8] = []
    private var isOpen = false

    init(_ walk: SimulatedWalk, foot: Side, clock: VirtualClock) {
        firmware = SimulatedFirmware(walk, feet: [foot])
        session = SensorSession(clock: { clock.now })
        source = foot == .left ? 0 : 1
    }

    /// Lets device and host talk at a moment and returns what a recording would hold of it.
    mutating func turn(at time: UInt64) throws -> [RecordingEntry] {
        let host = Timestamp(nanoseconds: Int64(time) * 1000)
        var entries: [RecordingEntry] = []
        if !isOpen {
            isOpen = true
            toDevice += session.open(at: host)
            let description = SourceDescription(protocolName: SensorProtocol.heelstrike.rawValue, origin: "soak")
            entries.append(RecordingEntry(source: source, hostTime: host, content: .opened(description)))
        }
        toDevice += session.tick(at: host)
        let turn = try firmware.turn(received: toDevice, at: time, hostIsThere: true, backlog: 0)
        toDevice = []
        guard !turn.bytes.isEmpty else { return entries }
        entries.append(RecordingEntry(source: source, hostTime: host, content: .bytes(turn.bytes)))
        let reaction = session.receive(turn.bytes, at: host)
        toDevice += reaction.answer
        for pair in reaction.clockPairs {
            let content = RecordingEntry.Content.clockProbe(
                deviceTicks: pair.deviceTicks, roundTripNanoseconds: pair.roundTripNanoseconds)
            entries.append(RecordingEntry(source: source, hostTime: host, content: content))
        }
        return entries
    }
}

/// The time that the soak makes up.
private final class VirtualClock: Sendable {
    private let microseconds = Mutex<UInt64>(0)

    var now: Timestamp { Timestamp(nanoseconds: Int64(microseconds.withLock { $0 }) * 1000) }

    func set(_ time: UInt64) { microseconds.withLock { $0 = time } }
}

/// Something that a day of streaming must not do.
struct SoakFailure: Error, CustomStringConvertible {
    var what: String

    var description: String { "A day of streaming does not hold. \(what)." }
}

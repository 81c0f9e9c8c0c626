import Devices
import Foundation
import Recording
import SensorData
import Simulation
import Testing
import WireProtocol

/// The recorder as a program of its own, killed at random moments.
///
/// `HEELSTRIKE_KILLS` sets how often (20).
struct KilledRecorderTests {
    /// Seconds that may be lost; the recorder makes everything safe twice as often.
    private static let tolerance = 1.0
    private static let atOnce = 4

    private static var kills: Int { ProcessInfo.processInfo.environment["HEELSTRIKE_KILLS"].flatMap { Int($0) } ?? 20 }

    /// The program that was built with these tests.
    private static func recorder() throws -> URL {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(filePath: tests).deletingLastPathComponent().appending(path: "heelstrike")
        try #require(FileManager.default.isExecutableFile(atPath: program.path), "build all products before the tests")
        return program
    }

    @Test func `a recorder that is killed at any moment leaves a readable file and loses at most a second`()
        async throws
    {
        let program = try Self.recorder()
        let folder = try Folder()
        var random = SplitMix(state: 20_261_121)
        var round = 0
        while round < Self.kills {
            let rounds = round..<min(round + Self.atOnce, Self.kills)
            let delays = rounds.map { _ in UInt64(random.next() % 1_500) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, delay) in zip(rounds, delays) {
                    group.addTask {
                        try await Self.killOnce(program, folder["\(number).gait"], afterMilliseconds: delay)
                    }
                }
                try await group.waitForAll()
            }
            round = rounds.upperBound
        }
    }

    private static func start(_ program: URL, _ device: PlayedDevice, _ path: String) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = ["record", "--device", device.path, "-o", path]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static func killOnce(_ program: URL, _ path: String, afterMilliseconds delay: UInt64) async throws {
        let walk = SimulatedWalk(seed: delay, duration: 120, sampleRate: Frequency(100))
        let device = try PlayedDevice(walk)
        let end = MonotonicClock.now().seconds + Double(generousSeconds)
        var process = try start(program, device, path)
        while device.sentTicks == 0, MonotonicClock.now().seconds < end {
            try await Task.sleep(for: .milliseconds(2))
            // On a machine so busy that the device did not answer in time the recorder has said so and gone.
            if !process.isRunning, device.sentTicks == 0 { process = try start(program, device, path) }
        }
        try await Task.sleep(for: .milliseconds(delay))
        let sent = device.sentTicks
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        device.pull()

        var reader = try RecordingReader(path: path)
        var decoder = HeelstrikeDecoder()
        var recorded: [UInt16: SampleBlock] = [:]
        while let entry = try reader.next() {
            guard case .bytes(let bytes) = entry.content else { continue }
            for case .samples(let block) in decoder.consume(bytes) {
                recorded[block.stream, default: SampleBlock(stream: block.stream, channelCount: block.channelCount)]
                    .times += block.times
                recorded[block.stream]?.values += block.values
            }
        }
        let endedInOrder = reader.endedInOrder
        #expect(!endedInOrder)
        #expect(decoder.statistics.lostFrames == 0)

        // Every sample is the one that was sent.
        var simulated = walk.recording()
        var source = HeelstrikeDecoder()
        var expected: [UInt16: SampleBlock] = [:]
        let count = recorded.values.map(\.count).max() ?? 0
        while let entry = try simulated.next(), expected.values.map(\.count).min() ?? 0 <= count {
            guard case .bytes(let bytes) = entry.content else { continue }
            for case .samples(let block) in source.consume(bytes) {
                expected[block.stream, default: SampleBlock(stream: block.stream, channelCount: block.channelCount)]
                    .times += block.times
                expected[block.stream]?.values += block.values
            }
        }
        for (stream, block) in recorded {
            let other = try #require(expected[stream])
            #expect(block.times == Array(other.times.prefix(block.count)))
            #expect(block.values == Array(other.values.prefix(block.count * block.channelCount)))
        }

        // The device's ticks begin with the first sample at 1,000,000 µs.
        let last = recorded.values.compactMap(\.times.last).max()?.seconds ?? 1
        #expect(Double(sent) / 1e6 - last <= tolerance)
    }
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014): the same moments in each run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

import FoundationEssentials
import Recording
import SensorData
import Testing
import WireProtocol

@testable import Simulation

struct WalkTests {
    private func bytes(_ walk: SimulatedWalk) throws -> [UInt8] {
        var recording = walk.recording()
        var all: [UInt8] = []
        while let entry = try recording.next() {
            if case .bytes(let bytes) = entry.content { all += bytes }
        }
        return all
    }

    @Test func `the same seed gives the same bytes and another seed does not`() throws {
        let walk = SimulatedWalk(seed: 1, duration: 12)
        let first = try bytes(walk)
        #expect(first == (try bytes(walk)))
        #expect(first != (try bytes(SimulatedWalk(seed: 2, duration: 12))))
        #expect(walk.truth() != SimulatedWalk(seed: 2, duration: 12).truth())
    }

    @Test func `a longer walk begins as the shorter one`() {
        let (short, long) = (SimulatedWalk(seed: 9, duration: 30), SimulatedWalk(seed: 9, duration: 60))
        // The shorter walk ends with 3 s of standing, for which the walker slows down a few steps before.
        let same = 22.0
        let (a, b) = (short.truth(), long.truth())
        #expect(a.events.filter { $0.time < same } == b.events.filter { $0.time < same })
        for (first, second) in zip(short.samples(), long.samples()) {
            guard first.ticks[0] < UInt64((same + 1) * 1e6) else { break }
            #expect(first == second)
        }
    }

    @Test func `the walk does not depend on the sampling rate`() {
        #expect(exactWalk(rate: 200).truth() == exactWalk(rate: 400).truth())
    }

    @Test(arguments: [UInt64(1), 2, 3], [20.0, 180])
    func `the events of a foot alternate and lie inside the samples`(seed: UInt64, duration: Double) throws {
        let truth = SimulatedWalk(seed: seed, duration: duration).truth()
        #expect(truth.events.map(\.time) == truth.events.map(\.time).sorted())
        #expect(truth.events.allSatisfy { $0.time > 0 && $0.time < duration })
        for side in Side.allCases {
            let kinds = truth.events.filter { $0.side == side }.map(\.kind)
            #expect(kinds.first == .finalContact)
            #expect(zip(kinds, kinds.dropFirst()).allSatisfy { $0 != $1 })
        }
        for stride in truth.strides {
            #expect(abs(stride.stanceTime + stride.swingTime - (stride.end - stride.start)) < 1e-9)
        }
        #expect(try #require(truth.events.last).time < duration - 2.9)
    }

    @Test func `the walker walks as it was asked`() {
        let walk = SimulatedWalk(parameters: WalkParameters().asGiven, seed: 21, duration: 600)
        let truth = walk.truth()
        let strides = Side.allCases.flatMap { straightStrides(truth, side: $0) }
        let times = strides.map { $0.end - $0.start }
        let average = mean(times)
        let spread = mean(times.map { ($0 - average) * ($0 - average) }).squareRoot() / average
        #expect(abs(average - 120 / 110) < 0.01)
        #expect((0.015...0.025).contains(spread))
        #expect(abs(mean(strides.map(\.length)) / average - 1.3) < 0.03)
        #expect(truth.strides.contains { $0.turning })
        #expect((truth.strides.map(\.bout).max() ?? 0) >= 3)
    }

    @Test(arguments: [60.0, 90, 110, 140])
    func `every cadence gives a walk`(cadence: Double) throws {
        var walk = exactWalk(duration: 30)
        walk.parameters.cadence = cadence
        walk.parameters.speed = cadence / 110 * 1.2
        let signal = try FootSignal(walk, side: .left)
        #expect(walk.truth().strides.count > 10)
        #expect(signal.acceleration.allSatisfy { ($0 * $0).sum() < 100 * 100 })
    }

    @Test(arguments: [Frequency(200), Frequency(400), Frequency(1024, per: 5)])
    func `the decoder gives back what the simulator sent`(rate: Frequency) throws {
        let walk = SimulatedWalk(seed: 4, duration: 8, sampleRate: rate)
        var decoder = SensorProtocol.heelstrike.makeDecoder()
        var device: DeviceDescriptor?
        var decoded: [UInt16: [Double]] = [:]
        for item in decoder.consume(try bytes(walk)) {
            switch item {
            case .device(let descriptor): device = descriptor
            case .samples(let block): decoded[block.stream, default: []] += block.values
            default: break
            }
        }
        #expect(device == walk.device)
        #expect(decoder.statistics.badChecksum == 0)
        #expect(decoder.statistics.lostFrames == 0)
        var sent: [UInt16: [Double]] = [:]
        for batch in walk.samples() { sent[batch.stream, default: []] += batch.raw }
        for stream in walk.device.streams {
            let count = stream.channels.count
            let expected = try #require(sent[stream.id]).enumerated().map { index, raw in
                raw * stream.channels[index % count].scale
            }
            #expect(try #require(decoded[stream.id]).count == expected.count)
            #expect(zip(try #require(decoded[stream.id]), expected).allSatisfy { abs($0 - $1) < 1e-9 })
        }
    }

    @Test func `a recording opens its source, ends in order and never runs backwards`() throws {
        var recording = SimulatedWalk(parameters: WalkParameters().asGiven, seed: 4, duration: 5).recording()
        var entries: [RecordingEntry] = []
        while let entry = try recording.next() { entries.append(entry) }
        guard case .opened(let source) = try #require(entries.first).content else {
            Issue.record("the recording does not open its source")
            return
        }
        #expect(source.protocolName == "heelstrike")
        #expect(entries.last?.content == .end)
        #expect(entries.map(\.hostTime) == entries.map(\.hostTime).sorted())
        #expect(recording.header.session.weight == 75)
    }

    @Test func `planning as it goes and forgetting the past changes nothing and holds few steps`() throws {
        let walk = exactWalk(duration: 200)
        var whole = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
        whole.plan(until: walk.duration)
        var moving = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
        for index in 0..<2000 {
            let time = Double(index) * 0.1
            moving.forget(before: time)
            moving.plan(until: time)
            #expect(moving.stepsHeld < 40)
            for side in Side.allCases {
                #expect(moving.cellLoads(side, at: time) == whole.cellLoads(side, at: time))
                let (a, b) = (try #require(moving.state(side, at: time)), try #require(whole.state(side, at: time)))
                #expect(a.acceleration == b.acceleration)
                #expect(a.angularRate == b.angularRate)
            }
        }
    }

    @Test func `the truth reads back from JSON and has the keys of the analysis`() throws {
        var walk = SimulatedWalk(seed: 8, duration: 20)
        walk.parameters.compensation = Compensation(pattern: .antalgic, side: .right, strength: 0.5)
        let truth = walk.truth()
        let data = try JSONEncoder().encode(truth)
        #expect(try JSONDecoder().decode(WalkTruth.self, from: data) == truth)
        let text = String(decoding: data, as: UTF8.self)
        for key in ["events", "strides", "side", "kind", "time", "start", "end", "stanceTime", "swingTime", "length"] {
            #expect(text.contains("\"\(key)\":"))
        }
    }
}

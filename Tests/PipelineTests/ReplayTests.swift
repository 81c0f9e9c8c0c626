import Fixtures
import FoundationEssentials
import GaitAnalysis
import Import
import Pipeline
import Recording
import SensorData
import Simulation
import Testing

struct ReplayTests {
    @Test(arguments: [7, 64, 1000, 4096, 1 << 20])
    func `however a simulated walk is cut, its JSON is the same`(size: Int) throws {
        let walk = try Walks.simulated()
        let whole = try Walks.json(Walks.analysis(walk.header, walk.entries))
        let cut = try Walks.json(Walks.analysis(walk.header, Walks.recut(walk.entries, size: size)))
        #expect(whole == cut)
    }

    @Test(
        .enabled(if: Fixtures.has("moticon_opengo"), "recordings are missing: see tools/test"),
        arguments: [1, 97, 5000])
    func `however a recorded walk is cut, its JSON is the same`(size: Int) throws {
        let file = try #require(Fixtures.recording("moticon_opengo/230927_102137.txt"))
        let imported = try Importer().recording(for: ImportRequest(files: [file.path]))
        let header = imported.header(writtenBy: "test")
        let entries = try imported.entries()
        #expect(
            try Walks.json(Walks.analysis(header, entries))
                == Walks.json(Walks.analysis(header, Walks.recut(entries, size: size))))
    }

    @Test func `the second replay gives the bytes of the first`() throws {
        let walk = try Walks.simulated(seed: 11)
        let first = try Walks.json(Walks.analysis(walk.header, walk.entries))
        #expect(try Walks.json(Walks.analysis(walk.header, walk.entries)) == first)
    }

    @Test func `a longer recording does not change what was settled before`() throws {
        // Axes are found and pieces looked at in places that a longer recording shares.
        let short = try Walks.simulated(seed: 3, duration: 70)
        let long = try Walks.simulated(seed: 3, duration: 140)
        let early = Walks.analysis(short.header, short.entries).strides.filter { $0.end < 55 }
        let same = Walks.analysis(long.header, long.entries).strides.filter { $0.end < 55 }
        #expect(early.count > 60)
        #expect(early == same)
    }

    @Test(arguments: [UInt64(3), 4])
    func `strides that were settled while a recording ran are those of a longer one, bit for bit`(seed: UInt64) throws {
        let short = try Walks.simulated(seed: seed, duration: 70)
        let long = try Walks.simulated(seed: seed, duration: 140)
        var pipeline = SessionPipeline(header: short.header, software: HeelstrikeVersion.software)
        var settled: [StrideList] = []
        for entry in short.entries where entry.content != .end {
            _ = pipeline.consume(entry)
            if pipeline.strides.count != settled.last?.count { settled.append(pipeline.strides) }
        }
        let all = Walks.analysis(long.header, long.entries).strides
        #expect((settled.last?.count ?? 0) > 60)
        for part in settled { #expect(Array(all.prefix(part.count)) == Array(part)) }
    }

    @Test func `events in order of time are all of them`() throws {
        let walk = try Walks.simulated(seed: 5, duration: 60)
        var pipeline = SessionPipeline(header: walk.header, software: HeelstrikeVersion.software)
        var order = EventOrder()
        var events: [GaitEvent] = []
        for entry in walk.entries {
            order.take(pipeline.consume(entry))
            events += order.release(until: pipeline.settledUntil)
        }
        #expect(events.count > 100)
        let result = pipeline.finish(bytesLost: 0)
        order.take(result.events)
        events += order.release(until: .infinity)
        #expect(events.map(\.time) == events.map(\.time).sorted())
        #expect(events.count == result.analysis.events.count)
    }

    @Test func `what is said while the walk goes on comes to what is said at its end`() throws {
        let walk = try Walks.simulated(
            seed: 5, duration: 90, compensation: Compensation(pattern: .antalgic, side: .left, strength: 0.6))
        var pipeline = SessionPipeline(header: walk.header, software: HeelstrikeVersion.software)
        var firstFound: Double?
        for entry in walk.entries {
            _ = pipeline.consume(entry)
            guard firstFound == nil, entry.hostTime.seconds > 10, Int(entry.hostTime.seconds * 10) % 50 == 0 else {
                continue
            }
            if !pipeline.progress().findings.isEmpty { firstFound = entry.hostTime.seconds }
        }
        #expect(firstFound.map { $0 < 60 } ?? false)
        let analysis = pipeline.finish(bytesLost: 0).analysis
        #expect(analysis.findings == pipeline.progress().findings)
        #expect(analysis.symmetry == pipeline.progress().symmetry)
    }

    @Test func `a session that forgets gives out the same events and strides as one that keeps everything`() throws {
        let span = 20.0
        let walk = try Walks.simulated(seed: 6, duration: 300)
        var whole = SessionPipeline(header: walk.header, software: HeelstrikeVersion.software)
        var short = SessionPipeline(header: walk.header, software: HeelstrikeVersion.software, span: span)
        var given: [Stride] = []
        for entry in walk.entries {
            #expect(short.consume(entry) == whole.consume(entry))
            given += short.strides(after: given.count)
        }
        let end = short.finish(bytesLost: 0)
        given += short.strides(after: given.count)
        let all = whole.finish(bytesLost: 0)
        #expect(end.events == all.events)
        #expect(given == Array(all.analysis.strides))
        // Kept is the span, and at most a piece of 256 strides and what was settled since it was last forgotten.
        #expect(short.stridesForgotten > 0 && short.strides.count < 256 + 4 * 120)
        #expect(end.analysis.events.allSatisfy { $0.time > 300 - span - 90 })
        #expect(end.analysis.quality.streams == all.analysis.quality.streams)
        #expect(end.analysis.curves == all.analysis.curves)
    }

    @Test func `events come out while the recording runs, and none is lost or changed`() throws {
        let walk = try Walks.simulated(duration: 60)
        var pipeline = SessionPipeline(header: walk.header, software: HeelstrikeVersion.software)
        var events: [GaitEvent] = []
        var before = 0
        for entry in walk.entries {
            events += pipeline.consume(entry)
            if entry.hostTime.seconds < 30 { before = events.count }
        }
        let result = pipeline.finish(bytesLost: 0)
        events += result.events
        #expect(before > 50)
        let key = { (event: GaitEvent) in "\(event.time) \(event.side) \(event.kind)" }
        #expect(events.map(key).sorted() == result.analysis.events.map(key).sorted())
    }
}

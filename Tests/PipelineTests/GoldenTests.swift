import Fixtures
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import Report
import SensorData
import Simulation
import Testing

/// Stored simulated walks: as before (golden), and near the truth.
struct GoldenTests {
    static let names = ["healthy-01", "reduced-heel-left-01", "antalgic-right-01"]

    private func analysis(_ name: String) throws -> SessionAnalysis {
        var reader = try RecordingReader(path: Fixtures.url("recordings/\(name)/recording.gait").path)
        // No version in the golden file: it changes without any number changing.
        var pipeline = SessionPipeline(header: reader.header, software: Software(name: "golden", version: "0"))
        while let entry = try reader.next() { _ = pipeline.consume(entry) }
        return pipeline.finish(bytesLost: Int(reader.bytesLost)).analysis
    }

    @Test(arguments: names)
    func `the analysis of a stored walk is as it was`(name: String) throws {
        let file = Fixtures.url("recordings/\(name)/expected.json")
        let bytes = Data(try JSONReport().bytes(of: analysis(name)))
        if ProcessInfo.processInfo.environment["HEELSTRIKE_UPDATE_GOLDENS"] == "1" { try bytes.write(to: file) }
        let expected = try Data(contentsOf: file)
        #if arch(x86_64)
            if bytes != expected { Attachment.record(Array(bytes), named: "\(name)-actual.json") }
            #expect(bytes == expected, "compared bit for bit")
        #else
            // Another libm and other FFT kernels: numbers may differ in their last digits.
            let ours = try JSONDecoder().decode(SessionAnalysis.self, from: bytes)
            let theirs = try JSONDecoder().decode(SessionAnalysis.self, from: expected)
            #expect(ours.events.count == theirs.events.count, "compared within 1e-9")
            for (one, other) in zip(ours.events, theirs.events) {
                #expect(
                    one.side == other.side && one.kind == other.kind
                        && abs(one.time - other.time) <= 1e-9 * max(1, other.time))
            }
            #expect(ours.findings.map(\.pattern) == theirs.findings.map(\.pattern))
        #endif
    }

    @Test(arguments: names)
    func `a stored walk is near its truth`(name: String) throws {
        let truth = try JSONDecoder().decode(
            StoredTruth.self, from: Data(contentsOf: Fixtures.url("recordings/\(name)/truth.json")))
        let analysis = try analysis(name)
        for event in truth.events {
            #expect(
                analysis.events.contains {
                    $0.side == event.side && $0.kind == event.kind && abs($0.time - event.time) < 0.150
                })
        }
        #expect(analysis.events.count == truth.events.count)
    }

    @Test func `the stored walks show what they were made to show`() throws {
        #expect(try analysis("healthy-01").findings.isEmpty)
        #expect(try analysis("reduced-heel-left-01").found(.reducedHeelLoading, .left))
        #expect(try analysis("antalgic-right-01").found(.antalgic, .right))
    }
}

/// The events of a truth file.
struct StoredTruth: Decodable {
    var events: [GaitEvent.Place]
}

extension GaitEvent {
    /// Foot, kind and time of a true event.
    struct Place: Decodable {
        var side: Side
        var kind: GaitEvent.Kind
        var time: Double
    }
}

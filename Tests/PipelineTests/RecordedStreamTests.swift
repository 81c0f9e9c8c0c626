import Fixtures
import FoundationEssentials
import GaitAnalysis
import Import
import Pipeline
import Recording
import Testing

/// What real recordings give while they run and however they are cut.
struct RecordedStreamTests {
    /// Files of one recording below the data folder, one for both feet or the left and the right one.
    struct Files: CustomTestStringConvertible, Sendable {
        var names: [String]
        var mapping: String?

        var testDescription: String { names.joined(separator: ", ") }

        func entries() throws -> (header: RecordingHeader, entries: [RecordingEntry]) {
            let paths = try names.map { try #require(Fixtures.recording($0)).path }
            let mapping = mapping.map { Fixtures.url("mappings/\($0).json").path }
            let imported = try Importer().recording(
                for: paths.count == 1
                    ? ImportRequest(files: paths, mapping: mapping)
                    : ImportRequest(left: paths[0], right: paths[1], mapping: mapping))
            return (imported.header(writtenBy: "test"), try imported.entries())
        }
    }

    private static let insoles = ["csv/GaCo11_01.csv", "csv/SiPt24_01.csv", "csv/GaPt23_02.csv"].map {
        Files(names: ["gaitpdb_insole_8cell/\($0)"])
    }

    private static let recordings =
        insoles
        + ["230927_102114", "230927_102137"].map { Files(names: ["moticon_opengo/\($0).txt"]) }
        + ["1-1", "6-1", "8-3"].map { trial in
            Files(
                names: ["lf", "rf"].map { "voisard_ipol497_healthy_foot_imu/\(trial)_\($0).txt" }, mapping: "voisard")
        }
        + [("imu_sample", "gaitmap-imu-sample"), ("imu_sample_healthy_stair_up", "gaitmap-stairs")].map {
            Files(names: ["gaitmap_example/\($0).csv"], mapping: $1)
        }

    private static let hasRecordings = [
        "gaitpdb_insole_8cell", "moticon_opengo", "voisard_ipol497_healthy_foot_imu", "gaitmap_example",
    ].allSatisfy(Fixtures.has)

    @Test(.enabled(if: hasRecordings, "recordings are missing: see tools/test"), arguments: recordings)
    func `what was settled while a recording ran is the beginning of the whole, bit for bit`(files: Files) throws {
        let (header, entries) = try files.entries()
        let whole = Array(Walks.analysis(header, entries).strides)
        var pipeline = SessionPipeline(header: header, software: HeelstrikeVersion.software)
        var count = 0
        for entry in entries where entry.content != .end {
            _ = pipeline.consume(entry)
            let settled = pipeline.strides
            if settled.count != count { #expect(Array(settled) == Array(whole.prefix(settled.count))) }
            count = settled.count
        }
        #expect(!whole.isEmpty)
    }

    @Test(.enabled(if: hasRecordings, "recordings are missing: see tools/test"), arguments: insoles)
    func `the strides of a recording's first half are the first of the whole's, bit for bit`(files: Files) throws {
        let (header, entries) = try files.entries()
        let half = Walks.analysis(header, Array(entries.prefix(entries.count / 2)))
        // The last group of strides of the half is judged without those that follow it.
        let end = half.start + half.duration - 30
        let early = Array(half.strides.filter { $0.end < end })
        let whole = Walks.analysis(header, entries)
        #expect(early.count >= 25)
        #expect(early == Array(whole.strides.filter { $0.end < end }))
        #expect(half.events.filter { $0.time < end } == whole.events.filter { $0.time < end })
    }

    @Test(.enabled(if: hasRecordings, "recordings are missing: see tools/test"), arguments: recordings)
    func `however a real recording is cut, its JSON is the same`(files: Files) throws {
        let (header, entries) = try files.entries()
        let whole = try Walks.json(Walks.analysis(header, entries))
        for size in [97, 5000] {
            #expect(try Walks.json(Walks.analysis(header, Walks.recut(entries, size: size))) == whole)
        }
    }
}

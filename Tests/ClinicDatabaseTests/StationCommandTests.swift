import ArgumentParser
import Fixtures
import Foundation
import GaitAnalysis
import Pipeline
import Testing

@testable import ClinicDatabase
@testable import heelstrike

/// The commands on a station's data, with a real analysis.
struct StationCommandTests {
    /// A station with a simulated walk that is finished and not analysed yet.
    private func station() async throws -> (TestFolder, ClinicStore, RecordingFile) {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let recording = store.newRecording()
        try FileManager.default.copyItem(
            at: Fixtures.url("recordings/reduced-heel-left-01/recording.gait"),
            to: URL(filePath: store.folder.file(recording)))
        try await store.add(recording)
        return (folder, store, try await store.finishRecording(recording.id))
    }

    @Test func `reanalyze keeps the older result beside its own, and the store's document is the analysis`()
        async throws
    {
        let (folder, store, recording) = try await station()
        let older = try await store.add(
            result(
                version: "0.0.9", figures: [AnalysisFigure(name: "strideTime", value: 7, unit: "s")],
                findings: [
                    AnalysisFinding(
                        pattern: .antalgic, side: .right, measure: "stanceTime.symmetryIndex", value: 9, unit: "%",
                        lower: nil, upper: nil, limit: 3.2, isClear: true, probability: nil)
                ]), of: recording.id)
        var command = try ReanalyzeCommand.parse(["--data-dir", folder.data.path])
        try await command.run()
        let analyses = try await store.analyses(of: recording.id)
        #expect(analyses.count == 2)
        #expect(analyses.contains(older))
        let newer = try #require(analyses.first { $0.softwareVersion == HeelstrikeVersion.current })
        let expected = try RecordingAnalysis(path: store.folder.file(recording)).run()
        #expect(try await store.sessionAnalysis(of: newer.id) == expected)
        let findings = try await store.findings(of: newer.id)
        #expect(findings.map(\.pattern) == expected.findings.map(\.pattern))
        #expect(findings.contains { $0.pattern == .reducedHeelLoading && $0.side == .left })
        let difference = try await store.difference(from: older.id, to: newer.id)
        let strideTime = try #require(difference.figures.first { $0.name == "strideTime" })
        #expect(strideTime.before == 7)
        #expect(strideTime.after == expected.visitFigures.first { $0.name == "strideTime" }?.estimate.value)
        #expect(difference.findingsGone == [.init(pattern: .antalgic, side: .right)])
        #expect(difference.lines.contains { $0.hasPrefix("strideTime: 7.0 → ") })
        // Again: nothing is left to do.
        command = try ReanalyzeCommand.parse(["--data-dir", folder.data.path])
        try await command.run()
        #expect(try await store.analyses(of: recording.id).count == 2)
    }

    @Test func `reanalyze says by its exit that a recording could not be analysed`() async throws {
        let (folder, store, recording) = try await station()
        try FileManager.default.removeItem(atPath: store.folder.file(recording))
        let command = try ReanalyzeCommand.parse(["--data-dir", folder.data.path])
        await #expect(throws: ExitCode.failure) { try await command.run() }
        let nowhere = try ReanalyzeCommand.parse(["--data-dir", folder.url.path])
        await #expect(throws: StoreError.noStation(path: folder.url.path)) { try await nowhere.run() }
        let missing = folder.url.path + "/missing"
        let none = try ReanalyzeCommand.parse(["--data-dir", missing])
        await #expect(throws: StoreError.noFolder(path: missing)) { try await none.run() }
    }

    @Test func `backup and restore carry a station to another folder`() async throws {
        let (folder, store, recording) = try await station()
        let file = folder.url.appending(path: "b.tar").path
        let elsewhere = folder.url.appending(path: "elsewhere").path
        try BackupCommand.parse(["--data-dir", folder.data.path, "-o", file]).run()
        try RestoreCommand.parse([file, "--data-dir", elsewhere]).run()
        let restored = try ClinicStore(folder: DataFolder(elsewhere), clock: { Date() })
        #expect(try await restored.recordings() == [recording])
        #expect(try await restored.checkFiles().isEmpty)
        #expect(try await store.recordings() == [recording])
    }
}

import Foundation
import GaitAnalysis
import Testing

@testable import ClinicDatabase

/// Every version's result is kept, and what differs is listed.
struct ReanalysisTests {
    private func finding(_ pattern: Pattern, _ side: FindingSide?) -> AnalysisFinding {
        AnalysisFinding(
            pattern: pattern, side: side, measure: "heelShare.symmetryIndex", value: -20, unit: "%", lower: nil,
            upper: nil, limit: 10, isClear: true, probability: nil)
    }

    private func software(_ version: String) -> Software { Software(name: "heelstrike", version: version) }

    @Test func `both results are kept and the differences listed`() async throws {
        let folder = try TestFolder()
        let clock = TestClock()
        let store = try ClinicStore.onDisk(folder, clock)
        let recording = store.newRecording()
        try await store.write(recording)
        await #expect(throws: StoreError.stillRecording) { try await store.add(result(version: "1"), of: recording.id) }
        _ = try await store.finishRecording(recording.id)
        let old = result(
            version: "1",
            figures: [
                AnalysisFigure(name: "strideTime", value: 1.1, unit: "s"),
                AnalysisFigure(name: "cadence", value: 110, unit: "1/min"),
                AnalysisFigure(name: "impulse", value: 3, unit: "a.u."),
                AnalysisFigure(name: "gone", value: 7, unit: "m"),
            ], findings: [finding(.antalgic, .left), finding(.toeOut, .right)], document: "{\"v\":1}")
        let new = result(
            version: "2",
            figures: [
                AnalysisFigure(name: "strideTime", value: 1.2, unit: "s"),
                AnalysisFigure(name: "cadence", value: 110, unit: "1/min"),
                AnalysisFigure(name: "impulse", value: 3, unit: "N·s"),
                AnalysisFigure(name: "new", value: 9, unit: "%"),
            ], findings: [finding(.antalgic, .right), finding(.toeOut, .right)], document: "{\"v\":2}")
        let first = try await store.reanalyse(recording.id, as: software("1")) { _ in old }
        guard case .analysed(let before, nil) = first.outcome else {
            Issue.record("\(first.outcome)")
            return
        }
        let same = try await store.reanalyse(recording.id, as: software("1")) { _ in new }
        #expect(same.outcome == .upToDate(before))
        clock.pass(1)
        let path = store.folder.file(recording)
        let second = try await store.reanalyse(recording.id, as: software("2")) {
            #expect($0 == path)
            return new
        }
        guard case .analysed(let after, let difference?) = second.outcome else {
            Issue.record("\(second.outcome)")
            return
        }
        #expect(
            difference.figures == [
                .init(name: "strideTime", before: 1.1, after: 1.2, unit: "s"),
                .init(name: "impulse", before: 3, after: nil, unit: "a.u."),
                .init(name: "impulse", before: nil, after: 3, unit: "N·s"),
                .init(name: "new", before: nil, after: 9, unit: "%"),
                .init(name: "gone", before: 7, after: nil, unit: "m"),
            ])
        #expect(difference.findingsGone == [.init(pattern: .antalgic, side: .left)])
        #expect(difference.findingsNew == [.init(pattern: .antalgic, side: .right)])
        #expect(try await store.analyses(of: recording.id) == [after, before])
        #expect(try await store.document(of: before.id) == old.document)
        #expect(try await store.findings(of: after.id) == new.findings)
        #expect(try await store.figures(of: after.id) == new.figures)
        #expect(try await store.difference(from: before.id, to: before.id).isEmpty)
    }

    @Test func `an altered or missing recording is not analysed`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let recording = store.newRecording()
        try await store.write(recording)
        _ = try await store.finishRecording(recording.id)
        let url = URL(filePath: store.folder.file(recording))
        try (Data(contentsOf: url) + [0]).write(to: url)
        let altered = try await store.reanalyse(recording.id, as: software("1")) { _ in
            Issue.record("analysed")
            return result(version: "1")
        }
        #expect(altered.outcome == .notAnalysed(.altered))
        try FileManager.default.removeItem(at: url)
        let missing = try await store.reanalyse(recording.id, as: software("1")) { _ in result(version: "1") }
        #expect(missing.outcome == .notAnalysed(.missing))
        #expect(try await store.analyses(of: recording.id).isEmpty)
    }
}

import Foundation
import Recording
import SensorData
import Testing

@testable import ClinicDatabase

/// Recordings are files; the store says what they are, and sees when they are not.
struct RecordingFileTests {
    private func make(_ clock: TestClock = TestClock()) async throws -> (TestFolder, ClinicStore, Identifier<Visit>) {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder, clock)
        let patient = try await store.addPatient(code: "K17")
        return (folder, store, try await store.addVisit(of: patient.id, timeZone: "Europe/Berlin").id)
    }

    @Test func `a recording that ended in order is closed with its hash, length and duration`() async throws {
        let (folder, store, visit) = try await make()
        defer { withExtendedLifetime(folder) {} }
        let recording = store.newRecording(visit)
        try await store.write(recording, seconds: 7)
        #expect(try await store.recording(recording.id)?.state == .recording)
        let finished = try await store.finishRecording(recording.id)
        #expect(finished.state == .closed)
        #expect(finished.duration == 7)
        let bytes = try Data(contentsOf: URL(filePath: store.folder.file(recording)))
        #expect(finished.byteCount == Int64(bytes.count))
        #expect(finished.sha256?.count == 64)
        #expect(try await store.checkFiles() == [])
        #expect(try await store.recordings(of: visit) == [finished])
        #expect(try await store.patient(of: recording.id)?.code == "K17")
    }

    @Test func `a file that changed, went away or came back is said`() async throws {
        let clock = TestClock()
        let (folder, store, visit) = try await make(clock)
        defer { withExtendedLifetime(folder) {} }
        var recordings: [RecordingFile] = []
        for ended in [true, true, false] {
            clock.pass(60)
            let recording = store.newRecording(visit)
            try await store.write(recording, ended: ended)
            recordings.append(try await store.finishRecording(recording.id))
        }
        let urls = recordings.map { URL(filePath: store.folder.file($0)) }
        let originals = try urls.map { try Data(contentsOf: $0) }
        var changed = originals[0]
        changed[changed.count / 2] ^= 1
        try changed.write(to: urls[0])
        try FileManager.default.removeItem(at: urls[2])
        let problems = try await store.checkFiles()
        #expect(problems.map(\.recording.id) == [recordings[0].id, recordings[2].id])
        #expect(problems.map(\.recording.state) == [.altered, .missing])
        #expect(problems.allSatisfy { $0.description.contains($0.recording.path) })
        #expect(try await store.recording(recordings[0].id)?.state == .altered)
        try originals[0].write(to: urls[0])
        try originals[2].write(to: urls[2])
        #expect(try await store.checkFiles() == [])
        let now = try await store.recordings(of: visit)
        #expect(recordings.allSatisfy { now.contains($0) })
    }

    @Test func `a start after a crash closes what was being recorded and adopts what no row knows`() async throws {
        let (folder, store, visit) = try await make()
        defer { withExtendedLifetime(folder) {} }
        let cut = store.newRecording(visit)
        try await store.write(cut, seconds: 4, ended: false)
        let unknown = store.newRecording()
        try await store.write(unknown, seconds: 5, isKnown: false)
        let gone = store.newRecording(visit)
        try await store.add(gone)
        let empty = store.newRecording(visit)
        try await store.add(empty)
        try Data().write(to: URL(filePath: store.folder.file(empty)))
        try Data("x".utf8).write(to: URL(filePath: store.folder.recordings + "/notes.txt"))

        let recovery = try await ClinicStore.onDisk(folder).recover(timeZone: "UTC")
        #expect(recovery.recordings.first { $0.id == cut.id }?.state == .recovered)
        #expect(recovery.recordings.first { $0.id == cut.id }?.duration == 4)
        #expect(recovery.recordings.first { $0.id == gone.id }?.state == .missing)
        #expect(recovery.adopted.map(\.id) == [unknown.id])
        #expect(recovery.adopted.first?.started == Date(timeIntervalSince1970: 1_763_716_211))
        #expect(recovery.adopted.first?.visitID == nil)
        #expect(recovery.strangers.count == 2)
        #expect(try await store.unassignedRecordings().map(\.id) == [unknown.id])
        #expect(try await store.recordings().allSatisfy { $0.state != .recording })

        #expect(
            recovery.lines.contains {
                $0.hasPrefix("recordings/notes.txt: this is no recording") && $0.contains("heelstrike import")
            })

        let again = try await store.recover(timeZone: "UTC")
        #expect(again.recordings.isEmpty)
        #expect(again.adopted.isEmpty)
        try await store.assign(unknown.id, to: visit)
        #expect(try await store.recordings(of: visit).count == 4)
    }

    @Test(
        arguments: [
            ("2025-11-21T09:10:11Z", 1_763_716_211), ("2025-11-21T09:10:11+01:00", 1_763_712_611),
            ("2025-11-21T09:10:11", 1_763_712_611), ("2023-09-27T10:21:14.922", 1_695_802_874.922),
            ("2023-09-27T10:21:14.9221234", 1_695_802_874.922), ("2023-09-27T10:21:14.922Z", 1_695_810_074.922),
            ("2023-09-27T10:21", 1_695_802_860), ("2023-09-27", 1_695_765_600), ("2023-02-31", nil),
            ("2023-13-01", nil), ("2023-09-27T25:00:00", nil), ("27.09.2023", nil), ("", nil), ("now", nil),
        ] as [(String, Double?)])
    func `a date without a zone is the clinic's own, and fractions are read`(text: String, seconds: Double?) {
        let date = RecordedMoment.date(of: text, timeZone: "Europe/Berlin")
        #expect(date == seconds.map { Date(timeIntervalSince1970: $0) })
    }

    @Test func `recordings made elsewhere are taken over by a start, dated by themselves, else by their files`()
        async throws
    {
        let (folder, store, visit) = try await make()
        defer { withExtendedLifetime(folder) {} }
        let today = store.newRecording(visit)
        try await store.write(today)
        _ = try await store.finishRecording(today.id)
        try await store.write(
            store.newRecording(), isKnown: false, recordedAt: "2023-09-27T10:21:14.922", name: "Moticon Müller.gait")
        try await store.write(store.newRecording(), isKnown: false, recordedAt: nil, name: "gaitpdb.GAIT")
        let undated = store.folder.recordings + "/gaitpdb.GAIT"
        let written = Date(timeIntervalSince1970: 1_600_000_000)
        try FileManager.default.setAttributes([.modificationDate: written], ofItemAtPath: undated)
        let bytes = try Data(contentsOf: URL(filePath: undated))
        try Data("x".utf8).write(to: URL(filePath: store.folder.recordings + "/broken.gait"))
        let outside = folder.url.appending(path: "outside.gait")
        try bytes.write(to: outside)
        try FileManager.default.createSymbolicLink(
            atPath: store.folder.recordings + "/link.gait", withDestinationPath: outside.path)

        let recovery = try await store.recover(timeZone: "Europe/Berlin")
        #expect(recovery.adopted.count == 2)
        #expect(recovery.renamed.count == 2)
        #expect(recovery.renamed.contains { $0.hasPrefix("recordings/Moticon Müller.gait: taken over as recordings/") })
        #expect(recovery.strangers.count == 2)
        let all = try await store.recordings()
        #expect(
            all.map(\.started) == [written, Date(timeIntervalSince1970: 1_695_802_874.922), today.started],
            "in order of time")
        #expect(try Data(contentsOf: URL(filePath: store.folder.file(all[0]))) == bytes)
        #expect(try await store.checkFiles() == [])
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: store.folder.recordings))
                == Set(all.map { String($0.path.dropFirst(11)) } + ["broken.gait", "link.gait"]))
        #expect(try await store.recover(timeZone: "UTC").adopted.isEmpty)
    }

    @Test func `what is learned of a recording later is kept`() async throws {
        let (folder, store, visit) = try await make()
        defer { withExtendedLifetime(folder) {} }
        let recording = store.newRecording()
        try await store.add(recording)
        let date = Date(timeIntervalSince1970: 1_800_000_000)
        try await store.setStarted(date, clockSynchronised: true, of: recording.id)
        let devices = [RecordedDevice(side: .left, serialNumber: "655782F6", protocolName: "heelstrike")]
        try await store.setDevices(devices, of: recording.id)
        let calibration = Calibration(gainLeft: 1.02, gainRight: 0.98, bodyWeight: 711, made: date)
        try await store.setCalibration(calibration, of: recording.id)
        try await store.assign(recording.id, to: visit)
        let kept = try #require(try await store.recordings(of: visit).first)
        #expect(kept.started == date)
        #expect(kept.clockSynchronised == true)
        #expect(kept.devices == devices)
        #expect(kept.calibration == calibration)
        try await store.assign(recording.id, to: nil)
        #expect(try await store.unassignedRecordings().map(\.id) == [recording.id])
    }

    @Test func `only one station runs on a data folder`() throws {
        let folder = try TestFolder()
        do {
            let lock = try StationLock(folder.data)
            #expect(throws: StoreError.inUse(path: folder.data.path)) {
                let second = try StationLock(folder.data)
                _ = consume second
            }
            _ = consume lock
        }
        let third = try StationLock(folder.data)
        _ = consume third
    }
}

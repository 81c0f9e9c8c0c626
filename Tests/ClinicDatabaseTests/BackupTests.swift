import Foundation
import GRDB
import Recording
import SensorData
import Synchronization
import Testing

@testable import ClinicDatabase

/// One file out, the same station in.
struct BackupTests {
    private let now = Date(timeIntervalSince1970: 1_763_700_000)

    /// A station with a closed recording and one that is being written.
    private func station() async throws -> (folder: TestFolder, store: ClinicStore, open: RecordingFile) {
        let folder = try TestFolder()
        let clock = TestClock()
        let store = try ClinicStore.onDisk(folder, clock)
        let user = try await store.addUser(name: "Jo", role: .admin, password: "correct horse battery")
        _ = try await store.startSession(of: user, address: nil)
        let patient = try await store.addPatient(code: "K17")
        let visit = try await store.addVisit(of: patient.id, timeZone: "Europe/Berlin")
        let closed = store.newRecording(visit.id)
        try await store.write(closed)
        _ = try await store.finishRecording(closed.id)
        _ = try await store.add(result(version: "1", document: "{\"a\":1}"), of: closed.id)
        clock.pass(60)
        try Data("{}".utf8).write(to: URL(filePath: folder.data.path + "/sensors.json"))
        // Only what is named like a sensor's goes in.
        let mapping = folder.data.path + "/" + SensorMappings.name(for: "/dev/tty_1")
        try Data("{}".utf8).write(to: URL(filePath: mapping))
        try Data("{}".utf8).write(to: URL(filePath: folder.data.mappings + "/of whom?.json"))
        try Data("secret".utf8).write(to: URL(filePath: folder.data.path + "/key.pem"))
        let open = store.newRecording(visit.id)
        try await store.write(open, seconds: 9, ended: false)
        // Half an entry, as it stands on the disk while the recorder writes.
        let handle = try FileHandle(forWritingTo: URL(filePath: store.folder.file(open)))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([200, 3, 0, 0, 2, 0, 0]))
        try handle.close()
        return (folder, store, open)
    }

    private func path(_ folder: TestFolder, _ name: String) -> String { folder.url.appending(path: name).path }

    @Test func `a backup made while recording restores to the same station`() async throws {
        let (folder, store, open) = try await station()
        let file = path(folder, "backup.tar")
        let summary = try ClinicStore.backUp(store.folder, to: file, now: now)
        #expect(summary.recordings == 2)
        #expect(summary.problems == [])
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int64 == summary.byteCount)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.url.path)) == ["backup.tar", "data"])

        let elsewhere = DataFolder(path(folder, "elsewhere"))
        let restoration = try ClinicStore.restore(file, into: elsewhere, now: now)
        #expect(restoration == Restoration(recordings: 2, created: "2025-11-21T04:40:00Z", problems: []))
        let restored = try ClinicStore(folder: elsewhere, passwordCost: .little, clock: { Date() })
        let recovery = try await restored.recover(timeZone: "UTC")
        #expect(recovery.recordings.map(\.id) == [open.id])
        #expect(recovery.recordings.first?.state == .recovered)
        #expect(recovery.recordings.first?.duration == 9)
        #expect(recovery.strangers == [])
        #expect(try await restored.checkFiles() == [])
        #expect(try await restored.patients() == store.patients())
        let patient = try #require(try await restored.patients().first)
        #expect(try await restored.visits(of: patient.id) == store.visits(of: patient.id))
        for recording in try await store.recordings() {
            let analyses = try await store.analyses(of: recording.id)
            #expect(try await restored.analyses(of: recording.id) == analyses)
            for analysis in analyses {
                #expect(try await restored.document(of: analysis.id) == store.document(of: analysis.id))
            }
        }
        let user = try #require(try await restored.user(name: "Jo", password: "correct horse battery"))
        #expect(try await restored.sessions(of: user.id).isEmpty)
        #expect(try await store.sessions(of: user.id).count == 1)
        #expect(try await restored.integrityProblems() == [])
        #expect(try await restored.auditEntries().first?.action == .restore)
        #expect(try await store.auditEntries().first?.action == .backup)
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: elsewhere.path)).isSuperset(of: [
                "heelstrike.sqlite", "recordings", "analyses", "mappings", "sensors.json",
            ]))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: elsewhere.mappings) == ["_2fdev_2ftty_5f1.json"])
        #expect(!FileManager.default.fileExists(atPath: elsewhere.path + "/restoring"))
    }

    @Test func `the system's tar reads a backup`() async throws {
        let (folder, store, _) = try await station()
        let file = path(folder, "backup.tar")
        _ = try ClinicStore.backUp(store.folder, to: file, now: now)
        let tar = Process()
        let said = Pipe()
        tar.executableURL = URL(filePath: "/usr/bin/tar")
        tar.arguments = ["-tf", file]
        tar.standardOutput = said
        try tar.run()
        let names = String(decoding: try said.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        var documents: [String] = []
        for recording in try await store.recordings() {
            documents += try await store.analyses(of: recording.id).map(\.path)
        }
        let expected =
            ["heelstrike.sqlite", "sensors.json", "mappings/_2fdev_2ftty_5f1.json"]
            + (try await store.recordings()).map(\.path) + documents + [
                "MANIFEST.json", "",
            ]
        #expect(names.components(separatedBy: "\n") == expected)
    }

    @Test func `a backup replaces nothing and a restored station takes nothing's place`() async throws {
        let (folder, store, _) = try await station()
        let file = path(folder, "backup.tar")
        try Data("x".utf8).write(to: URL(filePath: file))
        #expect(throws: StoreError.fileExists(path: file)) { try ClinicStore.backUp(store.folder, to: file, now: now) }
        #expect(try Data(contentsOf: URL(filePath: file)) == Data("x".utf8))
        let other = path(folder, "other.tar")
        _ = try ClinicStore.backUp(store.folder, to: other, now: now)
        #expect(throws: StoreError.folderNotEmpty(path: store.folder.path)) {
            try ClinicStore.restore(other, into: store.folder, now: now)
        }
        #expect(throws: StoreError.noStation(path: folder.url.path)) {
            try ClinicStore.backUp(DataFolder(folder.url.path), to: path(folder, "third.tar"), now: now)
        }
    }

    @Test func `a missing and an altered recording are said in the backup and after it`() async throws {
        let (folder, store, _) = try await station()
        let extra = store.newRecording()
        try await store.write(extra)
        _ = try await store.finishRecording(extra.id)
        let closed = try #require(try await store.recordings().first { $0.state == .closed && $0.id != extra.id })
        try FileManager.default.removeItem(atPath: store.folder.file(closed))
        try (Data(contentsOf: URL(filePath: store.folder.file(extra))) + [0]).write(
            to: URL(filePath: store.folder.file(extra)))
        let file = path(folder, "backup.tar")
        let summary = try ClinicStore.backUp(store.folder, to: file, now: now)
        #expect(summary.problems.count == 2)
        #expect(summary.problems.contains { $0.contains(closed.path) && $0.contains("missing") })
        #expect(summary.problems.contains { $0.contains(extra.path) && $0.contains("SHA-256") })
        let restoration = try ClinicStore.restore(file, into: DataFolder(path(folder, "elsewhere")), now: now)
        #expect(restoration.problems == summary.problems)
    }

    @Test func `a backup with a changed byte anywhere is refused, and what is sound can be taken`() async throws {
        let (folder, store, _) = try await station()
        let file = path(folder, "backup.tar")
        _ = try ClinicStore.backUp(store.folder, to: file, now: now)
        let whole = try Data(contentsOf: URL(filePath: file))
        // The database too has the names in it: a header stands at a whole block.
        let recordingBytes = try #require(
            stride(from: 0, to: whole.count, by: 512).first { whole[$0...].starts(with: Data("recordings/".utf8)) })
        let damaged = URL(filePath: path(folder, "damaged.tar"))
        // In the database, in a header, in a recording, in the manifest.
        let manifest = try #require(whole.range(of: Data("MANIFEST.json".utf8))).lowerBound
        for place in [512 + 5000, 20, recordingBytes + 130, recordingBytes + 900, manifest + 600] {
            var bytes = whole
            bytes[place] ^= 0x10
            try bytes.write(to: damaged)
            let target = DataFolder(path(folder, "target-\(place)"))
            #expect {
                try ClinicStore.restore(damaged.path, into: target, now: now)
            } throws: { error in
                guard case StoreError.backupDamaged(_, let details) = error else { return false }
                return !details.isEmpty
            }
            #expect(!FileManager.default.fileExists(atPath: target.path))
        }
        var bytes = whole
        bytes[recordingBytes + 900] ^= 0x10
        try bytes.write(to: damaged)
        let target = DataFolder(path(folder, "taken"))
        let restoration = try ClinicStore.restore(damaged.path, into: target, damaged: .takeWhatIsSound, now: now)
        #expect(restoration.problems.count == 1)
        let restored = try ClinicStore(folder: target, passwordCost: .little, clock: { Date() })
        _ = try await restored.recover(timeZone: "UTC")
        #expect(try await restored.checkFiles().map(\.recording.state) == [.altered])
    }

    @Test func `a backup that was cut off is refused wherever it was cut`() async throws {
        let (folder, store, _) = try await station()
        let file = path(folder, "backup.tar")
        _ = try ClinicStore.backUp(store.folder, to: file, now: now)
        let whole = try Data(contentsOf: URL(filePath: file))
        let cut = URL(filePath: path(folder, "cut.tar"))
        let end = try #require(whole.range(of: Data("MANIFEST.json".utf8))).lowerBound + 512
        for length in [0, 1, 511, 512, 513, 9000, end - 512, end, end + 10] {
            try whole.prefix(length).write(to: cut)
            let target = DataFolder(path(folder, "cut-\(length)"))
            #expect(throws: (any Error).self) { try ClinicStore.restore(cut.path, into: target, now: now) }
            #expect(!FileManager.default.fileExists(atPath: target.path))
        }
    }

    @Test(arguments: [
        "../evil.gait", "/etc/cron.d/evil", "recordings/../../evil", "recordings/x.gait", "heelstrike.sqlite-wal",
    ])
    func `a name that is none of a backup's is never written`(name: String) throws {
        let folder = try TestFolder()
        let data = Data("evil".utf8)
        let archive =
            TarHeader(name: name, byteCount: Int64(data.count), modified: 0).block + Array(data)
            + [UInt8](repeating: 0, count: 508) + TarHeader.end
        let file = path(folder, "evil.tar")
        try Data(archive).write(to: URL(filePath: file))
        #expect(throws: (any Error).self) {
            try ClinicStore.restore(file, into: DataFolder(path(folder, "target")), damaged: .takeWhatIsSound, now: now)
        }
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
        #expect(all == ["evil.tar"])
    }

    @Test func `a restore of what is no backup says so and leaves nothing behind`() async throws {
        let folder = try TestFolder()
        let target = DataFolder(path(folder, "target"))
        let missing = path(folder, "missing.tar")
        #expect(throws: RecordingError.doesNotExist(path: missing)) {
            try ClinicStore.restore(missing, into: target, now: now)
        }
        let letter = path(folder, "letter.txt")
        try Data(repeating: 65, count: 5000).write(to: URL(filePath: letter))
        for damaged in [ClinicStore.DamagedBackup.refuse, .takeWhatIsSound] {
            #expect {
                try ClinicStore.restore(letter, into: target, damaged: damaged, now: now)
            } throws: { error in
                guard case StoreError.backupDamaged(_, let details) = error else { return false }
                return details.count == 1 && details[0].contains("does not begin as a backup")
            }
        }
        #expect(throws: StoreError.notAFolder(path: letter)) {
            try ClinicStore.restore(letter, into: DataFolder(letter), now: now)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["letter.txt"])
        // A folder that was there stays, empty as it was.
        try FileManager.default.createDirectory(atPath: target.path, withIntermediateDirectories: false)
        #expect(throws: (any Error).self) { try ClinicStore.restore(letter, into: target, now: now) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path).isEmpty)
    }

    @Test func `a damaged backup says behind what nothing could be read`() async throws {
        let (folder, store, _) = try await station()
        let file = path(folder, "backup.tar")
        _ = try ClinicStore.backUp(store.folder, to: file, now: now)
        var bytes = try Data(contentsOf: URL(filePath: file))
        let recording = try #require(
            stride(from: 0, to: bytes.count, by: 512).first { bytes[$0...].starts(with: Data("recordings/".utf8)) })
        bytes[recording + 130] ^= 0x10
        try bytes.write(to: URL(filePath: file))
        #expect {
            try ClinicStore.restore(file, into: DataFolder(path(folder, "target")), now: now)
        } throws: { error in "\(error)".contains("Behind mappings/_2fdev_2ftty_5f1.json the backup is damaged") }
    }

    @Test func `a full disk is said with the backup's name and without SQL`() {
        #expect(throws: RecordingError.diskFull(path: "/media/b.tar")) {
            try ClinicStore.naming("/media/b.tar", "copy the database") {
                throw DatabaseError(resultCode: .SQLITE_FULL, message: "database or disk is full", sql: "VACUUM INTO ?")
            }
        }
        #expect {
            try ClinicStore.naming("/media/b.tar", "copy the database") {
                throw DatabaseError(resultCode: .SQLITE_IOERR, message: "disk I/O error", sql: "VACUUM INTO ?")
            }
        } throws: { "\($0)" == "/media/b.tar: could not copy the database: disk I/O error." }
    }

    @Test func `a backup names what lies among the recordings and takes what is being recorded without a row`()
        async throws
    {
        let (folder, store, _) = try await station()
        let begun = store.newRecording()
        try await store.write(begun, ended: false, isKnown: false)
        for name in ["Walk of Tuesday.gait", "notes.txt", "evil\u{1B}[2J.gait"] {
            try Data("x".utf8).write(to: URL(filePath: store.folder.recordings + "/" + name))
        }
        // A link among them could lead anywhere.
        let key = folder.data.path + "/key.pem"
        let link = store.folder.file(store.newRecording())
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: key)
        let file = path(folder, "backup.tar")
        let summary = try ClinicStore.backUp(store.folder, to: file, now: now)
        #expect(summary.recordings == 3)
        #expect(summary.filesLeftOut == 4)
        #expect(summary.problems.count == 4)
        #expect(summary.problems.contains { $0.hasPrefix("recordings/Walk of Tuesday.gait: not in the backup") })
        #expect(summary.problems.allSatisfy { !$0.contains("\u{1B}") })
        let target = DataFolder(path(folder, "target"))
        _ = try ClinicStore.restore(file, into: target, now: now)
        let restored = try ClinicStore(folder: target, passwordCost: .little, clock: { Date() })
        #expect(try await restored.recover(timeZone: "UTC").adopted.map(\.id) == [begun.id])

        let inspection = try #require(try StoreInspection(of: store.folder))
        #expect(inspection.withoutRow.count == 3)
        #expect(inspection.strangers.count == 2 && inspection.strangers.contains("notes.txt"))
    }

    @Test func `a folder that is none is said as what it is`() async throws {
        let folder = try TestFolder()
        let nowhere = path(folder, "nowhere")
        #expect(throws: StoreError.noFolder(path: nowhere)) {
            try ClinicStore.backUp(DataFolder(nowhere), to: path(folder, "b.tar"), now: now)
        }
        let file = path(folder, "file")
        try Data("x".utf8).write(to: URL(filePath: file))
        #expect(throws: StoreError.notAFolder(path: file)) {
            let lock = try StationLock(DataFolder(file))
            _ = consume lock
        }
        #expect(throws: StoreError.notAFolder(path: file)) {
            try ClinicStore.backUp(DataFolder(file), to: path(folder, "b.tar"), now: now)
        }
        #expect { try DataFolder(file + "/data").make() } throws: { "\($0)".contains("is a file: give another name") }
    }

    @Test func `a header is read as it was written`() throws {
        let header = TarHeader(
            name: "recordings/aaaaaaaaaaaaaaaa.gait", byteCount: TarHeader.mostBytes, modified: 1_763_700_000)
        #expect(TarHeader(header.block[...]) == header)
        #expect(TarHeader(TarHeader.end.prefix(512)) == nil)
        #expect(TarHeader.padding(after: 0) == 0)
        #expect(TarHeader.padding(after: 1) == 511)
        #expect(TarHeader.padding(after: 512) == 0)
    }

    @Test func `of a recording that grows under the backup everything made safe before is in it`() async throws {
        let (folder, store, _) = try await station()
        let growing = store.newRecording()
        try await store.add(growing)
        let isEnough = Mutex(false)
        let safe = Mutex(0)
        let path = store.folder.file(growing)
        let recorder = Task {
            var writer = try RecordingWriter(path: path, header: RecordingHeader(writtenBy: "test"))
            var count = 0
            while !isEnough.withLock({ $0 }) {
                for _ in 0..<10 {
                    count += 1
                    try writer.append(
                        RecordingEntry(
                            source: 0, hostTime: Timestamp(nanoseconds: Int64(count) * 1_000_000),
                            content: .bytes(Array(repeating: UInt8(count % 251), count: 500 + count % 100))))
                }
                try writer.synchronise()
                safe.withLock { [count] in $0 = count }
                await Task.yield()
            }
            try writer.close()
        }
        while safe.withLock({ $0 }) < 100 { try await Task.sleep(for: .milliseconds(2)) }
        for round in 0..<5 {
            let before = safe.withLock { $0 }
            let file = self.path(folder, "\(round).tar")
            _ = try ClinicStore.backUp(store.folder, to: file, now: now)
            let target = DataFolder(self.path(folder, "target-\(round)"))
            _ = try ClinicStore.restore(file, into: target, now: now)
            var reader = try RecordingReader(path: target.file(growing))
            var count = 0
            while let entry = try reader.next() {
                count += 1
                #expect(entry.hostTime.nanoseconds == Int64(count) * 1_000_000)
            }
            #expect(count >= before)
            let (lost, ended) = (reader.bytesLost, reader.endedInOrder)
            #expect(lost == 0)
            #expect(!ended)
        }
        isEnough.withLock { $0 = true }
        try await recorder.value
    }

    @Test func `backups made under a writer that never rests are all sound`() async throws {
        let (folder, store, _) = try await station()
        let isEnough = Mutex(false)
        let writer = Task {
            var count = 0
            while !isEnough.withLock({ $0 }) {
                count += 1
                let patient = try await store.addPatient(code: "busy \(count)")
                let visit = try await store.addVisit(of: patient.id, timeZone: "UTC")
                if count.isMultiple(of: 3) { try await store.deletePatient(visit.patientID) }
            }
            return count
        }
        for round in 0..<5 {
            let file = path(folder, "\(round).tar")
            _ = try ClinicStore.backUp(store.folder, to: file, now: now)
            let target = DataFolder(path(folder, "target-\(round)"))
            _ = try ClinicStore.restore(file, into: target, now: now)
            let restored = try ClinicStore(folder: target, passwordCost: .little, clock: { Date() })
            #expect(try await restored.integrityProblems() == [])
        }
        isEnough.withLock { $0 = true }
        #expect(try await writer.value > 0)
    }
}

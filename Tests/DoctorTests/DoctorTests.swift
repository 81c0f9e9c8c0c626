import ClinicDatabase
import Foundation
import Glibc
import Recording
import Testing

@testable import heelstrike

/// What the doctor makes of what it sees.
struct DoctorTests {
    @Test(arguments: [(0.0, Diagnosis.State.well), (79.9, .well), (80.0, .caution), (94.9, .caution), (95.0, .wrong)])
    func `a disk that fills up is said in time`(percent: Double, state: Diagnosis.State) {
        let disk = DiskDiagnosis(
            usedPercent: percent, usedInodePercent: percent, freeBytes: 1_000_000_000, fileSystem: "ext4")
        #expect(disk.diagnoses.map(\.state) == [state, state, .well])
        #expect((disk.warning != nil) == (state != .well))
        #expect(disk.diagnoses.allSatisfy { ($0.remedy != nil) == ($0.state != .well) })
    }

    @Test(arguments: [
        ("ext4", Diagnosis.State.well), ("btrfs", .well), ("tmpfs", .wrong), ("nfs4", .wrong), ("vfat", .wrong),
        ("overlay", .caution),
    ])
    func `a file system that does not keep the data is said`(name: String, state: Diagnosis.State) {
        let disk = DiskDiagnosis(usedPercent: 1, usedInodePercent: nil, freeBytes: 1, fileSystem: name)
        #expect(disk.diagnoses.last?.state == state)
    }

    @Test func `the mount that a folder is on is the last and longest above it`() {
        let table = MountTable(
            """
            21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            22 21 0:20 / /var rw shared:2 - tmpfs tmpfs rw
            23 22 8:2 / /var/lib/heel\\040strike rw - btrfs /dev/sdb rw
            24 21 8:3 / /var rw - xfs /dev/sdc rw
            short line
            """)
        #expect(table.fileSystem(under: "/home/x") == "ext4")
        #expect(table.fileSystem(under: "/var/lib") == "xfs")
        #expect(table.fileSystem(under: "/variable") == "ext4")
        #expect(table.fileSystem(under: "/var/lib/heel strike/recordings") == "btrfs")
        #expect(MountTable("").fileSystem(under: "/") == nil)
        #expect(MountTable.ofThisProcess()?.fileSystem(under: "/proc/self") == "proc")
    }

    @Test func `a user outside the groups is told the command`() {
        func diagnosis(_ listed: [String], _ effective: [String]?, _ user: String = "jo") -> Diagnosis {
            AccessDiagnosis(user: user, known: ["dialout", "plugdev"], listed: listed, effective: effective).diagnosis
        }
        #expect(diagnosis([], []).state == .wrong)
        #expect(diagnosis([], []).remedy?.contains("usermod -aG dialout,plugdev jo") == true)
        #expect(diagnosis(["dialout"], nil).state == .caution)
        #expect(diagnosis(["dialout", "plugdev"], []).state == .wrong, "not signed in again yet")
        #expect(diagnosis(["dialout", "plugdev"], ["dialout", "plugdev"]).state == .well)
        #expect(diagnosis(["dialout", "plugdev"], nil).state == .well)
        #expect(diagnosis([], [], "root").state == .caution)
        #expect(AccessDiagnosis(of: 4_000_000_000) == nil)
        #expect(AccessDiagnosis(of: 0)?.user == "root")
    }

    @Test func `rules that are missing and adapters that are slow are said`() {
        let well = DeviceDiagnosis(
            rules: ["/etc/udev/rules.d/60-heelstrike.rules"], latencies: [.init(port: "ttyUSB0", milliseconds: 1)])
        #expect(well.diagnoses.map(\.state) == [.well, .well])
        let slow = DeviceDiagnosis(
            rules: [],
            latencies: [.init(port: "ttyUSB0", milliseconds: 1), .init(port: "ttyUSB1", milliseconds: 16)])
        #expect(slow.diagnoses.map(\.state) == [.caution, .caution])
        #expect(slow.diagnoses.last?.remedy?.contains("ttyUSB1/latency_timer") == true)
    }

    @Test func `a clock that nothing keeps right is said`() {
        #expect(ClockDiagnosis.of(isSynchronised: 1, year: 2026).state == .well)
        #expect(ClockDiagnosis.of(isSynchronised: 0, year: 2026).state == .caution)
        #expect(ClockDiagnosis.of(isSynchronised: -EPERM, year: 2026).state == .unknown)
        #expect(ClockDiagnosis.of(isSynchronised: 1, year: 1970).state == .wrong)
    }

    @Test func `a port is free, the station's, or another's`() {
        func state(_ answer: PortDiagnosis.Answer, _ runs: Bool) -> Diagnosis.State {
            PortDiagnosis(port: 8443, answer: answer, stationRuns: runs).diagnosis.state
        }
        #expect(state(.free, false) == .well)
        #expect(state(.answered, true) == .well)
        #expect(state(.answered, false) == .wrong)
        #expect(state(.free, true) == .caution)
        #expect(state(.refused(EACCES), false) == .wrong)
    }

    @Test func `a port that somebody listens on answers, and is free again afterwards`() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                try #require(bind(descriptor, plain, length) == 0)
                try #require(listen(descriptor, 1) == 0)
                try #require(getsockname(descriptor, plain, &length) == 0)
            }
            return UInt16(bigEndian: pointer.pointee.sin_port)
        }
        #expect(PortDiagnosis(port: port, stationRuns: false).answer == .answered)
        close(descriptor)
        #expect(PortDiagnosis(port: port, stationRuns: false).answer == .free)
    }

    @Test func `the installed package is found in dpkg's list`() {
        let list = """
            Package: heelstrike-doc
            Status: install ok installed
            Version: 9.9.9-1

            Package: heelstrike
            Status: install ok installed
            Architecture: arm64
            Version: 1:0.1.0-2+deb12u1

            Package: old
            Status: deinstall ok config-files
            Version: 1
            """
        #expect(PackageDiagnosis.installed("heelstrike", list: list) == "1:0.1.0-2+deb12u1")
        #expect(PackageDiagnosis.installed("old", list: list) == nil)
        #expect(PackageDiagnosis.installed("heel", list: list) == nil)
    }

    @Test(arguments: [
        (nil, Diagnosis.State.well), ("0.1.0", .well), ("1:0.1.0-2+deb12u1", .well), ("0.1.0~rc1", .well),
        ("0.1.10", .caution), ("0.2.0-1", .caution),
    ])
    func `a package of another version is said`(installed: String?, state: Diagnosis.State) {
        #expect(PackageDiagnosis.of(installed: installed, program: "0.1.0").state == state)
    }

    /// What `systemctl show` and the journal say; `ends` has the result of each run that is over.
    private func service(_ active: String, _ result: String, restarts: Int, ends: [String] = []) -> Diagnosis {
        let journal = ends.map { end in
            end == "success"
                ? #"{"__REALTIME_TIMESTAMP":"1763700000000000","MESSAGE_ID":"7ad2d189f7e94e70a38c781354912448"}"#
                : #"{"__REALTIME_TIMESTAMP":"1763700001500000","MESSAGE_ID":"d9b373ed55a64feb8242e02dbe79a49c","#
                    + #""UNIT_RESULT":"\#(end)"}"#
        }
        return ServiceDiagnosis.of(
            "LoadState=loaded\nActiveState=\(active)\nResult=\(result)\nNRestarts=\(restarts)\nExecMainStatus=11\n",
            ends: ServiceEnds(journal: journal.joined(separator: "\n")))
    }

    @Test func `a service that crashed is said with when and where to look`() {
        #expect(service("active", "success", restarts: 0).state == .well)
        #expect(service("inactive", "success", restarts: 0).state == .caution)
        #expect(service("failed", "core-dump", restarts: 5).state == .wrong)
        #expect(service("failed", "core-dump", restarts: 5).remedy?.contains("journalctl") == true)
        let crashed = service("active", "success", restarts: 3, ends: ["signal", "success", "watchdog"])
        #expect(crashed.state == .caution)
        #expect(crashed.finding.contains("crashed 2 times since the machine started"))
        #expect(crashed.finding.contains("last at 2025-11-21T04:40:01Z (watchdog)"))
        #expect(crashed.remedy?.contains("journalctl") == true)
        // Also when somebody started it by hand since.
        #expect(service("active", "success", restarts: 0, ends: ["signal"]).state == .caution)
        #expect(ServiceDiagnosis.of("LoadState=not-found\n", ends: ServiceEnds(journal: "")).state == .unknown)
        #expect(ServiceDiagnosis.of(nil, ends: ServiceEnds(journal: "")).state == .unknown)
    }

    @Test func `a service that made way for a newer program did not crash`() {
        let updated = service("active", "success", restarts: 1, ends: ["success"])
        #expect(updated.state == .well)
        #expect(updated.finding.contains("once it made way for a newer program"))
        // Who may not read the journal does not hear that all is well.
        let unread = service("active", "success", restarts: 2)
        #expect(unread.state == .caution)
        #expect(unread.remedy?.contains("sudo heelstrike doctor") == true)
        #expect(ServiceEnds(journal: "no JSON\n{\"MESSAGE_ID\":5}\n") == ServiceEnds(journal: ""))
    }

    @Test func `a station's data are looked at without changing them`() async throws {
        let url = URL(filePath: NSTemporaryDirectory()).appending(path: "doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let folder = DataFolder(url.path)
        let now = Date(timeIntervalSince1970: 1_763_700_000)
        func states(runs: Bool = false) throws -> [Diagnosis.State] {
            DatabaseDiagnosis.of(try StoreInspection(of: folder), stationRuns: runs, now: now).map(\.state)
        }
        #expect(try states() == [.well])
        #expect(!FileManager.default.fileExists(atPath: url.path))
        #expect(DatabaseDiagnosis.folder(folder, of: geteuid()).state == .caution)
        #expect(!StationLock.isHeld(folder))

        let store = try ClinicStore(folder: folder, clock: { now })
        #expect(DatabaseDiagnosis.folder(folder, of: geteuid()).state == .well)
        #expect(try states() == [.well, .well, .well, .well])
        let recording = RecordingFile(started: now, timeZone: "UTC")
        try await store.add(recording)
        #expect(try states() == [.well, .caution, .well, .caution])
        #expect(try states(runs: true) == [.well, .well, .well, .caution])
        _ = try await store.finishRecording(recording.id)
        try await store.audit(.backup, by: .station)
        #expect(try states() == [.well, .well, .wrong, .well], "its file is missing")
        for name in ["walk.gait", "walk.txt"] {
            try Data("x".utf8).write(to: URL(filePath: folder.recordings + "/" + name))
        }
        let others = DatabaseDiagnosis.of(try StoreInspection(of: folder), stationRuns: true, now: now).filter {
            $0.check == "other files"
        }
        #expect(others.map(\.state) == [.caution, .caution])
        #expect(others[0].finding.contains("walk.gait") && others[0].remedy?.contains("restart the station") == true)
        #expect(others[1].finding.contains("walk.txt") && others[1].remedy?.contains("heelstrike import") == true)
        let later = DatabaseDiagnosis.of(
            try StoreInspection(of: folder), stationRuns: false, now: now.addingTimeInterval(8 * 86_400))
        #expect(later.last?.state == .caution)

        let lock = try StationLock(folder)
        #expect(StationLock.isHeld(folder))
        _ = consume lock
        #expect(!StationLock.isHeld(folder))
        chmod(folder.path, 0o755)
        #expect(DatabaseDiagnosis.folder(folder, of: geteuid()).state == .caution)
    }

    @Test func `a recording whose bytes changed is found when all are read`() async throws {
        let url = URL(filePath: NSTemporaryDirectory()).appending(path: "doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let folder = DataFolder(url.path)
        let store = try ClinicStore(folder: folder, clock: { Date() })
        let recording = RecordingFile(started: Date(), timeZone: "UTC")
        try RecordingWriter(path: folder.file(recording), header: RecordingHeader(writtenBy: "test")).close()
        try await store.add(recording)
        _ = try await store.finishRecording(recording.id)
        let inspection = try #require(try StoreInspection(of: folder))
        #expect(inspection.altered(in: folder).isEmpty)
        let file = URL(filePath: folder.file(recording))
        try (Data(contentsOf: file) + [0]).write(to: file)
        let altered = inspection.altered(in: folder)
        #expect(altered.map(\.id) == [recording.id])
        let states = DatabaseDiagnosis.of(inspection, altered: altered, stationRuns: true, now: Date()).map(\.state)
        #expect(states == [.well, .well, .wrong, .caution])
    }

    @Test func `the answer is wrong only where something is wrong, and JSON says the same`() throws {
        let well = DoctorAnswer(version: "1", checks: [.well("a", "b"), .unknown("c", "d")])
        #expect(well.isWell)
        #expect(well.lines.last == "Nothing is wrong.")
        let care = Diagnosis(check: "e", state: .caution, finding: "f", remedy: "g")
        #expect(DoctorAnswer(version: "1", checks: [care]).isWell)
        let wrong = Diagnosis(check: "h", state: .wrong, finding: "i", remedy: "j")
        let answer = DoctorAnswer(version: "1", checks: [care, wrong])
        #expect(!answer.isWell)
        #expect(answer.lines.contains("            → j"))
        let read = try JSONDecoder().decode(DoctorAnswer.self, from: JSONEncoder().encode(answer))
        #expect(read == answer)
    }

    @Test func `the doctor looks at everything on this machine`() throws {
        let diagnoses = Doctor(folder: DataFolder("/nowhere/at/all"), port: 1).diagnoses(now: Date())
        let names = diagnoses.map(\.check)
        for name in [
            "package", "system", "groups", "udev rules", "latency", "data folder", "disk", "inodes", "file system",
            "clock", "port", "programs", "database", "last run",
        ] {
            #expect(names.contains(name))
        }
        #expect(diagnoses.allSatisfy { $0.state != .wrong || $0.remedy != nil })
    }
}

import ClinicDatabase
import Foundation
import Glibc
import Pipeline

/// Looks at everything that a station needs.
struct Doctor {
    var folder: DataFolder
    var port: UInt16
    /// Whether every recording is compared with its hash.
    var readsRecordings = false

    /// All diagnoses, in a fixed order.
    func diagnoses(now: Date) -> [Diagnosis] {
        let user = stationUser
        let runs = StationLock.isHeld(folder)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var all = [
            PackageDiagnosis.of(installed: installedPackage, program: HeelstrikeVersion.current), Self.system,
            AccessDiagnosis(of: user)?.diagnosis ?? .unknown("groups", "the user \(user) has no name on this machine"),
        ]
        all += DeviceDiagnosis.ofThisMachine().diagnoses
        all.append(DatabaseDiagnosis.folder(folder, of: user))
        all += DiskDiagnosis(folder: folder.path)?.diagnoses ?? [.unknown("disk", "\(folder.path) cannot be looked at")]
        all.append(ClockDiagnosis.ofThisMachine(year: calendar.component(.year, from: now)))
        all.append(PortDiagnosis(port: port, stationRuns: runs).diagnosis)
        all.append(programs)
        all += database(stationRuns: runs, now: now)
        all.append(ServiceDiagnosis.of(service, ends: serviceEnds))
        return all
    }

    /// Whose station it is: the folder's owner when an administrator asks, else who asks.
    private var stationUser: uid_t {
        var status = stat()
        return geteuid() == 0 && stat(folder.path, &status) == 0 ? status.st_uid : geteuid()
    }

    private var installedPackage: String? {
        (try? String(contentsOfFile: "/var/lib/dpkg/status", encoding: .utf8)).flatMap {
            PackageDiagnosis.installed("heelstrike", list: $0)
        }
    }

    /// Kernel and distribution, for whoever reads the answer from afar.
    private static var system: Diagnosis {
        var names = utsname()
        uname(&names)
        let release = withUnsafeBytes(of: names.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let machine = withUnsafeBytes(of: names.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let lines = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8))?.split(separator: "\n") ?? []
        let name = lines.first { $0.hasPrefix("PRETTY_NAME=") }.map { $0.dropFirst(12).filter { $0 != "\"" } }
        return .well("system", "\(name ?? "Linux"), kernel \(release), \(machine)")
    }

    private var programs: Diagnosis {
        do throws(PDFFailure) {
            return .well("programs", "PDF reports are made with \(try PDFProgram.installed().path)")
        } catch {
            return Diagnosis(
                check: "programs", state: .caution, finding: "no program that makes PDF reports; everything else works",
                remedy: "sudo apt-get install weasyprint (small), or chromium")
        }
    }

    private func database(stationRuns: Bool, now: Date) -> [Diagnosis] {
        // What may not be looked into is not empty.
        guard access(folder.path, R_OK | X_OK) == 0 || errno == ENOENT else {
            return [.unknown("database", "\(folder.path) may not be read by who asks")]
        }
        do {
            let inspection = try StoreInspection(of: folder)
            let altered = readsRecordings ? inspection?.altered(in: folder) ?? [] : []
            return DatabaseDiagnosis.of(inspection, altered: altered, stationRuns: stationRuns, now: now)
        } catch {
            return [
                Diagnosis(
                    check: "database", state: .wrong, finding: "the database cannot be opened: \(error)",
                    remedy: """
                        Run the doctor as the station's user (sudo -u heelstrike heelstrike doctor); if it is damaged, keep \
                        the folder aside and restore the last backup.
                        """)
            ]
        }
    }

    /// What systemd says of the service; nil where it does not run.
    private var service: String? {
        guard access("/run/systemd/system", F_OK) == 0 else { return nil }
        return Self.words(
            of: "/usr/bin/systemctl",
            ["show", "heelstrike.service", "--property=" + ServiceDiagnosis.properties.joined(separator: ",")])
    }

    private var serviceEnds: ServiceEnds {
        ServiceEnds(journal: Self.words(of: "/usr/bin/journalctl", ServiceEnds.question) ?? "")
    }

    /// What a program prints; nil where it is not there or fails.
    private static func words(of program: String, _ arguments: [String]) -> String? {
        let process = Process()
        let said = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = said
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil, let data = try? said.fileHandleForReading.readToEnd() else { return nil }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }
}

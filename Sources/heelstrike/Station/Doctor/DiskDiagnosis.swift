import Dashboard
import Glibc

/// How full the disk under the data is, and what kind of disk it is.
struct DiskDiagnosis: Equatable, Sendable {
    /// Percent from which on a warning is due; old recordings are never deleted by themselves.
    static let caution = Double(StationState.fillingDisk)
    /// Percent at which a day of recording may no longer fit.
    static let full = 95.0

    var usedPercent: Double
    /// nil where the file system has no fixed number of inodes.
    var usedInodePercent: Double?
    /// Bytes that a user may still write.
    var freeBytes: UInt64
    /// As the kernel calls it; nil where it does not say.
    var fileSystem: String?

    /// Looks at the file system that a folder is on, or will be on.
    init?(folder: String) {
        var path = folder
        var status = statvfs()
        while statvfs(path, &status) != 0 {
            guard path.count > 1, let slash = path.lastIndex(of: "/") else { return nil }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
        let used = Double(status.f_blocks - status.f_bfree)
        usedPercent = 100 * used / max(1, used + Double(status.f_bavail))
        usedInodePercent =
            status.f_files == 0 ? nil : 100 * Double(status.f_files - status.f_ffree) / Double(status.f_files)
        freeBytes = UInt64(status.f_bavail) * UInt64(status.f_frsize)
        fileSystem = MountTable.ofThisProcess()?.fileSystem(under: path)
    }

    init(usedPercent: Double, usedInodePercent: Double?, freeBytes: UInt64, fileSystem: String?) {
        self.usedPercent = usedPercent
        self.usedInodePercent = usedInodePercent
        self.freeBytes = freeBytes
        self.fileSystem = fileSystem
    }

    /// Whole per cent as the page and the doctor show them: rounded down, so that 80 is shown when the warning is due.
    var shownPercent: Int { Self.shown(usedPercent) }

    private static func shown(_ percent: Double) -> Int { Int(percent) }

    /// The warning that is due; nil where there is room.
    var warning: Diagnosis? { space.state == .well ? nil : space }

    var diagnoses: [Diagnosis] { [space, inodes, kind] }

    private var space: Diagnosis {
        let finding = "\(shownPercent) % of the disk is used, \(freeBytes / 1_000_000) MB are free"
        return judged("disk", usedPercent, finding)
    }

    private var inodes: Diagnosis {
        guard let usedInodePercent else { return .well("inodes", "this file system makes inodes as it needs them") }
        return judged("inodes", usedInodePercent, "\(Self.shown(usedInodePercent)) % of the inodes are used")
    }

    private func judged(_ check: String, _ percent: Double, _ finding: String) -> Diagnosis {
        guard percent >= Self.caution else { return .well(check, finding) }
        return Diagnosis(
            check: check, state: percent >= Self.full ? .wrong : .caution, finding: finding,
            remedy: """
                Back up (heelstrike backup) and delete what is no longer needed on the page, or use a larger card; \
                nothing is deleted by itself.
                """)
    }

    private var kind: Diagnosis {
        let check = "file system"
        switch fileSystem {
        case nil: return .unknown(check, "the kernel does not say what the data folder is on")
        case "tmpfs", "ramfs":
            return Diagnosis(
                check: check, state: .wrong,
                finding: "the data folder is in memory (\(fileSystem ?? "")) and gone at the next start",
                remedy: "Choose a folder on a disk with --data-dir.")
        case "overlay", "aufs", "squashfs":
            return Diagnosis(
                check: check, state: .caution,
                finding: "the data folder is on \(fileSystem ?? ""): what is written may be gone at the next start",
                remedy:
                    "Turn the read-only root off (raspi-config, Performance, Overlay File System), or mount a disk for the data."
            )
        case "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs":
            return Diagnosis(
                check: check, state: .wrong,
                finding:
                    "the data folder is on another machine (\(fileSystem ?? "")), where SQLite's log does not work",
                remedy: "Choose a folder on a disk of this machine with --data-dir; put backups on the other machine.")
        case "vfat", "msdos", "exfat":
            return Diagnosis(
                check: check, state: .wrong,
                finding:
                    "the data folder is on \(fileSystem ?? ""), which knows no owners: everybody may read the patients' data",
                remedy: "Choose a folder on ext4 with --data-dir, or format the disk with it.")
        case let name?: return .well(check, "the data folder is on \(name)")
        }
    }
}

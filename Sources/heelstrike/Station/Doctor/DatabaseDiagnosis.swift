import ClinicDatabase
import FoundationEssentials
import Glibc

/// What is wrong with the station's folder and the data in it.
enum DatabaseDiagnosis {
    /// Days after which a backup is old (proposal).
    static let backupAge = 7.0

    /// Whether the folder is there, writable by who is asked about, and closed to others.
    static func folder(_ folder: DataFolder, of user: uid_t) -> Diagnosis {
        var status = stat()
        guard stat(folder.path, &status) == 0 else {
            return errno == ENOENT
                ? Diagnosis(
                    check: "data folder", state: .caution, finding: "\(folder.path) is not there yet",
                    remedy: "The station makes it at its first start; or give the doctor its --data-dir.")
                : Diagnosis(
                    check: "data folder", state: .wrong,
                    finding: "\(folder.path) cannot be looked at: \(String(cString: strerror(errno)))",
                    remedy: "Run the doctor as the station's user: sudo -u heelstrike heelstrike doctor")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            return Diagnosis(
                check: "data folder", state: .wrong, finding: "\(folder.path) is no folder",
                remedy: "Give the station another --data-dir, or move the file away.")
        }
        let isWritable =
            user == geteuid()
            ? access(folder.path, R_OK | W_OK | X_OK) == 0 : status.st_uid == user && status.st_mode & 0o700 == 0o700
        guard isWritable else {
            return Diagnosis(
                check: "data folder", state: .wrong, finding: "\(folder.path) may not be written by the station's user",
                remedy: "sudo chown -R heelstrike: \(folder.path); or run the doctor as its owner.")
        }
        guard status.st_mode & 0o007 == 0 else {
            return Diagnosis(
                check: "data folder", state: .caution,
                finding: "everybody on this machine may look into \(folder.path)",
                remedy: "sudo chmod o= \(folder.path)")
        }
        return .well("data folder", "\(folder.path) is writable, and closed to others")
    }

    /// What the database and the rows in it say.
    ///
    /// - Parameters:
    ///   - inspection: nil where there is no database yet.
    ///   - altered: recordings whose hash was found to differ just now.
    ///   - stationRuns: a station has the folder now.
    ///   - now: the time.
    /// - Returns: what is to be said.
    static func of(
        _ inspection: StoreInspection?, altered: [RecordingFile] = [], stationRuns: Bool, now: Date
    ) -> [Diagnosis] {
        guard let inspection else { return [.well("database", "none yet: the station makes it at its first start")] }
        return [
            database(inspection), unfinished(inspection, stationRuns: stationRuns), files(inspection, altered),
        ] + unknown(inspection) + [backup(inspection, now: now)]
    }

    /// Files among the recordings that the station does not know; nothing where there are none.
    private static func unknown(_ inspection: StoreInspection) -> [Diagnosis] {
        func diagnosis(_ names: [String], _ finding: String, _ remedy: String) -> [Diagnosis] {
            guard !names.isEmpty else { return [] }
            let named =
                names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
            return [Diagnosis(check: "other files", state: .caution, finding: "\(finding): \(named)", remedy: remedy)]
        }
        return diagnosis(
            inspection.withoutRow, "in recordings/, not yet in the database",
            """
            When nothing is recorded, restart the station: it takes them over, all but copies of recordings that it has, which \
            may be deleted. Its log names those, and what it cannot read: such a file must belong to the station's user \
            (sudo chown heelstrike: FILE).
            """)
            + diagnosis(
                inspection.strangers, "in recordings/, but no recordings (.gait); neither shown nor backed up",
                "Turn other makers' files into recordings with heelstrike import; move anything else elsewhere.")
    }

    private static func database(_ inspection: StoreInspection) -> Diagnosis {
        let check = "database"
        if let first = inspection.problems.first {
            return Diagnosis(
                check: check, state: .wrong, finding: "the database is damaged: \(first)",
                remedy: "Stop the station, keep its folder aside, and restore the last backup: heelstrike restore")
        }
        if inspection.schemaVersion > inspection.currentSchemaVersion {
            return Diagnosis(
                check: check, state: .wrong,
                finding: "a newer program made the database (version \(inspection.schemaVersion))",
                remedy: "Install that program again, or restore a backup made before.")
        }
        if inspection.schemaVersion < inspection.currentSchemaVersion {
            return .well(
                check,
                "sound, of version \(inspection.schemaVersion): the station brings it up to date at its next start")
        }
        if inspection.deletions > 0 {
            return Diagnosis(
                check: check, state: .caution, finding: "sound; \(inspection.deletions) deletions were interrupted",
                remedy: "Restart the station: it finishes them. If the disk is full, make room first.")
        }
        return .well(
            check,
            "sound: \(inspection.recordings) recordings, \(inspection.users) users, version \(inspection.schemaVersion)"
        )
    }

    private static func unfinished(_ inspection: StoreInspection, stationRuns: Bool) -> Diagnosis {
        let check = "unfinished recordings"
        guard !inspection.recording.isEmpty else { return .well(check, "none") }
        let names = inspection.recording.map(\.path).joined(separator: ", ")
        guard !stationRuns else { return .well(check, "being recorded now: \(names)") }
        return Diagnosis(
            check: check, state: .caution, finding: "a crash or a pulled plug ended \(names)",
            remedy: "Start the station: it closes them up to their last good entry and offers their analysis.")
    }

    private static func files(_ inspection: StoreInspection, _ altered: [RecordingFile]) -> Diagnosis {
        let check = "recordings"
        let bad = inspection.notSound + altered
        guard let first = bad.first else {
            return .well(check, "\(inspection.recordings) recordings, none known to be missing or altered")
        }
        let more = bad.count > 1 ? " and \(bad.count - 1) more" : ""
        return Diagnosis(
            check: check, state: .wrong, finding: "missing or altered: \(first.path)\(more)",
            remedy: "Restore a backup into another folder, and copy these files from it into the station's recordings.")
    }

    private static func backup(_ inspection: StoreInspection, now: Date) -> Diagnosis {
        let check = "backup"
        let remedy = "heelstrike backup -o FILE.tar, to another disk; nightly by a timer is best."
        guard inspection.recordings > 0 else { return .well(check, "nothing to back up yet") }
        guard let last = inspection.lastBackup else {
            return Diagnosis(check: check, state: .caution, finding: "there was never a backup", remedy: remedy)
        }
        let days = now.timeIntervalSince(last) / 86_400
        guard days > backupAge else { return .well(check, "the last one is of \(last.formatted(.iso8601))") }
        return Diagnosis(
            check: check, state: .caution, finding: "the last one is \(Int(days)) days old", remedy: remedy)
    }
}

/// How the station's last runs ended, as systemd tells it.
enum ServiceDiagnosis {
    static let properties = ["LoadState", "ActiveState", "Result", "NRestarts", "ExecMainCode", "ExecMainStatus"]

    /// Judges by what systemd says.
    ///
    /// - Parameter said: what `systemctl show` printed, one `Name=value` a line; nil where systemd does not run.
    /// - Returns: what is to be said.
    static func of(_ said: String?) -> Diagnosis {
        let check = "last run"
        guard let said else { return .unknown(check, "systemd does not run here") }
        var values: [String: String] = [:]
        for line in said.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
        }
        guard values["LoadState"] == "loaded" else {
            return .unknown(check, "the station is not set up as a service on this machine")
        }
        let restarts = values["NRestarts"].flatMap { Int($0) } ?? 0
        let result = values["Result"] ?? "unknown"
        let state = values["ActiveState"] ?? "unknown"
        let remedy = "See why: journalctl -u heelstrike -b; after a crash also: coredumpctl list heelstrike"
        if result != "success" || state == "failed" {
            return Diagnosis(
                check: check, state: .wrong,
                finding:
                    "the service is \(state); its last run ended with \(result) (status \(values["ExecMainStatus"] ?? "?"))",
                remedy: remedy)
        }
        guard restarts == 0 else {
            return Diagnosis(
                check: check, state: .caution,
                finding: "the service is \(state), and came back \(restarts) times by itself since the machine started",
                remedy: remedy)
        }
        guard state == "active" else {
            return Diagnosis(
                check: check, state: .caution, finding: "the service is \(state)",
                remedy: "sudo systemctl enable --now heelstrike")
        }
        return .well(check, "the service is active and has not crashed since the machine started")
    }
}

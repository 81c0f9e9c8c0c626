import FoundationEssentials

/// How the station's last runs ended, as systemd tells it.
enum ServiceDiagnosis {
    static let properties = ["LoadState", "ActiveState", "Result", "NRestarts", "ExecMainCode", "ExecMainStatus"]

    /// Judges by what systemd says.
    ///
    /// - Parameters:
    ///   - said: what `systemctl show` printed, one `Name=value` a line; nil where systemd does not run.
    ///   - ends: what the journal has of the runs before this one.
    /// - Returns: what is to be said.
    static func of(_ said: String?, ends: ServiceEnds) -> Diagnosis {
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
        if let last = ends.failures.last {
            return Diagnosis(
                check: check, state: .caution,
                finding: """
                    the service is \(state), and crashed \(times(ends.failures.count)) since the machine started, last at \
                    \(last.date.formatted(.iso8601)) (\(last.result))
                    """,
                remedy: remedy)
        }
        guard state == "active" else {
            return Diagnosis(
                check: check, state: .caution, finding: "the service is \(state)",
                remedy: "sudo systemctl enable --now heelstrike")
        }
        guard restarts > 0 else { return .well(check, "the service is active and did not crash") }
        // The station ends in order and is started again where a newer program was installed.
        guard ends.orderly < restarts else {
            return .well(
                check, "the service is active and did not crash; \(times(restarts)) it made way for a newer program")
        }
        return Diagnosis(
            check: check, state: .caution,
            finding: "the service is active; why it was started again \(times(restarts)) stands in the journal",
            remedy: "Ask as the administrator: sudo heelstrike doctor")
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}

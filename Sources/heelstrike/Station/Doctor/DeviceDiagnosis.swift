import FoundationEssentials
import Glibc

/// What the kernel and udev do with sensors.
struct DeviceDiagnosis: Equatable, Sendable {
    /// The folders in which udev looks (udev(7)).
    static let ruleFolders = ["/etc/udev/rules.d", "/run/udev/rules.d", "/usr/lib/udev/rules.d", "/lib/udev/rules.d"]

    /// Files with our rules.
    var rules: [String]
    /// Milliseconds that each FTDI adapter holds bytes back.
    var latencies: [Latency]

    struct Latency: Equatable, Sendable {
        var port: String
        var milliseconds: Int
    }

    init(rules: [String], latencies: [Latency]) {
        self.rules = rules
        self.latencies = latencies
    }

    static func ofThisMachine() -> DeviceDiagnosis {
        let files = FileManager.default
        let rules = ruleFolders.flatMap { folder in
            ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter {
                $0.contains("heelstrike") && $0.hasSuffix(".rules")
            }.map { "\(folder)/\($0)" }
        }
        let ports = "/sys/bus/usb-serial/devices"
        let latencies = ((try? files.contentsOfDirectory(atPath: ports)) ?? []).sorted().compactMap { port in
            (try? String(contentsOfFile: "\(ports)/\(port)/latency_timer", encoding: .utf8)).flatMap { text in
                Int(text.filter(\.isNumber)).map { Latency(port: port, milliseconds: $0) }
            }
        }
        return DeviceDiagnosis(rules: rules, latencies: latencies)
    }

    var diagnoses: [Diagnosis] { [rule, latency] }

    private var rule: Diagnosis {
        if let first = rules.first { return .well("udev rules", "our rules are in \(first)") }
        return Diagnosis(
            check: "udev rules", state: .caution,
            finding: "our udev rules are not installed: USB sensors may not open, FTDI adapters are slow",
            remedy: """
                Install the Debian package; or copy tools/pi/60-heelstrike.rules to /etc/udev/rules.d, then \
                sudo udevadm control --reload && sudo udevadm trigger
                """)
    }

    private var latency: Diagnosis {
        let slow = latencies.filter { $0.milliseconds > 1 }
        guard let first = slow.first else {
            return .well(
                "latency",
                latencies.isEmpty ? "no FTDI adapter is plugged in" : "FTDI adapters hand on bytes after 1 ms")
        }
        let names = slow.map { "\($0.port) (\($0.milliseconds) ms)" }.joined(separator: ", ")
        return Diagnosis(
            check: "latency", state: .caution, finding: "FTDI adapters hold bytes back: \(names)",
            remedy:
                "Our udev rules set 1 ms; or: echo 1 | sudo tee /sys/bus/usb-serial/devices/\(first.port)/latency_timer"
        )
    }
}

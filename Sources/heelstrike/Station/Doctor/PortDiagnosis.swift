import Glibc

/// Whether the station's page can be, or is, where it should be.
struct PortDiagnosis: Equatable, Sendable {
    enum Answer: Equatable, Sendable {
        case free
        case answered
        /// Not to be had; the system's number of the reason.
        case refused(Int32)
    }

    var port: UInt16
    var answer: Answer
    /// Whether a station runs on this data folder.
    var stationRuns: Bool

    init(port: UInt16, answer: Answer, stationRuns: Bool) {
        self.port = port
        self.answer = answer
        self.stationRuns = stationRuns
    }

    init(port: UInt16, stationRuns: Bool) {
        self.port = port
        self.stationRuns = stationRuns
        let connected = Self.withSocket(port) { connect($0, $1, $2) }
        if connected == 0 {
            answer = .answered
        } else {
            let bound = Self.withSocket(port) { bind($0, $1, $2) }
            answer = bound == 0 ? .free : .refused(bound)
        }
    }

    /// The error number of what was done with a socket and the port on this machine; 0 for none.
    private static func withSocket(
        _ port: UInt16, _ act: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                act(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 ? 0 : errno
            }
        }
    }

    var diagnosis: Diagnosis {
        switch (answer, stationRuns) {
        case (.answered, true): return .well("port", "the station runs and answers on port \(port)")
        case (.answered, false):
            return Diagnosis(
                check: "port", state: .wrong, finding: "another program has port \(port)",
                remedy: "See which: sudo ss -tlnp 'sport = :\(port)'; stop it, or give the station another --port.")
        case (.free, false): return .well("port", "port \(port) is free for the station")
        case (.free, true):
            return Diagnosis(
                check: "port", state: .caution, finding: "a station runs, but not on port \(port)",
                remedy: "Give the doctor its --port; or see: journalctl -u heelstrike")
        case (.refused(let code), _):
            return Diagnosis(
                check: "port", state: .wrong,
                finding: "port \(port) cannot be used: \(String(cString: strerror(code)))",
                remedy: code == EACCES
                    ? "Ports under 1024 are the administrator's: give the station another --port."
                    : "See who has it: sudo ss -tlnp 'sport = :\(port)'; stop it, or give the station another --port.")
        }
    }
}

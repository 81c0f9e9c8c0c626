import Glibc

/// The service manager that started this program, told how it goes.
///
/// The protocol is systemd's (sd_notify(3)): one datagram of `NAME=value` lines to the socket named in `NOTIFY_SOCKET`. It is
/// eleven lines of sockets, so the library is not linked for it.
struct ServiceManager: Sendable {
    /// The socket's path; abstract ones begin with `@`.
    let socket: String
    /// How often the manager wants to hear from us, when it watches: half of what it allows, as sd_watchdog_enabled(3) advises.
    let watchdogInterval: Duration?

    /// The manager that the environment names; nil when nobody started this program as a service.
    init?(environment: [String: String]) {
        guard let socket = environment["NOTIFY_SOCKET"], socket.hasPrefix("/") || socket.hasPrefix("@"),
            socket.utf8.count < 108
        else { return nil }
        self.socket = socket
        // WATCHDOG_PID, where it stands, says whom the manager means.
        let meant = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        let allowed = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
        watchdogInterval = meant && allowed > 0 ? .microseconds(allowed / 2) : nil
    }

    enum State: Equatable, Sendable {
        case ready
        case alive
        case stopping
        /// One line that `systemctl status` shows.
        case status(String)

        var text: String {
            switch self {
            case .ready: "READY=1"
            case .alive: "WATCHDOG=1"
            case .stopping: "STOPPING=1"
            case .status(let words): "STATUS=" + words.replacing("\n", with: " ")
            }
        }
    }

    /// Says it; whether the manager took it.
    @discardableResult
    func say(_ states: State...) -> Bool {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(socket.utf8)
        // An abstract name begins with a zero byte, and ends where the address ends.
        let abstract = path.first == UInt8(ascii: "@")
        if abstract { path[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = MemoryLayout<sa_family_t>.size + path.count + (abstract ? 0 : 1)
        let message = Array(states.map(\.text).joined(separator: "\n").utf8)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, socklen_t(length))
                    == message.count
            }
        }
    }
}

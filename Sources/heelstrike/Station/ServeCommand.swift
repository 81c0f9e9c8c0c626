import ArgumentParser
import ClinicDatabase
import Dashboard
import Devices
import FoundationEssentials
import Glibc
import Logging
import SensorData
import Synchronization

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Be the clinic's station: record, watch live, keep patients and reports, from any browser.",
        discussion: """
            The first start prints a link with which the first administrator is made. Until then the station listens on this \
            machine only (from another one: ssh -L 8443:localhost:8443 USER@STATION); afterwards on --address, always with TLS. \
            The certificate is made at the first start, and its fingerprint is printed: compare it with what the browser shows \
            when it warns, or give one of your own with --certificate and --key.

            Everything stands in --data-dir: the database, the recordings as files, the certificate, the list of sensors. A \
            recording goes to its file first; neither the page nor the database is needed for it. Control-C or SIGTERM ends a \
            recording in order; after a crash the next start finds it. Recordings made elsewhere (.gait: heelstrike \
            import, record) are brought in on the page; or put them into the folder's recordings/, belonging to the station's user, \
            and start it again: each gets a name of the station's and waits for its patient.

            Other programs use /api/v1 with a token (Settings): its description is at /api/v1/openapi.json.

            Example:
              heelstrike serve --data-dir /var/lib/heelstrike
            """)

    @Option(
        help: ArgumentHelp(
            "Where everything of the station stands; made when it is not there.", valueName: "folder"))
    var dataDir: String

    @Option(help: "Address to listen on once the station is set up; 127.0.0.1 keeps it to this machine.")
    var address = "0.0.0.0"

    @Option(help: "Port to listen on; 0 for any free one.")
    var port = 8443

    @Option(help: ArgumentHelp("A certificate (chain) instead of the station's own.", valueName: "file.pem"))
    var certificate: String?

    @Option(help: ArgumentHelp("The certificate's key.", valueName: "file.pem"))
    var key: String?

    @OptionGroup(title: "Sensors")
    var sensors: SensorOptions

    func validate() throws {
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--certificate and --key go together.")
        }
        guard (0...65535).contains(port) else { throw ValidationError("--port \(port) is not between 0 and 65535.") }
        guard sensors.duration == nil else { throw ValidationError("--duration is for record and live.") }
    }

    func run() async throws {
        Interruption.catchSignals()
        let folder = DataFolder(dataDir)
        let lock = try StationLock(folder)
        let store = try ClinicStore(folder: folder, clock: { Date.now })
        let link = RecorderLink()
        let feed = LiveFeed()
        let station = Station(
            store: store, link: link, feed: feed, timeZone: TimeZone.current.identifier,
            monotonic: { MonotonicClock.now().seconds }, log: { Output.warn($0) })
        let own = certificate.flatMap { file in key.map { StationCertificate(certificate: file, key: $0) } }
        let certificate = try own ?? StationCertificate(ownIn: folder.path, now: Date.now)
        let list = sensors.list ?? folder.path + "/sensors.json"
        if sensors.list == nil, access(list, F_OK) != 0 {
            try Output.write(Array("{ \"sensors\": [] }\n".utf8), to: list)
        }
        guard let thread = RecorderThread() else { throw StationFailure.noThread }
        let recorder = StationRecorder(
            link: link, feed: feed, search: SensorSearch(options: sensors, list: list), folder: folder.recordings,
            automatic: try await station.automaticRecording())
        let service = StationService(link: link)
        let place = ListeningPlace()
        let server = StationServer(
            station: station, certificate: certificate,
            settings: StationServer.Settings(address: address, port: port), logger: Self.logger
        ) { address, port in
            place.port = port
            await say(address, port, store, certificate)
            service.isReady(at: "https://\(address):\(port)/")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: thread) {
                var recorder = recorder
                await recorder.run()
            }
            group.addTask(executorPreference: thread) { await service.watch() }
            group.addTask { await DiskWatch(link: link, folder: folder.path).run() }
            group.addTask { await RecordingKeeper(station: station).run() }
            group.addTask { await Self.keepReachable(store, place) }
            let serving = Task { try await server.run() }
            group.addTask {
                do {
                    while !Interruption.wasRequested, !Task.isCancelled {
                        try await Task.sleep(for: .milliseconds(100))
                    }
                } catch {}
                link.end()
                // Until the recording's file is closed the page stays, so that whoever looks on sees it end.
                feed.close()
                serving.cancel()
            }
            do { try await serving.value } catch {
                if !Interruption.wasRequested {
                    link.end()
                    Interruption.request()
                    try await group.waitForAll()
                    throw StationFailure.notServing(address: address, port: port, reason: "\(error)")
                }
            }
            try await group.waitForAll()
        }
        thread.stop()
        _ = consume lock
    }

    private static var logger: Logger {
        var logger = Logger(label: "station") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return logger
    }

    /// Prints the set-up link once the station listens, and another one whenever that has expired.
    private static func keepReachable(_ store: ClinicStore, _ place: ListeningPlace) async {
        var links = SetUpLinks(store: store)
        while !Interruption.wasRequested, !Task.isCancelled {
            do {
                if let port = place.port, let link = try await links.renewed() {
                    try Output.say(
                        "Set up the station within an hour: https://localhost:\(port)/set-up?link=\(link.text)")
                }
                if try await store.isSetUp() { return }
                try await Task.sleep(for: .milliseconds(place.port == nil ? 50 : 500))
            } catch {
                if !Task.isCancelled { Output.warn("\(error)") }
                return
            }
        }
    }

    private func say(_ address: String, _ port: Int, _ store: ClinicStore, _ certificate: StationCertificate) async {
        do {
            let fingerprint = try certificate.fingerprint()
            if try await store.isSetUp() {
                Output.warn("The station is at https://\(address == "0.0.0.0" ? "localhost" : address):\(port)/")
            }
            Output.warn("Certificate (SHA-256): \(fingerprint)")
        } catch {
            Output.warn("\(error)")
        }
    }
}

/// Where the station listens.
private final class ListeningPlace: Sendable {
    private let number = Mutex<Int?>(nil)

    /// nil before it listens.
    var port: Int? {
        get { number.withLock { $0 } }
        set { number.withLock { $0 = newValue } }
    }
}

/// Why the station does not run.
enum StationFailure: Error, CustomStringConvertible {
    case noThread
    case notServing(address: String, port: Int, reason: String)

    var description: String {
        switch self {
        case .noThread: "The system gives the recorder no thread; end other programs."
        case .notServing(let address, let port, let reason):
            "Cannot listen on \(address), port \(port): \(reason) Is another program on this port? Choose one with --port."
        }
    }
}

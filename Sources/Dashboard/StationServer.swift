import ClinicDatabase
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import Synchronization

/// The station's door: TLS only, loopback only until somebody has set it up.
public struct StationServer: Sendable {
    public struct Settings: Sendable {
        /// Where it listens once it is set up.
        public var address: String
        public var port: Int
        /// Seconds after which a connection without a whole request is closed.
        public var patience: Int64 = 20
        /// Most connections at a time.
        public var mostConnections = 256

        public init(address: String, port: Int) {
            self.address = address
            self.port = port
        }
    }

    let station: Station
    let certificate: StationCertificate
    let settings: Settings
    let logger: Logger
    /// Called with the address and port whenever it begins to listen.
    let isListening: @Sendable (String, Int) async -> Void

    public init(
        station: Station, certificate: StationCertificate, settings: Settings, logger: Logger,
        isListening: @escaping @Sendable (String, Int) async -> Void
    ) {
        self.station = station
        self.certificate = certificate
        self.settings = settings
        self.logger = logger
        self.isListening = isListening
    }

    /// The port, which the system chose where 0 was asked for.
    private final class Port: Sendable {
        private let number: Atomic<Int>

        init(_ number: Int) { self.number = Atomic(number) }

        var value: Int {
            get { number.load(ordering: .relaxed) }
            set { number.store(newValue, ordering: .relaxed) }
        }
    }

    /// Serves until it is cancelled.
    public func run() async throws {
        let port = Port(settings.port)
        let isHereAnyway = ["127.0.0.1", "::1", "localhost"].contains(settings.address)
        let isSetUp = try await station.store.isSetUp()
        if !isHereAnyway && !isSetUp {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await serve(at: "127.0.0.1", port) }
                group.addTask {
                    await station.setUp.wait()
                    // The answer to who set it up is still on its way.
                    try await Task.sleep(for: .milliseconds(500))
                }
                try await group.next()
                group.cancelAll()
                // Closing what was open is no failure.
                try? await group.waitForAll()
            }
            try Task.checkCancellation()
        }
        try await serve(at: settings.address, port)
    }

    private func serve(at address: String, _ port: Port) async throws {
        let http = HTTPServerBuilder.http1(
            configuration: .init(
                idleTimeout: .seconds(settings.patience),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64)))
        let application = Application(
            router: station.router(), server: try .tls(http, tlsConfiguration: certificate.configuration()),
            configuration: ApplicationConfiguration(
                address: .hostname(address, port: port.value),
                availableConnectionsDelegate: MaximumAvailableConnections(settings.mostConnections)),
            onServerRunning: { channel in
                let place = channel.localAddress
                // The browser that set the station up finds it there again.
                if let number = place?.port { port.value = number }
                await isListening(place?.ipAddress ?? address, port.value)
            }, logger: logger)
        try await application.run()
    }
}

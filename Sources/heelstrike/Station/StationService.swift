import Dashboard
import FoundationEssentials
import Glibc
import Synchronization

/// The station as a system service: says when it is ready and that it is alive, and makes way for a newer program when it can.
struct StationService: Sendable {
    private let manager: ServiceManager?
    private let link: RecorderLink

    init(link: RecorderLink) {
        self.link = link
        manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        MakingWay.catchSignal()
    }

    func isReady(at place: String) { manager?.say(.ready, .status("The station is at \(place)")) }

    /// Says again and again that the recorder lives, and ends the program once it was asked to make way and nothing is recorded.
    ///
    /// To be run where the recorder runs: a recorder that hangs must not be said to live.
    func watch() async {
        var lastWord = ContinuousClock.now - .seconds(3600)
        do {
            while !Interruption.wasRequested {
                if let interval = manager?.watchdogInterval, ContinuousClock.now - lastWord >= interval {
                    manager?.say(.alive)
                    lastWord = ContinuousClock.now
                }
                if MakingWay.wasAsked, link.state.recording == nil {
                    Output.warn("Asked to make way for a newer program, and nothing is recorded: ending.")
                    Interruption.request()
                }
                try await Task.sleep(for: .milliseconds(100))
            }
        } catch {}
        manager?.say(.stopping)
    }

    /// Whether SIGUSR1 asked the station to end at the next moment at which nothing is recorded.
    private enum MakingWay {
        private static let isAsked = Atomic<Bool>(false)

        static func catchSignal() {
            isAsked.store(false, ordering: .relaxed)
            signal(SIGUSR1) { _ in MakingWay.ask() }
        }

        private static func ask() { isAsked.store(true, ordering: .relaxed) }

        static var wasAsked: Bool { isAsked.load(ordering: .relaxed) }
    }
}

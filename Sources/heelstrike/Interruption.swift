import ArgumentParser
import Glibc
import Synchronization

/// Whether somebody asked the program to end: SIGINT (control-C), SIGTERM, a closed terminal, or a reader that went away.
enum Interruption {
    private static let isRequested = Atomic<Bool>(false)

    /// From now on the signals do not kill the program, they are only noted.
    static func catchSignals() {
        // Touched here first, so that the handler finds it made.
        isRequested.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number) { _ in Interruption.request() } }
    }

    static func request() { isRequested.store(true, ordering: .relaxed) }

    static var wasRequested: Bool { isRequested.load(ordering: .relaxed) }

    /// Throws when somebody asked, as the shell expects it from an interrupted program.
    static func check() throws {
        guard wasRequested else { return }
        Output.warn("Interrupted; nothing was written.")
        throw ExitCode(128 + SIGINT)
    }
}

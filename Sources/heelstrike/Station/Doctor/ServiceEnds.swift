import FoundationEssentials

/// How the service's runs since the machine started ended, as the journal has it.
///
/// systemd counts each start that nobody asked for, and so also that of a station which made way for a newer program; only the
/// journal tells these from crashes.
struct ServiceEnds: Equatable, Sendable {
    /// A run that did not end in order.
    struct Failure: Equatable, Sendable {
        var date: Date
        /// systemd's word: signal, core-dump, exit-code, watchdog, oom-kill and so on.
        var result: String
    }

    /// Oldest first.
    var failures: [Failure] = []
    /// How many runs ended in order.
    var orderly = 0

    /// What `journalctl` is to be asked; who may not read the journal is told of nothing.
    static let question = [
        "--boot", "--quiet", "--no-pager", "--output=json", "--output-fields=MESSAGE_ID,UNIT_RESULT", "_PID=1",
        "UNIT=heelstrike.service", "MESSAGE_ID=\(successMessage)", "MESSAGE_ID=\(failureMessage)",
    ]

    /// systemd's `SD_MESSAGE_UNIT_SUCCESS` and `SD_MESSAGE_UNIT_FAILURE_RESULT`.
    private static let successMessage = "7ad2d189f7e94e70a38c781354912448"
    private static let failureMessage = "d9b373ed55a64feb8242e02dbe79a49c"

    private struct Line: Decodable {
        var message: String
        var result: String?
        /// µs since 1970.
        var time: String

        enum CodingKeys: String, CodingKey {
            case message = "MESSAGE_ID"
            case result = "UNIT_RESULT"
            case time = "__REALTIME_TIMESTAMP"
        }
    }

    /// Reads the journal's answer, one JSON object a line; lines that are something else are passed over.
    init(journal: String) {
        let decoder = JSONDecoder()
        for text in journal.split(separator: "\n") {
            guard let line = try? decoder.decode(Line.self, from: Data(text.utf8)) else { continue }
            if line.message == Self.successMessage {
                orderly += 1
            } else if line.message == Self.failureMessage {
                let date = Date(timeIntervalSince1970: (Double(line.time) ?? 0) / 1_000_000)
                failures.append(Failure(date: date, result: line.result ?? "unknown"))
            }
        }
    }
}

import Recording
import SensorData

/// When a recording was made, as far as what stands in it says.
///
/// A machine without a clock of its own starts with a wrong date and is told the right one later, perhaps while it records. The
/// times inside the recording do not notice; the date of its beginning is counted back from the last word of a clock that
/// was kept right, else from the last word of any.
struct RecordedDate {
    /// The header's date, in ISO 8601.
    private let stated: String?
    /// The beginning in Unix nanoseconds, by the first and by the most believable clock reading.
    private var first: Int64?
    private var best: (beginning: Int64, isSynchronised: Bool)?

    /// Differences below this are the clock's ordinary regulation and the header's whole seconds.
    private static let smallestStep: Int64 = 1_000_000_000

    init(header: RecordingHeader) { stated = header.recordedAt }

    /// Takes in an entry; only those of the calendar clock matter.
    mutating func take(_ entry: RecordingEntry) {
        guard case .wallClock(let unixNanoseconds, let isSynchronised) = entry.content else { return }
        let (beginning, overflow) = unixNanoseconds.subtractingReportingOverflow(entry.hostTime.nanoseconds)
        guard !overflow else { return }
        if first == nil { first = beginning }
        if isSynchronised || best?.isSynchronised != true { best = (beginning, isSynchronised) }
    }

    /// The date and time of the recording's beginning in ISO 8601; nil when nothing says it.
    var recordedAt: String? {
        guard let first, let best else { return stated }
        let (step, overflow) = best.beginning.subtractingReportingOverflow(first)
        if stated != nil, !overflow, step.magnitude < Self.smallestStep.magnitude { return stated }
        let milliseconds = best.beginning / 1_000_000
        return CalendarDate.iso8601(unixMilliseconds: milliseconds - ((milliseconds % 1000) + 1000) % 1000)
            .replacing(".000Z", with: "Z")
    }
}

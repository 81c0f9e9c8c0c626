import GaitAnalysis
import SensorData

/// Words of the detail pages: time lines, quality, limits, warning signs, parameters.
extension Strings {
    // Time lines
    var timelineHeading: String { say(english: "Steps over time") }
    var timelineNote: String {
        say(
            english:
                "Each bar is a foot on the ground. Full bars belong to counted strides, hollow bars to strides left out."
        )
    }
    var overview: String { say(english: "Whole recording") }
    func section(_ start: String, _ end: String) -> String { say(english: "Section \(start) to \(end)") }
    var activityRow: String { say(english: "Activity") }
    var countedStrides: String { say(english: "counted") }
    var rejectedStrides: String { say(english: "left out") }
    func bouts(_ number: Int) -> String {
        number == 1 ? say(english: "1 walking bout") : say(english: "\(count(number)) walking bouts")
    }
    func stripTitle(_ side: Side, _ period: String) -> String {
        switch side {
        case .left: say(english: "Left foot on the ground, \(period)")
        case .right: say(english: "Right foot on the ground, \(period)")
        }
    }
    func stripDescription(counted: Int, rejected: Int) -> String {
        say(english: "\(strides(counted)) counted, \(count(rejected)) left out.")
    }
    func activityTitle(_ period: String) -> String { say(english: "Activity, \(period)") }
    func activityDescription(_ activities: [(kind: ActivityPeriod.Kind, periods: Int)]) -> String {
        guard !activities.isEmpty else { return say(english: "No activity was recognised.") }
        let parts = activities.map { say(english: "\(activity($0.kind)): \(count($0.periods))") }
        return say(english: "Number of periods: \(list(parts)).")
    }
    var noEvents: String { say(english: "No foot contact was found in this recording.") }

    // Cadence
    /// Whether two figures that should agree do, within 5 %.
    private func cadencesAgree(_ one: Double, _ other: Double) -> String {
        abs(one - other) <= 0.05 * one
            ? say(english: "The two agree.")
            : say(english: "The two do not agree: steps may have been missed or invented, or the walk was not even.")
    }

    var cadenceHeading: String { say(english: "Cadence over time") }
    func cadenceNote(events: Double?, spectral: Double?) -> String {
        switch (events, spectral) {
        case (let events?, let spectral?):
            say(
                english:
                    "Average from the counted strides \(stepsPerMinute(events)); from the spectrum of the whole walk, without the events, \(stepsPerMinute(spectral)). \(cadencesAgree(events, spectral))"
            )
        case (let events?, nil):
            say(
                english:
                    "Average from the counted strides \(stepsPerMinute(events)). The spectrum gave no second figure.")
        case (nil, let spectral?):
            say(
                english:
                    "From the spectrum of the whole walk \(stepsPerMinute(spectral)). No counted strides to set beside it."
            )
        case (nil, nil): say(english: "No cadence could be determined.")
        }
    }
    var cadenceTitle: String { say(english: "Cadence of each counted stride against time") }
    func cadenceDescription(points: Int, low: Double, high: Double) -> String {
        say(english: "\(strides(points)) between \(number(low, places: 0)) and \(stepsPerMinute(high)).")
    }
    var cadenceAxis: String { say(english: "steps/min") }
    var averageLine: String { say(english: "average of the strides") }
    var spectralLine: String { say(english: "from the spectrum") }

    // Quality
    var qualityHeading: String { say(english: "Data quality") }
    var sensorColumn: String { say(english: "Sensor") }
    var samplesColumn: String { say(english: "Samples") }
    var rateColumn: String { say(english: "Rate declared, measured") }
    var gapsColumn: String { say(english: "Gaps over 50 ms") }
    var discardedColumn: String { say(english: "Samples left out") }
    var axesColumn: String { say(english: "Foot axes") }
    func axesConfidence(_ value: Double) -> String {
        say(english: "found from the signal, confidence \(number(value * 100, places: 0))\u{A0}%")
    }
    var axesGiven: String { say(english: "given") }
    func rates(declared: Double, measured: Double?) -> String {
        guard let measured else { return say(english: "\(hertz(declared)), not measurable") }
        return say(english: "\(hertz(declared)), \(hertz(measured))")
    }
    func gaps(_ gaps: Int, missing: Double) -> String {
        guard gaps > 0 else { return say(english: "none") }
        return say(english: "\(count(gaps)), \(seconds(missing)) missing")
    }
    func sensor(_ name: String, _ side: Side?) -> String {
        switch side {
        case .left: say(english: "\(name), left")
        case .right: say(english: "\(name), right")
        case nil: say(english: "\(name), side unknown")
        }
    }
    var noStreams: String { say(english: "The recording holds no sensor stream.") }
    var stridesLabel: String { say(english: "Strides") }
    func stridesCounted(_ counted: Int, rejected: Int) -> String {
        say(english: "\(count(counted)) counted, \(count(rejected)) left out")
    }
    func rejected(_ entry: RejectionCount) -> String {
        say(english: "\(rejection(entry.reason)): \(count(entry.strides))")
    }
    var completeness: String { say(english: "Completeness") }
    var complete: String { say(english: "the recording is complete") }
    /// For the first screen.
    func truncatedNotice(bytesLost: Int) -> String {
        say(
            english: bytesLost > 0
                ? "This recording is not complete: it breaks off, and \(count(bytesLost)) bytes at its end could not be read."
                : "This recording is not complete: it was not ended in order and may break off before the walk ended.")
    }
    func truncated(bytesLost: Int) -> String {
        say(
            english:
                "the recording breaks off; \(count(bytesLost)) bytes at its end could not be read. What was readable was analysed"
        )
    }
    var damagedFrames: String { say(english: "Damaged frames") }
    var clocks: String { say(english: "Clocks of the two feet") }
    var oneClock: String { say(english: "one clock for both, or one foot only") }
    func alignment(_ error: Double) -> String { say(english: "may disagree by up to \(milliseconds(error)) (95 %)") }
    var eventsLabel: String { say(english: "Contacts seen by") }
    func eventsSeen(_ entries: [(source: GaitEvent.Source, events: Int)]) -> String {
        list(entries.map { say(english: "\(eventSource($0.source)): \(count($0.events))") })
    }
    func largestDisagreement(_ value: Double) -> String {
        say(english: "the two sensors disagree by at most \(milliseconds(value))")
    }
    var sourceRemarks: String { say(english: "Remarks of the source") }
    var none: String { say(english: "none") }

    // Limits and warning signs
    var notToldHeading: String { say(english: "What this recording could not tell") }
    var nothingNotTold: String { say(english: "Everything that this report knows how to measure could be measured.") }
    func affects(_ names: [String]) -> String { say(english: "Concerns: \(list(names.map(affected))).") }
    var warningsHeading: String { say(english: "Reasons to see a professional") }
    var warningsNote: String {
        say(english: "No sensor sees these. Any one of them is a reason, whatever this report says:")
    }
    var warningSigns: [String] {
        [
            say(english: "swelling"), say(english: "warmth"), say(english: "numbness"), say(english: "fever"),
            say(english: "a recent injury"), say(english: "pain for more than a few days"),
        ]
    }

    // End
    var aboutHeading: String { say(english: "About this report") }
    func madeBy(_ software: Software, schema: Int) -> String {
        say(english: "Made by \(software.name) \(software.version), result structure \(count(schema)).")
    }
    var parametersHeading: String { say(english: "Parameters of the analysis") }
    var parametersNote: String {
        say(
            english:
                "Names are the program’s own, units SI (times of the resampling in nanoseconds); the same recording with the same parameters gives the same figures."
        )
    }
}

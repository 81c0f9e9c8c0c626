import GaitAnalysis
import Pipeline
import Recording
import SensorData
import Testing

/// The date of a recording when the machine's calendar clock is wrong, or set meanwhile.
struct RecordedDateTests {
    /// 2026-11-21T11:00:00Z.
    private static let right: Int64 = 1_795_258_800_000_000_000

    /// A reading of the calendar clock so many seconds after the recording began.
    private struct Reading {
        var seconds: Int64
        /// Seconds by which the clock is ahead of the right time.
        var ahead: Int64
        var isSynchronised: Bool

        var entry: RecordingEntry {
            RecordingEntry(
                source: 0, hostTime: Timestamp(nanoseconds: seconds * 1_000_000_000),
                content: .wallClock(
                    unixNanoseconds: right + (seconds + ahead) * 1_000_000_000, isSynchronised: isSynchronised))
        }
    }

    private func recordedAt(_ readings: [Reading], stated: String?) -> String? {
        var pipeline = SessionPipeline(
            header: RecordingHeader(writtenBy: "test", recordedAt: stated),
            software: Software(name: "test", version: "0"))
        for reading in readings { _ = pipeline.consume(reading.entry) }
        return pipeline.finish(bytesLost: 0).analysis.recordedAt
    }

    @Test func `a date that no clock contradicts stays as it was stated`() {
        #expect(recordedAt([], stated: "2026-11-21T11:00:00Z") == "2026-11-21T11:00:00Z")
        let steady = [0, 60].map { Reading(seconds: $0, ahead: 0, isSynchronised: true) }
        #expect(recordedAt(steady, stated: "2026-11-21T11:00:00Z") == "2026-11-21T11:00:00Z")
    }

    @Test func `a clock that is set right meanwhile dates the beginning`() {
        let readings = [
            Reading(seconds: 0, ahead: -86400, isSynchronised: false),
            Reading(seconds: 50, ahead: 0, isSynchronised: true),
            Reading(seconds: 90, ahead: 0, isSynchronised: true),
        ]
        #expect(recordedAt(readings, stated: "2026-11-20T11:00:00Z") == "2026-11-21T11:00:00Z")
    }

    @Test func `a clock that nobody keeps right does not overrule one that somebody did`() {
        let readings = [
            Reading(seconds: 0, ahead: 3600, isSynchronised: false),
            Reading(seconds: 5, ahead: 0, isSynchronised: true),
            Reading(seconds: 90, ahead: 7200, isSynchronised: false),
        ]
        #expect(recordedAt(readings, stated: "2026-11-21T12:00:00Z") == "2026-11-21T11:00:00Z")
    }

    @Test func `without a stated date the clock gives it`() {
        #expect(
            recordedAt([Reading(seconds: 7, ahead: 0, isSynchronised: false)], stated: nil) == "2026-11-21T11:00:00Z")
    }

    @Test(arguments: [Int64.min, Int64.max])
    func `a reading that no calendar has is passed over or dated, and stops nothing`(nanoseconds: Int64) {
        var pipeline = SessionPipeline(
            header: RecordingHeader(writtenBy: "test", recordedAt: "2026-11-21T11:00:00Z"),
            software: Software(name: "test", version: "0"))
        for hostTime in [Timestamp.zero, Timestamp(nanoseconds: 5)] {
            let content = RecordingEntry.Content.wallClock(unixNanoseconds: nanoseconds, isSynchronised: true)
            _ = pipeline.consume(RecordingEntry(source: 0, hostTime: hostTime, content: content))
        }
        #expect(pipeline.finish(bytesLost: 0).analysis.recordedAt != nil)
    }
}

import ArgumentParser
import Devices
import FoundationEssentials
import Pipeline
import Recording
import SensorData

/// What recording and looking on have in common.
enum LiveRecording {
    /// The header of a recording that begins now.
    static func header(session: SessionInformation) -> RecordingHeader {
        RecordingHeader(
            writtenBy: HeelstrikeVersion.writer, recordedAt: Date.now.formatted(.iso8601), session: session)
    }

    /// Runs a capture and says what to do when the disk refuses.
    ///
    /// - Parameters:
    ///   - capture: of the sensors.
    ///   - writer: of the recording; nil to keep nothing.
    ///   - isOver: asked many times a second whether to end; a signal of the system ends it too.
    ///   - take: called with everything that happens.
    /// - Returns: why it ended.
    /// - Throws: `ExitCode` when the disk refused, which was said.
    static func run(
        _ capture: inout SensorCapture, into writer: consuming RecordingWriter?, orWhen isOver: () -> Bool = { false },
        _ take: (SensorCapture.News) -> Void
    ) async throws -> SensorCapture.End {
        do throws(RecordingError) {
            return try await capture.run(into: writer, until: { Interruption.wasRequested || isOver() }, take: take)
        } catch {
            Output.warn("THE RECORDING HAS STOPPED. \(error)")
            Output.warn("What was written before is readable: `heelstrike analyze` and `report` take it as it is.")
            throw ExitCode.failure
        }
    }
}

/// Sensors that were away at the end.
struct SensorsLost: Error, CustomStringConvertible {
    var addresses: [DeviceAddress]

    var description: String {
        let names = addresses.map { "\($0)" }.joined(separator: ", ")
        return "Lost and not come back: \(names). Everything received before stands in the recording."
    }
}

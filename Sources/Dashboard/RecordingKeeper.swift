import ClinicDatabase
import Dispatch
import FoundationEssentials
import GaitAnalysis
import HTTPTypes
import Pipeline
import Report

/// Takes note of recordings that have ended, and analyses them.
public struct RecordingKeeper: Sendable {
    /// Analyses run one at a time, away from the threads that answer requests.
    private static let queue = DispatchQueue(label: "analyses", qos: .utility)

    let station: Station

    public init(station: Station) { self.station = station }

    /// Finishes what a crash left, then works until the recorder is over.
    public func run() async {
        do {
            for line in try await station.store.recover(timeZone: station.timeZone).lines { station.log(line) }
            // Also what ended in order while the station went down.
            for recording in try await station.store.recordings() { await finish(recording) }
        } catch {
            station.log("recovering: \(error)")
        }
        for await _ in station.link.endedRecordings {
            for text in station.link.takeEnded() {
                guard let id = Identifier<RecordingFile>(text) else { continue }
                await close(id)
            }
            for text in station.link.takeArrived() {
                guard let id = Identifier<RecordingFile>(text), let recording = try? await station.store.recording(id)
                else { continue }
                await finish(recording)
            }
        }
        for text in station.link.takeEnded() {
            guard let id = Identifier<RecordingFile>(text) else { continue }
            _ = try? await station.store.finishRecording(id)
        }
    }

    private func close(_ id: Identifier<RecordingFile>) async {
        do {
            if try await station.store.recording(id) == nil {
                // It began by itself, or while the database did not answer.
                var recording = RecordingFile(
                    id: id, started: Date.now, timeZone: station.timeZone, startedByItself: true)
                recording.devices = station.link.state.sensors.map {
                    RecordedDevice(side: $0.side, serialNumber: $0.serialNumber, model: $0.title)
                }
                try await station.store.add(recording)
            }
            await finish(try await station.store.finishRecording(id))
        } catch {
            station.log("recording \(id): \(error)")
        }
    }

    private func finish(_ recording: RecordingFile) async {
        // Whoever ends the station is not kept waiting; the next start analyses what is left.
        guard !station.link.isEnding, recording.state == .closed || recording.state == .recovered else { return }
        do {
            if try await station.store.analyses(of: recording.id).isEmpty { _ = try await analyse(recording) }
        } catch {
            station.log("recording \(recording.id) was not analysed: \(error)")
        }
    }

    /// Analyses a recording and keeps what came of it.
    func analyse(_ recording: RecordingFile) async throws -> Analysis {
        guard recording.sha256 != nil else { throw StoreError.stillRecording }
        let state = try await station.store.checkFile(of: recording.id)
        guard state == .closed || state == .recovered else {
            throw Problem(.conflict, .of(state))
        }
        let path = station.store.folder.file(recording)
        let analysis: SessionAnalysis = try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                continuation.resume(with: Result { try RecordingAnalysis(path: path).run() })
            }
        }
        let result = try AnalysisResult(analysis, document: try JSONReport().bytes(of: analysis))
        let kept = try await station.store.add(result, of: recording.id)
        if let correction = analysis.metrics.gainCorrection?.value {
            // The correction is 200 (gL − gR) / (gL + gR); the gains' mean is taken as 1.
            let calibration = Calibration(
                gainLeft: 1 + correction / 200, gainRight: 1 - correction / 200,
                bodyWeight: analysis.metrics.bodyWeight, made: recording.started)
            try await station.store.setCalibration(calibration, of: recording.id)
        }
        return kept
    }
}

import ClinicDatabase
import Foundation
import GaitAnalysis
import SensorData

/// Writes into the store of the folder that it is given and prints each thing when the store has acknowledged it.
///
/// For the test that kills it: it never ends by itself.
@main
struct ClinicWriter {
    static func main() async throws {
        guard let path = CommandLine.arguments.dropFirst().first else { return }
        let store = try ClinicStore(folder: DataFolder(path), clock: { Date() })
        let recovery = try await store.recover(timeZone: "UTC")
        say("recovered \(recovery.deletionsFinished)")
        var number = try await store.patients().count
        while true {
            number += 1
            let patient = try await store.addPatient(code: "P\(Patient.randomCode())\(Patient.randomCode())")
            say("patient \(patient.id) \(patient.code)")
            let visit = try await store.addVisit(of: patient.id, timeZone: "UTC")
            let recording = RecordingFile(visitID: visit.id, started: Date(), timeZone: "UTC")
            try Data("no recording, but its name is what counts".utf8).write(
                to: URL(filePath: store.folder.file(recording)))
            var finished = recording
            finished.state = .closed
            finished.sha256 = String(repeating: "0", count: 64)
            try await store.add(finished)
            say("recording \(recording.id)")
            let document = Array(repeating: UInt8(ascii: "{"), count: 40_000)
            let analysis = try await store.add(
                AnalysisResult(try emptyAnalysis(), document: document), of: recording.id)
            say("analysis \(analysis.id) \(recording.id)")
            try await store.audit(.analyse, by: .station, about: .init(.recording, id: recording.id.rawValue))
            guard number % 3 == 0 else { continue }
            say("deleting \(patient.id) \(recording.id)")
            try await store.deletePatient(patient.id)
            say("deleted \(patient.id) \(recording.id)")
        }
    }

    private static func emptyAnalysis() throws -> SessionAnalysis {
        SessionAnalysis(
            software: Software(name: "writer", version: "1"), session: SessionInformation(), recordedAt: nil,
            duration: 0,
            parameters: AnalysisParameters(), events: [], strides: StrideList(), activities: [], symmetry: [],
            metrics: SessionMetrics(), curves: [], findings: [], notTold: [], quality: Quality())
    }

    /// Straight to the system: what was said must not wait in a buffer when the program is killed.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}

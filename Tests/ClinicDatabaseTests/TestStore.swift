import Foundation
import GaitAnalysis
import Recording
import SensorData
import Synchronization

@testable import ClinicDatabase

/// A folder that goes with the value.
final class TestFolder: Sendable {
    let url: URL

    init() throws {
        url = URL(filePath: NSTemporaryDirectory()).appending(path: "clinic-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var data: DataFolder { DataFolder(url.appending(path: "data").path) }
}

/// A clock that the test sets.
final class TestClock: Sendable {
    private let seconds = Mutex<Double>(1_763_700_000)

    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

    func pass(_ more: Double) { seconds.withLock { $0 += more } }
}

extension PasswordHash.Cost {
    /// For tests that are not about it.
    static let little = PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelism: 1)
}

extension ClinicStore {
    /// A store on the disk.
    static func onDisk(_ folder: TestFolder, _ clock: TestClock = TestClock()) throws -> ClinicStore {
        try ClinicStore(folder: folder.data, passwordCost: .little, clock: { clock.now })
    }

    /// A store in memory.
    static func inMemory(_ clock: TestClock = TestClock()) throws -> ClinicStore {
        try ClinicStore(inMemoryWith: DataFolder("/nowhere"), passwordCost: .little, clock: { clock.now })
    }

    /// Writes a recording of so many seconds and gives it a row; without a row where `isKnown` is false.
    ///
    /// `name` is that of the file where it is not the recording's own.
    func write(
        _ recording: RecordingFile, seconds: Int = 3, ended: Bool = true, isKnown: Bool = true,
        patientCode: String? = nil, recordedAt: String? = "2025-11-21T09:10:11Z", name: String? = nil
    ) async throws {
        let header = RecordingHeader(
            writtenBy: "test", recordedAt: recordedAt, session: SessionInformation(patientCode: patientCode)
        )
        var writer = try RecordingWriter(
            path: name.map { "\(folder.recordings)/\($0)" } ?? folder.file(recording), header: header)
        for second in 0...seconds {
            try writer.append(
                RecordingEntry(
                    source: 0, hostTime: Timestamp(seconds: Double(second)),
                    content: .bytes(Array(repeating: UInt8(second), count: 1000))))
        }
        if ended { try writer.close() } else { try writer.synchronise() }
        if isKnown { try await add(recording) }
    }

    func newRecording(_ visit: Identifier<Visit>? = nil) -> RecordingFile {
        RecordingFile(visitID: visit, started: now(), timeZone: "Europe/Berlin")
    }

    /// Everything that the database's files hold, as bytes.
    func bytesOnDisk() throws -> Data {
        var all = Data()
        for ending in ["", "-wal", "-shm"] {
            all += (try? Data(contentsOf: URL(filePath: folder.database + ending))) ?? Data()
        }
        return all
    }
}

/// A result as an analysis of some version gives it.
func result(
    version: String, figures: [AnalysisFigure] = [], findings: [AnalysisFinding] = [], document: String = "{}"
) -> AnalysisResult {
    AnalysisResult(
        software: Software(name: "heelstrike", version: version), parameters: "{}", document: Array(document.utf8),
        findings: findings, figures: figures)
}

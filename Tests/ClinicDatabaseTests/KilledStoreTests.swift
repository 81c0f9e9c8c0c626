import Foundation
import Testing

@testable import ClinicDatabase

/// A program that writes into the store, killed at random moments.
///
/// `HEELSTRIKE_KILLS` sets how often (20); `tools/check` takes 50.
struct KilledStoreTests {
    private static var kills: Int { ProcessInfo.processInfo.environment["HEELSTRIKE_KILLS"].flatMap { Int($0) } ?? 20 }

    /// The program that was built with these tests.
    private static func writer() throws -> URL {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(filePath: tests).deletingLastPathComponent().appending(path: "ClinicWriter")
        try #require(FileManager.default.isExecutableFile(atPath: program.path), "build all products before the tests")
        return program
    }

    /// Runs the writer, kills it after a while, and returns what it said that the store had acknowledged.
    private static func killed(_ program: URL, _ folder: TestFolder, afterMilliseconds delay: Int) throws -> [String] {
        let process = Process()
        let said = Pipe()
        process.executableURL = program
        process.arguments = [folder.data.path]
        process.standardOutput = said
        try process.run()
        // From the moment when it is at work.
        var text = said.fileHandleForReading.availableData
        usleep(UInt32(delay) * 1000)
        kill(process.processIdentifier, SIGKILL)
        text += try said.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        // A line that was not said whole was not said.
        return String(decoding: text, as: UTF8.self).components(separatedBy: "\n").dropLast()
    }

    @Test func `a store whose program is killed at any moment is sound and has all that it acknowledged`() async throws
    {
        let program = try Self.writer()
        let folder = try TestFolder()
        var patients: Set<String> = []
        var recordings: Set<String> = []
        var analyses: [(id: String, recording: String)] = []
        var deleted: [(patient: String, recording: String)] = []
        for round in 0..<Self.kills {
            // 0 to 400 ms, the same moments in each run.
            for line in try Self.killed(program, folder, afterMilliseconds: (round * 7919 + 13) % 400) {
                let words = line.components(separatedBy: " ")
                switch words[0] {
                case "patient": patients.insert(words[1])
                case "recording": recordings.insert(words[1])
                case "analysis": analyses.append((words[1], words[2]))
                // Begun: from here on it may be gone.
                case "deleting":
                    patients.remove(words[1])
                    recordings.remove(words[2])
                case "deleted": deleted.append((words[1], words[2]))
                default: #expect(words[0] == "recovered")
                }
            }
            let store = try ClinicStore.onDisk(folder)
            #expect(try await store.integrityProblems() == [])
            let rows = Set(try await store.patients().map(\.id.rawValue))
            #expect(patients.isSubset(of: rows))
            let files = Set(try await store.recordings().map(\.id.rawValue))
            #expect(recordings.isSubset(of: files))
            for (patient, recording) in deleted {
                #expect(!rows.contains(patient))
                #expect(!files.contains(recording))
                let path = try #require(Identifier<RecordingFile>(recording)).rawValue
                #expect(!FileManager.default.fileExists(atPath: store.folder.recordings + "/\(path).gait"))
            }
        }
        let store = try ClinicStore.onDisk(folder)
        for analysis in analyses where recordings.contains(analysis.recording) {
            let document = try await store.document(of: try #require(Identifier<Analysis>(analysis.id)))
            #expect(document?.count == 40_000)
        }
        #expect(patients.count > 3, "it came to write")
        print(
            "\(Self.kills) kills: \(patients.count) patients, \(recordings.count) recordings, \(deleted.count) deleted")
    }
}

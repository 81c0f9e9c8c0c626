import ArgumentParser
import Foundation
import Pipeline
import Recording
import SensorData
import Simulation
import Testing

@testable import heelstrike

/// What `compare` and `trend` refuse, and that they say so.
struct VisitCommandTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "heelstrike-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func walk(_ seed: UInt64, in folder: URL) throws -> String {
        let path = folder.appending(path: "walk\(seed).gait").path
        var recording = SimulatedWalk(seed: seed, duration: 30, sampleRate: Frequency(50)).recording()
        var writer = try RecordingWriter(path: path, header: recording.header, creation: .newWhole)
        while let entry = try recording.next() { try writer.append(entry) }
        try writer.close()
        return path
    }

    @Test func `a recording is not compared with itself, whatever its path`() throws {
        try withFolder { folder in
            let path = try walk(1, in: folder)
            let link = folder.appending(path: "link.gait").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            for other in [path, link] {
                #expect(throws: VisitRefusal.self) { try VisitRecordings.refuseRepeats([path, other]) }
            }
        }
    }

    @Test func `a folder stands for its recordings in the order of their names`() throws {
        try withFolder { folder in
            #expect(throws: VisitRefusal.self) { try VisitRecordings.files(folder.path) }
            for name in ["b.gait", "a.gait", "notes.txt"] {
                try Data().write(to: folder.appending(path: name))
            }
            #expect(
                try VisitRecordings.files(folder.path).map { $0.split(separator: "/").last } == ["a.gait", "b.gait"])
        }
    }

    @Test(arguments: [
        ["compare", "a.gait"], ["compare", "a.gait", "b.gait", "--labels", "one"], ["trend"],
        ["trend", "a.gait", "b.gait", "--baseline", "2"], ["report", "a.gait", "--against", "b.gait"],
        ["report", "a.gait", "--against", "b.gait", "--output-dir", "d"],
    ])
    func `what makes no sense is refused before anything is read`(arguments: [String]) {
        #expect(throws: (any Error).self) { _ = try Heelstrike.parseAsRoot(arguments) }
    }

    @Test func `of a recording that is not there, trend says just that`() throws {
        let trend = try #require(Heelstrike.parseAsRoot(["trend", "nothing.gait"]) as? TrendCommand)
        #expect(throws: RecordingError.self) { try trend.run() }
    }

    @Test func `an output whose ending names no format is refused`() {
        #expect(throws: VisitOutputRefusal.self) { try VisitOutput.check("change.txt", against: []) }
        #expect(throws: Never.self) { try VisitOutput.check("change.HTML", against: []) }
    }

    @Test func `a comparison is written as a page and as JSON`() throws {
        try withFolder { folder in
            let (one, other) = (try walk(1, in: folder), try walk(2, in: folder))
            for name in ["change.html", "change.json"] {
                let output = folder.appending(path: name)
                let command = try #require(
                    try Heelstrike.parseAsRoot(
                        ["compare", one, other, "--labels", "before, after", "-o", output.path]) as? CompareCommand)
                try command.run()
                let text = try String(contentsOf: output, encoding: .utf8)
                #expect(text.contains(name.hasSuffix("html") ? "<title>What changed</title>" : "\"visitChange\""))
            }
            let output = folder.appending(path: "trend.html")
            let command = try #require(
                try Heelstrike.parseAsRoot(["trend", folder.path, "-o", output.path]) as? TrendCommand)
            try command.run()
            #expect(try String(contentsOf: output, encoding: .utf8).contains("walk1"))
        }
    }
}

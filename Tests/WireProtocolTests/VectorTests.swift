import Foundation
import Testing

/// The files in `Firmware-Protocol/vectors`, which the firmware's own tests read too.
///
/// After a change of the protocol the tests write them anew when HEELSTRIKE_UPDATE_VECTORS is 1.
@Suite struct VectorTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Firmware-Protocol/vectors")

    private func read(_ name: String) throws -> (bytes: [UInt8], vector: Vector) {
        let json = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".json"))
        let hex = try String(contentsOf: Self.folder.appendingPathComponent(name + ".hex"), encoding: .utf8)
        return ([UInt8](hex: hex), try JSONDecoder().decode(Vector.self, from: json))
    }

    @Test func `the folder holds the vectors of this version and no others`() throws {
        let entries = try VectorSet().entries
        if ProcessInfo.processInfo.environment["HEELSTRIKE_UPDATE_VECTORS"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            for entry in entries {
                let vector = Vector(
                    summary: entry.summary, frames: entry.frames, bytes: entry.bytes, chunkSize: entry.bytes.count)
                let json = try encoder.encode(vector) + Data("\n".utf8)
                try json.write(to: Self.folder.appendingPathComponent(entry.name + ".json"))
                let hex = entry.bytes.chunks(of: 32).map(\.hex).joined(separator: "\n") + "\n"
                try Data(hex.utf8).write(to: Self.folder.appendingPathComponent(entry.name + ".hex"))
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(names == entries.flatMap { [$0.name + ".hex", $0.name + ".json"] }.sorted())
    }

    @Test(arguments: try VectorSet().entries.map(\.name))
    func `the fields of a vector become its bytes`(name: String) throws {
        let (bytes, vector) = try read(name)
        let frames = try vector.frames?.flatMap { try $0.bytes() }
        if let frames { #expect(frames == bytes) }
        let entry = try #require(VectorSet().entries.first { $0.name == name })
        #expect(entry.bytes == bytes)
        #expect((entry.frames == nil) == (frames == nil))
    }

    @Test(arguments: try VectorSet().entries.map(\.name), [1, 7, .max])
    func `the bytes of a vector become its fields, cut anywhere`(name: String, chunkSize: Int) throws {
        let (bytes, vector) = try read(name)
        let size = min(chunkSize, bytes.count)
        #expect(Vector(summary: vector.summary, frames: vector.frames, bytes: bytes, chunkSize: size) == vector)
    }
}

import FoundationEssentials
import Testing

@testable import heelstrike

@Suite struct OutputFolderTests {
    private struct Broken: Error {}

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "output-folder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func file(_ name: String, _ text: String) -> OutputFolder.File {
        (name, { put in try put(Array(text.utf8)) })
    }

    private func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a folder of the same files is replaced as a whole`() throws {
        try withFolder { folder in
            let tables = OutputFolder("\(folder)/tables/")
            try tables.write([file("a.csv", "1"), file("b.csv", "2")])
            try tables.write([file("a.csv", "3"), file("b.csv", "4")])
            #expect(text("\(folder)/tables/a.csv") == "3" && text("\(folder)/tables/b.csv") == "4")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["tables"])
        }
    }

    @Test func `a folder with other files in it stays as it is`() throws {
        try withFolder { folder in
            try Output.write(Array("mine".utf8), to: "\(folder)/notes.txt")
            #expect(throws: OutputFolderRefusal.self) { try OutputFolder(folder).write([file("a.csv", "1")]) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])
        }
    }

    @Test func `a file's name is refused`() throws {
        try withFolder { folder in
            try Output.write(Array("mine".utf8), to: "\(folder)/report")
            #expect(throws: OutputFolderRefusal.self) { try OutputFolder("\(folder)/report").check(["a.csv"]) }
            #expect(text("\(folder)/report") == "mine")
        }
    }

    @Test func `nothing is left, and the old folder stays, where a file fails`() throws {
        try withFolder { folder in
            let tables = OutputFolder("\(folder)/tables")
            try tables.write([file("a.csv", "1")])
            #expect(throws: Broken.self) { try tables.write([file("a.csv", "2"), ("b.csv", { _ in throw Broken() })]) }
            #expect(text("\(folder)/tables/a.csv") == "1")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["tables"])
        }
    }

    @Test(arguments: [
        ("a.html", ReportFormat.html), ("a.json", .json), ("a.fhir.json", .fhir), ("a.PDF", .pdf), ("dir.csv/a", .html),
    ])
    func `the file's name says the form`(name: String, format: ReportFormat) throws {
        #expect(try ReportFormat(output: name) == format)
    }

    @Test(arguments: ["a.csv", "a.docx", "a.xlsx"])
    func `a name that asks for another kind of document is refused`(name: String) {
        #expect(throws: (any Error).self) { try ReportFormat(output: name) }
    }
}

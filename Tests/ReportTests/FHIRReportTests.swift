import Fixtures
import Foundation
import GaitAnalysis
import SensorData
import Testing

@testable import Report

/// What the models of fhir.resources do not judge; those read the same bundles in `tools/lib/check-forms`.
@Suite struct FHIRReportTests {
    @Test(arguments: SyntheticAnalysis.allCases)
    func `the same analysis gives the same bytes, and another one other names`(sample: SyntheticAnalysis) throws {
        var analysis = sample.analysis
        let bytes = try FHIRReport().bytes(of: analysis)
        #expect(try FHIRReport().bytes(of: analysis) == bytes)
        analysis.duration += 1
        let other = try Self.resources(FHIRReport().bytes(of: analysis)).map(\.url)
        #expect(Set(other).isDisjoint(with: try Self.resources(bytes).map(\.url)))
    }

    @Test func `the person is a code and no Patient`() throws {
        let resources = try Self.resources(FHIRReport().bytes(of: SyntheticAnalysis.reducedLeftHeel.analysis))
        #expect(Set(resources.map(\.type)) == ["DiagnosticReport", "Device", "Observation"])
        let report = try #require(resources.first?.content)
        let subject = try #require(report["subject"] as? [String: Any])
        #expect((subject["identifier"] as? [String: Any])?["value"] as? String == "K-0417")
        let empty = try Self.resources(FHIRReport().bytes(of: SyntheticAnalysis.empty.analysis))
        #expect(empty.allSatisfy { $0.content["subject"] == nil })
    }

    @Test func `each sensor is a device that the person wore`() throws {
        let sensor = DeviceDescriptor(
            manufacturer: "Maker <&>", model: "Insole", serialNumber: "7", firmware: "",
            streams: [
                StreamDescriptor(
                    id: 0, name: "left", side: .left, placement: .insole, sampleRate: Frequency(100), channels: [])
            ])
        let analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        let devices = try Self.resources(FHIRReport().bytes(of: analysis, sensors: [sensor]))
            .filter { $0.type == "Device" }
        #expect(devices.count == 2)
        let worn = try #require(devices.last?.content)
        #expect(worn["manufacturer"] as? String == "Maker <&>")
        #expect(worn["serialNumber"] as? String == "7")
        #expect(worn["version"] == nil)
        #expect(worn["patient"] != nil)
        #expect(Set(devices.map(\.url)).count == 2)
    }

    @Test func `what was not measured has a reason and no value`() throws {
        let resources = try Self.resources(FHIRReport().bytes(of: SyntheticAnalysis.oneFootOnly.analysis))
        let observations = resources.filter { $0.type == "Observation" }
        #expect(
            observations.allSatisfy { ($0.content["valueQuantity"] == nil) != ($0.content["dataAbsentReason"] == nil) })
        #expect(observations.contains { $0.content["dataAbsentReason"] != nil })
    }

    @Test(arguments: [
        ("2026-03-14", true), ("2026-03-14T10:22:05Z", true), ("2026-03-14T10:22:05.25+01:00", true),
        ("2026-03-14T10:22:05", false), ("14.3.2026", false), ("2026-13-14", false), ("2026-03-14T25:00:00Z", false),
        ("2026-03-14T10:22:05.Z", false), ("]]>&amp;", false), ("", false),
    ])
    func `only a moment that FHIR can read is written`(text: String, isWritten: Bool) {
        #expect((FHIRReport.dateTime(text) != nil) == isWritten)
    }

    @Test func `names are UUIDs of version 8 and differ from one another`() {
        let names = FHIRNames(Array("x".utf8))
        let urls = [names.bundle] + (0..<300).map { names.url($0) }
        #expect(Set(urls).count == urls.count)
        for url in urls {
            let digits = Array(url.utf8.dropFirst("urn:uuid:".utf8.count))
            #expect(digits.count == 36 && digits[14] == UInt8(ascii: "8"))
            #expect("89ab".utf8.contains(digits[19]))
        }
    }

    @Test func `text loses its control characters, and blank text is none`() {
        #expect(FHIRValue.text("a\u{0}b\u{1B}c\n") == .string("a b c\n"))
        #expect(FHIRValue.text(" \u{1}\n") == nil)
    }

    @Test func `the published codes are those of the program, each once`() throws {
        #expect(Set(FHIRCode.all.map(\.code)).count == FHIRCode.all.count)
        let file = Fixtures.root.appending(path: "Formats/fhir-codesystem.json")
        let bytes = Data(FHIRCodeSystem().bytes())
        if ProcessInfo.processInfo.environment["HEELSTRIKE_UPDATE_GOLDENS"] == "1" { try bytes.write(to: file) }
        #expect(try Data(contentsOf: file) == bytes, "HEELSTRIKE_UPDATE_GOLDENS=1 writes it anew")
    }

    /// Where the environment names a folder: every kind of analysis in every form, for `tools/lib/check-forms`.
    @Test(arguments: SyntheticAnalysis.allCases)
    func `every form of every kind of analysis can be written`(sample: SyntheticAnalysis) throws {
        let analysis = sample.analysis
        var files = [
            "report.json": try JSONReport().bytes(of: analysis),
            "report.fhir.json": try FHIRReport().bytes(of: analysis),
            "report.html": Array(HTMLReport().text(of: analysis).utf8),
        ]
        for file in CSVReport.File.allCases { files["csv/" + file.name] = try CSVReport().bytes(of: file, analysis) }
        #expect(files.values.allSatisfy { !$0.isEmpty })
        guard let named = ProcessInfo.processInfo.environment["HEELSTRIKE_FORMS"] else { return }
        let folder = URL(filePath: named).appending(path: sample.rawValue)
        try FileManager.default.createDirectory(at: folder.appending(path: "csv"), withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    }

    private struct Resource {
        var url: String
        var type: String
        var content: [String: Any]
    }

    private static func resources(_ bytes: [UInt8]) throws -> [Resource] {
        let bundle = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        return try #require(bundle["entry"] as? [[String: Any]]).map { entry in
            let content = try #require(entry["resource"] as? [String: Any])
            return Resource(
                url: try #require(entry["fullUrl"] as? String), type: try #require(content["resourceType"] as? String),
                content: content)
        }
    }
}

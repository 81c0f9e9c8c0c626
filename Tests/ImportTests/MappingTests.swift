import Foundation
import Import
import Testing

struct MappingTests {
    static let files = [
        "gaitmap-imu-sample", "gaitmap-not-rotated", "gaitmap-ic-stride", "gaitmap-stairs", "gaitmap-ms", "voisard",
        "esp32-insole",
    ]

    @Test(arguments: files)
    func `every mapping that we publish is read and described`(file: String) throws {
        let path = Project.path("Fixtures/mappings/\(file).json")
        let mapping = try ChannelMapping(name: file, json: [UInt8](Data(contentsOf: URL(filePath: path))))
        #expect(mapping.description.count > 40)
    }

    @Test func `the published schema takes our mappings and refuses a misspelt key`() throws {
        let script = """
            import json, sys
            try:
                import jsonschema
            except ImportError:
                sys.exit(77)
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            for path in sys.argv[2:]:
                mapping = json.load(open(path))
                jsonschema.validate(mapping, schema)
                mapping["table"]["delimitter"] = "comma"
                try:
                    jsonschema.validate(mapping, schema)
                except jsonschema.ValidationError:
                    continue
                sys.exit(1)
            """
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments =
            ["python3", "-c", script, Project.path("Fixtures/schemas/mapping.schema.json")]
            + Self.files.map { Project.path("Fixtures/mappings/\($0).json") }
        try python.run()
        python.waitUntilExit()
        // 77 and 127: no jsonschema or no Python on this machine; the other tests still read every mapping.
        #expect([0, 77, 127].contains(python.terminationStatus))
    }

    @Test(arguments: [
        (#"{"#, "not"), (#"{"name": "x"}"#, "table"),
        (#"{"name": "x", "table": {"delimiter": "comma"}, "time": {"kind": "rows"}, "streams": []}"#, "streams"),
        (
            #"{"name": "x", "table": {"delimiter": "comma", "skiplines": 1}, "time": {"kind": "rows"}, "streams": []}"#,
            "skiplines"
        ),
        (#"{"name": "x", "table": {"delimiter": "pipe"}, "time": {"kind": "rows"}, "streams": []}"#, "delimiter"),
        (
            #"{"name": "x", "table": {"delimiter": "comma"}, "time": {"kind": "rows", "rate": "quick"}, "streams": []}"#,
            "quick"
        ),
        (
            #"{"name": "x", "table": {"delimiter": "comma"}, "time": {"kind": "rows"}, "streams": [{"name": "s", "side": "left", "channels": [{"column": "a", "quantity": "acceleration", "unit": "g"}]}]}"#,
            "axis"
        ),
        (
            #"{"name": "x", "table": {"delimiter": "comma", "headerLines": 0}, "time": {"kind": "rows"}, "streams": [{"name": "s", "side": "left", "channels": [{"column": "a", "quantity": "other", "unit": "1"}]}]}"#,
            "number"
        ),
    ])
    func `a wrong mapping is refused with the place of the fault`(json: String, word: String) throws {
        do {
            _ = try ChannelMapping(name: "m.json", json: Array(json.utf8))
            Issue.record("it was taken")
        } catch {
            #expect(error.description.hasPrefix("m.json: the mapping is wrong: "))
            #expect(error.description.contains(word), "\(error)")
        }
    }
}

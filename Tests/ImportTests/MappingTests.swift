import Foundation
import Import
import SensorData
import Testing

struct MappingTests {
    static let files =
        ["gaitmap-imu-sample", "gaitmap-not-rotated", "gaitmap-ic-stride", "gaitmap-stairs", "gaitmap-ms", "voisard"]
        .map { "Fixtures/mappings/\($0).json" }
        + ["insole-16-cells", "motion-si", "motion-g"].map { "Formats/mappings/\($0).json" }

    @Test(arguments: files)
    func `every mapping that we publish is read and described`(file: String) throws {
        let path = Project.path(file)
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
            + Self.files.map { Project.path($0) }
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

/// Where in a mapping's text a fault is.
struct MappingFaultTests {
    private static let text = """
        {
          "name": "a {\\"name\\"}",
          "table": { "delimiter": "comma",
                     "headerLines": 0 },
          "time": { "kind": "rows", "rate": 100 },
          "streams": [
            { "name": "foot", "side": "left",
              "channels": [
                { "column": 1, "quantity": "acceleration", "axis": "x", "unit": "m/s2" },
                { "column": 2, "quantity": "acceleration",
                  "axis": "y", "unit": "g", "scale": 1 }
              ] } ]
        }
        """

    /// What stands in the text, what is put in its place, and line and field of the fault.
    private static let faults: [(old: String, new: String, line: Int, field: String, said: String)] = [
        ("\"y\"", "\"up\"", 11, "streams[0].channels[1].axis", "“up” is none of x, y, z"),
        ("\"unit\": \"g\"", "\"unitt\": \"g\"", 11, "streams[0].channels[1].unitt", "not known; known are column"),
        ("\"unit\": \"g\", ", "", 10, "streams[0].channels[1].unit", "missing"),
        ("\"scale\": 1", "\"scale\": 0", 10, "streams[0].channels[1]", "zero"),
        ("\"scale\": 1", "\"scale\": \"1\"", 11, "streams[0].channels[1].scale", "Double"),
        ("\"column\": 2", "\"column\": \"ay\"", 3, "table", "by number"),
        ("\"rate\": 100", "\"rate\": \"quick\"", 5, "time.rate", "quick"),
        ("{ \"kind\": \"rows\", \"rate\": 100 }", "7", 5, "time", "Dictionary"),
        ("\"side\": \"left\",", "\"side\": \"left\"", 7, "", "a comma or “}” was expected after “side”"),
        ("\"headerLines\": 0 }", "\"headerLines\": 0", 13, "", "a comma or “}” was expected after “table”"),
        ("\"rate\": 100", "\"rate\": yes", 5, "", "“yes” is no value"),
        ("\"axis\": \"x\"", "\"axis\": \"x", 9, "", "a comma or “}” was expected"),
        ("\"rate\": 100", "\"rate\": 100, \"rate\": 50", 5, "", "“rate” stands there twice"),
        ("] } ]\n}", "] } ]\n} }", 13, "", "follows the end"),
        ("] } ]\n}", "] } ]\n", 12, "", "a comma or “}”"),
    ]

    @Test(arguments: faults.indices)
    func `a fault is told with its line and field`(index: Int) throws {
        let (old, new, line, field, said) = Self.faults[index]
        try #require(Self.text.contains(old))
        let fault = try #require(throws: MappingFault.self) {
            try ChannelMapping(json: Array(Self.text.replacing(old, with: new, maxReplacements: 1).utf8))
        }
        #expect(fault.line == line, "\(fault)")
        #expect(fault.field == field, "\(fault)")
        #expect(fault.reason.contains(said), "\(fault)")
    }

    @Test func `the text without a fault is a mapping`() throws {
        #expect(try ChannelMapping(json: Array(Self.text.utf8)).name == "a {\"name\"}")
        #expect(try ChannelMapping(json: [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)).sides == [.left])
    }

    @Test func `whatever follows the beginning of a mapping, reading it ends with a fault`() {
        let bytes = Array(Self.text.utf8)
        for end in bytes.indices {
            #expect(throws: MappingFault.self) { try ChannelMapping(json: Array(bytes[..<end])) }
        }
        let deep = Array((String(repeating: "[", count: 100_000)).utf8)
        #expect(throws: MappingFault.self) { try ChannelMapping(json: deep) }
    }
}

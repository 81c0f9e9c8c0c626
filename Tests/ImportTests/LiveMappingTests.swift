import Foundation
import Import
import Recording
import SensorData
import Testing
import WireProtocol

/// The step from a mapping file to the layout of a sensor that prints rows.
struct LiveMappingTests {
    private static func mapping(_ file: String, in folder: String = "Fixtures") throws -> ChannelMapping {
        try .read(path: Project.path("\(folder)/mappings/\(file).json"))
    }

    @Test func `a sensor's rows are read as the mapping reads a file`() throws {
        let rows = (0..<60).map { index in
            "\(index * 10),\(index),0.5,\(index),9.75,1,-2,\(index % 7),"
                + (1...16).map { "\($0 * index)" }.joined(separator: ",")
        }
        let header = "time_ms,frame,ax,ay,az,gx,gy,gz," + (1...16).map { "cell\($0)" }.joined(separator: ",")
        let text = ([header] + rows).joined(separator: "\r\n") + "\r\n"

        let layout = try Self.mapping("insole-16-cells", in: "Formats").lineTableLayout(file: "test")
        var decoder = try LineTableDecoder(layout: layout, side: .right)
        let items = decoder.consume(Array(text.utf8))
        var live = SampleBlock(stream: 0, channelCount: 22)
        var device: DeviceDescriptor?
        for item in items {
            if case .device(let described) = item { device = described }
            if case .samples(let block) = item {
                live.times += block.times
                live.values += block.values
            }
        }

        let folder = FileManager.default.temporaryDirectory.appending(path: "mapping-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "rows.csv")
        try Data(text.utf8).write(to: file)
        let request = ImportRequest(
            right: file.path, mapping: Project.path("Formats/mappings/insole-16-cells.json"))
        var imported = SampleBlock(stream: 0, channelCount: 22)
        var read = HeelstrikeDecoder()
        for entry in try Importer().recording(for: request).entries() {
            guard case .bytes(let bytes) = entry.content else { continue }
            for case .samples(let block) in read.consume(bytes) {
                imported.times += block.times
                imported.values += block.values
            }
        }
        #expect(live.count == 60)
        #expect(live.times == imported.times)
        #expect(live.values == imported.values)
        let stream = try #require(device?.streams.first)
        #expect(stream.side == .right && stream.placement == .insole && stream.mounting == .footAxes)
        #expect(stream.cells.count == 16 && stream.sampleRate == Frequency(100))
    }

    @Test func `a mapping by a counter at a rate keeps its wrap`() throws {
        let json = """
            { "name": "x", "table": { "delimiter": "tab" },
              "time": { "kind": "counter", "column": "n", "wrap": 65536 },
              "streams": [ { "name": "s", "side": "left",
                "channels": [ { "column": "f", "quantity": "totalForce", "unit": "N", "scale": 2 } ] } ] }
            """
        let mapping = try ChannelMapping(name: "x", json: Array(json.utf8))
        let layout = try mapping.lineTableLayout(file: "x", rate: Frequency(50))
        #expect(layout.time == .counter(.init(.name("n"), wrap: 65_536), rate: Frequency(50)))
        #expect(layout.delimiter == .tab)
        #expect(layout.streams.first?.descriptor.side == .left)
        #expect(layout.streams.first?.descriptor.channels.first?.scale == 2)
        #expect(throws: ImportError.needsRate(file: "x", format: "x")) { try mapping.lineTableLayout(file: "x") }
    }

    @Test(arguments: [
        ("\"decimalComma\": true", "decimalComma"), ("\"headerLines\": 2", "headerLines"),
        ("\"missing\": [\"--\"]", "missing"),
    ])
    func `what a live sensor's rows cannot have is refused by its name`(setting: String, name: String) throws {
        let json = """
            { "name": "x", "table": { "delimiter": "semicolon", \(setting) }, "time": { "kind": "rows", "rate": 100 },
              "streams": [ { "name": "s", "side": "left",
                "channels": [ { "column": "f", "quantity": "totalForce", "unit": "N" } ] } ] }
            """
        let mapping = try ChannelMapping(name: "x", json: Array(json.utf8))
        do {
            _ = try mapping.lineTableLayout(file: "x")
            Issue.record("it was taken")
        } catch {
            #expect("\(error)".contains("“\(name)”"))
        }
    }
}

import Formats
import FoundationEssentials
import HTTPTypes
import Import
import SensorData
import Testing

@testable import ClinicDatabase
@testable import Dashboard

/// What the rows of a sensor mean, said in Settings.
struct MappingTests {
    private static let address = "/dev/ttyUSB0"
    private static let good = String(decoding: Formats.mappings[1].json, as: UTF8.self)

    private struct Body: Encodable {
        var address = MappingTests.address
        var mapping: String
        var side: String?
        var rate: String?

        var json: String { (try? String(decoding: JSONEncoder().encode(self), as: UTF8.self)) ?? "" }
    }

    private struct Reading: Decodable {
        struct Channel: Decodable {
            var name: String
            var measures: String
            var unit: String
            var last: Double?
            var least: Double?
            var most: Double?
        }
        var name: String
        var rowsRead: Int
        var rowsRefused: Int
        var rate: Double?
        var channels: [Channel]
        var remarks: [String]
    }

    private struct Refusal: Decodable { var problem: String }

    /// Half a row, then rows of a motion sensor at 100 Hz, one of them cut.
    private static var rows: [UInt8] {
        let rows = (0..<60).map {
            $0 == 30 ? "300,0.1" : "\($0 * 10),0.1,-0.2,\(["9.7", "9.8", "9.9"][$0 % 3]),90,0,-90"
        }
        return Array(("3,9.8,1\r\n" + rows.joined(separator: "\r\n") + "\r\n600,0.").utf8)
    }

    private func client(rate heard: Double = 100) async throws -> StationClient {
        let client = try await StationClient.signedIn()
        var sensor = RowsSensor(address: Self.address, serialNumber: "FT9", heard: Self.rows)
        sensor.rowsPerSecond = heard
        client.station.link.updateRows { [sensor] in $0 = [sensor] }
        return client
    }

    private func tried(_ body: Body, _ client: StationClient) async throws -> StationClient.Answer {
        try await client.ask(.post, "/api/v1/station/sensors/mapping/try", json: body.json)
    }

    @Test func `the last rows are shown as a mapping reads them`() async throws {
        let client = try await client()
        let answer = try await tried(Body(mapping: Self.good, side: "left"), client)
        try #require(answer.status == 200, "\(answer.text)")
        let reading = try answer.json(Reading.self)
        #expect(reading.rowsRead == 58)
        // The cut one, and the next, which has not as many columns as that.
        #expect(reading.rowsRefused == 2)
        #expect(reading.rate == 100)
        #expect(reading.channels.map(\.name) == ["ax", "ay", "az", "gx", "gy", "gz"])
        let up = try #require(reading.channels.dropFirst(2).first)
        #expect(up.measures == "acceleration z" && up.unit == "m/s²")
        #expect(up.least == 9.7 && up.most == 9.9 && up.last == 9.9)
        // 90 °/s.
        #expect(reading.channels[3].last == 1.571)
        #expect(reading.remarks.count == 1 && reading.remarks[0].contains("2 of 60"))
        #expect(client.station.link.takeWishes().isEmpty)
    }

    @Test func `a wrong unit of time is noticed by what came in a second`() async throws {
        let client = try await client()
        let body = Body(mapping: Self.good.replacing(#""unit": "ms""#, with: #""unit": "us""#), side: "left")
        let remarks = try await tried(body, client).json(Reading.self).remarks
        #expect(remarks.contains { $0.contains("unit of time") })
    }

    @Test func `columns that are named are not found without the header`() async throws {
        let client = try await client()
        let body = Body(mapping: Self.good.replacing(#""column": 2,"#, with: #""column": "ax","#), side: "left")
        let reading = try await tried(body, client).json(Reading.self)
        #expect(reading.rowsRead == 0 && reading.remarks[0].contains("header"))
    }

    /// What is wrong, the line and the field that the answer names, and a German word of it.
    private static let faults: [(String, String, line: Int?, field: String, german: String)] = [
        (#""unit": "m/s2""#, #""unit": "mps""#, 25, "streams[0].channels[0].unit", "erlaubt sind hier nur"),
        (#""kind": "column""#, #""kindd": "column""#, 14, "time.kindd", "nicht bekannt"),
        (#""placement": "instep","#, #""placement": "instep""#, 22, "", "kein JSON"),
        (#""delimiter": "comma","#, "", 9, "table.delimiter", "es fehlt"),
        (#""headerLines": 1"#, #""headerLines": 1, "decimalComma": true"#, 11, "table.decimalComma", "live"),
    ]

    @Test(arguments: faults.indices)
    func `a mapping that is wrong is refused with line and field, in the reader's language`(index: Int) async throws {
        let (old, new, line, field, german) = Self.faults[index]
        let client = try await client()
        try #require(Self.good.contains(old))
        let body = Body(mapping: Self.good.replacing(old, with: new, maxReplacements: 1), side: "left")
        for path in ["/api/v1/station/sensors/mapping/try", "/api/v1/station/sensors/mapping"] {
            let answer = try await client.ask(.post, path, json: body.json)
            #expect(answer.status == 422)
            let problem = try answer.json(Refusal.self).problem
            if let line { #expect(problem.contains("line \(line)"), "\(problem)") }
            if !field.isEmpty { #expect(problem.contains("“\(field)”"), "\(problem)") }
        }
        _ = try await client.ask(.patch, "/api/v1/settings", json: #"{"language":"de"}"#)
        let problem = try await tried(body, client).json(Refusal.self).problem
        #expect(problem.contains("Die Zuordnung stimmt nicht") && problem.contains(german), "\(problem)")
    }

    @Test(arguments: [
        ("", nil, "which foot"), ("up", nil, "left or right"), ("left", "quick", "a number such as"),
        ("left", "1024/0", "a number such as"),
    ])
    func `a foot or a rate that cannot be is refused`(side: String, rate: String?, said: String) async throws {
        let answer = try await tried(Body(mapping: Self.good, side: side, rate: rate), client())
        #expect(answer.status == 422)
        #expect(try answer.json(Refusal.self).problem.contains(said))
    }

    @Test func `a mapping that names the foot wants no other, and one without a rate wants one`() async throws {
        let client = try await client()
        let named = Self.good.replacing(#""side": "file""#, with: #""side": "right""#)
        #expect(try await tried(Body(mapping: named, side: "left"), client).status == 422)
        #expect(try await tried(Body(mapping: named), client).status == 200)
        let untimed = named.replacing(/"kind": "column",\s*"column": 1,\s*"unit": "ms"/, with: #""kind": "rows""#)
        #expect(try await tried(Body(mapping: untimed), client).text.contains("how many rows"))
        #expect(try await tried(Body(mapping: untimed, rate: "1024/5"), client).status == 200)
    }

    @Test func `a mapping that is kept goes to the recorder, the list and the audit log`() async throws {
        let client = try await client()
        let link = client.station.link
        let meaning = RowsMeaning(address: Self.address, mapping: Self.good, side: .left, rate: nil)
        async let answer = client.ask(
            .post, "/api/v1/station/sensors/mapping", json: Body(mapping: Self.good, side: "left").json)
        // The recorder's part.
        var wishes: [RecorderLink.Wish] = []
        while wishes.isEmpty {
            wishes = link.takeWishes()
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(wishes == [.describe(meaning)])
        link.updateRows {
            $0[0].mapping = Self.good; $0[0].side = "left"
        }
        #expect(try await answer.status == 200)
        let sensor = try #require(try await client.station.store.sensors().first)
        #expect(sensor.serialNumber == "FT9" && sensor.side == .left && sensor.mapping == Self.good)
        let entry = try #require(try await client.station.store.auditEntries(limit: 1).first)
        #expect(entry.action == .change && entry.subjectID == "FT9" && entry.detail == "mapping")
        let page = try await client.ask(.get, "/settings").text
        #expect(
            page.contains("In use: Motion sensor, m/s2 and deg/s") && page.contains("changed · sensor · FT9 · mapping"))
    }

    @Test func `what the recorder refuses is told`() async throws {
        let client = try await client()
        let link = client.station.link
        async let answer = client.ask(
            .post, "/api/v1/station/sensors/mapping", json: Body(mapping: Self.good, side: "left").json)
        while link.takeWishes().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        link.update { $0.trouble = StationState.Trouble(.other, "the disk is full") }
        link.count { $0.failures += 1 }
        #expect(try await answer.status == 409)
        #expect(try await answer.text.contains("the disk is full"))
        #expect(try await client.station.store.sensors().isEmpty)
    }

    @Test func `sensors are left alone while they are recorded`() async throws {
        let client = try await client()
        client.station.link.update {
            $0.recording = .init(id: "x", patientCode: nil, seconds: 1, isAutomatic: false)
        }
        let json = Body(mapping: Self.good, side: "left").json
        #expect(try await client.ask(.post, "/api/v1/station/sensors/mapping", json: json).status == 409)
        #expect(client.station.link.takeWishes().isEmpty)
    }

    @Test func `only administrators say what rows mean`() async throws {
        var client = try await client()
        _ = try await client.ask(
            .post, "/api/v1/users", json: #"{"name":"Ben","role":"therapist","password":"another long walk"}"#)
        client.cookie = nil
        let answer = try await client.ask(
            .post, "/api/v1/session", json: #"{"name":"Ben","password":"another long walk"}"#)
        try client.keep(answer)
        let json = Body(mapping: Self.good, side: "left").json
        for path in ["/api/v1/station/sensors/mapping", "/api/v1/station/sensors/mapping/try"] {
            #expect(try await client.ask(.post, path, json: json).status == 403)
        }
        #expect(try await client.ask(.get, "/api/v1/mappings").status == 403)
        #expect(try await client.ask(.get, "/api/v1/station/sensors/rows").status == 403)
        #expect(try await !client.ask(.get, "/settings").text.contains("Sensors that print rows"))
        client.csrf = nil
        #expect(try await client.ask(.post, "/api/v1/station/sensors/mapping", json: json).status == 403)
    }

    @Test func `the page shows the last rows and every mapping to begin with, in German too`() async throws {
        let client = try await client()
        #expect(try await client.ask(.get, "/settings").text.contains("590,0.1,-0.2,9.9"))
        #expect(try await client.ask(.get, "/api/v1/station/sensors/rows").text.contains("590,0.1,-0.2,9.9"))
        #expect(Station.offeredMappings.count == Formats.mappings.count)
        _ = try await client.ask(.patch, "/api/v1/settings", json: #"{"language":"de"}"#)
        let page = try await client.ask(.get, "/settings").text
        #expect(page.contains("Sensoren, die Zeilen ausgeben") && page.contains("Noch hat niemand gesagt"))
        for offered in Station.offeredMappings { #expect(page.contains(offered.name)) }
    }

    @Test(arguments: Formats.mappings.map(\.name))
    func `every mapping to begin with can be read live`(name: String) throws {
        let json = try #require(Formats.mappings.first { $0.name == name }).json
        let reading = try RowsReading(json: json, rate: nil, heard: [])
        #expect(reading.channels.count >= 6)
        #expect(reading.mapping.sides.isEmpty)
    }
}

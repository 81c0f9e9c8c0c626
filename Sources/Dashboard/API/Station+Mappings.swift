import ClinicDatabase
import Formats
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Import
import SensorData

/// What the rows of sensors mean that print numbers; for administrators.
extension Station {
    private struct MeaningBody: Decodable {
        var address: String
        var mapping: String
        /// Empty where the mapping says it.
        var side: String?
        var rate: String?
    }

    struct OfferedMapping: Encodable {
        var id: String
        var name: String
        var description: String
        var mapping: String
    }

    struct RowsBody: Encodable {
        var address: String
        var serialNumber: String
        var side: String?
        var rate: String?
        var mapping: String?
        var rowsPerSecond: Double?
        var rows: [String]

        init(_ sensor: RowsSensor) {
            address = sensor.address
            serialNumber = sensor.serialNumber
            side = sensor.side
            rate = sensor.rate
            mapping = sensor.mapping
            rowsPerSecond = sensor.rowsPerSecond
            rows = sensor.rows(10)
        }
    }

    private struct ReadingBody: Encodable {
        struct Channel: Encodable {
            var stream: String
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
        /// What deserves care, in the reader's language.
        var remarks: [String]
    }

    func addMappingRoutes(to router: Router<StationContext>) {
        router.get("api/v1/mappings", use: only(.admin) { _, _, _ in Response.json(Self.offeredMappings) })
        router.get(
            "api/v1/station/sensors/rows",
            use: only(.admin) { _, _, _ in Response.json(link.rowsSensors.map(RowsBody.init)) })
        router.post(
            "api/v1/station/sensors/mapping/try",
            use: only(.admin) { request, _, caller in
                let body = try await RequestBodyReading.json(MeaningBody.self, of: request)
                let (sensor, _, reading) = try read(body)
                return Response.json(shown(reading, of: sensor, caller.text))
            })
        router.post(
            "api/v1/station/sensors/mapping",
            use: only(.admin) { request, context, caller in
                let body = try await RequestBodyReading.json(MeaningBody.self, of: request)
                try requireIdle()
                let (sensor, meaning, _) = try read(body)
                let failures = link.figures.failures
                link.ask(.describe(meaning))
                var used: RowsSensor?
                try await waitUntil {
                    used = link.rowsSensors.first { meaning.isUsed(by: $0) }
                    return used != nil || link.figures.failures != failures
                }
                guard let used else {
                    throw Problem(.conflict, link.state.trouble.map(Reason.trouble) ?? .recorderSlow)
                }
                if !sensor.serialNumber.isEmpty {
                    var known =
                        try await store.sensors().first { $0.serialNumber == sensor.serialNumber }
                        ?? Sensor(serialNumber: sensor.serialNumber)
                    known.side = meaning.side ?? known.side
                    known.mapping = meaning.mapping
                    known.lastSeen = Date.now
                    try await store.save(known)
                }
                try await note(.change, caller, context, .sensor, sensor.name, detail: "mapping")
                return Response.json(RowsBody(used))
            })
    }

    static let offeredMappings: [OfferedMapping] = Formats.mappings.compactMap { id, json in
        guard let mapping = try? ChannelMapping(json: json) else { return nil }
        return OfferedMapping(
            id: id, name: mapping.name, description: mapping.description, mapping: String(decoding: json, as: UTF8.self)
        )
    }

    private func read(_ body: MeaningBody) throws -> (RowsSensor, RowsMeaning, RowsReading) {
        guard let sensor = link.rowsSensors.first(where: { $0.address == body.address }) else {
            throw Problem(.notFound, .noSuchSensor)
        }
        let given = body.side ?? ""
        guard given.isEmpty || Side(rawValue: given) != nil else { throw Problem(.unprocessableContent, .side) }
        let rate = body.rate.flatMap { $0.isEmpty ? nil : $0 }
        let frequency = rate.flatMap { Frequency(printed: $0) }
        guard rate == nil || frequency != nil else { throw Problem(.unprocessableContent, .rate) }
        let reading: RowsReading
        do throws(MappingFault) {
            reading = try RowsReading(json: Array(body.mapping.utf8), rate: frequency, heard: sensor.heard)
        } catch {
            throw Problem(.unprocessableContent, .mapping(error))
        }
        let own = reading.mapping.sides
        guard own.isEmpty || given.isEmpty else { throw Problem(.unprocessableContent, .sideInMapping) }
        guard !own.isEmpty || !given.isEmpty else { throw Problem(.unprocessableContent, .sideOfSensor) }
        return (
            sensor,
            RowsMeaning(address: body.address, mapping: body.mapping, side: Side(rawValue: given), rate: rate), reading
        )
    }

    private func shown(_ reading: RowsReading, of sensor: RowsSensor, _ text: PageText) -> ReadingBody {
        func rounded(_ value: Double?) -> Double? {
            value.map { abs($0) < 1e9 ? ($0 * 1000).rounded() / 1000 : $0 }
        }
        return ReadingBody(
            name: reading.mapping.name, rowsRead: reading.rowsRead, rowsRefused: reading.rowsRefused,
            rate: rounded(reading.measuredRate),
            channels: reading.channels.map { channel in
                ReadingBody.Channel(
                    stream: channel.stream, name: channel.name, measures: text.quantity(channel.quantity),
                    unit: text.unit(channel.unit), last: rounded(channel.last), least: rounded(channel.least),
                    most: rounded(channel.most))
            }, remarks: text.remarks(on: reading, of: sensor))
    }
}

extension RowsSensor {
    /// By which a person knows it.
    var name: String { serialNumber.isEmpty ? address : serialNumber }
}

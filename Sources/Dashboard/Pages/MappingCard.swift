import Import
import Report
import SensorData

/// Sensors that print rows: what their columns mean, and how the last rows are read with it.
struct MappingCard {
    var text: PageText
    var sensors: [RowsSensor]
    /// What is wrong with a sensor, by its address.
    var troubles: [String: StationState.Trouble]

    var markup: Markup {
        Piece.fold(
            text.rowsSensors,
            sensors.isEmpty
                ? [tag("p", ["class": "note"], text.noRowsSensor)]
                : [tag("p", text.rowsWords)] + sensors.enumerated().map { sensor($0.offset, $0.element) },
            id: "rows-card", count: sensors.count, isOpen: sensors.contains(where: waits), isWide: true)
    }

    /// Nobody has said what its rows mean, or they cannot be read so.
    private func waits(_ sensor: RowsSensor) -> Bool { sensor.mapping == nil || troubles[sensor.address] != nil }

    private func sensor(_ index: Int, _ sensor: RowsSensor) -> Markup {
        let title = "rows-\(index)"
        return tag(
            "section", ["class": "rows-sensor", "aria-labelledby": title],
            [
                tag("h3", ["id": title], sensor.name), state(sensor), heard(sensor, title),
                tag(
                    "form", ["class": "mapping", "data-api": "POST /api/v1/station/sensors/mapping"],
                    [
                        tag("input", ["type": "hidden", "name": "address", "value": sensor.address]),
                        tag(
                            "div", ["class": "row"],
                            [
                                Piece.select(
                                    text.footOfSensor, "side-\(index)",
                                    [
                                        ("", text.sideInMapping), ("left", text.left), ("right", text.right),
                                    ], chosen: sensor.side ?? "", name: "side"),
                                field(
                                    "rate-\(index)", text.rateOfRows,
                                    tag(
                                        "input",
                                        [
                                            "id": "rate-\(index)", "name": "rate", "type": "text",
                                            "inputmode": "decimal", "maxlength": "20", "value": sensor.rate ?? "",
                                            "aria-describedby": "rate-\(index)-note",
                                        ])),
                            ]),
                        tag("p", ["class": "note", "id": "rate-\(index)-note"], text.rateNote), choice(index),
                        field(
                            "mapping-\(index)", text.mapping,
                            tag(
                                "textarea",
                                [
                                    "id": "mapping-\(index)", "name": "mapping", "class": "code", "rows": "14",
                                    "required": "required", "spellcheck": "false", "autocapitalize": "off",
                                ], sensor.mapping ?? "")),
                        Piece.actions([
                            tag("button", ["type": "button", "class": "quiet", "data-try": "try"], text.tryMapping),
                            Piece.submit(text.useMapping),
                        ]),
                        tag("div", ["class": "reading", "role": "status"], [Markup]()),
                    ]),
            ])
    }

    private func state(_ sensor: RowsSensor) -> Markup {
        guard let mapping = sensor.mapping else { return tag("p", ["class": "problem"], text.noMapping) }
        if let trouble = troubles[sensor.address] {
            return tag("p", ["class": "problem"], text.trouble(trouble))
        }
        let name = (try? ChannelMapping(json: Array(mapping.utf8)))?.name ?? ""
        return tag("p", ["class": "note"], text.mappingInUse(name))
    }

    private func heard(_ sensor: RowsSensor, _ title: String) -> Markup {
        let rows = sensor.rows(5)
        return tag(
            "div", [:],
            [
                tag("p", ["class": "note"], text.lastRows + ". " + text.rowsCame(sensor.rowsPerSecond)),
                rows.isEmpty
                    ? tag("p", ["class": "note"], text.noRows)
                    // A box that scrolls is reached by the keyboard too.
                    : tag(
                        "pre", ["class": "rows", "tabindex": "0", "role": "region", "aria-labelledby": title],
                        rows.joined(separator: "\n")),
            ])
    }

    private func choice(_ index: Int) -> Markup {
        tag(
            "div", ["class": "row"],
            [
                field(
                    "begin-\(index)", text.beginWith,
                    tag(
                        "select", ["id": "begin-\(index)", "data-offered": "offered"],
                        [tag("option", ["value": ""], text.asItIs)]
                            + Station.offeredMappings.map { tag("option", ["value": $0.id], $0.name) })),
                field(
                    "file-\(index)", text.readFile,
                    tag(
                        "input", ["id": "file-\(index)", "type": "file", "accept": ".json,application/json"])),
            ])
    }

    private func field(_ id: String, _ label: String, _ input: Markup) -> Markup {
        tag("div", ["class": "field"], [tag("label", ["for": id], label), input])
    }
}

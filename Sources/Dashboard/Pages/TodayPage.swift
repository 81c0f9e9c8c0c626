import ClinicDatabase
import Report

/// Sensors, start and stop, what waits.
struct TodayPage {
    var caller: Caller
    var state: StationState
    var codes: [String]
    /// Recordings without a patient.
    var waiting: [RecordingLine]
    var recent: [(patient: Patient?, line: RecordingLine)]

    private var text: PageText { caller.text }

    var markup: Markup {
        StationPage(
            title: text.today, text: text, place: .today, caller: caller, scripts: [.today, .upload],
            content: [
                tag("p", ["class": "problem", "role": "alert", "id": "problem", "hidden": "hidden"], ""),
                state.isDiskFilling
                    ? tag("p", ["class": "problem", "role": "status"], text.diskFills(state.diskUsedPercent)) : nil,
                tag("p", ["id": "said", "aria-live": "polite", "class": "skip"], ""), stateCard,
                tag("div", ["class": "columns"], [beginCard, sensorCard]), waitingCard, recentCard,
                UploadCard(text: text).markup,
            ].compactMap { $0 }
        ).markup
    }

    private var stateCard: Markup {
        tag(
            "section", ["class": "card"],
            [
                tag(
                    "div",
                    ["class": "state \(state.phase.rawValue)", "id": "state", "data-phase": state.phase.rawValue],
                    [
                        tag("span", ["class": "lamp"], ""),
                        tag("div", ["class": "words"], [tag("strong", text.lookingForSensors), tag("span", "")]),
                        tag(
                            "div", ["class": "actions"],
                            [
                                Piece.link(text.watchLive, "/live", "button quiet"),
                                Self.stopForm(isHidden: state.recording == nil, text),
                            ]),
                    ])
            ])
    }

    static func stopForm(isHidden: Bool, _ text: PageText) -> Markup {
        let children = [Piece.submit(text.stop, "stop")]
        let action = "POST /api/v1/station/recording/stop"
        return isHidden
            ? tag(
                "form", ["id": "stop", "data-api": action, "data-then": "/recordings/{id}", "hidden": "hidden"],
                children)
            : tag("form", ["id": "stop", "data-api": action, "data-then": "/recordings/{id}"], children)
    }

    private var beginCard: Markup {
        Piece.card(
            text.recordAWalk,
            [
                tag(
                    "form",
                    ["id": "begin", "data-api": "POST /api/v1/station/recording", "data-then": "/live"],
                    [
                        Piece.field(
                            text.patientCode, "patientCode",
                            [
                                "list": "codes", "autocomplete": "off", "autocapitalize": "characters",
                                "maxlength": "64",
                            ],
                            note: text.codeOrWaiting),
                        tag("datalist", ["id": "codes"], codes.map { tag("option", ["value": $0], "") }),
                        Piece.choice(text.newPatient, "isNewPatient"),
                        Piece.choice(
                            text.calibrateFirst, "", isOn: true, ["data-then-when": "/calibration"]),
                        tag(
                            "details", [:],
                            [
                                tag("summary", text.moreAboutWalk),
                                Piece.field(
                                    text.whatIsSpecial, "label", ["maxlength": "200"],
                                    note: text.whatIsSpecialNote),
                                Piece.field(text.footwear, "footwear", ["maxlength": "200"]),
                                Piece.field(text.notes, "notes", ["maxlength": "1000"]),
                            ]),
                        Piece.actions([start]),
                    ])
            ])
    }

    /// From the first on as the script keeps it: nothing begins before there are sensors.
    private var start: Markup {
        state.phase == .ready
            ? Piece.submit(text.startRecording)
            : tag("button", ["type": "submit", "disabled": "disabled"], text.startRecording)
    }

    private var sensorCard: Markup {
        Piece.card(
            text.sensors,
            [
                tag(
                    "table", ["id": "sensors", "class": "stack", "hidden": "hidden"],
                    [
                        Piece.tableHead([text.sensor, text.foot, text.state, text.keep]), tag("tbody", [:], [Markup]()),
                    ]),
                tag("p", ["id": "no-sensor"], text.noSensor),
                tag(
                    "form", ["data-api": "POST /api/v1/station/sensors/search"],
                    [Piece.actions([Piece.submit(text.lookAgain, "small quiet")])]),
            ], id: "sensor-card")
    }

    private var waitingCard: Markup? {
        guard !waiting.isEmpty else { return nil }
        return Piece.card(
            text.withoutPatient,
            [
                tag(
                    "ul", ["class": "plain"],
                    waiting.map { line in
                        tag(
                            "li", [:],
                            [
                                line.link(text),
                                .text(" · \(text.duration(line.recording.duration)) · \(line.words(text))"),
                            ])
                    })
            ])
    }

    private var recentCard: Markup? {
        guard !recent.isEmpty else { return nil }
        return Piece.card(
            text.lastRecordings,
            [
                tag(
                    "table", ["class": "stack"],
                    [
                        Piece.tableHead([text.patientColumn, text.when, text.length, text.result]),
                        tag(
                            "tbody", [:],
                            recent.map { patient, line in
                                tag(
                                    "tr", [:],
                                    [
                                        tag(
                                            "th", ["scope": "row"],
                                            [patient.map { Piece.link($0.code, "/patients/\($0.id)") } ?? .text("")]),
                                        tag("td", [:], [line.link(text)]),
                                        tag("td", ["data-label": text.length], text.duration(line.recording.duration)),
                                        tag("td", line.words(text)),
                                    ])
                            }),
                    ])
            ])
    }
}

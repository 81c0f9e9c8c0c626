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

    var markup: Markup {
        StationPage(
            title: "Today", place: .today, caller: caller, scripts: [.today],
            content: [
                tag("p", ["class": "problem", "role": "alert", "id": "problem", "hidden": "hidden"], ""),
                tag("p", ["id": "said", "aria-live": "polite", "class": "skip"], ""), stateCard,
                tag("div", ["class": "columns"], [beginCard, sensorCard]), waitingCard, recentCard,
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
                        tag("div", ["class": "words"], [tag("strong", "Looking for sensors"), tag("span", "")]),
                        tag(
                            "div", ["class": "actions"],
                            [
                                Piece.link("Watch live", "/live", "button quiet"),
                                Self.stopForm(isHidden: state.recording == nil),
                            ]),
                    ])
            ])
    }

    static func stopForm(isHidden: Bool) -> Markup {
        let children = [Piece.submit("Stop", "stop")]
        let action = "POST /api/v1/station/recording/stop"
        return isHidden
            ? tag(
                "form", ["id": "stop", "data-api": action, "data-then": "/recordings/{id}", "hidden": "hidden"],
                children)
            : tag("form", ["id": "stop", "data-api": action, "data-then": "/recordings/{id}"], children)
    }

    private var beginCard: Markup {
        Piece.card(
            "Record a walk",
            [
                tag(
                    "form",
                    ["id": "begin", "data-api": "POST /api/v1/station/recording", "data-then": "/live"],
                    [
                        Piece.field(
                            "Patient code", "patientCode",
                            [
                                "list": "codes", "autocomplete": "off", "autocapitalize": "characters",
                                "maxlength": "64",
                            ],
                            note: "A code, not a name. Left empty, the recording waits for a patient."),
                        tag("datalist", ["id": "codes"], codes.map { tag("option", ["value": $0], "") }),
                        Piece.choice("New patient", "isNewPatient"),
                        Piece.choice(
                            "Guide through the calibration first", "", isOn: true, ["data-then-when": "/calibration"]),
                        tag(
                            "details", [:],
                            [
                                tag("summary", "More about this walk"),
                                Piece.field(
                                    "What is special", "label", ["maxlength": "200"],
                                    note: "Such as “without insole”; recordings of one visit are told apart by it."),
                                Piece.field("Footwear", "footwear", ["maxlength": "200"]),
                                Piece.field("Notes", "notes", ["maxlength": "1000"]),
                            ]),
                        Piece.actions([Piece.submit("Start recording")]),
                    ])
            ])
    }

    private var sensorCard: Markup {
        Piece.card(
            "Sensors",
            [
                tag(
                    "table", ["id": "sensors", "class": "stack", "hidden": "hidden"],
                    [
                        Piece.tableHead(["Sensor", "Foot", "State", "Keep"]), tag("tbody", [:], [Markup]()),
                    ]),
                tag("p", ["id": "no-sensor"], "No sensor is there. Plug the insoles in, or switch them on."),
                tag(
                    "form", ["data-api": "POST /api/v1/station/sensors/search"],
                    [Piece.actions([Piece.submit("Look again", "small quiet")])]),
            ], id: "sensor-card")
    }

    private var waitingCard: Markup? {
        guard !waiting.isEmpty else { return nil }
        return Piece.card(
            "Recordings without a patient",
            [
                tag(
                    "ul", ["class": "plain"],
                    waiting.map { line in
                        tag(
                            "li", [:],
                            [
                                line.link,
                                .text(" · \(Piece.duration(line.recording.duration)) · \(line.words)"),
                            ])
                    })
            ])
    }

    private var recentCard: Markup? {
        guard !recent.isEmpty else { return nil }
        return Piece.card(
            "Last recordings",
            [
                tag(
                    "table", ["class": "stack"],
                    [
                        Piece.tableHead(["Patient", "When", "Length", "Result"]),
                        tag(
                            "tbody", [:],
                            recent.map { patient, line in
                                tag(
                                    "tr", [:],
                                    [
                                        tag(
                                            "th", ["scope": "row"],
                                            [patient.map { Piece.link($0.code, "/patients/\($0.id)") } ?? .text("")]),
                                        tag("td", [:], [line.link]),
                                        tag("td", ["data-label": "Length"], Piece.duration(line.recording.duration)),
                                        tag("td", line.words),
                                    ])
                            }),
                    ])
            ])
    }
}

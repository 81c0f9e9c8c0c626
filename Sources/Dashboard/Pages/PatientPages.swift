import ClinicDatabase
import FoundationEssentials
import Report
import SensorData

/// All patients.
struct PatientsPage {
    var caller: Caller
    var patients: [Patient]

    var markup: Markup {
        StationPage(
            title: "Patients", place: .patients, caller: caller,
            content: [
                tag(
                    "div", ["class": "columns"],
                    [
                        Piece.card(
                            patients.isEmpty
                                ? "No patient yet" : patients.count == 1 ? "1 patient" : "\(patients.count) patients",
                            patients.isEmpty
                                ? [tag("p", "Add one here, or with the first recording on Today.")]
                                : [
                                    Piece.field(
                                        "Find", "filter", type: "search",
                                        ["data-filter": "#patients li", "autocomplete": "off"]), list,
                                ]),
                        Piece.card(
                            "New patient",
                            [
                                tag(
                                    "form", ["data-api": "POST /api/v1/patients", "data-then": "/patients/{id}"],
                                    [
                                        Piece.field(
                                            "Code", "code", ["maxlength": "64", "autocomplete": "off"],
                                            note: "A code, not a name. Left empty, the station makes one."),
                                        Piece.actions([Piece.submit("Add")]),
                                    ])
                            ]),
                    ])
            ]
        ).markup
    }

    private var list: Markup {
        tag(
            "ul", ["class": "plain", "id": "patients"],
            patients.map { patient in
                tag(
                    "li", [:],
                    [Piece.link(patient.code, "/patients/\(patient.id)")]
                        + (patient.displayName.map { [.text(" · \($0)")] } ?? []))
            })
    }
}

/// One patient: visits with their recordings, comparison, trend, notes.
struct PatientPage {
    struct Row {
        var visit: Visit
        var line: RecordingLine
    }

    var caller: Caller
    var patient: Patient
    /// The newest visit first.
    var rows: [Row]
    var notes: [Note]

    var markup: Markup {
        StationPage(
            title: "Patient \(patient.code)", place: .patients, caller: caller,
            content: [
                recordings,
                tag("div", ["class": "columns"], [about, noteCard] + (caller.role == .admin ? [deletion] : [])),
            ]
        ).markup
    }

    private var recordings: Markup {
        guard !rows.isEmpty else {
            return Piece.card("Visits", [tag("p", "No recording yet. Start one on Today with this code.")])
        }
        let canCompare = rows.count { $0.line.findings != nil } >= 2
        let headings = ["When", "Visit", "Length", "Result"] + (canCompare ? ["Compare"] : [])
        let table = tag(
            "table", ["class": "stack"],
            [
                Piece.tableHead(headings),
                tag("tbody", [:], rows.enumerated().map { row($0.offset, $0.element, canCompare: canCompare) }),
            ])
        guard canCompare else { return Piece.card("Visits", [table]) }
        return Piece.card(
            "Visits",
            [
                tag(
                    "form", ["action": "/compare", "method": "get"],
                    [
                        table,
                        Piece.actions([
                            Piece.submit("Compare the two"),
                            Piece.link("Trend over all", "/patients/\(patient.id)/trend", "button quiet"),
                        ]),
                    ])
            ])
    }

    private func row(_ index: Int, _ row: Row, canCompare: Bool) -> Markup {
        var cells = [
            tag("th", ["scope": "row"], [row.line.link]), tag("td", row.visit.label ?? ""),
            tag("td", ["data-label": "Length"], Piece.duration(row.line.recording.duration)),
            tag("td", row.line.words),
        ]
        if canCompare {
            let analysed = rows.indices.filter { rows[$0].line.findings != nil }
            cells.append(
                tag(
                    "td", [:],
                    row.line.findings == nil
                        ? []
                        : [
                            radio("before", "Earlier", row, isOn: index == analysed.dropFirst().first),
                            radio("after", "Later", row, isOn: index == analysed.first),
                        ]))
        }
        return tag("tr", [:], cells)
    }

    private func radio(_ name: String, _ label: String, _ row: Row, isOn: Bool) -> Markup {
        let id = row.line.recording.id.rawValue
        let attributes: KeyValuePairs<String, String> =
            isOn
            ? ["type": "radio", "name": name, "value": id, "checked": "checked"]
            : ["type": "radio", "name": name, "value": id]
        return tag("label", ["class": "choice"], [tag("input", attributes), tag("span", label)])
    }

    private var about: Markup {
        func number(_ value: Double?) -> String {
            guard let value else { return "" }
            return value == value.rounded() ? "\(Int(value))" : "\(value)"
        }
        return Piece.card(
            "About the person",
            [
                tag(
                    "form", ["data-api": "PATCH /api/v1/patients/\(patient.id)"],
                    [
                        Piece.field("Code", "code", value: patient.code, ["required": "required", "maxlength": "64"]),
                        tag(
                            "div", ["class": "row"],
                            [
                                Piece.field(
                                    "Weight, kg", "bodyMass", type: "number", value: number(patient.bodyMass),
                                    ["min": "2", "max": "400", "step": "0.1"]),
                                Piece.field(
                                    "Height, cm", "height", type: "number", value: number(patient.height),
                                    ["min": "40", "max": "260", "step": "0.5"]),
                                Piece.field(
                                    "Year of birth", "birthYear", type: "number",
                                    value: patient.birthYear.map { "\($0)" } ?? "", ["min": "1900", "max": "2100"]),
                            ]),
                        Piece.select(
                            "Affected side", "affectedSide", [("", "Not said"), ("left", "Left"), ("right", "Right")],
                            chosen: patient.affectedSide?.rawValue ?? ""),
                        tag("label", ["for": "field-notes"], "Notes"),
                        tag(
                            "div", ["class": "field"],
                            [
                                tag(
                                    "textarea", ["id": "field-notes", "name": "notes", "maxlength": "4000"],
                                    patient.notes ?? "")
                            ]),
                        Piece.actions([Piece.submit("Keep", "quiet")]),
                    ])
            ])
    }

    private var noteCard: Markup {
        Piece.card(
            "Notes of the visits",
            [
                notes.isEmpty
                    ? tag("p", ["class": "note"], "None yet.")
                    : tag(
                        "ul", ["class": "plain"],
                        notes.map { note in tag("li", [:], [Piece.time(note.created), tag("p", note.text)]) }),
                tag(
                    "form", ["data-api": "POST /api/v1/patients/\(patient.id)/notes"],
                    [
                        tag("label", ["for": "field-text"], "New note"),
                        tag(
                            "div", ["class": "field"],
                            [
                                tag(
                                    "textarea",
                                    ["id": "field-text", "name": "text", "maxlength": "4000", "required": "required"],
                                    "")
                            ]),
                        Piece.actions([Piece.submit("Add", "quiet")]),
                    ]),
            ])
    }

    private var deletion: Markup {
        Piece.card(
            "Delete",
            [
                tag(
                    "details", [:],
                    [
                        tag("summary", "Delete this patient"),
                        tag(
                            "p",
                            "Everything goes for good: visits, recordings with their files, analyses, notes. Backups made before still hold them."
                        ),
                        tag(
                            "form", ["data-api": "DELETE /api/v1/patients/\(patient.id)", "data-then": "/patients"],
                            [
                                tag("label", ["for": "field-confirm"], "Write the code to confirm"),
                                tag(
                                    "div", ["class": "field"],
                                    [
                                        tag(
                                            "input",
                                            [
                                                "id": "field-confirm", "name": "code", "type": "text",
                                                "required": "required", "autocomplete": "off",
                                            ])
                                    ]),
                                Piece.actions([Piece.submit("Delete for good", "danger")]),
                            ]),
                    ])
            ])
    }
}

/// One recording with its report.
struct RecordingPage {
    var caller: Caller
    var recording: RecordingFile
    var patient: Patient?
    var analyses: [Analysis]

    var markup: Markup {
        var content = [facts]
        if analyses.isEmpty { content.append(waiting) } else { content.append(report) }
        content.append(tag("div", ["class": "columns"], [assignment] + (caller.role == .admin ? [deletion] : [])))
        return StationPage(
            title: "Recording" + (patient.map { " of \($0.code)" } ?? ""), place: .patients, caller: caller,
            content: content
        ).markup
    }

    private var facts: Markup {
        var words: [Markup] = [Piece.time(recording.started)]
        if let duration = recording.duration { words.append(.text(" · " + Piece.duration(duration))) }
        if let patient { words += [.text(" · "), Piece.link("Patient \(patient.code)", "/patients/\(patient.id)")] }
        if recording.startedByItself { words.append(.text(" · began by itself")) }
        if let calibration = recording.calibration, let left = calibration.gainLeft, let right = calibration.gainRight {
            words.append(
                .text(" · insoles weighed against each other: left × \(rounded(left)), right × \(rounded(right))"))
        }
        var lines = [tag("p", [:], words)]
        switch recording.state {
        case .recovered:
            lines.append(
                tag(
                    "p", ["class": "problem"],
                    "This recording was not ended in order. What was written up to then is here."))
        case .missing:
            lines.append(tag("p", ["class": "problem"], "The recording’s file is missing; restore it from a backup."))
        case .altered:
            lines.append(
                tag(
                    "p", ["class": "problem"],
                    "The recording’s file is not what was recorded; restore it from a backup."))
        case .recording, .closed: break
        }
        return tag("div", [:], lines)
    }

    private func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }

    private var waiting: Markup {
        Piece.card(
            nil,
            [
                tag(
                    "p", ["role": "status", "data-wait-for": "/api/v1/recordings/\(recording.id)"],
                    recording.state == .recording
                        ? "This recording is being made." : "The analysis is being made; this page waits for it."),
                analyse("Analyse now"),
            ])
    }

    private func analyse(_ text: String) -> Markup {
        tag(
            "form", ["data-api": "POST /api/v1/recordings/\(recording.id)/analyses"],
            [Piece.actions([Piece.submit(text, "small quiet")])])
    }

    private var report: Markup {
        let path = "/api/v1/recordings/\(recording.id)"
        return tag(
            "div", [:],
            [
                tag(
                    "p", [:],
                    [
                        Piece.link("The report alone, for printing", path + "/report"), .text(" · "),
                        Piece.link("The recording’s file", path + "/file"), .text(" · "),
                        Piece.link("All figures (JSON)", path + "/analysis"),
                    ]),
                tag(
                    "iframe", ["class": "frame", "src": path + "/report", "title": "Report", "sandbox": ""], [.text("")]
                ),
                Piece.card(
                    "Analyses",
                    [
                        tag(
                            "ul", ["class": "plain"],
                            analyses.map { analysis in
                                tag(
                                    "li", [:],
                                    [
                                        Piece.time(analysis.created),
                                        .text(" · \(analysis.softwareName) \(analysis.softwareVersion)"),
                                    ])
                            }), analyse("Analyse again"),
                    ]),
            ])
    }

    private var assignment: Markup {
        Piece.card(
            patient == nil ? "Whose recording is this?" : "Belongs to somebody else?",
            [
                tag(
                    "form", ["data-api": "PATCH /api/v1/recordings/\(recording.id)"],
                    [
                        Piece.field(
                            "Patient code", "patientCode", value: patient?.code ?? "",
                            ["autocomplete": "off", "maxlength": "64"]),
                        Piece.actions([Piece.submit("Assign", "quiet")]),
                    ])
            ])
    }

    private var deletion: Markup {
        Piece.card(
            "Delete",
            [
                tag(
                    "details", [:],
                    [
                        tag("summary", "Delete this recording"),
                        tag(
                            "form",
                            [
                                "data-api": "DELETE /api/v1/recordings/\(recording.id)",
                                "data-then": patient.map { "/patients/\($0.id)" } ?? "/",
                            ],
                            [
                                tag("p", "The file and its analyses go for good."),
                                Piece.actions([Piece.submit("Delete for good", "danger")]),
                            ]),
                    ])
            ])
    }
}

import ClinicDatabase
import FoundationEssentials
import Report
import SensorData

/// All patients.
struct PatientsPage {
    var caller: Caller
    var patients: [Patient]

    private var text: PageText { caller.text }

    var markup: Markup {
        StationPage(
            title: text.patients, text: text, place: .patients, caller: caller,
            content: [
                tag(
                    "div", ["class": "columns"],
                    [
                        Piece.card(
                            text.patients(patients.count),
                            patients.isEmpty
                                ? [tag("p", text.noPatientWords)]
                                : [
                                    Piece.field(
                                        text.find, "filter", type: "search",
                                        ["data-filter": "#patients li", "autocomplete": "off"]), list,
                                ]),
                        Piece.card(
                            text.newPatient,
                            [
                                tag(
                                    "form", ["data-api": "POST /api/v1/patients", "data-then": "/patients/{id}"],
                                    [
                                        Piece.field(
                                            text.code, "code", ["maxlength": "64", "autocomplete": "off"],
                                            note: text.codeOrMade),
                                        Piece.actions([Piece.submit(text.add)]),
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

    private var text: PageText { caller.text }

    var markup: Markup {
        StationPage(
            title: text.patient(patient.code), text: text, place: .patients, caller: caller, scripts: [.upload],
            content: [
                recordings,
                tag(
                    "div", ["class": "columns"],
                    [about, tag("div", [:], [noteCard, UploadCard(text: text, patient: patient).markup])]
                        + (caller.role == .admin ? [deletion] : [])),
            ]
        ).markup
    }

    private var recordings: Markup {
        guard !rows.isEmpty else {
            return Piece.card(text.visits, [tag("p", text.noRecording)])
        }
        let canCompare = rows.count { $0.line.findings != nil } >= 2
        let headings = [text.when, text.visit, text.length, text.result] + (canCompare ? [text.compare] : [])
        let table = tag(
            "table", ["class": "stack"],
            [
                Piece.tableHead(headings),
                tag("tbody", [:], rows.enumerated().map { row($0.offset, $0.element, canCompare: canCompare) }),
            ])
        guard canCompare else { return Piece.card(text.visits, [table]) }
        return Piece.card(
            text.visits,
            [
                tag(
                    "form", ["action": "/compare", "method": "get"],
                    [
                        table,
                        Piece.actions([
                            Piece.submit(text.compareTheTwo),
                            Piece.link(text.trendOverAll, "/patients/\(patient.id)/trend", "button quiet"),
                        ]),
                    ])
            ])
    }

    private func row(_ index: Int, _ row: Row, canCompare: Bool) -> Markup {
        // The length has a column.
        let hasSeconds = text.precision(for: rows.map(\.line.recording)) != .minute
        var cells = [
            tag("th", ["scope": "row"], [row.line.link(text, hasSeconds: hasSeconds)]),
            tag("td", row.visit.label ?? ""),
            tag("td", ["data-label": text.length], text.duration(row.line.recording.duration)),
            tag("td", row.line.words(text)),
        ]
        if canCompare {
            let analysed = rows.indices.filter { rows[$0].line.findings != nil }
            cells.append(
                tag(
                    "td", [:],
                    row.line.findings == nil
                        ? []
                        : [
                            radio("before", text.earlier, row, isOn: index == analysed.dropFirst().first),
                            radio("after", text.later, row, isOn: index == analysed.first),
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
            text.aboutPerson,
            [
                tag(
                    "form", ["data-api": "PATCH /api/v1/patients/\(patient.id)"],
                    [
                        Piece.field(
                            text.code, "code", value: patient.code, ["required": "required", "maxlength": "64"]),
                        tag(
                            "div", ["class": "row"],
                            [
                                Piece.field(
                                    text.weight, "bodyMass", type: "number", value: number(patient.bodyMass),
                                    ["min": "2", "max": "400", "step": "0.1"]),
                                Piece.field(
                                    text.height, "height", type: "number", value: number(patient.height),
                                    ["min": "40", "max": "260", "step": "0.5"]),
                                Piece.field(
                                    text.birthYear, "birthYear", type: "number",
                                    value: patient.birthYear.map { "\($0)" } ?? "", ["min": "1900", "max": "2100"]),
                            ]),
                        Piece.select(
                            text.affectedSide, "affectedSide",
                            [("", text.notSaid), ("left", text.left), ("right", text.right)],
                            chosen: patient.affectedSide?.rawValue ?? ""),
                        tag("label", ["for": "field-notes"], text.notes),
                        tag(
                            "div", ["class": "field"],
                            [
                                tag(
                                    "textarea", ["id": "field-notes", "name": "notes", "maxlength": "4000"],
                                    patient.notes ?? "")
                            ]),
                        Piece.actions([Piece.submit(text.keep, "quiet")]),
                    ])
            ])
    }

    private var noteCard: Markup {
        Piece.card(
            text.notesOfVisits,
            [
                notes.isEmpty
                    ? tag("p", ["class": "note"], text.noneYet)
                    : tag(
                        "ul", ["class": "plain"],
                        notes.map { note in tag("li", [:], [Piece.time(note.created, text), tag("p", note.text)]) }),
                tag(
                    "form", ["data-api": "POST /api/v1/patients/\(patient.id)/notes"],
                    [
                        tag("label", ["for": "field-text"], text.newNote),
                        tag(
                            "div", ["class": "field"],
                            [
                                tag(
                                    "textarea",
                                    ["id": "field-text", "name": "text", "maxlength": "4000", "required": "required"],
                                    "")
                            ]),
                        Piece.actions([Piece.submit(text.add, "quiet")]),
                    ]),
            ])
    }

    private var deletion: Markup {
        Piece.card(
            text.delete,
            [
                tag(
                    "details", [:],
                    [
                        tag("summary", text.deletePatient),
                        tag("p", text.deletePatientWords),
                        tag(
                            "form", ["data-api": "DELETE /api/v1/patients/\(patient.id)", "data-then": "/patients"],
                            [
                                tag("label", ["for": "field-confirm"], text.writeCode),
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
                                Piece.actions([Piece.submit(text.deleteForGood, "danger")]),
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
    /// The insoles measure force, and nothing told how their gains compare.
    var isGainUnknown = false
    /// Of the visit that the report is set against.
    var earlier: RecordingFile?
    /// The recording says itself when it was made.
    var isDateKnown = true
    /// The patient has other recordings, none of an earlier visit.
    var isOneVisit = false

    private var text: PageText { caller.text }

    var markup: Markup {
        var content = [facts]
        // What is still to be said stands before a long report.
        if patient == nil { content.append(assignment) }
        if analyses.isEmpty { content.append(waiting) } else { content.append(report) }
        content.append(
            tag(
                "div", ["class": "columns"],
                (patient == nil ? [] : [assignment]) + (caller.role == .admin ? [deletion] : [])))
        return StationPage(
            title: text.recordingOf(patient?.code), text: text, place: .patients, caller: caller,
            content: content
        ).markup
    }

    private var facts: Markup {
        var words: [Markup] = [
            isDateKnown
                ? Piece.time(recording.started, zone: recording.timeZone, text)
                : .text(text.dateOfFile(text.moment(of: recording)))
        ]
        if let duration = recording.duration { words.append(.text(" · " + text.duration(duration))) }
        if let patient { words += [.text(" · "), Piece.link(text.patient(patient.code), "/patients/\(patient.id)")] }
        if recording.startedByItself { words.append(.text(" · " + text.beganByItself)) }
        if let calibration = recording.calibration, let left = calibration.gainLeft, let right = calibration.gainRight {
            words.append(.text(" · " + text.gains(left: rounded(left), right: rounded(right))))
        } else if isGainUnknown {
            words.append(.text(" · " + text.gainsUnknown))
        }
        var lines = [tag("p", [:], words)]
        switch recording.state {
        case .recovered:
            lines.append(
                tag("p", ["class": "problem"], text.recoveredWords))
        case .missing:
            lines.append(tag("p", ["class": "problem"], text.missingWords))
        case .altered:
            lines.append(
                tag("p", ["class": "problem"], text.alteredWords))
        case .recording, .closed: break
        }
        return tag("div", [:], lines)
    }

    private func rounded(_ value: Double) -> String { text.number((value * 1000).rounded() / 1000) }

    private var waiting: Markup {
        Piece.card(
            nil,
            [
                tag(
                    "p", ["role": "status", "data-wait-for": "/api/v1/recordings/\(recording.id)"],
                    recording.state == .recording
                        ? text.isBeingMade : text.isBeingAnalysed),
                analyse(text.analyseNow),
            ])
    }

    private func analyse(_ label: String) -> Markup {
        tag(
            "form", ["data-api": "POST /api/v1/recordings/\(recording.id)/analyses"],
            [Piece.actions([Piece.submit(label, "small quiet")])])
    }

    private var report: Markup {
        let path = "/api/v1/recordings/\(recording.id)"
        return tag(
            "div", [:],
            [
                tag(
                    "p", [:],
                    [
                        Piece.link(text.reportAlone, path + "/report"), .text(" · "),
                        Piece.link(text.recordingFile, path + "/file"), .text(" · "),
                        Piece.link(text.allFigures, path + "/analysis"),
                    ] + comparison + (isOneVisit ? [.text(" · " + text.sameVisit)] : [])),
                tag(
                    "iframe", Piece.frame(path + "/report", text.report), [.text("")]),
                Piece.card(
                    text.analyses,
                    [
                        tag(
                            "ul", ["class": "plain"],
                            analyses.map { analysis in
                                tag(
                                    "li", [:],
                                    [
                                        Piece.time(analysis.created, text),
                                        .text(" · \(analysis.softwareName) \(analysis.softwareVersion)"),
                                    ])
                            }), analyse(text.analyseAgain),
                    ]),
            ])
    }

    private var comparison: [Markup] {
        guard let earlier else { return [] }
        let day = text.time(earlier.started, zone: earlier.timeZone)
        return [
            .text(" · "),
            Piece.link(text.comparedWith(day), "/compare?before=\(earlier.id)&after=\(recording.id)"),
        ]
    }

    private var assignment: Markup {
        Piece.card(
            patient == nil ? text.whose : text.somebodyElse,
            [
                tag(
                    "form", ["data-api": "PATCH /api/v1/recordings/\(recording.id)"],
                    [
                        Piece.field(
                            text.patientCode, "patientCode", value: patient?.code ?? "",
                            ["autocomplete": "off", "maxlength": "64"]),
                        Piece.actions([Piece.submit(text.assign, "quiet")]),
                    ])
            ])
    }

    private var deletion: Markup {
        Piece.card(
            text.delete,
            [
                tag(
                    "details", [:],
                    [
                        tag("summary", text.deleteRecording),
                        tag(
                            "form",
                            [
                                "data-api": "DELETE /api/v1/recordings/\(recording.id)",
                                "data-then": patient.map { "/patients/\($0.id)" } ?? "/",
                            ],
                            [
                                tag("p", text.deleteRecordingWords),
                                Piece.actions([Piece.submit(text.deleteForGood, "danger")]),
                            ]),
                    ])
            ])
    }
}

import ClinicDatabase
import FoundationEssentials
import GaitAnalysis
import HTTPTypes
import Hummingbird
import Report

/// The pages; each only reads, and what it changes goes through the interface.
extension Station {
    func addPages(to router: Router<StationContext>) {
        for asset in Asset.allCases { router.get("\(asset.path.dropFirst())") { _, _ in asset.response } }
        router.get("set-up") { request, context in
            let link = request.uri.queryParameters.get("link").flatMap { AccessToken(String($0)) }
            guard let link, try await store.isValid(setupLink: link) else { throw StoreError.linkNotValid }
            return Response.page(EntrancePages.setUp(link: link.text, context.text))
        }
        router.get("sign-in") { _, context in
            if context.caller != nil { return Response(status: .seeOther, headers: [.location: "/"]) }
            return Response.page(EntrancePages.signIn(isSetUp: try await store.isSetUp(), context.text))
        }
        router.get("", use: only { _, _, caller in try await today(caller) })
        router.get(
            "live", use: only { _, _, caller in Response.page(LivePage(caller: caller, state: link.state).markup) })
        router.get(
            "calibration",
            use: only { _, _, caller in
                guard link.state.recording != nil else { return Response(status: .seeOther, headers: [.location: "/"]) }
                return Response.page(CalibrationPage(caller: caller).markup)
            })
        router.get(
            "patients",
            use: only { _, context, caller in
                try await note(.view, caller, context, .patient, detail: "list")
                return Response.page(PatientsPage(caller: caller, patients: try await store.patients()).markup)
            })
        router.get(
            "patients/:id",
            use: only { _, context, caller in
                let patient = try await knownPatient(context)
                try await note(.view, caller, context, .patient, patient.id.rawValue, patient: patient.id)
                var rows: [PatientPage.Row] = []
                for visit in try await store.visits(of: patient.id) {
                    for recording in try await store.recordings(of: visit.id) {
                        rows.append(PatientPage.Row(visit: visit, line: try await line(recording)))
                    }
                }
                rows.sort { $0.line.recording.started > $1.line.recording.started }
                return Response.page(
                    PatientPage(
                        caller: caller, patient: patient, rows: rows, notes: try await store.notes(of: patient.id)
                    ).markup)
            })
        router.get(
            "patients/:id/trend",
            use: only { _, context, caller in
                let patient = try await knownPatient(context)
                return Response.page(
                    FramePage(
                        title: caller.text.trend(patient.code),
                        back: (caller.text.patient(patient.code), "/patients/\(patient.id)"),
                        source: "/api/v1/patients/\(patient.id)/trend/page", caller: caller
                    ).markup)
            })
        router.get(
            "compare",
            use: only { request, _, caller in
                let names = ["before", "after"]
                let ids = names.compactMap {
                    request.uri.queryParameters.get($0).flatMap { Identifier<RecordingFile>($0) }
                }
                guard ids.count == 2, ids[0] != ids[1] else {
                    throw Problem(.badRequest, .chooseTwo)
                }
                let patient = try await store.patient(of: ids[1])
                return Response.page(
                    FramePage(
                        title: caller.text.comparison(patient?.code),
                        back: patient.map { (caller.text.patient($0.code), "/patients/\($0.id)") }
                            ?? (caller.text.today, "/"),
                        source: "/api/v1/comparison/page?before=\(ids[0])&after=\(ids[1])", caller: caller
                    ).markup)
            })
        router.get(
            "recordings/:id",
            use: only { _, context, caller in
                let (recording, patient, analyses) = try await knownRecordingWithAnalyses(context)
                try await note(.view, caller, context, .recording, recording.id.rawValue, patient: patient?.id)
                var page = RecordingPage(caller: caller, recording: recording, patient: patient, analyses: analyses)
                if let newest = analyses.first, let session = try? await store.sessionAnalysis(of: newest.id) {
                    page.isGainUnknown = session.notTold.contains { $0.reason == .gainUnknown }
                    page.isDateKnown = isDateKnown(session, recording)
                }
                if !analyses.isEmpty { page.earlier = try await earlierVisit(than: recording)?.recording }
                if let patient, page.earlier == nil {
                    page.isOneVisit = try await store.recordings(of: patient.id).contains {
                        let seconds = recording.started.timeIntervalSince($0.started)
                        return seconds > 0 && seconds < Self.lengthOfVisit
                    }
                }
                return Response.page(page.markup)
            })
        router.get(
            "settings",
            use: only { request, _, caller in
                try await settings(caller, before: request.uri.queryParameters.get("before").flatMap { Int64($0) })
            })
    }

    private func today(_ caller: Caller) async throws -> Response {
        var waiting: [RecordingLine] = []
        for recording in try await store.unassignedRecordings() where recording.state != .recording {
            waiting.append(try await line(recording))
        }
        var recent: [(patient: Patient?, line: RecordingLine)] = []
        for recording in try await store.recordings().suffix(40).reversed()
        where recording.visitID != nil && recording.state != .recording && recent.count < 5 {
            recent.append((try await store.patient(of: recording.id), try await line(recording)))
        }
        return Response.page(
            TodayPage(
                caller: caller, state: link.state, codes: try await store.patients().map(\.code), waiting: waiting,
                recent: recent
            ).markup)
    }

    private func settings(_ caller: Caller, before: Int64?) async throws -> Response {
        var page = SettingsPage(caller: caller, sensors: try await store.sensors())
        page.language = try await stationLanguage()
        page.automatic = try await automaticRecording()
        if caller.role == .admin {
            page.users = try await store.users()
            page.tokens = try await store.tokens()
            page.audit = try await store.auditEntries(before: before, limit: SettingsPage.auditEntries)
            page.isReadingOn = before != nil
            page.rows = link.rowsSensors
            for sensor in link.state.sensors { page.troubles[sensor.address] = sensor.trouble }
        }
        return Response.page(page.markup)
    }

    private func line(_ recording: RecordingFile) async throws -> RecordingLine {
        let newest = try await store.analyses(of: recording.id).first
        var findings: [AnalysisFinding]?
        if let newest { findings = try await store.findings(of: newest.id) }
        return RecordingLine(recording: recording, findings: findings)
    }
}

/// A recording in a list.
struct RecordingLine {
    var recording: RecordingFile
    /// nil before it is analysed.
    var findings: [AnalysisFinding]?

    func words(_ text: PageText) -> String {
        let analysed = findings.map { RecordingWords.findings($0.count) } ?? .notAnalysed
        switch recording.state {
        case .recording: return text.recording(.running)
        case .missing: return text.recording(.missing)
        case .altered: return text.recording(.altered)
        case .closed: return text.recording(analysed)
        case .recovered: return text.recordingEndedBadly(text.recording(analysed))
        }
    }

    func link(_ text: PageText, hasSeconds: Bool = false) -> Markup {
        tag(
            "a", ["href": "/recordings/\(recording.id)"],
            [Piece.time(recording.started, zone: recording.timeZone, hasSeconds: hasSeconds, text)])
    }
}

/// The pages before somebody is in.
enum EntrancePages {
    static func setUp(link: String, _ text: PageText) -> Markup {
        StationPage(
            title: text.setUpTitle, text: text, isNarrow: true,
            content: [
                tag("p", text.setUpWords),
                Piece.card(
                    nil,
                    [
                        tag(
                            "form", ["data-api": "POST /api/v1/set-up", "data-then": "/"],
                            [
                                tag("input", ["type": "hidden", "name": "link", "value": link]),
                                Piece.field(
                                    text.yourName, "name",
                                    ["required": "required", "autocomplete": "username", "maxlength": "64"]),
                                Piece.password(text.aPassword, "password", isNew: true, text),
                                Piece.select(
                                    text.languageOfStation, "language",
                                    Language.allCases.map { ($0.rawValue, $0.name) }, chosen: text.language.rawValue),
                                Piece.actions([Piece.submit(text.setUp)]),
                            ])
                    ]),
            ]
        ).markup
    }

    static func signIn(isSetUp: Bool, _ text: PageText) -> Markup {
        guard isSetUp else {
            return StationPage(
                title: text.notSetUpTitle, text: text, isNarrow: true,
                content: [tag("p", text.notSetUpWords)]
            ).markup
        }
        return StationPage(
            title: text.signIn, text: text, isNarrow: true,
            content: [
                Piece.card(
                    nil,
                    [
                        tag(
                            "form", ["data-api": "POST /api/v1/session", "data-then": "/"],
                            [
                                Piece.field(
                                    text.name, "name",
                                    ["required": "required", "autocomplete": "username", "maxlength": "64"]),
                                Piece.password(text.password, "password", isNew: false, text),
                                Piece.actions([Piece.submit(text.signIn)]),
                            ])
                    ])
            ]
        ).markup
    }
}

/// A report-like page in a frame, which keeps the ways to the others above it.
struct FramePage {
    var title: String
    var back: (text: String, path: String)
    var source: String
    var caller: Caller

    var markup: Markup {
        StationPage(
            title: title, text: caller.text, place: .patients, caller: caller,
            content: [
                tag(
                    "p", [:],
                    [
                        Piece.link(caller.text.back(back.text), back.path), .text(" · "),
                        Piece.link(caller.text.alone, source),
                    ]),
                tag("iframe", Piece.frame(source, title), [.text("")]),
            ]
        ).markup
    }
}

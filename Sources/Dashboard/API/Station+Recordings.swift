import ClinicDatabase
import FoundationEssentials
import GaitAnalysis
import HTTPTypes
import Hummingbird
import NIOCore
import Report
import SensorData

/// Recordings and what was made of them.
extension Station {
    private struct Assignment: Decodable {
        /// nil takes the recording away from its patient.
        var patientCode: String?
    }

    private struct RecordingBody: Encodable {
        var recording: RecordingFile
        var patient: Patient?
        var analyses: [Analysis]
        var findings: [AnalysisFinding]
    }

    func addRecordingRoutes(to router: Router<StationContext>) {
        router.get(
            "api/v1/recordings",
            use: only { request, context, caller in
                try await note(.view, caller, context, .recording, detail: "list")
                let isUnassigned = request.uri.queryParameters.get("unassigned") == "true"
                return Response.json(
                    isUnassigned ? try await store.unassignedRecordings() : try await store.recordings())
            })
        router.get(
            "api/v1/recordings/:id",
            use: only { _, context, caller in
                let (recording, patient, analyses) = try await knownRecordingWithAnalyses(context)
                // A page that waits for the analysis asks many times, and sees nothing new before it is there.
                if !analyses.isEmpty {
                    try await note(.view, caller, context, .recording, recording.id.rawValue, patient: patient?.id)
                }
                var findings: [AnalysisFinding] = []
                if let newest = analyses.first { findings = try await store.findings(of: newest.id) }
                return Response.json(
                    RecordingBody(recording: recording, patient: patient, analyses: analyses, findings: findings))
            })
        router.patch(
            "api/v1/recordings/:id",
            use: only { request, context, caller in
                let recording = try await knownRecording(context)
                let body = try await RequestBodyReading.json(Assignment.self, of: request)
                var patient: Patient?
                if let code = body.patientCode, !code.isEmpty {
                    patient = try await store.patient(code: code)
                    guard patient != nil else { throw Problem(.notFound, .noSuchPatient) }
                }
                let changed = try await assign(recording, to: patient)
                try await note(
                    .change, caller, context, .recording, recording.id.rawValue, patient: patient?.id,
                    detail: "assigned")
                return Response.json(changed)
            })
        router.delete(
            "api/v1/recordings/:id",
            use: only(.admin) { _, context, caller in
                let recording = try await knownRecording(context)
                let patient = try await store.patient(of: recording.id)
                try await store.deleteRecording(recording.id)
                try await note(.delete, caller, context, .recording, recording.id.rawValue, patient: patient?.id)
                return Response.done
            })
        router.post(
            "api/v1/recordings/:id/analyses",
            use: only { _, context, caller in
                let recording = try await knownRecording(context)
                let analysis = try await RecordingKeeper(station: self).analyse(recording)
                try await note(.analyse, caller, context, .recording, recording.id.rawValue)
                return Response.json(analysis, status: .created)
            })
        router.get(
            "api/v1/recordings/:id/analysis",
            use: only { _, context, caller in
                let (recording, analysis) = try await newestAnalysis(context)
                guard let document = try await store.document(of: analysis.id) else { throw Problem.nothingHere }
                let patient = try await store.patient(of: recording.id)
                try await note(
                    .export, caller, context, .recording, recording.id.rawValue, patient: patient?.id, detail: "JSON")
                return Response.bytes(document, type: "application/json; charset=utf-8")
            })
        router.get(
            "api/v1/recordings/:id/report",
            use: only { _, context, caller in
                let (recording, analysis) = try await newestAnalysis(context)
                let patient = try await store.patient(of: recording.id)
                let session = shown(try await readable(analysis), recording, patient, caller.text)
                let changes = try await changes(of: session, recording, caller.text)
                try await note(
                    .view, caller, context, .recording, recording.id.rawValue, patient: patient?.id, detail: "report")
                return Response.report(
                    HTMLReport(language: caller.text.language, isInFrame: true).text(of: session, changes: changes))
            })
        router.get(
            "api/v1/recordings/:id/file",
            use: only { _, context, caller in
                let recording = try await knownRecording(context)
                guard recording.sha256 != nil else { throw StoreError.stillRecording }
                let state = try await store.checkFile(of: recording.id)
                guard state == .closed || state == .recovered else {
                    throw Problem(.conflict, .of(state))
                }
                let patient = try await store.patient(of: recording.id)
                try await note(
                    .export, caller, context, .recording, recording.id.rawValue, patient: patient?.id, detail: "file")
                return try FileAnswer.response(path: store.folder.file(recording), name: "\(recording.id).gait")
            })
        router.get(
            "api/v1/comparison",
            use: only { request, context, caller in
                let pair = try await comparedPair(request, context, caller)
                let comparison = VisitComparison(of: pair.after.analysis, against: [pair.before.analysis])
                return Response.bytes(
                    try JSONReport().bytes(of: comparison), type: "application/json; charset=utf-8")
            })
        router.get(
            "api/v1/comparison/page",
            use: only { request, context, caller in
                let pair = try await comparedPair(request, context, caller)
                let comparison = VisitComparison(of: pair.after.analysis, against: [pair.before.analysis])
                return Response.report(
                    VisitPage(language: caller.text.language, isInFrame: true).text(
                        of: comparison, before: undated(pair.before), after: undated(pair.after)))
            })
        router.get(
            "api/v1/patients/:id/trend",
            use: only { _, context, caller in
                let visits = try await trendVisits(context, caller)
                return Response.bytes(
                    try JSONReport().bytes(of: VisitTrend(of: visits)), type: "application/json; charset=utf-8")
            })
        router.get(
            "api/v1/patients/:id/trend/page",
            use: only { _, context, caller in
                let visits = try await trendVisits(context, caller)
                var trend = VisitTrend(of: visits)
                // The labels hold the dates.
                for index in trend.visits.indices { trend.visits[index].recordedAt = nil }
                return Response.report(VisitPage(language: caller.text.language, isInFrame: true).text(of: trend))
            })
    }

    /// Makes a recording a patient's, in the visit of its time, or nobody's.
    func assign(_ recording: RecordingFile, to patient: Patient?) async throws -> RecordingFile {
        var visit: Visit?
        if let patient {
            let visits = try await store.visits(of: patient.id)
            visit = visits.first { abs($0.date.timeIntervalSince(recording.started)) < Self.lengthOfVisit }
            if visit == nil {
                visit = try await store.addVisit(
                    of: patient.id, date: recording.started, timeZone: recording.timeZone)
            }
        }
        try await store.assign(recording.id, to: visit?.id)
        guard let changed = try await store.recording(recording.id) else { throw Problem.nothingHere }
        return changed
    }

    func knownRecording(_ context: StationContext) async throws -> RecordingFile {
        guard let recording = try await store.recording(identifier(context, of: RecordingFile.self)) else {
            throw Problem.nothingHere
        }
        return recording
    }

    /// A recording, whose it is, and its analyses, the newest first.
    func knownRecordingWithAnalyses(
        _ context: StationContext
    ) async throws -> (RecordingFile, Patient?, [Analysis]) {
        let recording = try await knownRecording(context)
        return (
            recording, try await store.patient(of: recording.id), try await store.analyses(of: recording.id)
        )
    }

    private func newestAnalysis(_ context: StationContext) async throws -> (RecordingFile, Analysis) {
        let recording = try await knownRecording(context)
        guard let analysis = try await store.analyses(of: recording.id).first else {
            throw Problem(.conflict, .noAnalysis)
        }
        return (recording, analysis)
    }

    private func readable(_ analysis: Analysis) async throws -> SessionAnalysis {
        do {
            guard let session = try await store.sessionAnalysis(of: analysis.id) else { throw Problem.nothingHere }
            return session
        } catch is DecodingError {
            throw Problem(.conflict, .analysisOfVersion(analysis.softwareVersion))
        }
    }

    /// An analysis as a page shows it: with the clinic's own time, and of the person whose recording it is here.
    private func shown(
        _ analysis: SessionAnalysis, _ recording: RecordingFile, _ patient: Patient?, _ text: PageText
    ) -> SessionAnalysis {
        var shown = assigned(analysis, to: patient)
        let moment = text.time(recording.started, zone: recording.timeZone)
        shown.recordedAt = isDateKnown(analysis, recording) ? moment : text.dateOfFile(moment)
        return shown
    }

    /// An analysis with what the station knows of the patient; as it was made where there is none.
    private func assigned(_ analysis: SessionAnalysis, to patient: Patient?) -> SessionAnalysis {
        guard let patient else { return analysis }
        let assigned = AssignedSession(of: analysis.session, to: patient)
        var shown = analysis
        shown.session = assigned.session
        if let remark = assigned.remark { shown.quality.remarks.append(remark) }
        return shown
    }

    /// Whether the recording itself says when it was made; else its file's date stands for that.
    func isDateKnown(_ analysis: SessionAnalysis, _ recording: RecordingFile) -> Bool {
        analysis.recordedAt.map { RecordedMoment.date(of: $0, timeZone: recording.timeZone) != nil } ?? false
    }

    /// What changed since the patient's earlier visit; nil where there is none that can be compared.
    private func changes(
        of session: SessionAnalysis, _ recording: RecordingFile, _ text: PageText
    ) async throws -> VisitChanges? {
        guard let earlier = try await earlierVisit(than: recording) else { return nil }
        let before: Labelled
        // An earlier analysis that this version cannot read is no reason to withhold this report.
        do { before = undated(try await labelled(earlier.recording, text)) } catch is Problem { return nil }
        let comparison = VisitComparison(of: session, against: [before.analysis])
        guard !comparison.changes.isEmpty else { return nil }
        var after = undated(try await labelled(recording, text))
        after.analysis = session
        return VisitChanges(
            comparison, before: before, after: after,
            choice: text.earlierVisit(before.label, hasSameLabel: earlier.hasSameLabel))
    }

    /// The visit that a report is set against: the patient's last analysed recording of an earlier visit, with the same special
    /// condition where there is one.
    func earlierVisit(than recording: RecordingFile) async throws -> (recording: RecordingFile, hasSameLabel: Bool)? {
        guard let visitID = recording.visitID, let visit = try await store.visit(visitID) else { return nil }
        var found: (recording: RecordingFile, hasSameLabel: Bool)?
        for other in try await store.recordings(of: visit.patientID).reversed() {
            // What was recorded within six hours belongs to the same visit, also with another condition.
            guard recording.started.timeIntervalSince(other.started) >= Self.lengthOfVisit, let id = other.visitID,
                try await !store.analyses(of: other.id).isEmpty
            else { continue }
            let isSame = try await store.visit(id)?.label == visit.label
            if isSame { return (other, true) }
            if found == nil { found = (other, false) }
        }
        return found
    }

    /// Seconds within which recordings belong to one visit.
    static let lengthOfVisit = 6.0 * 3600

    /// Without its date, which the label holds in the clinic's own time.
    private func undated(_ visit: Labelled) -> Labelled {
        var undated = visit
        undated.analysis.recordedAt = nil
        return undated
    }

    private typealias Labelled = (label: String, analysis: SessionAnalysis)

    /// `precision` says how exactly the label tells when it was: two in one list are to be told apart.
    private func labelled(
        _ recording: RecordingFile, _ text: PageText, _ precision: PageText.Precision = .minute
    ) async throws -> Labelled {
        guard let analysis = try await store.analyses(of: recording.id).first else {
            throw Problem(.conflict, .oneHasNoAnalysis)
        }
        var label = text.moment(of: recording, precision)
        if let visit = recording.visitID, let words = try await store.visit(visit)?.label { label += ", \(words)" }
        let patient = try await store.patient(of: recording.id)
        return (label, assigned(try await readable(analysis), to: patient))
    }

    /// With labels of which no two are the same, where the recordings differ in anything that a label says.
    private func labelled(_ recordings: [RecordingFile], _ text: PageText) async throws -> [Labelled] {
        let precision = text.precision(for: recordings)
        var visits: [Labelled] = []
        for recording in recordings { visits.append(try await labelled(recording, text, precision)) }
        return visits
    }

    private func comparedPair(
        _ request: Request, _ context: StationContext, _ caller: Caller
    ) async throws -> (before: Labelled, after: Labelled) {
        func known(_ name: String) async throws -> RecordingFile {
            guard let text = request.uri.queryParameters.get(name) else {
                throw Problem(.badRequest, .program("“\(name)” is missing: the id of a recording."))
            }
            guard let id = Identifier<RecordingFile>(text), let recording = try await store.recording(id) else {
                throw Problem.nothingHere
            }
            return recording
        }
        let pair = [try await known("before"), try await known("after")].sorted { $0.started < $1.started }
        guard pair[0].id != pair[1].id else { throw Problem(.conflict, .oneRecording) }
        let patients = [try await store.patient(of: pair[0].id), try await store.patient(of: pair[1].id)]
        guard patients[0]?.id == patients[1]?.id else {
            throw Problem(.conflict, .twoPatients)
        }
        try await note(
            .view, caller, context, .recording, pair[1].id.rawValue, patient: patients[1]?.id, detail: "comparison")
        let visits = try await labelled(pair, caller.text)
        return (visits[0], visits[1])
    }

    private func trendVisits(_ context: StationContext, _ caller: Caller) async throws -> [Labelled] {
        let patient = try await knownPatient(context)
        var analysed: [RecordingFile] = []
        for recording in try await store.recordings(of: patient.id) {
            if try await !store.analyses(of: recording.id).isEmpty { analysed.append(recording) }
        }
        guard analysed.count >= 2 else { throw Problem(.conflict, .trendNeedsTwo) }
        let visits = try await labelled(analysed, caller.text)
        try await note(.view, caller, context, .patient, patient.id.rawValue, patient: patient.id, detail: "trend")
        return visits
    }

    /// What the clinic chose for everybody.
    func stationLanguage() async throws -> Language {
        try await store.setting("language").flatMap(Language.init) ?? .english
    }
}

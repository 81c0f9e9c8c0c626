import ClinicDatabase
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import SensorData

/// The sensors now, live data, and recording.
extension Station {
    private struct StartBody: Decodable {
        var patientCode: String?
        /// Adds the patient where the code is new.
        var isNewPatient: Bool?
        /// What is special about this visit.
        var label: String?
        var footwear: String?
        var notes: String?
    }

    private struct MarkBody: Decodable { var text: String }
    private struct SideBody: Decodable {
        var address: String
        var side: Side
    }
    private struct RecordingID: Encodable { var id: String }

    func addStationRoutes(to router: Router<StationContext>) {
        router.get("api/v1/station", use: only { _, _, _ in Response.json(link.state) })
        router.get("api/v1/live", use: only { _, _, _ in try live() })
        router.post(
            "api/v1/station/recording",
            use: only { request, context, caller in
                let body = try await RequestBodyReading.json(StartBody.self, of: request)
                return try await start(body, context, caller)
            })
        router.post(
            "api/v1/station/recording/stop",
            use: only { _, context, caller in
                guard let recording = link.state.recording else {
                    throw Problem(.conflict, .nothingIsRecorded)
                }
                link.ask(.stop)
                try await waitUntil { link.state.recording?.id != recording.id }
                try await note(.stopRecording, caller, context, .recording, recording.id)
                return Response.json(RecordingID(id: recording.id))
            })
        router.post(
            "api/v1/station/recording/marks",
            use: only { request, _, _ in
                let body = try await RequestBodyReading.json(MarkBody.self, of: request)
                guard let text = Words.line(body.text), !text.isEmpty else {
                    throw Problem(.unprocessableContent, .markLength)
                }
                guard link.state.recording != nil else { throw Problem(.conflict, .nothingIsRecorded) }
                link.ask(.mark(text))
                return Response.done
            })
        router.post(
            "api/v1/station/sensors/search",
            use: only { _, _, _ in
                try requireIdle()
                link.ask(.search)
                return Response.done
            })
        router.post(
            "api/v1/station/sensors/side",
            use: only { request, context, caller in
                let body = try await RequestBodyReading.json(SideBody.self, of: request)
                try requireIdle()
                guard let sensor = link.state.sensors.first(where: { $0.address == body.address }) else {
                    throw Problem(.notFound, .noSuchSensor)
                }
                link.ask(.wear(address: body.address, side: body.side))
                if !sensor.serialNumber.isEmpty {
                    var known = Sensor(serialNumber: sensor.serialNumber, side: body.side)
                    known.lastSeen = Date.now
                    try await store.save(known)
                }
                try await note(.change, caller, context, .sensor, sensor.serialNumber, detail: body.side.rawValue)
                return Response.done
            })
    }

    func requireIdle() throws {
        guard link.state.recording == nil else {
            throw Problem(.conflict, .sensorsInUse)
        }
    }

    private func live() throws -> Response {
        guard let view = feed.view() else {
            throw Problem(.tooManyRequests, .tooManyViewers)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                defer { view.leave() }
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
                for await events in view { try await writer.write(events) }
                try await writer.finish(nil)
            })
    }

    private func start(_ body: StartBody, _ context: StationContext, _ caller: Caller) async throws -> Response {
        guard link.state.recording == nil else { throw Problem(.conflict, .alreadyRecording) }
        guard link.state.phase == .ready else {
            throw Problem(.conflict, .noSensorToRecord)
        }
        let label = try optional(body.label, .labelLength, Words.line)
        let footwear = try optional(body.footwear, .labelLength, Words.line)
        let notes = try optional(body.notes, .notesLength, Words.text)
        let patient = try await patient(of: body, context, caller)
        let session = SessionInformation(
            patientCode: patient?.code, weight: patient?.bodyMass, height: patient?.height,
            affectedSide: patient?.affectedSide, footwear: footwear, notes: notes)
        var recording = RecordingFile(started: Date.now, timeZone: timeZone)
        recording.devices = link.state.sensors.filter { $0.problem == nil }.map {
            RecordedDevice(side: $0.side, serialNumber: $0.serialNumber, model: $0.title)
        }
        let id = recording.id.rawValue
        link.ask(.start(RecorderLink.Order(id: id, session: session)))
        do { try await waitUntil { link.state.recording?.id == id } } catch {
            // Else it would begin when nobody expects it any more.
            link.ask(.stop)
            throw Problem(.conflict, link.state.trouble.map(Reason.trouble) ?? .recorderDidNotBegin)
        }
        // The recording runs by now; a database that refuses loses none of it, and it is found when it has ended.
        do {
            if let patient {
                recording.visitID = try await visit(of: patient, label: label).id
            }
            try await store.add(recording)
            try await note(.startRecording, caller, context, .recording, id, patient: patient?.id)
        } catch {
            log("recording \(id) is not in the database yet: \(error)")
        }
        return Response.json(RecordingID(id: id), status: .created)
    }

    /// What somebody wrote; nil for nothing.
    ///
    /// - Throws: `Problem` where it is too long, or holds what no text holds.
    private func optional(_ given: String?, _ reason: Reason, _ bound: (String) -> String?) throws -> String? {
        guard let given, !given.isEmpty else { return nil }
        guard let text = bound(given) else { throw Problem(.unprocessableContent, reason) }
        return text
    }

    private func patient(of body: StartBody, _ context: StationContext, _ caller: Caller) async throws -> Patient? {
        guard let given = body.patientCode, !given.isEmpty else { return nil }
        guard let code = Patient.acceptable(code: given) else { throw StoreError.codeNotUsable }
        if let patient = try await store.patient(code: code) {
            if body.isNewPatient == true { throw StoreError.codeTaken(code) }
            return patient
        }
        guard body.isNewPatient == true else {
            throw Problem(.notFound, .noPatientForCode)
        }
        let patient = try await store.addPatient(code: code)
        try await note(.create, caller, context, .patient, patient.id.rawValue, patient: patient.id)
        return patient
    }

    /// Today's visit with that label, or a new one.
    private func visit(of patient: Patient, label: String?) async throws -> Visit {
        let visits = try await store.visits(of: patient.id)
        if let visit = visits.first(where: {
            abs($0.date.timeIntervalSinceNow) < Self.lengthOfVisit && $0.label == label
        }) {
            return visit
        }
        return try await store.addVisit(of: patient.id, timeZone: timeZone, label: label)
    }

    /// Waits for the recorder, eight seconds at most.
    func waitUntil(_ isSo: () -> Bool) async throws {
        for _ in 0..<160 {
            if isSo() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Problem(.conflict, .recorderSlow)
    }
}

/// Bounds of what people write.
enum Words {
    /// One line without control characters; nil where it is too long.
    static func line(_ text: String) -> String? {
        text.count <= 200 && !text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? text : nil
    }

    /// Several lines; nil where it is too long.
    static func text(_ text: String) -> String? {
        text.count <= 4000
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\r" }
            ? text : nil
    }
}

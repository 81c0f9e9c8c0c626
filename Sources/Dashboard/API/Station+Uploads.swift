import ClinicDatabase
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Recording
import Synchronization

/// Recordings that were made elsewhere and are brought in through the interface.
extension Station {
    private struct ArrivalBody: Encodable {
        var recording: RecordingFile
        var patient: Patient?
        var outcome: Arrival.Outcome
    }

    func addUploadRoutes(to router: Router<StationContext>) {
        router.post(
            "api/v1/recordings",
            use: only { request, context, caller in
                let length = try UploadReading.length(of: request)
                let patient = try await namedPatient(request)
                let modified = request.uri.queryParameters.get("modified").flatMap {
                    RecordedMoment.date(of: $0, timeZone: timeZone)
                }
                let arrival = try await seats.withSeat {
                    try await receive(request, length: length, modified: modified)
                }
                return try await answer(arrival, for: patient, context, caller)
            })
    }

    /// Whose the recording is to be; nil for nobody's yet.
    private func namedPatient(_ request: Request) async throws -> Patient? {
        guard let text = request.uri.queryParameters.get("patient"), !text.isEmpty else { return nil }
        guard let id = Identifier<Patient>(text), let patient = try await store.patient(id) else {
            throw Problem.nothingHere
        }
        return patient
    }

    private func receive(_ request: Request, length: Int, modified: Date?) async throws -> Arrival {
        let beginning = Mutex([UInt8]())
        do {
            let incoming = try store.receive(byteCount: length)
            try await UploadReading.pieces(of: request, length: length) { piece in
                let known = beginning.withLock { beginning in
                    if beginning.isEmpty { beginning = Array(piece.prefix(1024)) }
                    return beginning
                }
                // Nobody waits for a long file that is none.
                guard known.starts(with: RecordingHeader.fileSignature) else {
                    throw RecordingError.notARecording(path: "")
                }
                try await store.append(piece, to: incoming)
            }
            return try await store.take(incoming, modified: modified, timeZone: timeZone)
        } catch let error as RecordingError {
            throw Problem(refusing: error, beginning: beginning.withLock { $0 })
        }
    }

    private func answer(
        _ arrival: Arrival, for patient: Patient?, _ context: StationContext, _ caller: Caller
    ) async throws -> Response {
        var recording = arrival.recording
        var owner = try await store.patient(of: recording.id)
        let isTaken = patient != nil && owner == nil
        if let patient, owner == nil {
            recording = try await assign(recording, to: patient)
            owner = patient
        }
        let action: AuditEntry.Action =
            switch arrival.outcome {
            case .new: .create
            case .restored: .change
            case .known: isTaken ? .change : .view
            }
        try await note(
            action, caller, context, .recording, recording.id.rawValue, patient: owner?.id, detail: "upload")
        if arrival.outcome != .known { link.hasArrived(recording.id.rawValue) }
        return Response.json(
            ArrivalBody(recording: recording, patient: owner, outcome: arrival.outcome),
            status: arrival.outcome == .new ? .created : .ok)
    }
}

extension Problem {
    /// Why a file was not taken as a recording.
    init(refusing error: RecordingError, beginning: [UInt8]) {
        switch error {
        case .notARecording:
            self.init(.unprocessableContent, .noRecording(UnreadableFile(beginning: beginning)))
        case .empty:
            self.init(.unprocessableContent, beginning.isEmpty ? .noRecording(.empty) : .recordingHoldsNothing)
        case .unsupportedVersion: self.init(.unprocessableContent, .recordingOfNewerVersion)
        case .headerDamaged: self.init(.unprocessableContent, .recordingDamaged)
        case .diskFull:
            self.init(HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), .diskFull)
        default: self.init(.internalServerError, .internalError)
        }
    }
}

import ClinicDatabase
import FoundationEssentials
import HTTPTypes
import Hummingbird
import SensorData

/// Patients, their visits and notes.
extension Station {
    private struct NewPatient: Decodable { var code: String? }

    private struct PatientChange: Decodable {
        var code: String?
        var displayName: String?
        var birthYear: Int?
        var bodyMass: Double?
        var height: Double?
        var affectedSide: String?
        var notes: String?
    }

    private struct Deletion: Decodable { var code: String }
    private struct NewNote: Decodable { var text: String }

    private struct PatientBody: Encodable {
        var patient: Patient
        var visits: [Visit]
        var recordings: [RecordingFile]
        var notes: [Note]
    }

    func addPatientRoutes(to router: Router<StationContext>) {
        router.get(
            "api/v1/patients",
            use: only { _, context, caller in
                try await note(.view, caller, context, .patient, detail: "list")
                return Response.json(try await store.patients())
            })
        router.post(
            "api/v1/patients",
            use: only { request, context, caller in
                let body = try await RequestBodyReading.json(NewPatient.self, of: request)
                let code = body.code.flatMap { $0.isEmpty ? nil : $0 } ?? Patient.randomCode()
                let patient = try await store.addPatient(code: code)
                try await note(.create, caller, context, .patient, patient.id.rawValue, patient: patient.id)
                return Response.json(patient, status: .created)
            })
        router.get(
            "api/v1/patients/:id",
            use: only { _, context, caller in
                let patient = try await knownPatient(context)
                try await note(.view, caller, context, .patient, patient.id.rawValue, patient: patient.id)
                return Response.json(
                    PatientBody(
                        patient: patient, visits: try await store.visits(of: patient.id),
                        recordings: try await store.recordings(of: patient.id),
                        notes: try await store.notes(of: patient.id)))
            })
        router.patch(
            "api/v1/patients/:id",
            use: only { request, context, caller in
                var patient = try await knownPatient(context)
                let body = try await RequestBodyReading.json(PatientChange.self, of: request)
                try apply(body, to: &patient)
                try await store.update(patient)
                try await note(.change, caller, context, .patient, patient.id.rawValue, patient: patient.id)
                return Response.json(patient)
            })
        router.delete(
            "api/v1/patients/:id",
            use: only(.admin) { request, context, caller in
                let patient = try await knownPatient(context)
                let body = try await RequestBodyReading.json(Deletion.self, of: request)
                guard body.code.lowercased() == patient.code.lowercased() else {
                    throw Problem(.unprocessableContent, .deletionCode)
                }
                try await store.deletePatient(patient.id)
                try await note(.delete, caller, context, .patient, patient.id.rawValue, patient: patient.id)
                return Response.done
            })
        router.post(
            "api/v1/patients/:id/notes",
            use: only { request, context, caller in
                let patient = try await knownPatient(context)
                let body = try await RequestBodyReading.json(NewNote.self, of: request)
                guard let text = Words.text(body.text), !text.isEmpty else {
                    throw Problem(.unprocessableContent, .noteLength)
                }
                let added = try await store.addNote(text, about: patient.id, by: caller.userID)
                try await note(.create, caller, context, .note, added.id.rawValue, patient: patient.id)
                return Response.json(added, status: .created)
            })
    }

    func knownPatient(_ context: StationContext) async throws -> Patient {
        guard let patient = try await store.patient(identifier(context, of: Patient.self)) else {
            throw Problem.nothingHere
        }
        return patient
    }

    /// Only what is given changes; an empty text takes a value away.
    private func apply(_ change: PatientChange, to patient: inout Patient) throws {
        func refuse(_ reason: Reason) -> Problem { Problem(.unprocessableContent, reason) }
        if let code = change.code { patient.code = code }
        if let name = change.displayName {
            guard let line = Words.line(name) else { throw refuse(.nameLength) }
            patient.displayName = line.isEmpty ? nil : line
        }
        if let year = change.birthYear {
            guard (1900...2100).contains(year) else { throw refuse(.birthYear) }
            patient.birthYear = year
        }
        if let mass = change.bodyMass {
            guard (2...400).contains(mass) else { throw refuse(.bodyMass) }
            patient.bodyMass = mass
        }
        if let height = change.height {
            guard (40...260).contains(height) else { throw refuse(.height) }
            patient.height = height
        }
        if let side = change.affectedSide {
            guard side.isEmpty || Side(rawValue: side) != nil else { throw refuse(.side) }
            patient.affectedSide = Side(rawValue: side)
        }
        if let notes = change.notes {
            guard let text = Words.text(notes) else { throw refuse(.notesLength) }
            patient.notes = text.isEmpty ? nil : text
        }
    }
}

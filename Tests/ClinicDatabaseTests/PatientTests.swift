import Foundation
import GRDB
import SensorData
import Testing

@testable import ClinicDatabase

/// Patients, visits, notes, settings, sensors and the audit log.
struct PatientTests {
    @Test func `a patient is kept as given`() async throws {
        let store = try ClinicStore.inMemory()
        var patient = try await store.addPatient(code: "  K17 ")
        patient.bodyMass = 72.5
        patient.displayName = #"<b>"O'Neill"</b>'; DROP TABLE patient; --"#
        patient.affectedSide = .right
        patient.notes = "ü\n\u{202E}x\u{1}y"
        try await store.update(patient)
        #expect(try await store.patient(patient.id) == patient)
        #expect(try await store.patient(code: "k17") == patient)
        #expect(patient.code == "K17")
    }

    @Test(arguments: ["", "   ", "a\nb", "\u{0}", String(repeating: "x", count: 65)])
    func `a code that cannot be one is refused`(code: String) async throws {
        let store = try ClinicStore.inMemory()
        await #expect(throws: StoreError.codeNotUsable) { try await store.addPatient(code: code) }
    }

    @Test func `nothing can be hung on what is not there`() async throws {
        let store = try ClinicStore.inMemory()
        let nobody = Identifier<Patient>()
        await #expect(throws: StoreError.noSuch(.patient, id: nobody.rawValue)) {
            try await store.addVisit(of: nobody, timeZone: "UTC")
        }
        await #expect(throws: StoreError.self) { try await store.addNote("x", about: nobody, by: nil) }
        await #expect(throws: StoreError.self) { try await store.update(Patient(code: "x", created: Date())) }
        await #expect(throws: StoreError.self) { try await store.assign(Identifier(), to: nil) }
    }

    @Test(arguments: [
        "", "../../etc/passwd", "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaa", "AAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaa/",
        "iiiiiiiiiiiiiiii",
    ])
    func `text that is no identifier is none`(text: String) {
        #expect(Identifier<Patient>(text) == nil)
    }

    @Test func `identifiers differ and are read back`() {
        let many = (0..<2000).map { _ in Identifier<Patient>() }
        #expect(Set(many).count == many.count)
        #expect(many.allSatisfy { Identifier<Patient>($0.rawValue) == $0 })
    }

    @Test func `visits come newest first and their notes with them`() async throws {
        let clock = TestClock()
        let store = try ClinicStore.inMemory(clock)
        let patient = try await store.addPatient(code: "A")
        let first = try await store.addVisit(of: patient.id, timeZone: "Europe/Berlin")
        clock.pass(86_400)
        var second = try await store.addVisit(of: patient.id, timeZone: "Europe/Berlin", label: "with insole")
        #expect(try await store.visits(of: patient.id) == [second, first])
        second.notes = "tired"
        try await store.update(second)
        #expect(try await store.visit(second.id)?.notes == "tired")
        let note = try await store.addNote("walks with a stick", about: patient.id, visit: second.id, by: nil)
        #expect(try await store.notes(of: patient.id) == [note])
        try await store.removeNote(note.id)
        #expect(try await store.notes(of: patient.id).isEmpty)
    }

    @Test func `the audit log is read in pages and never changed`() async throws {
        let store = try ClinicStore.inMemory()
        let patient = Identifier<Patient>()
        for number in 0..<25 {
            try await store.audit(
                .view, by: .user(Identifier(), name: "Jo"), about: .init(.patient, id: patient.rawValue),
                patient: number.isMultiple(of: 2) ? patient : nil, from: "192.0.2.7")
        }
        let newest = try await store.auditEntries(limit: 10)
        #expect(newest.compactMap(\.number) == Array((16...25).reversed()))
        #expect(try await store.auditEntries(before: newest.last?.number, limit: 100).count == 15)
        #expect(try await store.auditEntries(patient: patient).count == 13)
        await #expect(throws: (any Error).self) {
            try await store.database.write { try $0.execute(sql: "DELETE FROM auditEntry") }
        }
        await #expect(throws: (any Error).self) {
            try await store.database.write { try $0.execute(sql: "UPDATE auditEntry SET action = 'signOut'") }
        }
    }

    @Test func `settings and sensors are replaced, not doubled`() async throws {
        let store = try ClinicStore.inMemory()
        try await store.set("language", to: "en")
        try await store.set("language", to: "de")
        #expect(try await store.settings() == [Setting(key: "language", value: "de")])
        try await store.set("language", to: nil)
        #expect(try await store.setting("language") == nil)
        var sensor = Sensor(serialNumber: "655782F6", side: .left)
        try await store.save(sensor)
        sensor.gain = 1.1
        try await store.save(sensor)
        #expect(try await store.sensors() == [sensor])
        try await store.removeSensor(serialNumber: "655782F6")
        #expect(try await store.sensors().isEmpty)
    }
}

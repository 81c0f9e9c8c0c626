import ClinicDatabase
import SensorData

/// What is said of the person in a report: what the station knows of the patient, where the recording's file says something else.
struct AssignedSession: Equatable, Sendable {
    private(set) var session: SessionInformation
    /// What the file said instead; nil where the two agree.
    private(set) var remark: String?

    /// - Parameters:
    ///   - stated: what stands in the recording's file.
    ///   - patient: whose recording it is on the station.
    init(of stated: SessionInformation, to patient: Patient) {
        session = stated
        session.patientCode = patient.code
        // Written by this station for this patient: the weight of that day, which the patient's row no longer knows.
        let isSame = stated.patientCode?.lowercased() == patient.code.lowercased()
        // A file that names somebody else says nothing of this patient.
        let own = stated.patientCode == nil || isSame ? stated : SessionInformation()
        session.weight = isSame ? own.weight ?? patient.bodyMass : patient.bodyMass ?? own.weight
        session.height = isSame ? own.height ?? patient.height : patient.height ?? own.height
        session.affectedSide =
            isSame ? own.affectedSide ?? patient.affectedSide : patient.affectedSide ?? own.affectedSide
        var differences: [String] = []
        if let code = stated.patientCode, !isSame { differences.append("code \(code)") }
        if let weight = stated.weight, weight != session.weight { differences.append("\(Self.plain(weight)) kg") }
        if let height = stated.height, height != session.height { differences.append("\(Self.plain(height)) cm") }
        if let side = stated.affectedSide, side != session.affectedSide { differences.append("affected side \(side)") }
        guard !differences.isEmpty else { return }
        var words = "The recording's file says: \(differences.joined(separator: ", "))."
        if stated.weight != nil, stated.weight != session.weight {
            words += " Parts of body weight were computed with its weight."
        }
        remark = words
    }

    /// Without a fraction that is none; any number may stand in a file.
    private static func plain(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

import Report
import SensorData

/// What all pages say.
extension PageText {
    // The frame of a page
    var skip: String { say(english: "Skip to the content", german: "Zum Inhalt springen") }
    var needsScript: String {
        say(
            english: "This page needs JavaScript switched on.",
            german: "Diese Seite braucht eingeschaltetes JavaScript.")
    }
    var purpose: String {
        say(
            english:
                "Heelstrike supports a professional’s judgement. It is no diagnosis, and not a certified medical device.",
            german:
                "Heelstrike unterstützt das fachliche Urteil. Es stellt keine Diagnose und ist kein zugelassenes Medizinprodukt."
        )
    }
    var pages: String { say(english: "Pages", german: "Seiten") }
    var today: String { say(english: "Today", german: "Heute") }
    var live: String { say(english: "Live", german: "Live") }
    var patients: String { say(english: "Patients", german: "Patienten") }
    var settings: String { say(english: "Settings", german: "Einstellungen") }
    var signOut: String { say(english: "Sign out", german: "Abmelden") }

    // Words of several pages
    var left: String { say(english: "Left", german: "Links") }
    var right: String { say(english: "Right", german: "Rechts") }
    func side(_ side: Side) -> String { side == .left ? left : right }
    var keep: String { say(english: "Keep", german: "Speichern") }
    var add: String { say(english: "Add", german: "Hinzufügen") }
    var remove: String { say(english: "Remove", german: "Entfernen") }
    func remove(_ name: String) -> String { say(english: "Remove \(name)", german: "\(name) entfernen") }
    var delete: String { say(english: "Delete", german: "Löschen") }
    var deleteForGood: String { say(english: "Delete for good", german: "Endgültig löschen") }
    var name: String { say(english: "Name", german: "Name") }
    var noneYet: String { say(english: "None yet.", german: "Noch keine.") }
    var patientCode: String { say(english: "Patient code", german: "Patientencode") }
    func patient(_ code: String) -> String { say(english: "Patient \(code)", german: "Patient \(code)") }
    var patientColumn: String { say(english: "Patient", german: "Patient") }
    var when: String { say(english: "When", german: "Wann") }
    var length: String { say(english: "Length", german: "Dauer") }
    var result: String { say(english: "Result", german: "Ergebnis") }
    var foot: String { say(english: "Foot", german: "Fuß") }
    var passwordNote: String {
        say(
            english: "10 characters or more; a few words are good.",
            german: "10 Zeichen oder mehr; ein paar Wörter sind gut.")
    }

    // A recording in a list
    func recording(_ state: RecordingWords) -> String {
        switch state {
        case .running: say(english: "Being recorded", german: "Wird aufgenommen")
        case .missing: say(english: "The file is missing", german: "Die Datei fehlt")
        case .altered:
            say(english: "The file is not what was recorded", german: "Die Datei ist nicht die aufgenommene")
        case .notAnalysed: say(english: "Not analysed", german: "Nicht ausgewertet")
        case .findings(0): say(english: "No finding", german: "Kein Befund")
        case .findings(1): say(english: "1 finding", german: "1 Befund")
        case .findings(let count): say(english: "\(count) findings", german: "\(count) Befunde")
        }
    }
    func recordingEndedBadly(_ words: String) -> String {
        say(
            english: "\(words) (ended without order: a crash or a cut)",
            german: "\(words) (nicht geordnet beendet: Absturz oder Unterbrechung)")
    }

    // What went wrong
    var notHere: String { say(english: "Not here", german: "Nicht gefunden") }
    var didNotWork: String { say(english: "This did not work", german: "Das ging nicht") }
    var toToday: String { say(english: "To Today", german: "Zu „Heute“") }
}

/// What a list says of a recording.
enum RecordingWords: Equatable, Sendable {
    case running, missing, altered, notAnalysed
    case findings(Int)
}

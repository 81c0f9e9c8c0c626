import ClinicDatabase
import Report

/// The audit log in words.
extension PageText {
    func action(_ action: AuditEntry.Action) -> String {
        switch action {
        case .setUp: say(english: "set up", german: "eingerichtet")
        case .signIn: say(english: "signed in", german: "angemeldet")
        case .signInRefused: say(english: "was refused at sign-in", german: "bei der Anmeldung abgewiesen")
        case .signOut: say(english: "signed out", german: "abgemeldet")
        case .view: say(english: "saw", german: "gesehen")
        case .export: say(english: "exported", german: "exportiert")
        case .create: say(english: "added", german: "angelegt")
        case .change: say(english: "changed", german: "geändert")
        case .delete: say(english: "deleted", german: "gelöscht")
        case .startRecording: say(english: "started a recording", german: "Aufnahme gestartet")
        case .stopRecording: say(english: "stopped a recording", german: "Aufnahme beendet")
        case .analyse: say(english: "had analysed", german: "ausgewertet")
        case .backup: say(english: "backed up", german: "gesichert")
        case .restore: say(english: "restored", german: "wiederhergestellt")
        }
    }

    func subject(_ kind: AuditEntry.Subject.Kind) -> String {
        switch kind {
        case .patient: say(english: "patient", german: "Patient")
        case .visit: say(english: "visit", german: "Termin")
        case .recording: say(english: "recording", german: "Aufnahme")
        case .analysis: say(english: "analysis", german: "Auswertung")
        case .note: say(english: "note", german: "Notiz")
        case .user: say(english: "user", german: "Benutzer")
        case .token: say(english: "token", german: "Zugang")
        case .sensor: say(english: "sensor", german: "Sensor")
        case .setting: say(english: "settings", german: "Einstellungen")
        case .station: say(english: "station", german: "Station")
        }
    }

    /// The kinds of details that the station itself writes; anything else as it stands.
    func detail(_ detail: String) -> String {
        switch detail {
        case "list": say(english: "list", german: "Liste")
        case "report": say(english: "report", german: "Bericht")
        case "file": say(english: "file", german: "Datei")
        case "upload": say(english: "brought in as a file", german: "als Datei eingelesen")
        case "assigned": say(english: "assigned", german: "zugeordnet")
        case "comparison": say(english: "comparison", german: "Vergleich")
        case "trend": say(english: "trend", german: "Verlauf")
        case "language": say(english: "language", german: "Sprache")
        case "mapping": say(english: "mapping", german: "Zuordnung")
        case "password": say(english: "password", german: "Passwort")
        case "left": left
        case "right": right
        default: detail
        }
    }

    func entry(_ entry: AuditEntry) -> String {
        var parts = [action(entry.action)]
        // "Started a recording" says already what.
        if let kind = entry.subjectKind, ![.startRecording, .stopRecording].contains(entry.action), kind != .station {
            parts.append(subject(kind))
        }
        if let id = entry.subjectID { parts.append(id) }
        if let detail = entry.detail { parts.append(self.detail(detail)) }
        return parts.joined(separator: " · ")
    }
}

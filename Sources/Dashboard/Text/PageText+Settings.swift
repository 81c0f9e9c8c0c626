import ClinicDatabase
import Report

/// Settings.
extension PageText {
    var station: String { say(english: "Station", german: "Station") }
    var languageNote: String {
        say(
            english: "For pages and reports of everybody who chose none.",
            german: "Für Seiten und Berichte aller, die keine gewählt haben.")
    }
    var automatic: String {
        say(
            english: "Record by itself when somebody walks on known insoles",
            german: "Selbsttätig aufnehmen, wenn jemand auf bekannten Messsohlen geht")
    }
    var idleMinutes: String {
        say(
            english: "End such a recording after so many minutes without a step",
            german: "Solche Aufnahmen nach so vielen Minuten ohne Schritt beenden")
    }
    var knownSensors: String { say(english: "Known sensors", german: "Bekannte Sensoren") }
    var noKnownSensor: String {
        say(
            english: "None yet. A sensor that is plugged in shows on Today; say there which foot it is on.",
            german:
                "Noch keine. Ein angesteckter Sensor erscheint auf „Heute“; geben Sie dort an, an welchem Fuß er ist.")
    }
    var serialNumber: String { say(english: "Serial number", german: "Seriennummer") }
    var users: String { say(english: "Users", german: "Benutzer") }
    var role: String { say(english: "Role", german: "Rolle") }
    func role(_ role: Role) -> String {
        switch role {
        case .therapist: say(english: "Therapist", german: "Therapie")
        case .admin: say(english: "Administrator", german: "Verwaltung")
        }
    }
    var change: String { say(english: "Change", german: "Ändern") }
    func mayNotSignIn(_ name: String) -> String {
        say(english: "\(name) (may not sign in)", german: "\(name) (darf sich nicht anmelden)")
    }
    var you: String { say(english: "You", german: "Sie") }
    var newUser: String { say(english: "New user", german: "Neuer Benutzer") }
    var firstPassword: String { say(english: "First password", german: "Erstes Passwort") }
    var yourLanguage: String { say(english: "Your language", german: "Ihre Sprache") }
    func asTheStation(_ language: Language) -> String {
        say(english: "As the station (\(language.name))", german: "Wie die Station (\(language.name))")
    }
    var yourPassword: String { say(english: "Your password", german: "Ihr Passwort") }
    var oldPassword: String { say(english: "Old password", german: "Altes Passwort") }
    var newPassword: String { say(english: "New password", german: "Neues Passwort") }
    var changeAndSignIn: String {
        say(english: "Change, and sign in again", german: "Ändern und neu anmelden")
    }
    var tokens: String { say(english: "Tokens for other programs", german: "Zugänge für andere Programme") }
    var none: String { say(english: "None.", german: "Keine.") }
    func token(_ name: String, _ role: Role) -> String {
        say(english: "\(name) · \(self.role(role))", german: "\(name) · \(self.role(role))")
    }
    var forWhat: String { say(english: "For what", german: "Wofür") }
    var mayDo: String {
        say(english: "It may do what this role may", german: "Es darf, was diese Rolle darf")
    }
    var makeToken: String { say(english: "Make a token", german: "Zugang anlegen") }
    var shownOnce: String {
        say(
            english: "This is shown only now; keep it where the program finds it:",
            german: "Das wird nur jetzt gezeigt; legen Sie es dort ab, wo das Programm es findet:")
    }
    var audit: String { say(english: "Who saw and did what", german: "Wer was gesehen und getan hat") }
    var who: String { say(english: "Who", german: "Wer") }
    var what: String { say(english: "What", german: "Was") }
    var from: String { say(english: "From", german: "Von wo") }
    var auditNote: String {
        say(
            english: "50 entries at a time, the newest first; none is ever removed.",
            german: "Je 50 Einträge, die neuesten zuerst; entfernt wird nie einer.")
    }
    var earlierEntries: String { say(english: "Earlier entries", german: "Frühere Einträge") }
    func actor(_ entry: AuditEntry) -> String {
        entry.actorName ?? say(english: "nobody signed in", german: "niemand angemeldet")
    }
}

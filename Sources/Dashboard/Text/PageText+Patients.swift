import Report

/// Patients, one patient, one recording, comparison and trend.
extension PageText {
    func patients(_ count: Int) -> String {
        switch count {
        case 0: say(english: "No patient yet", german: "Noch kein Patient")
        case 1: say(english: "1 patient", german: "1 Patient")
        default: say(english: "\(count) patients", german: "\(count) Patienten")
        }
    }
    var noPatientWords: String {
        say(
            english: "Add one here, or with the first recording on Today.",
            german: "Hier hinzufügen oder mit der ersten Aufnahme auf „Heute“.")
    }
    var find: String { say(english: "Find", german: "Suchen") }
    var code: String { say(english: "Code", german: "Code") }
    var codeOrMade: String {
        say(
            english: "A code, not a name. Left empty, the station makes one.",
            german: "Ein Code, kein Name. Leer gelassen, erzeugt die Station einen.")
    }

    // One patient
    var visits: String { say(english: "Visits", german: "Termine") }
    var visit: String { say(english: "Visit", german: "Termin") }
    var noRecording: String {
        say(
            english: "No recording yet. Start one on Today with this code, or bring one in below.",
            german: "Noch keine Aufnahme. Starten Sie eine auf „Heute“ mit diesem Code oder lesen Sie unten eine ein.")
    }
    var compare: String { say(english: "Compare", german: "Vergleichen") }
    var compareTheTwo: String { say(english: "Compare the two", german: "Die zwei vergleichen") }
    var trendOverAll: String { say(english: "Trend over all", german: "Verlauf über alle") }
    var earlier: String { say(english: "Earlier", german: "Früher") }
    var later: String { say(english: "Later", german: "Später") }
    var aboutPerson: String { say(english: "About the person", german: "Zur Person") }
    var weight: String { say(english: "Weight, kg", german: "Gewicht, kg") }
    var height: String { say(english: "Height, cm", german: "Größe, cm") }
    var birthYear: String { say(english: "Year of birth", german: "Geburtsjahr") }
    var affectedSide: String { say(english: "Affected side", german: "Betroffene Seite") }
    var notSaid: String { say(english: "Not said", german: "Nicht angegeben") }
    var notesOfVisits: String { say(english: "Notes of the visits", german: "Notizen zu den Terminen") }
    var newNote: String { say(english: "New note", german: "Neue Notiz") }
    var deletePatient: String { say(english: "Delete this patient", german: "Diesen Patienten löschen") }
    var deletePatientWords: String {
        say(
            english:
                "Everything goes for good: visits, recordings with their files, analyses, notes. Backups made before still hold them.",
            german:
                "Alles wird endgültig gelöscht: Termine, Aufnahmen mit ihren Dateien, Auswertungen, Notizen. Frühere Sicherungen enthalten sie noch."
        )
    }
    var writeCode: String { say(english: "Write the code to confirm", german: "Zur Bestätigung den Code eingeben") }

    // One recording
    func recordingOf(_ code: String?) -> String {
        guard let code else { return say(english: "Recording", german: "Aufnahme") }
        return say(english: "Recording of \(code)", german: "Aufnahme von \(code)")
    }
    var beganByItself: String { say(english: "began by itself", german: "selbsttätig begonnen") }
    func gains(left: String, right: String) -> String {
        say(
            english: "insoles weighed against each other: left ×\u{A0}\(left), right ×\u{A0}\(right)",
            german: "Messsohlen gegeneinander abgeglichen: links ×\u{A0}\(left), rechts ×\u{A0}\(right)")
    }
    var gainsUnknown: String {
        say(
            english:
                "insoles not weighed against each other: no standing with the load shared differently was found, so a difference in force may be the insoles’",
            german:
                "Messsohlen nicht abgeglichen: Stehen mit verschieden verteilter Last wurde nicht gefunden; ein Kraftunterschied kann an den Sohlen liegen"
        )
    }
    var recoveredWords: String {
        say(
            english: "This recording was not ended in order. What was written up to then is here.",
            german: "Diese Aufnahme wurde nicht geordnet beendet. Was bis dahin geschrieben war, ist hier.")
    }
    var missingWords: String {
        say(
            english: "The recording’s file is missing; restore it from a backup.",
            german: "Die Datei der Aufnahme fehlt; stellen Sie sie aus einer Sicherung wieder her.")
    }
    var alteredWords: String {
        say(
            english: "The recording’s file is not what was recorded; restore it from a backup.",
            german: "Die Datei der Aufnahme ist nicht die aufgenommene; stellen Sie sie aus einer Sicherung wieder her."
        )
    }
    var isBeingMade: String { say(english: "This recording is being made.", german: "Diese Aufnahme läuft noch.") }
    var isBeingAnalysed: String {
        say(
            english: "The analysis is being made; this page waits for it.",
            german: "Die Auswertung läuft; diese Seite wartet darauf.")
    }
    var analyseNow: String { say(english: "Analyse now", german: "Jetzt auswerten") }
    var analyseAgain: String { say(english: "Analyse again", german: "Erneut auswerten") }
    var analyses: String { say(english: "Analyses", german: "Auswertungen") }
    var report: String { say(english: "Report", german: "Bericht") }
    var reportAlone: String {
        say(english: "The report alone, for printing", german: "Nur der Bericht, zum Drucken")
    }
    var recordingFile: String { say(english: "The recording’s file", german: "Datei der Aufnahme") }
    var allFigures: String { say(english: "All figures (JSON)", german: "Alle Zahlen (JSON)") }
    func comparedWith(_ day: String) -> String {
        say(english: "Compared with \(day)", german: "Verglichen mit \(day)")
    }
    var sameVisit: String {
        say(
            english: "no earlier visit to compare with: recordings within six hours are one visit",
            german: "kein früherer Termin zum Vergleich: Aufnahmen innerhalb von sechs Stunden sind ein Termin")
    }
    /// How the visit was chosen that a report is set against.
    func earlierVisit(_ name: String, hasSameLabel: Bool) -> String {
        hasSameLabel
            ? say(
                english: """
                    Set against this person’s last analysed recording of an earlier visit under the same condition: \(name). Any \
                    other two can be compared on the patient’s page.
                    """,
                german: """
                    Verglichen mit der letzten ausgewerteten Aufnahme dieses Menschen von einem früheren Termin unter gleichen \
                    Bedingungen: \(name). Beliebige andere zwei lassen sich auf der Seite des Patienten vergleichen.
                    """)
            : say(
                english: """
                    Set against this person’s last analysed recording of an earlier visit: \(name). None was made under the same \
                    condition. Any other two can be compared on the patient’s page.
                    """,
                german: """
                    Verglichen mit der letzten ausgewerteten Aufnahme dieses Menschen von einem früheren Termin: \(name). Unter \
                    gleichen Bedingungen gibt es keine. Beliebige andere zwei lassen sich auf der Seite des Patienten vergleichen.
                    """)
    }
    var whose: String { say(english: "Whose recording is this?", german: "Wessen Aufnahme ist das?") }
    var somebodyElse: String { say(english: "Belongs to somebody else?", german: "Gehört sie jemand anderem?") }
    var assign: String { say(english: "Assign", german: "Zuordnen") }
    var deleteRecording: String { say(english: "Delete this recording", german: "Diese Aufnahme löschen") }
    var deleteRecordingWords: String {
        say(
            english: "The file and its analyses go for good.",
            german: "Die Datei und ihre Auswertungen werden endgültig gelöscht.")
    }

    // Comparison and trend
    func comparison(_ code: String?) -> String {
        guard let code else { return say(english: "Comparison", german: "Vergleich") }
        return say(english: "Comparison of \(code)", german: "Vergleich von \(code)")
    }
    func trend(_ code: String) -> String { say(english: "Trend of \(code)", german: "Verlauf von \(code)") }
    func back(_ place: String) -> String { say(english: "Back: \(place)", german: "Zurück: \(place)") }
    var alone: String { say(english: "Alone, for printing", german: "Einzeln, zum Drucken") }
}

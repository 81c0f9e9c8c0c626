import ClinicDatabase
import Report

/// Why something was refused.
extension PageText {
    func reason(_ reason: Reason) -> String {
        switch reason {
        case .signInFirst, .administratorsOnly, .wrongNameOrPassword, .wrongOldPassword, .tokenHasNoSession,
            .tokenHasNoPassword, .tooManyTries, .tokenNotValid, .foreignPage, .sessionTokenMissing:
            access(reason)
        case .nothingHere, .noSuchPatient, .noSuchSensor, .noPatientForCode: nothing(reason)
        case .nothingIsRecorded, .alreadyRecording, .sensorsInUse, .noSensorToRecord, .recorderDidNotBegin,
            .recorderSlow, .tooManyViewers:
            recorder(reason)
        case .noAnalysis, .oneHasNoAnalysis, .oneRecording, .twoPatients, .trendNeedsTwo, .chooseTwo,
            .analysisOfVersion, .fileMissing, .fileAltered, .fileNotWhole:
            results(reason)
        case .noRecording, .recordingHoldsNothing, .recordingOfNewerVersion, .recordingDamaged, .uploadTooLarge,
            .uploadCut, .uploadSlow, .tooManyUploads, .diskFull:
            upload(reason)
        case .deletionCode, .noteLength, .markLength, .nameLength, .notesLength, .labelLength, .birthYear, .bodyMass,
            .height, .side, .idleMinutes:
            input(reason)
        case .rate, .sideInMapping, .sideOfSensor: rows(reason)
        case .mapping(let fault): mapping(fault)
        case .store(let error): store(error)
        case .trouble(let trouble): self.trouble(trouble)
        case .tooMuch:
            say(english: "This is more than is taken at once.", german: "Das ist mehr, als auf einmal angenommen wird.")
        case .internalError: internalError
        case .program(let text): text
        }
    }

    var internalError: String {
        say(
            english: "The station could not do this; its log says why.",
            german: "Die Station konnte das nicht ausführen; ihr Protokoll sagt, warum.")
    }

    private func access(_ reason: Reason) -> String {
        switch reason {
        case .signInFirst:
            say(english: "Sign in first, or bring a token.", german: "Bitte zuerst anmelden.")
        case .administratorsOnly:
            say(english: "Only an administrator may do this.", german: "Das darf nur die Verwaltung.")
        case .wrongNameOrPassword:
            say(english: "The name or the password is wrong.", german: "Name oder Passwort ist falsch.")
        case .wrongOldPassword:
            say(english: "The old password is wrong.", german: "Das alte Passwort ist falsch.")
        case .tokenHasNoSession:
            say(
                english: "A token has no session; remove the token under Settings.",
                german: "Ein Zugang hat keine Sitzung; entfernen Sie ihn unter „Einstellungen“.")
        case .tokenHasNoPassword: say(english: "A token has no password.", german: "Ein Zugang hat kein Passwort.")
        case .tooManyTries(let seconds):
            say(
                english: "Too many tries. Wait \(seconds) seconds, then try again.",
                german: "Zu viele Versuche. Warten Sie \(seconds) Sekunden und versuchen Sie es dann erneut.")
        case .tokenNotValid:
            say(
                english: "This token is not valid, or not any more.",
                german: "Dieser Zugang gilt nicht oder nicht mehr.")
        case .foreignPage:
            say(
                english: "This came from another page; open the station's own and try again.",
                german: "Das kam von einer fremden Seite; öffnen Sie die Seite der Station und versuchen Sie es erneut."
            )
        default:
            say(
                english: "The request lacks this session's token; load the page again.",
                german: "Die Seite gehört nicht mehr zu dieser Sitzung; laden Sie sie neu.")
        }
    }

    private func nothing(_ reason: Reason) -> String {
        switch reason {
        case .noSuchPatient:
            say(english: "There is no patient with this code.", german: "Es gibt keinen Patienten mit diesem Code.")
        case .noSuchSensor:
            say(
                english: "There is no such sensor now; look for sensors again.",
                german: "Diesen Sensor gibt es jetzt nicht; suchen Sie erneut nach Sensoren.")
        case .noPatientForCode:
            say(
                english: "There is no patient with this code. For a new one choose “New patient”.",
                german: "Es gibt keinen Patienten mit diesem Code. Für einen neuen wählen Sie „Neuer Patient“.")
        default:
            say(
                english: "There is no such page or thing, or it was deleted.",
                german: "Das gibt es nicht, oder es wurde gelöscht.")
        }
    }

    private func recorder(_ reason: Reason) -> String {
        switch reason {
        case .nothingIsRecorded: say(english: "Nothing is being recorded.", german: "Es wird nichts aufgenommen.")
        case .alreadyRecording:
            say(english: "A recording is being made already.", german: "Es läuft schon eine Aufnahme.")
        case .sensorsInUse:
            say(
                english: "Sensors are left alone while they are recorded; stop first.",
                german: "Während einer Aufnahme bleiben die Sensoren, wie sie sind; beenden Sie sie zuerst.")
        case .noSensorToRecord: trouble(StationState.Trouble(.noSensorToRecord))
        case .recorderDidNotBegin:
            say(english: "The recorder did not begin.", german: "Die Aufnahme hat nicht begonnen.")
        case .recorderSlow:
            say(
                english: "The recorder takes long; look at Today in a moment.",
                german: "Die Aufnahme braucht länger; sehen Sie gleich auf „Heute“ nach.")
        default:
            say(
                english: "So many people are looking on already that no more fit.",
                german: "Es sehen schon so viele zu, dass niemand mehr dazukann.")
        }
    }

    private func results(_ reason: Reason) -> String {
        switch reason {
        case .noAnalysis:
            say(
                english: "This recording has no analysis yet; ask for one, or wait a moment.",
                german: "Diese Aufnahme hat noch keine Auswertung; fordern Sie eine an oder warten Sie einen Moment.")
        case .oneHasNoAnalysis:
            say(
                english: "One of these recordings has no analysis yet.",
                german: "Eine dieser Aufnahmen hat noch keine Auswertung.")
        case .oneRecording:
            say(english: "These two are one recording.", german: "Das ist zweimal dieselbe Aufnahme.")
        case .twoPatients:
            say(
                english: "These recordings are not of one patient.",
                german: "Diese Aufnahmen gehören nicht zu einem Patienten.")
        case .trendNeedsTwo:
            say(
                english: "A trend needs two analysed recordings or more.",
                german: "Ein Verlauf braucht mindestens zwei ausgewertete Aufnahmen.")
        case .chooseTwo:
            say(
                english: "Choose an earlier and a later recording that are not the same.",
                german: "Wählen Sie eine frühere und eine spätere Aufnahme, die nicht dieselbe sind.")
        case .analysisOfVersion(let version):
            say(
                english: "This analysis was made by version \(version); analyse the recording again.",
                german: "Diese Auswertung stammt von Version \(version); werten Sie die Aufnahme erneut aus.")
        case .fileMissing:
            say(english: "The recording's file is missing.", german: "Die Datei der Aufnahme fehlt.")
        case .fileAltered:
            say(
                english: "The recording's file is not what was recorded.",
                german: "Die Datei der Aufnahme ist nicht die aufgenommene.")
        default:
            say(
                english: "The recording's file is not whole yet.",
                german: "Die Datei der Aufnahme ist noch nicht fertig.")
        }
    }

    private func input(_ reason: Reason) -> String {
        switch reason {
        case .deletionCode:
            say(
                english: "To delete, write the patient's code exactly; nothing was deleted.",
                german: "Zum Löschen geben Sie den Code genau ein; es wurde nichts gelöscht.")
        case .noteLength:
            say(
                english: "A note has 1 to 4000 characters, and no control characters.",
                german: "Eine Notiz hat 1 bis 4000 Zeichen und keine Steuerzeichen.")
        case .markLength:
            say(
                english: "A mark has 1 to 200 characters in one line.",
                german: "Eine Marke hat 1 bis 200 Zeichen in einer Zeile.")
        case .nameLength:
            say(
                english: "A name has at most 200 characters in one line.",
                german: "Ein Name hat höchstens 200 Zeichen in einer Zeile.")
        case .notesLength:
            say(
                english: "Notes have at most 4000 characters, and no control characters.",
                german: "Notizen haben höchstens 4000 Zeichen und keine Steuerzeichen.")
        case .labelLength:
            say(
                english: "What is special and the footwear have at most 200 characters in one line each.",
                german: "Besonderheit und Schuhe haben je höchstens 200 Zeichen in einer Zeile.")
        case .birthYear:
            say(
                english: "A year of birth is between 1900 and 2100.",
                german: "Ein Geburtsjahr liegt zwischen 1900 und 2100.")
        case .bodyMass:
            say(
                english: "The weight is between 2 and 400 kg.", german: "Das Gewicht liegt zwischen 2 und 400 kg.")
        case .height:
            say(
                english: "The height is between 40 and 260 cm.", german: "Die Größe liegt zwischen 40 und 260 cm.")
        case .side: say(english: "A side is left or right.", german: "Eine Seite ist links oder rechts.")
        default:
            say(
                english: "The minutes are between 0.1 and 120.", german: "Die Minuten liegen zwischen 0,1 und 120.")
        }
    }

    private func rows(_ reason: Reason) -> String {
        switch reason {
        case .rate:
            say(
                english: "The rows a second are a number such as 100, 204.8 or 1024/5.",
                german: "Die Zeilen je Sekunde sind eine Zahl wie 100, 204.8 oder 1024/5.")
        case .sideInMapping:
            say(
                english: "The mapping names the foot itself; leave the choice of the foot to it.",
                german: "Die Zuordnung nennt den Fuß selbst; überlassen Sie ihr die Wahl.")
        default:
            say(
                english: "Say which foot the sensor is on; this mapping does not.",
                german: "Geben Sie an, an welchem Fuß der Sensor ist; diese Zuordnung sagt es nicht.")
        }
    }

    private func store(_ error: StoreError) -> String {
        switch error {
        case .noSuch: reason(.nothingHere)
        case .codeNotUsable:
            say(
                english: "\(error)",
                german: "Ein Patientencode hat 1 bis 64 Zeichen und keine Zeilenumbrüche.")
        case .codeTaken(let code):
            say(
                english: "\(error)",
                german: "Es gibt schon einen Patienten mit dem Code \(code); wählen Sie einen anderen.")
        case .nameNotUsable:
            say(
                english: "\(error)",
                german: "Ein Benutzername hat 1 bis 64 Zeichen und keine Zeilenumbrüche.")
        case .nameTaken(let name):
            say(
                english: "\(error)",
                german: "Es gibt schon jemanden mit dem Namen \(name); wählen Sie einen anderen.")
        case .passwordTooWeak:
            say(
                english: "\(error)",
                german: "Ein Passwort hat 10 bis 256 Zeichen und ist nicht der Benutzername.")
        case .linkNotValid:
            say(
                english: "\(error)",
                german: "Dieser Einrichtungslink wurde schon benutzt oder ist abgelaufen; erzeugen Sie einen neuen.")
        case .lastAdministrator:
            say(
                english: "\(error)",
                german: "Das ist die letzte verwaltende Person; legen Sie zuerst eine andere an.")
        case .stillRecording:
            say(
                english: "\(error)",
                german: "Diese Aufnahme läuft noch; beenden Sie sie zuerst.")
        case .system, .inUse, .newerDatabase, .damaged, .noStation, .noFolder, .notAFolder, .database, .notAdopted,
            .fileExists, .folderNotEmpty, .backupDamaged, .documentDamaged:
            internalError
        }
    }
}

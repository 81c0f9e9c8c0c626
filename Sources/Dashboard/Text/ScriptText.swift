import FoundationEssentials
import Report

/// What the pages' scripts say; `{name}` stands where a script puts a value in.
struct ScriptText: Encodable {
    var language: String
    var noAnswer: String
    var answered: String
    // Today and live
    var recording: String
    var recordingWithoutPatient: String
    var soFar: String
    var ready: String
    var oneSends: String
    var manySend: String
    var looking: String
    var plugIn: String
    var left: String
    var right: String
    var new: String
    var sends: String
    var notThere: String
    var batteryUnknown: String
    var battery: String
    var batteries: String
    var nothingLost: String
    var oneLost: String
    var manyLost: String
    var keep: String
    var keepLeft: String
    var keepRight: String
    var leftFoot: String
    var rightFoot: String
    var otherFoot: String
    var swapToLeft: String
    var swapToRight: String
    var noSensorTitle: String
    var printsRows: String
    var troubles: [String: String]
    // Live
    var notRecording: String
    var noSensor: String
    var noLoad: String
    var interval: String
    var nothingStandsOut: String
    var oneAway: String
    var allAway: String
    // Calibration
    var doneWalk: String
    var next: String
    var noWeight: String
    var shares: String
    var held: String
    // What the rows of a sensor mean
    var rowsRead: String
    var rowsRate: String
    var columnMeans: String
    var columnLast: String
    var columnRange: String
    var noValue: String
    var fromTo: String
    // Files that are brought in
    var arrivals: [String: String]
    var ofPatient: String
    var ofNobody: String
    var openRecording: String
    var fileTooLarge: String
    var fileUnreadable: String
    var fileCut: String

    init(_ text: PageText) {
        func say(_ english: String, _ german: String) -> String { text.say(english: english, german: german) }
        language = text.language.rawValue
        noAnswer = say(
            "The station does not answer. Is it switched on, and this device in its network?",
            "Die Station antwortet nicht. Ist sie eingeschaltet und dieses Gerät in ihrem Netz?")
        answered = say("The station answered {status}.", "Die Station antwortete mit {status}.")
        recording = say("Recording {code}", "Aufnahme von {code}")
        recordingWithoutPatient = say("Recording without a patient", "Aufnahme ohne Patient")
        soFar = say("{time} so far", "{time} bis jetzt")
        ready = say("Ready to record", "Bereit zur Aufnahme")
        oneSends = say("1 sensor sends", "1 Sensor sendet")
        manySend = say("{count} sensors send", "{count} Sensoren senden")
        looking = text.lookingForSensors
        plugIn = say(
            "Plug the insoles in, or switch them on.", "Stecken Sie die Messsohlen an oder schalten Sie sie ein.")
        left = text.left
        right = text.right
        new = say("New", "Neu")
        sends = say("Sends", "Sendet")
        notThere = say("Not there", "Nicht da")
        batteryUnknown = say("battery not told", "Akkustand unbekannt")
        battery = say("battery {percent} %", "Akku {percent} %")
        batteries = say("battery {percents}", "Akku {percents}")
        nothingLost = say("nothing lost", "nichts verloren")
        oneLost = say("1 frame lost", "1 Paket verloren")
        manyLost = say("{count} frames lost", "{count} Pakete verloren")
        keep = say("Keep", "Übernehmen")
        keepLeft = say("{sensor}: left foot, keep it", "{sensor}: linker Fuß, übernehmen")
        keepRight = say("{sensor}: right foot, keep it", "{sensor}: rechter Fuß, übernehmen")
        leftFoot = say("Left foot", "Linker Fuß")
        rightFoot = say("Right foot", "Rechter Fuß")
        otherFoot = say("Other foot", "Anderer Fuß")
        swapToLeft = say("{sensor} is on the left foot", "{sensor} ist am linken Fuß")
        swapToRight = say("{sensor} is on the right foot", "{sensor} ist am rechten Fuß")
        noSensorTitle = say("No sensor", "Kein Sensor")
        printsRows = say("Rows of numbers", "Zeilen aus Zahlen")
        troubles = Dictionary(
            uniqueKeysWithValues: StationState.Trouble.Kind.allCases.map { ($0.rawValue, text.trouble($0)) })
        notRecording = say("Not recording", "Keine Aufnahme")
        noSensor = text.noSensorShort
        noLoad = say("no load measured", "keine Last gemessen")
        interval = say("{value} % ({lower} to {upper})", "{value} % ({lower} bis {upper})")
        nothingStandsOut = say("Nothing stands out so far.", "Bis jetzt fällt nichts auf.")
        oneAway = say(
            "A sensor is not there any more; the recording goes on and takes it up again.",
            "Ein Sensor ist nicht mehr da; die Aufnahme läuft weiter und nimmt ihn wieder auf.")
        allAway = say("The sensors are not there any more.", "Die Sensoren sind nicht mehr da.")
        doneWalk = say("Done: walk now", "Fertig: jetzt gehen")
        next = text.next
        noWeight = text.noWeight
        shares = say("Left {left} %, right {right} %", "Links {left} %, rechts {right} %")
        rowsRead = say("{name}: {count} rows read.", "{name}: {count} Zeilen gelesen.")
        rowsRate = say("{rate} a second by their own time.", "{rate} je Sekunde nach ihrer eigenen Zeit.")
        columnMeans = say("What", "Was")
        columnLast = say("Last", "Zuletzt")
        columnRange = say("From, to", "Von, bis")
        noValue = say("no value", "kein Wert")
        fromTo = say("{least} to {most}", "{least} bis {most}")
        arrivals = [
            "new": say("brought in, {owner}.", "eingelesen, {owner}."),
            "known": say(
                "this recording is here already, {owner}; nothing was added.",
                "diese Aufnahme ist schon da, {owner}; nichts kam hinzu."),
            "restored": say(
                "this recording is here already, {owner}; its file was missing or altered and is put back.",
                "diese Aufnahme ist schon da, {owner}; ihre Datei fehlte oder war verändert und ist wieder da."),
        ]
        ofPatient = say("of {code}", "von {code}")
        ofNobody = say("without a patient", "ohne Patient")
        openRecording = say("Open", "Öffnen")
        fileTooLarge = text.reason(.uploadTooLarge)
        fileUnreadable = say(
            "This file cannot be read; choose it again.", "Diese Datei ist nicht lesbar; wählen Sie sie erneut.")
        fileCut = say(
            "The connection broke; nothing of the file was kept. Try again.",
            "Die Verbindung brach ab; nichts von der Datei wurde behalten. Versuchen Sie es erneut.")
        held = say("{shares}: held long enough", "{shares}: lange genug gehalten")
    }

    /// As the script that sets `texts`.
    var script: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(self) else { return "" }
        return "\"use strict\";\nconst texts = \(String(decoding: data, as: UTF8.self));\n"
    }
}

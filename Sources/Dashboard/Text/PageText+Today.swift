import Report

/// Today: sensors, start and stop, what waits.
extension PageText {
    var lookingForSensors: String { say(english: "Looking for sensors", german: "Suche nach Sensoren") }
    var watchLive: String { say(english: "Watch live", german: "Live ansehen") }
    var stop: String { say(english: "Stop", german: "Beenden") }
    var recordAWalk: String { say(english: "Record a walk", german: "Gang aufnehmen") }
    var codeOrWaiting: String {
        say(
            english: "A code, not a name. Left empty, the recording waits for a patient.",
            german: "Ein Code, kein Name. Ohne Code wartet die Aufnahme auf eine Zuordnung.")
    }
    var newPatient: String { say(english: "New patient", german: "Neuer Patient") }
    var calibrateFirst: String {
        say(english: "Guide through the calibration first", german: "Zuerst durch den Abgleich führen")
    }
    var moreAboutWalk: String { say(english: "More about this walk", german: "Mehr zu diesem Gang") }
    var whatIsSpecial: String { say(english: "What is special", german: "Besonderheit") }
    var whatIsSpecialNote: String {
        say(
            english: "Such as “without insole”; recordings of one visit are told apart by it.",
            german: "Etwa „ohne Einlage“; daran unterscheidet man die Aufnahmen eines Termins.")
    }
    var footwear: String { say(english: "Footwear", german: "Schuhe") }
    var notes: String { say(english: "Notes", german: "Notizen") }
    var startRecording: String { say(english: "Start recording", german: "Aufnahme starten") }
    var sensors: String { say(english: "Sensors", german: "Sensoren") }
    var sensor: String { say(english: "Sensor", german: "Sensor") }
    var state: String { say(english: "State", german: "Zustand") }
    var noSensor: String {
        say(
            english: "No sensor is there. Plug the insoles in, or switch them on.",
            german: "Kein Sensor ist da. Stecken Sie die Messsohlen an oder schalten Sie sie ein.")
    }
    func diskFills(_ percent: Int?) -> String {
        let percent = percent ?? StationState.fillingDisk
        return say(
            english: """
                The disk is \(percent) % full. Nothing is deleted by itself: make a backup and delete what is no longer needed, or \
                use a larger disk.
                """,
            german: """
                Der Speicher ist zu \(percent) % voll. Von selbst wird nichts gelöscht: Sichern Sie die Daten und löschen Sie, was \
                nicht mehr gebraucht wird, oder nehmen Sie einen größeren Speicher.
                """)
    }
    var lookAgain: String { say(english: "Look again", german: "Erneut suchen") }
    var withoutPatient: String { say(english: "Recordings without a patient", german: "Aufnahmen ohne Patient") }
    var lastRecordings: String { say(english: "Last recordings", german: "Letzte Aufnahmen") }
}

import Report

/// What is wrong with a sensor or the recorder.
extension PageText {
    /// - Returns: a sentence; "{detail}" stands where the trouble's detail goes in.
    func trouble(_ kind: StationState.Trouble.Kind) -> String {
        switch kind {
        case .noSensorToRecord:
            say(
                english: "There is no sensor to record from; plug one in, or look under Settings.",
                german: "Es ist kein Sensor da, von dem aufgenommen werden kann; stecken Sie einen an.")
        case .recordingStopped:
            say(
                english: "The recording has stopped. {detail}",
                german: "Die Aufnahme wurde abgebrochen. Meldung: {detail}")
        case .anotherSensor:
            say(
                english: "Another sensor is plugged in here ({detail}); it is not used.",
                german: "Hier steckt ein anderer Sensor ({detail}); er wird nicht benutzt.")
        case .sideUnknown:
            say(english: "Which foot is it on? Say it here.", german: "An welchem Fuß ist er? Geben Sie es hier an.")
        case .sidesContradict:
            say(
                english: "It says itself that it is on the other foot than the list of sensors says.",
                german: "Er nennt selbst den anderen Fuß als die Liste der Sensoren.")
        case .notConfigured:
            say(
                english: "It needs a setting before it can be used. {detail}",
                german: "Er braucht noch eine Einstellung, bevor er benutzt werden kann. Meldung: {detail}")
        case .mappingMissing:
            say(
                english: "It prints rows of numbers; an administrator says under Settings what they mean.",
                german: "Er gibt Zeilen aus Zahlen aus; die Verwaltung gibt unter „Einstellungen“ an, was sie bedeuten."
            )
        case .notThere:
            say(
                english: "It is not there; is it plugged in and switched on?",
                german: "Er ist nicht da; ist er angesteckt und eingeschaltet?")
        case .noPermission:
            say(
                english: "The station may not read it. {detail}",
                german: "Die Station darf ihn nicht lesen. Meldung: {detail}")
        case .busy:
            say(
                english: "Another program uses it; end that program, or unplug the sensor and plug it in again.",
                german:
                    "Ein anderes Programm benutzt ihn; beenden Sie es, oder ziehen Sie den Sensor ab und stecken Sie ihn wieder an."
            )
        case .noAnswer:
            say(
                english: "It sends nothing and does not answer; is it switched on?",
                german: "Er sendet nichts und antwortet nicht; ist er eingeschaltet?")
        case .notUnderstood:
            say(
                english: "It sends something that the station does not understand. {detail}",
                german: "Er sendet etwas, das die Station nicht versteht. Meldung: {detail}")
        case .other: say(english: "{detail}", german: "Meldung: {detail}")
        }
    }

    func trouble(_ trouble: StationState.Trouble) -> String {
        self.trouble(trouble.kind).replacing("{detail}", with: trouble.detail ?? "")
    }
}

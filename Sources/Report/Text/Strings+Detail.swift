import GaitAnalysis
import SensorData

/// Words of the detail pages: time lines, quality, limits, warning signs, parameters.
extension Strings {
    // Time lines
    var timelineHeading: String { say(english: "Steps over time", german: "Schritte im Zeitverlauf") }
    var timelineNote: String {
        say(
            english:
                "Each bar is a foot on the ground. Full bars belong to counted strides, hollow bars to strides left out.",
            german:
                "Jeder Balken ist ein Fuß am Boden. Volle Balken gehören zu gezählten Doppelschritten, hohle zu solchen, die ausgelassen wurden."
        )
    }
    var overview: String { say(english: "Whole recording", german: "Ganze Aufnahme") }
    func section(_ start: String, _ end: String) -> String {
        say(english: "Section \(start) to \(end)", german: "Abschnitt \(start) bis \(end)")
    }
    var activityRow: String { say(english: "Activity", german: "Aktivität") }
    var countedStrides: String { say(english: "counted", german: "gezählt") }
    var rejectedStrides: String { say(english: "left out", german: "ausgelassen") }
    func bouts(_ number: Int) -> String {
        number == 1
            ? say(english: "1 walking bout", german: "1 Gehstrecke")
            : say(english: "\(count(number)) walking bouts", german: "\(count(number)) Gehstrecken")
    }
    func stripTitle(_ side: Side, _ period: String) -> String {
        switch side {
        case .left: say(english: "Left foot on the ground, \(period)", german: "Linker Fuß am Boden, \(period)")
        case .right: say(english: "Right foot on the ground, \(period)", german: "Rechter Fuß am Boden, \(period)")
        }
    }
    func stripDescription(counted: Int, rejected: Int) -> String {
        say(
            english: "\(strides(counted)) counted, \(count(rejected)) left out.",
            german: "\(strides(counted)) gezählt, \(count(rejected)) ausgelassen.")
    }
    func activityTitle(_ period: String) -> String {
        say(english: "Activity, \(period)", german: "Aktivität, \(period)")
    }
    func activityDescription(_ activities: [(kind: ActivityPeriod.Kind, periods: Int)]) -> String {
        guard !activities.isEmpty else {
            return say(english: "No activity was recognised.", german: "Es wurde keine Aktivität erkannt.")
        }
        let parts = activities.map {
            say(
                english: "\(activity($0.kind)): \(count($0.periods))",
                german: "\(activity($0.kind)): \(count($0.periods))")
        }
        return say(english: "Number of periods: \(list(parts)).", german: "Anzahl der Abschnitte: \(list(parts)).")
    }
    var noEvents: String {
        say(
            english: "No foot contact was found in this recording.",
            german: "In dieser Aufnahme wurde kein Bodenkontakt gefunden.")
    }

    // Cadence
    /// Whether two figures that should agree do, within 5 %.
    private func cadencesAgree(_ one: Double, _ other: Double) -> String {
        abs(one - other) <= 0.05 * one
            ? say(english: "The two agree.", german: "Beide stimmen überein.")
            : say(
                english: "The two do not agree: steps may have been missed or invented, or the walk was not even.",
                german:
                    "Beide stimmen nicht überein: Schritte können übersehen oder zu viel gezählt worden sein, oder der Gang war ungleichmäßig."
            )
    }

    var wayHeading: String { say(english: "The way, seen from above", german: "Der Weg von oben gesehen") }
    var wayTitle: String { say(english: "Where each foot stood", german: "Wo jeder Fuß stand") }
    var wayNote: String {
        say(
            english:
                "Each dot is one stance, worked out from the motion of that foot’s own sensor; the large dot is the first. Both feet begin at the same place here, as how far apart they were is not known. Errors add up along the way.",
            german:
                "Jeder Punkt ist eine Standphase, berechnet aus der Bewegung des Sensors an diesem Fuß; der große Punkt ist die erste. Beide Füße beginnen hier am selben Ort, denn ihr Abstand ist nicht bekannt. Fehler summieren sich entlang des Weges."
        )
    }
    func wayDescription(_ path: WalkPath, endsFromStart distance: Double) -> String {
        say(
            english:
                "\(sideTitle(path.side)): \(metres(path.length)) along the ground; it ends \(metres(distance)) from where it began.",
            german:
                "\(sideTitle(path.side)): \(metres(path.length)) am Boden entlang; das Ende liegt \(metres(distance)) vom Anfang."
        )
    }

    var cadenceHeading: String { say(english: "Cadence over time", german: "Kadenz im Zeitverlauf") }
    func cadenceNote(events: Double?, spectral: Double?) -> String {
        switch (events, spectral) {
        case (let events?, let spectral?):
            say(
                english:
                    "Average from the counted strides \(stepsPerMinute(events)); from the spectrum of the whole walk, without the events, \(stepsPerMinute(spectral)). \(cadencesAgree(events, spectral))",
                german:
                    "Mittel der gezählten Doppelschritte \(stepsPerMinute(events)); aus dem Spektrum des ganzen Gangs, ohne die Bodenkontakte, \(stepsPerMinute(spectral)). \(cadencesAgree(events, spectral))"
            )
        case (let events?, nil):
            say(
                english:
                    "Average from the counted strides \(stepsPerMinute(events)). The spectrum gave no second figure.",
                german:
                    "Mittel der gezählten Doppelschritte \(stepsPerMinute(events)). Das Spektrum ergab keinen zweiten Wert."
            )
        case (nil, let spectral?):
            say(
                english:
                    "From the spectrum of the whole walk \(stepsPerMinute(spectral)). No counted strides to set beside it.",
                german:
                    "Aus dem Spektrum des ganzen Gangs \(stepsPerMinute(spectral)). Es gibt keine gezählten Doppelschritte zum Vergleich."
            )
        case (nil, nil):
            say(english: "No cadence could be determined.", german: "Die Kadenz ließ sich nicht bestimmen.")
        }
    }
    var cadenceTitle: String {
        say(
            english: "Cadence of each counted stride against time",
            german: "Kadenz jedes gezählten Doppelschritts über der Zeit")
    }
    func cadenceDescription(points: Int, low: Double, high: Double) -> String {
        say(
            english: "\(strides(points)) between \(number(low, places: 0)) and \(stepsPerMinute(high)).",
            german: "\(strides(points)) zwischen \(number(low, places: 0)) und \(stepsPerMinute(high)).")
    }
    var cadenceAxis: String { say(english: "steps/min", german: "Schritte/min") }
    var averageLine: String { say(english: "average of the strides", german: "Mittel der Doppelschritte") }
    var spectralLine: String { say(english: "from the spectrum", german: "aus dem Spektrum") }

    // Quality
    var qualityHeading: String { say(english: "Data quality", german: "Datenqualität") }
    var sensorColumn: String { say(english: "Sensor", german: "Sensor") }
    var samplesColumn: String { say(english: "Samples", german: "Werte") }
    var rateColumn: String { say(english: "Rate declared, measured", german: "Abtastrate angegeben, gemessen") }
    var gapsColumn: String { say(english: "Gaps over 50 ms", german: "Lücken über 50 ms") }
    var discardedColumn: String { say(english: "Samples left out", german: "Werte ausgelassen") }
    var axesColumn: String { say(english: "Foot axes", german: "Achsen des Fußes") }
    func axesConfidence(_ value: Double) -> String {
        say(
            english: "found from the signal, confidence \(number(value * 100, places: 0))\u{A0}%",
            german: "aus dem Signal ermittelt, Sicherheit \(number(value * 100, places: 0))\u{A0}%")
    }
    var axesGiven: String { say(english: "known beforehand", german: "vorab bekannt") }
    func rates(declared: Double, measured: Double?) -> String {
        guard let measured else {
            return say(english: "\(hertz(declared)), not measurable", german: "\(hertz(declared)), nicht messbar")
        }
        return say(english: "\(hertz(declared)), \(hertz(measured))", german: "\(hertz(declared)), \(hertz(measured))")
    }
    func gaps(_ gaps: Int, missing: Double) -> String {
        guard gaps > 0 else { return say(english: "none", german: "keine") }
        return say(
            english: "\(count(gaps)), \(seconds(missing)) missing",
            german: "\(count(gaps)), es fehlen \(seconds(missing))")
    }
    func sensor(_ name: String, _ side: Side?) -> String {
        // Most names say it themselves, in English.
        if let side, language == .english, name.lowercased().contains(side.rawValue) { return name }
        return switch side {
        case .left: say(english: "\(name), left", german: "\(name), links")
        case .right: say(english: "\(name), right", german: "\(name), rechts")
        case nil: say(english: "\(name), side unknown", german: "\(name), Seite unbekannt")
        }
    }
    var noStreams: String {
        say(english: "The recording holds no sensor stream.", german: "Die Aufnahme enthält keine Sensordaten.")
    }
    var stridesLabel: String { say(english: "Strides", german: "Doppelschritte") }
    func stridesCounted(_ counted: Int, rejected: Int) -> String {
        say(
            english: "\(count(counted)) counted, \(count(rejected)) left out",
            german: "\(count(counted)) gezählt, \(count(rejected)) ausgelassen")
    }
    func rejected(_ entry: RejectionCount) -> String {
        say(
            english: "\(rejection(entry.reason)): \(count(entry.strides))",
            german: "\(rejection(entry.reason)): \(count(entry.strides))")
    }
    var completeness: String { say(english: "Completeness", german: "Vollständigkeit") }
    var complete: String { say(english: "the recording is complete", german: "die Aufnahme ist vollständig") }
    /// For the first screen.
    func truncatedNotice(bytesLost: Int) -> String {
        say(
            english: bytesLost > 0
                ? "This recording is not complete: \(count(bytesLost)) bytes of it are damaged, or it breaks off. What was readable was analysed."
                : "This recording is not complete: it was not ended in order and may break off before the walk ended.",
            german: bytesLost > 0
                ? "Diese Aufnahme ist nicht vollständig: \(count(bytesLost)) Bytes sind beschädigt, oder sie bricht ab. Ausgewertet wurde, was lesbar war."
                : "Diese Aufnahme ist nicht vollständig: Sie wurde nicht ordentlich beendet und bricht vielleicht vor dem Ende des Gangs ab."
        )
    }
    func truncated(bytesLost: Int) -> String {
        say(
            english:
                "not complete; \(count(bytesLost)) bytes could not be read. What was readable was analysed",
            german:
                "nicht vollständig; \(count(bytesLost)) Bytes waren nicht lesbar. Ausgewertet wurde, was lesbar war"
        )
    }
    var damagedFrames: String { say(english: "Damaged data packets", german: "Beschädigte Datenpakete") }
    var clocks: String { say(english: "Clocks of the two feet", german: "Uhren der beiden Füße") }
    var oneClock: String { say(english: "one clock for both feet", german: "eine Uhr für beide Füße") }
    var oneFoot: String { say(english: "one foot only", german: "nur ein Fuß") }
    func alignment(_ error: Double) -> String {
        say(
            english: "may disagree by up to \(milliseconds(error)) (95 %)",
            german: "können um bis zu \(milliseconds(error)) voneinander abweichen (95 %)")
    }
    var eventsLabel: String { say(english: "Contacts seen by", german: "Bodenkontakte erkannt von") }
    func eventsSeen(_ entries: [(source: GaitEvent.Source, events: Int)]) -> String {
        list(
            entries.map {
                say(
                    english: "\(eventSource($0.source)): \(count($0.events))",
                    german: "\(eventSource($0.source)): \(count($0.events))")
            })
    }
    func largestDisagreement(_ value: Double) -> String {
        say(
            english: "the two sensors disagree by at most \(milliseconds(value))",
            german: "die beiden Sensoren weichen höchstens \(milliseconds(value)) voneinander ab")
    }
    var sourceRemarks: String { say(english: "Remarks of the source", german: "Anmerkungen der Quelle") }
    var none: String { say(english: "none", german: "keine") }

    // Limits and warning signs
    var notToldHeading: String {
        say(english: "What this recording could not tell", german: "Was diese Aufnahme nicht sagen konnte")
    }
    var nothingNotTold: String {
        say(
            english: "Everything that this report knows how to measure could be measured.",
            german: "Alles, was dieser Bericht messen kann, konnte gemessen werden.")
    }
    /// Names that a list of what is affected gives.
    private static let mostAffected = 9
    func affects(_ names: [String]) -> String {
        let all = names.map(affected)
        let more = all.count - Self.mostAffected
        // One more is as short as its name.
        guard more > 1 else { return say(english: "Concerns: \(list(all)).", german: "Betrifft: \(list(all)).") }
        let first = all.prefix(Self.mostAffected).joined(separator: ", ")
        return say(
            english: "Concerns: \(first) and \(count(more)) more, which the JSON file names.",
            german: "Betrifft: \(first) und \(count(more)) weitere, die in der JSON-Datei stehen.")
    }
    var warningsHeading: String {
        say(english: "Reasons to see a professional", german: "Gründe, fachlichen Rat zu suchen")
    }
    var warningsNote: String {
        say(
            english: "No sensor sees these. Any one of them is a reason, whatever this report says:",
            german: "Das sieht kein Sensor. Jedes einzelne davon ist ein Grund, was immer dieser Bericht sagt:")
    }
    var warningSigns: [String] {
        [
            say(english: "swelling", german: "Schwellung"), say(english: "warmth", german: "Überwärmung"),
            say(english: "numbness", german: "Taubheitsgefühl"), say(english: "fever", german: "Fieber"),
            say(english: "a recent injury", german: "eine frische Verletzung"),
            say(english: "pain for more than a few days", german: "Schmerzen seit mehr als einigen Tagen"),
        ]
    }

    // End
    var aboutHeading: String { say(english: "About this report", german: "Über diesen Bericht") }
    func madeBy(_ software: Software, schema: Int) -> String {
        say(
            english: "Made by \(software.name) \(software.version), results in format \(count(schema)).",
            german: "Erstellt mit \(software.name) \(software.version), Ergebnisse im Format \(count(schema)).")
    }
    var parametersHeading: String { say(english: "Parameters of the analysis", german: "Parameter der Auswertung") }
    var parametersNote: String {
        say(
            english:
                "Names are the program’s own, units SI (times of the resampling in nanoseconds); the same recording with the same parameters gives the same figures.",
            german:
                "Die Namen sind die des Programms, die Einheiten SI (Zeiten der Abtastung in Nanosekunden); dieselbe Aufnahme mit denselben Parametern ergibt dieselben Werte."
        )
    }
}

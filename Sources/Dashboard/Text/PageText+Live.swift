import Report
import SensorData

/// Live, and the guided calibration.
extension PageText {
    var connecting: String { say(english: "Connecting", german: "Verbindung wird aufgebaut") }
    var pressure: String { say(english: "Pressure under the feet", german: "Druck unter den Füßen") }
    var pressureNote: String {
        say(
            english: "Darker carries more; both feet have one scale. The dot is the centre of pressure.",
            german: "Dunkler trägt mehr; beide Füße haben eine Skala. Der Punkt ist der Druckmittelpunkt.")
    }
    var noPlaces: String {
        say(
            english: "The sensor does not say where its cells lie; only their sum shows here.",
            german: "Der Sensor sagt nicht, wo seine Zellen liegen; hier erscheint nur ihre Summe.")
    }
    func pressureMap(_ side: Side) -> String {
        switch side {
        case .left:
            say(
                english: "Pressure map of the left foot with its centre of pressure",
                german: "Druckbild des linken Fußes mit seinem Druckmittelpunkt")
        case .right:
            say(
                english: "Pressure map of the right foot with its centre of pressure",
                german: "Druckbild des rechten Fußes mit seinem Druckmittelpunkt")
        }
    }
    var noSensorShort: String { say(english: "no sensor", german: "kein Sensor") }
    var now: String { say(english: "Now", german: "Jetzt") }
    var stepsAMinute: String { say(english: "Steps a minute", german: "Schritte je Minute") }
    var loadLeftRight: String { say(english: "Load, left : right", german: "Last, links : rechts") }
    var stepTimeLeftRight: String { say(english: "Step time, left : right", german: "Schrittdauer, links : rechts") }
    var stridesCounted: String { say(english: "Strides counted", german: "Gezählte Doppelschritte") }
    var soFar: String { say(english: "Left against right so far", german: "Links gegen rechts bis jetzt") }
    var tooEarly: String {
        say(
            english: "A minute of walking is needed for this; it shows while recording.",
            german: "Dafür braucht es eine Minute Gehen; es erscheint während der Aufnahme.")
    }
    var soFarCaption: String {
        say(
            english:
                "The mark leans to the side that has more, and more on the left is positive; the line is the 95 % interval. The picture reaches 30 % to either side.",
            german:
                "Die Marke weicht zu der Seite aus, die mehr hat, und links mehr ist positiv; die Linie ist das 95-%-Intervall. Das Bild reicht zu jeder Seite bis 30 %."
        )
    }
    var leftMore: String { say(english: "◂ left more", german: "◂ links mehr") }
    var rightMore: String { say(english: "right more ▸", german: "rechts mehr ▸") }
    var measure: String { say(english: "Measure", german: "Größe") }
    var difference: String { say(english: "Difference", german: "Unterschied") }
    var standsOut: String { say(english: "What stands out", german: "Was auffällt") }
    var nothingYet: String { say(english: "Nothing yet.", german: "Noch nichts.") }
    var contact: String {
        say(english: "Contact with the floor, last 10 seconds", german: "Bodenkontakt, letzte 10 Sekunden")
    }
    var contactPicture: String {
        say(
            english: "When each foot stood in the last ten seconds: left above, right below",
            german: "Wann jeder Fuß in den letzten zehn Sekunden stand: links oben, rechts unten")
    }
    var tenSecondsAgo: String { say(english: "10 s ago", german: "vor 10 s") }
    var nowAxis: String { say(english: "now", german: "jetzt") }
    /// The four pieces of the legend: the name of a side in its colour, then what colour that is.
    var legend: (left: String, isBlue: String, right: String, isOrange: String) {
        switch language {
        case .english: ("Left", " is blue, ", "right", " is orange.")
        case .german: ("Links", " ist blau, ", "rechts", " orange.")
        }
    }
    var curves: String {
        say(
            english: "Force over the last five stances of each foot",
            german: "Kraft über die letzten fünf Standphasen jedes Fußes")
    }
    var curvesPicture: String {
        say(
            english: "Total force under each foot from landing to leaving the floor",
            german: "Gesamtkraft unter jedem Fuß vom Aufsetzen bis zum Abheben")
    }
    var landing: String { say(english: "landing", german: "Aufsetzen") }
    var leaving: String { say(english: "leaving the floor", german: "Abheben") }

    // Calibration
    var calibration: String { say(english: "Calibration", german: "Abgleich") }
    var calibrationWords: String {
        say(
            english:
                "Two insoles never weigh alike. From standing with the load shared differently the analysis tells by how much theirs differ, and allows for it. The recording runs already.",
            german:
                "Zwei Messsohlen wiegen nie gleich. Aus dem Stehen mit verschieden verteilter Last erkennt die Auswertung, wie sehr sie sich unterscheiden, und rechnet es heraus. Die Aufnahme läuft schon."
        )
    }
    func calibrationTitle(_ step: CalibrationStep) -> String {
        switch step {
        case .stand: say(english: "Stand still on both feet", german: "Auf beiden Füßen still stehen")
        case .left: say(english: "Shift the weight to the left", german: "Gewicht nach links verlagern")
        case .right: say(english: "Shift the weight to the right", german: "Gewicht nach rechts verlagern")
        case .leftLeg: say(english: "Stand on the left leg", german: "Auf dem linken Bein stehen")
        case .rightLeg: say(english: "Stand on the right leg", german: "Auf dem rechten Bein stehen")
        }
    }
    func calibrationGuide(_ step: CalibrationStep) -> String {
        switch step {
        case .stand:
            say(
                english: "Five seconds, feet beside each other, looking ahead.",
                german: "Fünf Sekunden, Füße nebeneinander, Blick nach vorn.")
        case .left, .right:
            say(
                english: "Both feet stay on the floor; hold it for five seconds.",
                german: "Beide Füße bleiben am Boden; fünf Sekunden halten.")
        case .leftLeg, .rightLeg:
            say(
                english: "Five seconds; hold on to something where that is safer.",
                german: "Fünf Sekunden; wo es sicherer ist, festhalten.")
        }
    }
    var whereTheWeightIs: String { say(english: "Where the weight is now", german: "Wo das Gewicht jetzt ist") }
    var leftAxis: String { say(english: "left", german: "links") }
    var rightAxis: String { say(english: "right", german: "rechts") }
    var noWeight: String { say(english: "No weight on the insoles.", german: "Kein Gewicht auf den Messsohlen.") }
    var next: String { say(english: "Next", german: "Weiter") }
    var skipTheRest: String { say(english: "Skip the rest", german: "Den Rest überspringen") }
}

/// What the guided calibration asks for, in this order.
enum CalibrationStep: String, CaseIterable, Sendable {
    case stand, left, right, leftLeg, rightLeg
}

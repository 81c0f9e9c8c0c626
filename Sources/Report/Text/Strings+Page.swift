import GaitAnalysis
import SensorData

/// Headings, labels and notes of the page.
extension Strings {
    var product: String { say(english: "Heelstrike", german: "Heelstrike") }
    var documentKind: String { say(english: "Gait report", german: "Gangbericht") }
    func documentTitle(_ code: String?) -> String {
        guard let code, !code.isEmpty else { return documentKind }
        return say(english: "Gait report – \(code)", german: "Gangbericht – \(code)")
    }
    /// In the foot of every printed page.
    func footerCode(_ code: String) -> String { say(english: "code \(code)", german: "Code \(code)") }
    var pageWord: String { say(english: "page ", german: "Seite ") }
    var pagesWord: String { say(english: " of ", german: " von ") }
    var purposeShort: String {
        say(
            english: "Supports a professional’s judgement. Not a diagnosis; not a certified medical device.",
            german: "Unterstützt das fachliche Urteil. Keine Diagnose; kein zugelassenes Medizinprodukt.")
    }
    var purpose: String {
        say(
            english:
                "This report describes measurements of walking. It supports a professional’s judgement and does not replace it. It names no disease, gives no diagnosis and does not say why somebody walks as they do. The program is not a certified medical device.",
            german:
                "Dieser Bericht beschreibt Messungen des Gangs. Er unterstützt das fachliche Urteil und ersetzt es nicht. Er nennt keine Krankheit, stellt keine Diagnose und sagt nicht, warum jemand so geht. Das Programm ist kein zugelassenes Medizinprodukt."
        )
    }

    // Session
    var patientCode: String { say(english: "Code", german: "Code") }
    var noCode: String { say(english: "none given", german: "nicht angegeben") }
    var recorded: String { say(english: "Recorded", german: "Aufgenommen") }
    var unknown: String { say(english: "unknown", german: "unbekannt") }
    var length: String { say(english: "Length", german: "Dauer") }
    var affectedSide: String { say(english: "Affected side, as stated", german: "Betroffene Seite laut Angabe") }
    var footwear: String { say(english: "Footwear", german: "Schuhe") }
    var body: String { say(english: "Body", german: "Körper") }
    var notes: String { say(english: "Notes", german: "Notizen") }
    func body(weight: Double?, height: Double?) -> String? {
        switch (weight, height) {
        case (let weight?, let height?):
            say(
                english: "\(number(weight, places: 0))\u{A0}kg, \(number(height, places: 0))\u{A0}cm",
                german: "\(number(weight, places: 0))\u{A0}kg, \(number(height, places: 0))\u{A0}cm")
        case (let weight?, nil):
            say(english: "\(number(weight, places: 0))\u{A0}kg", german: "\(number(weight, places: 0))\u{A0}kg")
        case (nil, let height?):
            say(english: "\(number(height, places: 0))\u{A0}cm", german: "\(number(height, places: 0))\u{A0}cm")
        case (nil, nil): nil
        }
    }

    // Figures of the whole walk
    var figuresHeading: String { say(english: "The walk in figures", german: "Der Gang in Zahlen") }
    var cadence: String { say(english: "Cadence", german: "Kadenz") }
    func stepsPerMinute(_ value: Double) -> String {
        say(english: "\(number(value, places: 0)) steps/min", german: "\(number(value, places: 0)) Schritte/min")
    }
    var walkingSpeed: String { say(english: "Walking speed", german: "Gehgeschwindigkeit") }
    var strideCount: String { say(english: "Strides counted", german: "Gezählte Doppelschritte") }
    /// `side`: the only foot that was recorded.
    func ofStrides(_ all: Int, only side: Side?) -> String {
        if let side {
            return say(
                english: "of \(count(all)) found, \(self.side(side)) foot only",
                german: "von \(count(all)) gefundenen, nur \(stem(side))er Fuß")
        }
        return say(english: "of \(count(all)) found, both feet", german: "von \(count(all)) gefundenen, beide Füße")
    }
    var heelShare: String { say(english: "Heel share", german: "Anteil der Ferse") }
    var strikeAngle: String { say(english: "Foot strike angle", german: "Fußaufsatzwinkel") }
    var toesUp: String { say(english: "toes up is positive", german: "Zehen hoch ist positiv") }
    var ofImpulse: String { say(english: "of the foot’s load", german: "der Last des Fußes") }
    var pathLength: String { say(english: "Path length", german: "Weglänge") }
    func loopClosure(_ value: Double) -> String {
        say(english: "ends \(metres(value)) from its start", german: "endet \(metres(value)) vom Anfang entfernt")
    }
    var notMeasured: String { say(english: "not measured", german: "nicht gemessen") }
    var fromStrides: String { say(english: "from the counted strides", german: "aus den gezählten Doppelschritten") }
    func fromStrideLength(given: Double?) -> String {
        guard let given else {
            return say(english: "from stride length and time", german: "aus Länge und Dauer der Doppelschritte")
        }
        return say(
            english: "from stride length and time; \(speed(given)) as stated",
            german: "aus Länge und Dauer der Doppelschritte; angegeben sind \(speed(given))")
    }
    func leftRight(_ left: String, _ right: String) -> String {
        say(english: "left \(left), right \(right)", german: "links \(left), rechts \(right)")
    }

    // Glance and table
    var glanceHeading: String {
        say(english: "Left against right at a glance", german: "Links gegen rechts auf einen Blick")
    }
    var glanceNote: String {
        say(
            english:
                "Difference in percent of the two feet’s average. The mark leans to the side that has more; the line is the 95 % interval, the grey band what healthy walkers show, where known.",
            german:
                "Unterschied in Prozent des Mittels beider Füße. Die Marke weicht zu der Seite aus, die mehr hat; die Linie ist das 95-%-Intervall, das graue Band zeigt gesunde Gehende, soweit bekannt."
        )
    }
    /// Why a load's line is narrower than the interval of a finding about it; empty where it is not.
    func gainNote(_ findings: [Finding]) -> String {
        guard findings.contains(where: { $0.cautions.contains(.gainUnknown) }) else { return "" }
        return say(
            english:
                " A load’s interval here is that of the strides alone; a finding’s allows for the insoles’ gains too.",
            german:
                " Das Intervall einer Last ist hier das der Doppelschritte allein; das eines Befunds berücksichtigt auch die Verstärkungen der Sohlen."
        )
    }
    var leftMore: String { say(english: "left more", german: "links mehr") }
    var rightMore: String { say(english: "right more", german: "rechts mehr") }
    var equal: String { say(english: "equal", german: "gleich") }
    var tableHeading: String {
        say(english: "Left and right, measure by measure", german: "Links und rechts, Größe für Größe")
    }
    func tableNote(speed: Double?) -> String {
        guard let speed else {
            return say(
                english:
                    "Mean ± standard deviation over the counted strides; CV is the standard deviation in percent of the mean. Difference: in percent of both feet’s average (symmetry index), or for angles, heights and the like left minus right; positive when the left is larger, with its 95 % interval. Walking speed is not known; it changes these figures.",
                german:
                    "Mittelwert ± Standardabweichung über die gezählten Doppelschritte; VK ist die Standardabweichung in Prozent des Mittelwerts. Unterschied: in Prozent des Mittels beider Füße (Symmetrie-Index), bei Winkeln, Höhen und Ähnlichem links minus rechts; positiv, wenn links größer ist, mit 95-%-Intervall. Die Gehgeschwindigkeit ist nicht bekannt; sie verändert diese Werte."
            )
        }
        return say(
            english:
                "Mean ± standard deviation over the counted strides; CV is the standard deviation in percent of the mean. Difference: in percent of both feet’s average (symmetry index), or for angles, heights and the like left minus right; positive when the left is larger, with its 95 % interval. Walking speed \(self.speed(speed)); other speeds give other figures.",
            german:
                "Mittelwert ± Standardabweichung über die gezählten Doppelschritte; VK ist die Standardabweichung in Prozent des Mittelwerts. Unterschied: in Prozent des Mittels beider Füße (Symmetrie-Index), bei Winkeln, Höhen und Ähnlichem links minus rechts; positiv, wenn links größer ist, mit 95-%-Intervall. Gehgeschwindigkeit \(self.speed(speed)); andere Geschwindigkeiten ergeben andere Werte."
        )
    }
    var measureColumn: String { say(english: "Measure", german: "Größe") }
    var differenceColumn: String { say(english: "Difference", german: "Unterschied") }
    var pictureColumn: String { say(english: "Picture", german: "Bild") }
    var healthyColumn: String { say(english: "Healthy range", german: "Gesunder Bereich") }
    var noReference: String { say(english: "not known", german: "nicht bekannt") }
    func strides(_ number: Int) -> String {
        number == 1
            ? say(english: "1 stride", german: "1 Doppelschritt")
            : say(english: "\(count(number)) strides", german: "\(count(number)) Doppelschritte")
    }
    func strides(_ number: Int, variation: Double?) -> String {
        guard let variation else { return strides(number) }
        return say(
            english: "\(strides(number)), \(self.variation(variation))",
            german: "\(strides(number)), \(self.variation(variation))")
    }
    func variation(_ percent: Double) -> String {
        say(english: "CV\u{A0}\(self.percent(percent))", german: "VK\u{A0}\(self.percent(percent))")
    }
    func meanAndDeviation(_ mean: String, _ deviation: String?, unit: String) -> String {
        guard let deviation else {
            return say(english: "\(mean)\(unitSuffix(unit))", german: "\(mean)\(unitSuffix(unit))")
        }
        return say(
            english: "\(mean) ± \(deviation)\(unitSuffix(unit))", german: "\(mean) ± \(deviation)\(unitSuffix(unit))")
    }
    func referenceSources(_ sources: [String]) -> String {
        say(
            english: "Healthy ranges (2.5th to 97.5th percentile): \(sources.map(source).joined(separator: "; ")).",
            german: "Gesunde Bereiche (2,5. bis 97,5. Perzentil): \(sources.map(source).joined(separator: "; ")).")
    }
    func intervalTitle(_ measure: String) -> String {
        say(english: "\(measure): left against right", german: "\(measure): links gegen rechts")
    }
    func intervalDescription(_ estimate: Estimate, _ reference: ReferenceInterval?) -> String {
        let value = signedPercent(estimate.value)
        let range = estimate.interval.map { signedRange($0.lower, $0.upper, places: 1) + "\u{A0}%" }
        let healthy = reference.map { signedRange($0.lower, $0.upper, places: 1) + "\u{A0}%" }
        switch (range, healthy) {
        case (let range?, let healthy?):
            return say(
                english:
                    "Symmetry index \(value), 95 % interval \(range), healthy range \(healthy); positive: left larger.",
                german:
                    "Symmetrie-Index \(value), 95-%-Intervall \(range), gesunder Bereich \(healthy); positiv: links größer."
            )
        case (let range?, nil):
            return say(
                english:
                    "Symmetry index \(value), 95 % interval \(range), no healthy range known; positive: left larger.",
                german:
                    "Symmetrie-Index \(value), 95-%-Intervall \(range), kein gesunder Bereich bekannt; positiv: links größer."
            )
        case (nil, let healthy?):
            return say(
                english: "Symmetry index \(value), no interval, healthy range \(healthy); positive: left larger.",
                german: "Symmetrie-Index \(value), ohne Intervall, gesunder Bereich \(healthy); positiv: links größer.")
        case (nil, nil):
            return say(
                english: "Symmetry index \(value), no interval; positive: left larger.",
                german: "Symmetrie-Index \(value), ohne Intervall; positiv: links größer.")
        }
    }
    var otherIndicesHeading: String { say(english: "Other symmetry figures", german: "Weitere Symmetriemaße") }
    var symmetryRatio: String { say(english: "Symmetry ratio", german: "Verhältnis") }
    var symmetryAngle: String { say(english: "Symmetry angle", german: "Winkel") }
    var gaitAsymmetry: String { say(english: "Gait asymmetry", german: "Gang\u{AD}asymmetrie") }
    var otherIndicesNote: String {
        say(
            english:
                "Ratio: left ÷ right, 1 means equal. Angle: Zifchock 2008, 0 % means equal, positive when the left is larger. Gait asymmetry: Plotnik 2005, without sign. Smallest detectable change: a smaller change of the difference between two such recordings is error (a lower bound).",
            german:
                "Verhältnis: links ÷ rechts, 1 heißt gleich. Winkel: Zifchock 2008, 0 % heißt gleich, positiv, wenn links größer ist. Gangasymmetrie: Plotnik 2005, ohne Vorzeichen. Kleinste erkennbare Änderung: eine kleinere Änderung des Unterschieds zwischen zwei solchen Aufnahmen ist Messfehler (untere Grenze)."
        )
    }

    // Findings
    var findingsHeading: String { say(english: "Findings", german: "Befunde") }
    var noFindings: String { say(english: "None.", german: "Keine.") }
    var measured: String { say(english: "Measured", german: "Gemessen") }
    var alsoMeasured: String { say(english: "Points the same way", german: "Weist in dieselbe Richtung") }
    var howSure: String { say(english: "How sure", german: "Wie sicher") }
    var against: String { say(english: "Against what", german: "Womit verglichen") }
    var elseExplains: String { say(english: "What else could explain it", german: "Was es sonst erklären könnte") }
    var alongChain: String {
        say(english: "What may be loaded next", german: "Was als Nächstes mehr belastet sein kann")
    }

    // Curves
    var curvesHeading: String { say(english: "Load over stance", german: "Last über die Standphase") }
    var curvesNote: String {
        say(
            english:
                "Average over the counted strides; the band is one standard deviation to either side. The three regions share one scale where their units agree.",
            german:
                "Mittel der gezählten Doppelschritte; das Band ist eine Standardabweichung nach jeder Seite. Die drei Regionen haben dieselbe Skala, wo ihre Einheiten übereinstimmen."
        )
    }
    var stanceAxis: String { say(english: "% of stance", german: "% der Standphase") }
    func curveDescription(_ curve: StanceCurve, peak: Double, at percent: Int) -> String {
        let places = peak < 10 ? 1 : 0
        return say(
            english:
                "\(sideTitle(curve.side)): average of \(strides(curve.strides)), highest \(number(peak, places: places)) \(curve.unit) at \(percent) % of stance.",
            german:
                "\(sideTitle(curve.side)): Mittel über \(strides(curve.strides)), höchster Wert \(number(peak, places: places)) \(curve.unit) bei \(percent) % der Standphase."
        )
    }
    func curveTitle(_ subject: StanceCurve.Subject) -> String {
        say(
            english: "\(self.subject(subject)): load over stance, left and right",
            german: "\(self.subject(subject)): Last über die Standphase, links und rechts")
    }
}

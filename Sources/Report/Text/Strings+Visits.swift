import GaitAnalysis

/// Words for what changed between visits.
extension Strings {
    func leftAgainstRight(_ measure: Measure) -> String {
        say(english: "\(self.measure(measure)), left–right", german: "\(self.measure(measure)), links–rechts")
    }
    func bothFeet(_ measure: Measure) -> String {
        say(english: "\(self.measure(measure)), both feet", german: "\(self.measure(measure)), beide Füße")
    }
    func regularity(_ figure: VisitFigure.Regularity) -> String {
        switch figure {
        case .strideTimeVariation:
            say(english: "Stride time variation (CV)", german: "Schwankung der Doppelschrittzeit (VK)")
        case .phaseCoordinationIndex: say(english: "Phase coordination index", german: "Phasenkoordinations-Index")
        case .improvedHarmonicRatio:
            say(english: "Improved harmonic ratio", german: "Verbessertes harmonisches Verhältnis")
        }
    }

    // Comparison
    func changeSince(_ visit: String) -> String {
        say(english: "Change since \(visit)", german: "Änderung seit \(visit)")
    }
    func moreChanges(_ number: Int) -> String {
        number == 1
            ? say(english: "One more is marked in the table.", german: "Eine weitere ist in der Tabelle markiert.")
            : say(
                english: "\(count(number)) more are marked in the table.",
                german: "\(count(number)) weitere sind in der Tabelle markiert.")
    }
    var comparisonTitle: String { say(english: "What changed", german: "Was sich verändert hat") }
    func changesHeadline(found: Int, of tested: Int) -> String {
        switch found {
        case 0:
            say(
                english: "No change beyond the error of measurement in \(count(tested)) figures.",
                german: "Keine Änderung über den Messfehler hinaus in \(count(tested)) Werten.")
        case 1:
            say(
                english: "1 of \(count(tested)) figures changed beyond the error of measurement.",
                german: "1 von \(count(tested)) Werten hat sich über den Messfehler hinaus verändert.")
        default:
            say(
                english: "\(count(found)) of \(count(tested)) figures changed beyond the error of measurement.",
                german: "\(count(found)) von \(count(tested)) Werten haben sich über den Messfehler hinaus verändert.")
        }
    }
    func visit(_ label: String, _ analysis: SessionAnalysis) -> String {
        var parts = [label]
        if let recordedAt = analysis.recordedAt { parts.append(date(recordedAt)) }
        parts.append(strides(analysis.quality.stridesCounted))
        if let speed = analysis.metrics.walkingSpeed { parts.append(self.speed(speed)) }
        return parts.joined(separator: " · ")
    }
    func change(_ change: FigureChange) -> String {
        let figure = FigureFormat(name: change.name, unit: change.unit, strings: self)
        let before = figure.value(change.before.value, self)
        let after = figure.value(change.after.value, self)
        let size = figure.signed(change.change.value, self)
        guard let interval = change.change.interval else {
            return say(
                english: "\(figure.name): \(before) before, \(after) after, a change of \(size).",
                german: "\(figure.name): vorher \(before), nachher \(after), eine Änderung von \(size).")
        }
        let range = figure.range(interval, self)
        return say(
            english:
                "\(figure.name): \(before) before, \(after) after, a change of \(size) (95 % interval \(range)). \(direction(change))",
            german:
                "\(figure.name): vorher \(before), nachher \(after), eine Änderung von \(size) (95-%-Intervall \(range)). \(direction(change))"
        )
    }
    /// Whether left and right came nearer to each other; empty for figures that are no difference.
    private func direction(_ change: FigureChange) -> String {
        guard FindingMeasure(change.name).isBetweenFeet else { return "" }
        let (before, after) = (abs(change.before.value), abs(change.after.value))
        if after < before {
            return say(
                english: "Left and right are more alike than before.",
                german: "Links und rechts sind einander ähnlicher als vorher.")
        }
        return say(
            english: "Left and right are less alike than before.",
            german: "Links und rechts sind einander weniger ähnlich als vorher.")
    }
    func smallestChange(_ change: FigureChange) -> String {
        let figure = FigureFormat(name: change.name, unit: change.unit, strings: self)
        let own = figure.size(change.minimalDetectableChange, self)
        let family = figure.size(change.familyLimit, self)
        return say(
            english:
                "Smallest detectable change of this figure alone (MDC95): \(own); with all figures tested together: \(family).",
            german:
                "Kleinste erkennbare Änderung dieses Wertes allein (MDC95): \(own); wenn alle Werte zusammen geprüft werden: \(family)."
        )
    }
    var figureColumn: String { say(english: "Figure", german: "Wert") }
    var changeColumn: String { say(english: "Change", german: "Änderung") }
    var intervalColumn: String { say(english: "95 % interval", german: "95-%-Intervall") }
    var limitColumn: String { say(english: "Counts from", german: "Zählt ab") }
    var slopeColumn: String { say(english: "From visit to visit", german: "Von Termin zu Termin") }
    var beyondMark: String { "*" }
    var aloneMark: String { "(*)" }
    /// What is said of a change that its own interval shows and the family of tests does not.
    func clearAlone(of tests: Int) -> String {
        say(
            english: "clear alone, not among the \(count(tests)) figures tested together",
            german: "allein deutlich, nicht unter den \(count(tests)) zusammen geprüften Werten")
    }
    var beyondNote: String {
        say(
            english: "* beyond the error of measurement, all figures tested together",
            german: "* über den Messfehler hinaus, alle Werte zusammen geprüft")
    }

    func errorBasis(_ basis: VisitComparison.ErrorBasis, baseline: Int) -> String {
        switch basis {
        case .withinSession:
            say(
                english:
                    "Beyond within-session error; between-day error unknown. The standard error of measurement comes from the strides of each recording and is a lower bound: putting the sensors on again and another day add to it. At least three baseline visits show how much.",
                german:
                    "Über den Fehler innerhalb einer Aufnahme hinaus; der Fehler zwischen Tagen ist unbekannt. Der Standardmessfehler stammt aus den Doppelschritten jeder Aufnahme und ist eine untere Grenze: Erneutes Anlegen der Sensoren und ein anderer Tag kommen hinzu. Wie viel, zeigen mindestens drei Ausgangstermine."
            )
        case .betweenVisits:
            say(
                english:
                    "The error comes from how \(count(baseline)) baseline visits differ from one another, which includes putting the sensors on again and other days.",
                german:
                    "Der Fehler stammt daraus, wie sich \(count(baseline)) Ausgangstermine voneinander unterscheiden; erneutes Anlegen der Sensoren und andere Tage sind darin enthalten."
            )
        }
    }
    func familyNote(tests: Int, rate: Double) -> String {
        say(
            english:
                "\(count(tests)) figures are tested at once. A change is reported only if fewer than \(number(100 * rate, places: 0)) of 100 comparisons without any change would report even one (Holm 1979).",
            german:
                "\(count(tests)) Werte werden zugleich geprüft. Eine Änderung wird nur gemeldet, wenn von 100 Vergleichen ohne jede Änderung weniger als \(number(100 * rate, places: 0)) auch nur eine melden würden (Holm 1979)."
        )
    }
    func caution(_ caution: VisitComparison.Caution) -> String {
        switch caution {
        case .differentSensors:
            say(
                english: "The recordings were not made with the same sensors: a change may come from them.",
                german: "Die Aufnahmen wurden nicht mit denselben Sensoren gemacht: Eine Änderung kann daher kommen.")
        case .differentSpeed:
            say(
                english: "The walking speeds differ by more than a tenth: many figures follow the speed.",
                german:
                    "Die Gehgeschwindigkeiten unterscheiden sich um mehr als ein Zehntel: Viele Werte hängen von der Geschwindigkeit ab."
            )
        case .differentPatientCodes:
            say(
                english: "The recordings carry different codes: is it the same person?",
                german: "Die Aufnahmen tragen verschiedene Codes: Ist es dieselbe Person?")
        case .gainUnknown:
            say(
                english:
                    "Forces are comparable only if the insoles read as they did before: insole force was found off by −3.7 to +5.6 % (Cramer 2022, Sensors 22:2203). Smaller changes of a force, or of its left–right difference, may be the insole’s.",
                german:
                    "Kräfte sind nur vergleichbar, wenn die Sohlen so anzeigen wie zuvor: Die Kraft von Messsohlen wich um −3,7 bis +5,6 % ab (Cramer 2022, Sensors 22:2203). Kleinere Änderungen einer Kraft oder ihres Unterschieds zwischen links und rechts können an der Sohle liegen."
            )
        case .notInOrderOfTime:
            say(
                english: "The recording called “after” is the older one.",
                german: "Die Aufnahme „nachher“ ist die ältere.")
        }
    }
    func onlyBefore(_ names: [String]) -> String {
        say(
            english: "Only in the recording before, so not compared: \(list(names)).",
            german: "Nur in der früheren Aufnahme und daher nicht verglichen: \(list(names)).")
    }
    func onlyAfter(_ names: [String]) -> String {
        say(
            english: "Only in the recording after, so not compared: \(list(names)).",
            german: "Nur in der späteren Aufnahme und daher nicht verglichen: \(list(names)).")
    }
    func differentUnits(_ names: [String]) -> String {
        say(
            english: "Measured in different units, so not compared: \(list(names)).",
            german: "In verschiedenen Einheiten gemessen und daher nicht verglichen: \(list(names)).")
    }
    func changeTitle(_ name: String) -> String { say(english: "\(name): change", german: "\(name): Änderung") }
    func changeDescription(_ change: FigureChange) -> String { self.change(change) }
    var changePictureNote: String {
        say(
            english:
                "The mark is the change in units of the smallest that counts; the line is its 95 % interval, the grey band what error alone can show.",
            german:
                "Die Marke ist die Änderung, gemessen an der kleinsten, die zählt; die Linie ist ihr 95-%-Intervall, das graue Band zeigt, was der Fehler allein bewirken kann."
        )
    }

    // Trend
    var trendTitle: String { say(english: "Visits over time", german: "Termine im Verlauf") }
    func trendHeadline(visits: Int, changed: Int, of figures: Int) -> String {
        changed == 0
            ? say(
                english: "\(count(visits)) visits: no figure of \(count(figures)) left the error of measurement.",
                german: "\(count(visits)) Termine: Kein Wert von \(count(figures)) verließ den Messfehler.")
            : say(
                english:
                    "\(count(visits)) visits: \(count(changed)) of \(count(figures)) figures changed beyond the error of measurement.",
                german:
                    "\(count(visits)) Termine: \(count(changed)) von \(count(figures)) Werten haben sich über den Messfehler hinaus verändert."
            )
    }
    func against(baseline: Int) -> String {
        baseline == 1
            ? say(
                english: "Each visit is set against the first one.",
                german: "Jeder Termin wird mit dem ersten verglichen.")
            : say(
                english: "Each visit is set against the first \(count(baseline)), which are the baseline.",
                german: "Jeder Termin wird mit den ersten \(count(baseline)) verglichen, den Ausgangsterminen.")
    }
    func slope(_ slope: Estimate, _ figure: FigureFormat) -> String {
        let value = figure.signed(slope.value, self)
        guard let interval = slope.interval else { return value }
        return say(
            english: "\(value) (\(figure.range(interval, self)))", german: "\(value) (\(figure.range(interval, self)))")
    }
    func courseTitle(_ name: String) -> String {
        say(english: "\(name) over the visits", german: "\(name) über die Termine")
    }
    func courseDescription(first: String, last: String, visits: Int) -> String {
        say(
            english: "\(count(visits)) visits, from \(first) to \(last).",
            german: "\(count(visits)) Termine, von \(first) bis \(last).")
    }
}

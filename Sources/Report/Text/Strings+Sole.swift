import GaitAnalysis
import SensorData

/// Words about the sole, the first page's answers and the steadiness of the walk.
extension Strings {
    // The four answers
    var whichSide: String { say(english: "Which side", german: "Welche Seite") }
    var howMuch: String { say(english: "How much", german: "Wie viel") }
    var whatNext: String { say(english: "What to do next", german: "Was als Nächstes tun") }
    func sideAnswer(_ side: FindingSide?) -> String {
        switch side {
        case .left: say(english: "Left", german: "Links")
        case .right: say(english: "Right", german: "Rechts")
        case .both: say(english: "Both", german: "Beide")
        case nil: say(english: "The whole walk", german: "Der ganze Gang")
        }
    }
    func clarity(_ finding: Finding) -> String {
        guard finding.isClear else { return say(english: "At the limit", german: "An der Grenze") }
        return finding.cautions.isEmpty
            ? say(english: "Clearly beyond the limit", german: "Klar jenseits der Grenze")
            : say(
                english: "Clearly beyond the limit, with a caution", german: "Klar jenseits der Grenze, mit Vorbehalt")
    }
    var lookAt: String { say(english: "Examine clinically", german: "Klinisch untersuchen") }
    var otherFindingsHeading: String { say(english: "Also found", german: "Außerdem gefunden") }
    func moreFindings(_ number: Int) -> String {
        number == 1
            ? say(english: "One more stands under “Findings”.", german: "Ein weiterer steht unter „Befunde“.")
            : say(
                english: "\(count(number)) more stand under “Findings”.",
                german: "\(count(number)) weitere stehen unter „Befunde“.")
    }

    // Groups of measures
    func group(_ group: MeasureGroup) -> String {
        switch group {
        case .time: say(english: "Time", german: "Zeit")
        case .load: say(english: "Load", german: "Last")
        case .footMotion: say(english: "Motion of the foot", german: "Bewegung des Fußes")
        }
    }
    var otherMeasuresHeading: String { say(english: "Other measures", german: "Weitere Größen") }
    var detectableChange: String {
        say(
            english: "Smallest detectable change between visits",
            german: "Kleinste erkennbare Änderung zwischen Terminen")
    }

    // Soles
    var solesHeading: String { say(english: "Load on the soles", german: "Last auf den Sohlen") }
    func soleTitle(_ side: Side) -> String {
        switch side {
        case .left:
            say(
                english: "Left sole seen from above: mean load over stance",
                german: "Linke Sohle von oben: mittlere Last über die Standphase")
        case .right:
            say(
                english: "Right sole seen from above: mean load over stance",
                german: "Rechte Sohle von oben: mittlere Last über die Standphase")
        }
    }
    var soleDifferenceTitle: String {
        say(
            english: "Left less right, drawn on a right sole",
            german: "Links minus rechts, auf einer rechten Sohle gezeichnet")
    }
    var soleDifference: String { say(english: "Left − right", german: "Links − rechts") }
    func cellMapNote(unit: String) -> String {
        say(
            english:
                "Mean over stance of each cell in \(unit), at its place on the insole. Blue and +: more on the left; orange and −: more on the right.",
            german:
                "Mittel jeder Zelle über die Standphase in \(unit), an ihrem Platz auf der Sohle. Blau und +: links mehr; orange und −: rechts mehr."
        )
    }
    var regionMapNote: String {
        say(
            english:
                "Share of each region in the foot’s load, in percent. The places are a sketch: the device does not say where its cells lie. Blue and +: more on the left; orange and −: more on the right.",
            german:
                "Anteil jeder Region an der Last des Fußes in Prozent. Die Plätze sind eine Skizze: Das Gerät sagt nicht, wo seine Zellen liegen. Blau und +: links mehr; orange und −: rechts mehr."
        )
    }
    func mapDescription(_ spots: [(name: String, value: String)], note: String) -> String {
        let parts = spots.map {
            $0.name.isEmpty ? $0.value : say(english: "\($0.name) \($0.value)", german: "\($0.name) \($0.value)")
        }
        return say(
            english: "From heel to toes: \(list(parts)). \(note)",
            german: "Von der Ferse zu den Zehen: \(list(parts)). \(note)")
    }
    func fineMapDescription(cells: Int) -> String {
        say(
            english: "\(count(cells)) cells; darker means more load. The table of regions holds the numbers.",
            german: "\(count(cells)) Zellen; dunkler heißt mehr Last. Die Zahlen stehen in der Tabelle der Regionen.")
    }
    var pathsTitle: String {
        say(
            english: "Ways of the centre of pressure, both drawn on a right sole",
            german: "Wege des Druckmittelpunkts, beide auf einer rechten Sohle gezeichnet")
    }
    var pathsCaption: String {
        say(
            english: "Centre of pressure, left (blue, solid) and right (orange, dashed)",
            german: "Druckmittelpunkt, links (blau, durchgezogen) und rechts (orange, gestrichelt)")
    }
    func pathDescription(_ map: SoleMap) -> String {
        let outermost = map.path.map(\.outwards).max() ?? 0
        let innermost = map.path.map(\.outwards).min() ?? 0
        let way = (map.path.last?.forwards ?? 0) - (map.path.first?.forwards ?? 0)
        return say(
            english:
                "\(sideTitle(map.side)): \(number(way * 1000, places: 0)) mm from heel to toes, between \(number(innermost * 1000, places: 0)) and \(number(outermost * 1000, places: 0)) mm from the foot’s axis, outwards positive.",
            german:
                "\(sideTitle(map.side)): \(number(way * 1000, places: 0)) mm von der Ferse zu den Zehen, zwischen \(number(innermost * 1000, places: 0)) und \(number(outermost * 1000, places: 0)) mm von der Achse des Fußes, nach außen positiv."
        )
    }
    var regionsHeading: String { say(english: "Regions of the sole", german: "Regionen der Sohle") }
    var regionColumn: String { say(english: "Region", german: "Region") }
    var shareColumn: String { say(english: "Share in %, left | right", german: "Anteil in %, links | rechts") }
    func peakColumn(_ unit: String) -> String {
        say(english: "Peak load in \(unit), left | right", german: "Spitzenlast in \(unit), links | rechts")
    }
    var contactColumn: String { say(english: "Contact in ms, left | right", german: "Kontakt in ms, links | rechts") }
    var pressureColumn: String {
        say(english: "Peak pressure in kPa, left | right", german: "Spitzendruck in kPa, links | rechts")
    }
    func feet(_ left: String, _ right: String) -> String {
        say(english: "\(left) | \(right)", german: "\(left) | \(right)")
    }
    func region(_ region: SoleRegion) -> String {
        switch region {
        case .heel: say(english: "Heel", german: "Ferse")
        case .heelMedial: say(english: "Inner heel", german: "Ferse innen")
        case .heelLateral: say(english: "Outer heel", german: "Ferse außen")
        case .midfoot: say(english: "Midfoot", german: "Mittelfuß")
        case .midfootMedial: say(english: "Inner midfoot", german: "Mittelfuß innen")
        case .midfootLateral: say(english: "Outer midfoot", german: "Mittelfuß außen")
        case .forefoot: say(english: "Forefoot and toes", german: "Vorfuß und Zehen")
        case .metatarsal1: say(english: "Metatarsal head 1", german: "Mittelfußköpfchen 1")
        case .metatarsal2to3: say(english: "Metatarsal heads 2 and 3", german: "Mittelfußköpfchen 2 und 3")
        case .metatarsal4to5: say(english: "Metatarsal heads 4 and 5", german: "Mittelfußköpfchen 4 und 5")
        case .metatarsals: say(english: "Metatarsal heads", german: "Mittelfußköpfchen")
        case .hallux: say(english: "Big toe", german: "Großzehe")
        case .lesserToes: say(english: "Lesser toes", german: "Kleine Zehen")
        case .toes: say(english: "Toes", german: "Zehen")
        }
    }

    // Curves
    var curveBarNote: String {
        say(
            english:
                "A bar at the bottom marks where the feet differ with 95 % confidence over the whole curve at once, in the colour of the foot that carries more.",
            german:
                "Ein Balken unten zeigt, wo sich die Füße mit 95 % Sicherheit über die ganze Kurve zugleich unterscheiden, in der Farbe des Fußes, der mehr trägt."
        )
    }
    func curvesApart(_ comparison: CurveComparison) -> String {
        // A sample or two beyond the band tell nobody anything.
        let regions = comparison.regions.filter { $0.to - $0.from >= 2 }
        guard comparison.regions.isEmpty || !regions.isEmpty else {
            return say(
                english: "The feet differ beyond the band for less than 3\u{A0}% of stance at a time.",
                german:
                    "Die Füße unterscheiden sich jeweils weniger als 3\u{A0}% der Standphase lang über das Band hinaus."
            )
        }
        guard !regions.isEmpty else {
            return say(
                english: "The feet differ nowhere beyond the band.",
                german: "Die Füße unterscheiden sich nirgends über das Band hinaus.")
        }
        let parts = regions.map { region in
            let stretch = region.from == region.to ? count(region.from) : "\(count(region.from))–\(count(region.to))"
            return region.leftIsLarger
                ? say(english: "left more at \(stretch)\u{A0}%", german: "links mehr bei \(stretch)\u{A0}%")
                : say(english: "right more at \(stretch)\u{A0}%", german: "rechts mehr bei \(stretch)\u{A0}%")
        }
        return say(
            english: "The feet differ: \(list(parts)) of stance.",
            german: "Die Füße unterscheiden sich: \(list(parts)) der Standphase.")
    }

    // Steadiness
    var steadinessHeading: String { say(english: "Steadiness", german: "Gleichmäßigkeit") }
    var valueColumn: String { say(english: "Value", german: "Wert") }
    var strideVariation: String { say(english: "Variation of stride time", german: "Schwankung der Doppelschrittzeit") }
    var fromStrideToStride: String {
        say(english: "from stride to stride", german: "von Doppelschritt zu Doppelschritt")
    }
    var strideVariationNote: String {
        say(
            english: "Coefficient of variation, mean of both feet; grows when walking slowly.",
            german: "Variationskoeffizient, Mittel beider Füße; nimmt bei langsamem Gehen zu.")
    }
    func ofFoot(_ side: Side) -> String {
        switch side {
        case .left: say(english: "… of the left foot", german: "… des linken Fußes")
        case .right: say(english: "… of the right foot", german: "… des rechten Fußes")
        }
    }
    var coordination: String { say(english: "Phase coordination index", german: "Phasenkoordinations-Index") }
    func coordinationNote(_ coordination: PhaseCoordination) -> String {
        say(
            english:
                "How exactly a step comes in the middle of the other foot’s stride; 0 is perfect. Mean phase \(degrees(coordination.phase)), 180° is even.",
            german:
                "Wie genau ein Schritt in die Mitte des Doppelschritts des anderen Fußes fällt; 0 ist vollkommen. Mittlere Phase \(degrees(coordination.phase)), 180° ist gleichmäßig."
        )
    }
    var harmonicRatio: String {
        say(english: "Harmonic ratio of the force", german: "Harmonisches Verhältnis der Kraft")
    }
    var harmonicRatioNote: String {
        say(
            english:
                "Even over odd harmonics of both feet’s summed force; more is more alike. Published values of the trunk do not apply.",
            german:
                "Gerade zu ungeraden Harmonischen der summierten Kraft beider Füße; mehr heißt gleichmäßiger. Veröffentlichte Werte des Rumpfes gelten hier nicht."
        )
    }
    var improvedRatio: String {
        say(english: "Improved harmonic ratio", german: "Verbessertes harmonisches Verhältnis")
    }
    var improvedRatioNote: String {
        say(
            english: "Even power of the whole; 100 % means that every step is alike.",
            german: "Anteil der geraden Leistung am Ganzen; 100 % heißt, dass jeder Schritt gleich ist.")
    }
    var butterflyTitle: String {
        say(
            english: "Common centre of pressure of both feet over a mean stride",
            german: "Gemeinsamer Druckmittelpunkt beider Füße über einen mittleren Doppelschritt")
    }
    var butterflyDescription: String {
        say(
            english:
                "Two soles side by side. The line runs forwards under one foot, across to the other heel, forwards under that foot and back across. It crosses itself in the middle when both feet carry and roll alike.",
            german:
                "Zwei Sohlen nebeneinander. Die Linie läuft unter einem Fuß nach vorn, hinüber zur anderen Ferse, unter diesem Fuß nach vorn und wieder zurück. Sie kreuzt sich in der Mitte, wenn beide Füße gleich tragen und abrollen."
        )
    }
    var butterflyCaption: String {
        say(
            english:
                "Both feet together (butterfly): it crosses itself in the middle when they carry alike. How far apart the feet are is a sketch.",
            german:
                "Beide Füße zusammen (Schmetterling): Die Linie kreuzt sich in der Mitte, wenn sie gleich tragen. Der Abstand der Füße ist eine Skizze."
        )
    }
    var spectrumHeading: String { say(english: "Spectrum of the force", german: "Spektrum der Kraft") }
    func noSpectrum(least: Int) -> String {
        say(
            english: "Needs the force under both feet and at least \(strides(least)) of each.",
            german: "Braucht die Kraft unter beiden Füßen und mindestens \(strides(least)) je Fuß.")
    }
    func spectrumNote(strideFrequency: Double?) -> String {
        let first =
            strideFrequency.map {
                say(
                    english: "1 is the stride’s own frequency (\(number($0, places: 2))\u{A0}Hz), 2 the step’s. ",
                    german:
                        "1 ist die Frequenz des Doppelschritts (\(number($0, places: 2))\u{A0}Hz), 2 die des Schritts. "
                )
            }
            ?? say(
                english: "1 is the stride’s own frequency, 2 the step’s. ",
                german: "1 ist die Frequenz des Doppelschritts, 2 die des Schritts. ")
        return say(
            english:
                "\(first)Full bars repeat with every step; hollow bars are what a left step has and a right step has not. Two equal steps leave the hollow bars at nothing.",
            german:
                "\(first)Volle Balken wiederholen sich mit jedem Schritt; hohle Balken sind das, worin sich linker und rechter Schritt unterscheiden. Bei zwei gleichen Schritten sind die hohlen Balken null."
        )
    }
    var evenHarmonics: String {
        say(english: "even: alike in both steps", german: "gerade: beiden Schritten gemeinsam")
    }
    var oddHarmonics: String {
        say(english: "odd: different between them", german: "ungerade: zwischen ihnen verschieden")
    }
    var spectrumAxis: String {
        say(
            english: "% of the mean load of both feet, scaled by the square root",
            german: "% der mittleren Last beider Füße, Höhe nach der Quadratwurzel")
    }
    var harmonicAxis: String {
        say(english: "times the stride’s frequency", german: "Vielfaches der Doppelschrittfrequenz")
    }
    var spectrumTitle: String {
        say(
            english: "Spectrum of both feet’s summed force, harmonics of the stride",
            german: "Spektrum der summierten Kraft beider Füße, Harmonische des Doppelschritts")
    }
    func spectrumDescription(_ amplitudes: [Double], strides: Int) -> String {
        func largest(_ isWanted: (Int) -> Bool) -> (harmonic: Int, value: String) {
            let all = amplitudes.enumerated().map { ($0.offset + 1, $0.element) }.filter { isWanted($0.0) }
            let top = all.max { $0.1 < $1.1 } ?? (0, 0)
            return (top.0, percent(top.1))
        }
        let (even, odd) = (largest { $0.isMultiple(of: 2) }, largest { !$0.isMultiple(of: 2) })
        return say(
            english:
                "Bars of \(count(amplitudes.count)) harmonics from \(self.strides(strides)). The largest even one is number \(even.harmonic) with \(even.value), the largest odd one number \(odd.harmonic) with \(odd.value) of the mean load.",
            german:
                "Balken von \(count(amplitudes.count)) Harmonischen aus \(strides == 1 ? "1 Doppelschritt" : "\(count(strides)) Doppelschritten"). Die größte gerade ist Nummer \(even.harmonic) mit \(even.value), die größte ungerade Nummer \(odd.harmonic) mit \(odd.value) der mittleren Last."
        )
    }
    var singleStridesHeading: String { say(english: "Stride by stride", german: "Doppelschritt für Doppelschritt") }
    func singleStridesTitle(_ measure: String) -> String {
        say(
            english: "\(measure) of each counted stride against time",
            german: "\(measure) jedes gezählten Doppelschritts über der Zeit")
    }
    func singleStridesDescription(points: Int, low: String, high: String, unit: String) -> String {
        say(
            english: "\(strides(points)) between \(low) and \(high) \(unit).",
            german: "\(strides(points)) zwischen \(low) und \(high) \(unit).")
    }
    var driftHeading: String {
        say(english: "Change within the recording, per minute", german: "Änderung während der Aufnahme, je Minute")
    }
    func driftNote(_ clear: Int, of all: Int, minutes: Double) -> String {
        clear == 0
            ? say(
                english:
                    "Over \(number(minutes, places: 1)) minutes none of the \(count(all)) measures changes beyond its error.",
                german:
                    "Über \(number(minutes, places: 1)) Minuten ändert sich keine der \(count(all)) Größen über ihren Fehler hinaus."
            )
            : say(
                english:
                    "Over \(number(minutes, places: 1)) minutes \(count(clear)) of \(count(all)) measures change beyond their 95 % interval; one in twenty does so by chance.",
                german:
                    "Über \(number(minutes, places: 1)) Minuten ändern sich \(count(clear)) von \(count(all)) Größen über ihr 95-%-Intervall hinaus; eine von zwanzig tut das zufällig."
            )
    }
    func clearestShown(_ number: Int) -> String {
        say(
            english: "The \(count(number)) clearest are shown; all stand in the JSON file.",
            german: "Die \(count(number)) deutlichsten sind gezeigt; alle stehen in der JSON-Datei.")
    }
    var driftOfDifference: String {
        say(english: "Difference, left growing positive", german: "Unterschied, links zunehmend positiv")
    }
    var driftOfBoth: String { say(english: "Mean of both feet", german: "Mittel beider Füße") }

    // Quality
    func gapList(_ gaps: [(start: Double, length: Double)], more: Int) -> String {
        let parts = gaps.map {
            say(
                english: "\(seconds($0.length)) at \(moment($0.start, inMinutes: $0.start >= 120))",
                german: "\(seconds($0.length)) bei \(moment($0.start, inMinutes: $0.start >= 120))")
        }
        let text = parts.joined(separator: "; ")
        return more > 0 ? say(english: "\(text); \(count(more)) more", german: "\(text); \(count(more)) weitere") : text
    }
    func clockRestarts(_ restarts: Int) -> String {
        restarts == 1
            ? say(english: "its clock began again once", german: "die Uhr begann einmal neu")
            : say(
                english: "its clock began again \(count(restarts)) times",
                german: "die Uhr begann \(count(restarts))-mal neu")
    }
    func bridged(_ drops: Int, time: Double) -> String {
        drops == 1
            ? say(english: "1 drop-out bridged (\(seconds(time)))", german: "1 Aussetzer überbrückt (\(seconds(time)))")
            : say(
                english: "\(count(drops)) drop-outs bridged (\(seconds(time)))",
                german: "\(count(drops)) Aussetzer überbrückt (\(seconds(time)))")
    }
    func damage(_ quality: Quality) -> String {
        var parts: [String] = []
        if quality.damagedFrames > 0 {
            parts.append(
                say(
                    english: "\(count(quality.damagedFrames)) damaged",
                    german: "\(count(quality.damagedFrames)) beschädigt"))
        }
        if quality.lostFrames > 0 {
            parts.append(
                say(english: "\(count(quality.lostFrames)) lost", german: "\(count(quality.lostFrames)) verloren"))
        }
        if quality.overrunBytes > 0 {
            parts.append(
                say(
                    english: "\(count(quality.overrunBytes)) bytes lost because the computer was too slow",
                    german: "\(count(quality.overrunBytes)) Bytes verloren, weil der Rechner zu langsam war"))
        }
        return parts.isEmpty ? none : list(parts)
    }
    var patternColumn: String { say(english: "Pattern", german: "Muster") }
    var fromColumn: String { say(english: "Found from", german: "Erkennbar ab") }
    var smallestDifferenceNote: String {
        say(
            english: "A difference must pass its limit and its error. Smaller ones could be there and not be seen.",
            german:
                "Ein Unterschied muss seine Grenze und seinen Fehler überschreiten. Kleinere können da sein, ohne gesehen zu werden."
        )
    }
    var parametersElsewhere: String {
        say(
            english: "The parameters of the analysis stand in the page on screen and in the JSON file.",
            german: "Die Parameter der Auswertung stehen in der Seite am Bildschirm und in der JSON-Datei.")
    }
}

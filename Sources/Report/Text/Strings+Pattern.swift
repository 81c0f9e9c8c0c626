import GaitAnalysis
import SensorData

/// The sentences that belong to one pattern each.
extension Strings {
    /// The pattern's name.
    func pattern(_ pattern: Pattern) -> String {
        switch pattern {
        case .weightShift: say(english: "Favouring one side", german: "Bevorzugung einer Seite")
        case .antalgic: say(english: "Less time on one leg", german: "Weniger Zeit auf einem Bein")
        case .reducedHeelLoading: say(english: "Reduced heel loading", german: "Verminderte Fersenbelastung")
        case .heelStrikeAvoidance:
            say(english: "Flat or forefoot landing", german: "Flacher Aufsatz oder Vorfußaufsatz")
        case .hardHeelImpact: say(english: "Hard heel impact", german: "Harter Fersenaufprall")
        case .overpronation: say(english: "Foot rolling inwards", german: "Fuß kippt nach innen")
        case .oversupination: say(english: "Foot rolling outwards", german: "Fuß kippt nach außen")
        case .lateralLoading: say(english: "Load on the outer border", german: "Last am Außenrand")
        case .lowArch: say(english: "Midfoot carrying more", german: "Mittelfuß trägt mehr")
        case .highArch: say(english: "Midfoot carrying less", german: "Mittelfuß trägt weniger")
        case .forefootOverload: say(english: "Forefoot carrying more", german: "Vorfuß trägt mehr")
        case .toeOut: say(english: "Foot pointing outwards", german: "Fuß zeigt nach außen")
        case .toeIn: say(english: "Foot pointing inwards", german: "Fuß zeigt nach innen")
        case .stiffGait: say(english: "Stiff, guarded swing", german: "Steifer, schonender Schwung")
        case .circumduction: say(english: "Foot swinging round", german: "Zirkumduktion des Fußes")
        case .weakPushOff: say(english: "Weak push-off", german: "Schwacher Abdruck")
        case .lowClearance: say(english: "Low toe clearance", german: "Geringe Zehenfreiheit")
        case .stepLengthAsymmetry: say(english: "Uneven steps", german: "Ungleiche Schritte")
        case .irregularGait: say(english: "Irregular stride time", german: "Unregelmäßige Doppelschrittzeit")
        case .fatigueDrift: say(english: "Drift over the recording", german: "Veränderung während der Aufnahme")
        case .chainShift:
            say(english: "Load passed on along the chain", german: "Weitergabe der Last entlang der Kette")
        case .visitChange:
            say(english: "Change since an earlier recording", german: "Veränderung seit einer früheren Aufnahme")
        case .earlyHeelRise: say(english: "Early heel rise", german: "Frühe Fersenablösung")
        }
    }

    /// Which side and what, in one short line.
    func findingTitle(_ finding: Finding) -> String {
        switch finding.side {
        case .left: sidedTitle(finding, .left)
        case .right: sidedTitle(finding, .right)
        case .both: titleOfBoth(finding.pattern)
        case nil: titleOfWalk(finding)
        }
    }

    private func sidedTitle(_ finding: Finding, _ foot: Side) -> String {
        let (one, other) = (side(foot), side(foot.opposite))
        return switch finding.pattern {
        case .weightShift:
            say(
                english: "The \(one) leg carries less load than the \(other)",
                german: "Das \(stem(foot))e Bein trägt weniger Last als das \(stem(foot.opposite))e")
        case .antalgic:
            say(
                english: "Less time on the \(one) leg than on the \(other)",
                german: "Weniger Zeit auf dem \(stem(foot))en Bein als auf dem \(stem(foot.opposite))en")
        case .reducedHeelLoading where isDifference(finding):
            say(
                english: "The \(one) heel is loaded less than the \(other)",
                german: "Die \(stem(foot))e Ferse wird weniger belastet als die \(stem(foot.opposite))e")
        case .reducedHeelLoading:
            say(
                english: "The \(one) heel is loaded less than expected",
                german: "Die \(stem(foot))e Ferse wird weniger belastet als erwartet")
        case .heelStrikeAvoidance:
            say(
                english: "The \(one) foot lands flatter than the \(other)",
                german: "Der \(stem(foot))e Fuß setzt flacher auf als der \(stem(foot.opposite))e")
        case .hardHeelImpact:
            say(
                english: "The \(one) heel lands harder than the \(other)",
                german: "Die \(stem(foot))e Ferse setzt härter auf als die \(stem(foot.opposite))e")
        case .overpronation:
            say(
                english: "The \(one) foot rolls inwards more than the \(other)",
                german: "Der \(stem(foot))e Fuß kippt stärker nach innen als der \(stem(foot.opposite))e")
        case .oversupination:
            say(
                english: "The \(one) foot rolls outwards more than the \(other)",
                german: "Der \(stem(foot))e Fuß kippt stärker nach außen als der \(stem(foot.opposite))e")
        case .lateralLoading:
            say(
                english: "The \(one) foot carries more on its outer border than the \(other)",
                german: "Der \(stem(foot))e Fuß trägt mehr auf dem Außenrand als der \(stem(foot.opposite))e")
        case .lowArch:
            say(
                english: "The \(one) midfoot carries more than the \(other)",
                german: "Der \(stem(foot))e Mittelfuß trägt mehr als der \(stem(foot.opposite))e")
        case .highArch:
            say(
                english: "The \(one) midfoot carries less than the \(other)",
                german: "Der \(stem(foot))e Mittelfuß trägt weniger als der \(stem(foot.opposite))e")
        case .forefootOverload:
            say(
                english: "The \(one) forefoot carries more than the \(other)",
                german: "Der \(stem(foot))e Vorfuß trägt mehr als der \(stem(foot.opposite))e")
        case .toeOut:
            say(
                english: "The \(one) foot points outwards more than the \(other)",
                german: "Der \(stem(foot))e Fuß zeigt weiter nach außen als der \(stem(foot.opposite))e")
        case .toeIn:
            say(
                english: "The \(one) foot points inwards more than the \(other)",
                german: "Der \(stem(foot))e Fuß zeigt weiter nach innen als der \(stem(foot.opposite))e")
        case .stiffGait:
            say(
                english: "The \(one) foot swings more slowly and stiffly than the \(other)",
                german: "Der \(stem(foot))e Fuß schwingt langsamer und steifer als der \(stem(foot.opposite))e")
        case .circumduction:
            say(
                english: "The \(one) foot swings farther outwards than the \(other)",
                german: "Der \(stem(foot))e Fuß schwingt weiter nach außen als der \(stem(foot.opposite))e")
        case .weakPushOff:
            say(
                english: "The \(one) foot pushes off more weakly than the \(other)",
                german: "Der \(stem(foot))e Fuß drückt schwächer ab als der \(stem(foot.opposite))e")
        case .lowClearance:
            say(
                english: "The toes of the \(one) foot pass closer to the floor than the \(other)",
                german:
                    "Die Zehen des \(stem(foot))en Fußes kommen dem Boden näher als die des \(stem(foot.opposite))en")
        case .stepLengthAsymmetry:
            say(
                english: "The \(one) foot steps less far than the \(other)",
                german: "Der \(stem(foot))e Fuß macht kürzere Schritte als der \(stem(foot.opposite))e")
        case .irregularGait:
            say(
                english: "The stride time of the \(one) foot varies more than that of the \(other)",
                german:
                    "Die Doppelschrittzeit des \(stem(foot))en Fußes schwankt mehr als die des \(stem(foot.opposite))en"
            )
        case .fatigueDrift:
            say(
                english: "The \(one) foot changes over the recording",
                german: "Der \(stem(foot))e Fuß verändert sich während der Aufnahme")
        case .chainShift:
            chainTitle(finding)
                ?? say(
                    english: "Load leaves the \(one) foot’s usual places",
                    german: "Die Last verlässt die gewohnten Stellen des \(stem(foot))en Fußes")
        case .visitChange:
            say(
                english: "The \(one) foot has changed since the earlier recording",
                german: "Der \(stem(foot))e Fuß hat sich seit der früheren Aufnahme verändert")
        case .earlyHeelRise:
            say(
                english: "The \(one) heel leaves the floor earlier than the \(other)",
                german: "Die \(stem(foot))e Ferse hebt früher ab als die \(stem(foot.opposite))e")
        }
    }

    private func chainTitle(_ finding: Finding) -> String? {
        guard let takeover = finding.takeover else { return nil }
        let (from, to) = (side(takeover.fromSide), side(takeover.toSide))
        switch (takeover.fromRegion, takeover.toRegion) {
        case (nil, nil):
            return say(
                english: "The \(to) foot takes over load from the \(from)",
                german: "Der \(stem(takeover.toSide))e Fuß übernimmt Last vom \(stem(takeover.fromSide))en")
        case (nil, let region?):
            return say(
                english: "The \(to) foot, most of all its \(third(region)), takes over load from the \(from)",
                german:
                    "Der \(stem(takeover.toSide))e Fuß, vor allem \(third(region)), übernimmt Last vom \(stem(takeover.fromSide))en"
            )
        case (let region?, nil):
            return say(
                english: "Load leaves the \(from) \(third(region))",
                german: "\(third(region).uppercasedFirst) \(from) gibt Last ab")
        case (let shed?, let took?):
            return say(
                english: "Load of the \(from) \(third(shed)) arrives at the \(to) \(third(took))",
                german: "\(third(shed).uppercasedFirst) \(from) gibt Last ab, \(third(took)) \(to) nimmt sie auf")
        }
    }

    private func third(_ third: SoleThird) -> String {
        switch third {
        case .heel: say(english: "heel", german: "die Ferse")
        case .midfoot: say(english: "midfoot", german: "der Mittelfuß")
        case .forefoot: say(english: "forefoot", german: "der Vorfuß")
        }
    }

    private func titleOfBoth(_ pattern: Pattern) -> String {
        switch pattern {
        case .reducedHeelLoading:
            say(
                english: "Both heels are loaded less than expected",
                german: "Beide Fersen werden weniger belastet als erwartet")
        case .heelStrikeAvoidance:
            say(english: "Both feet land flatter than expected", german: "Beide Füße setzen flacher auf als erwartet")
        case .toeOut:
            say(
                english: "Both feet point outwards more than expected",
                german: "Beide Füße zeigen weiter nach außen als erwartet")
        case .lowClearance:
            say(
                english: "The toes of both feet pass close to the floor",
                german: "Die Zehen beider Füße kommen dem Boden nahe")
        default: say(english: "Both feet: \(self.pattern(pattern))", german: "Beide Füße: \(self.pattern(pattern))")
        }
    }

    private func titleOfWalk(_ finding: Finding) -> String {
        switch finding.pattern {
        case .irregularGait:
            say(
                english: "The time of a stride varies from one to the next",
                german: "Die Dauer der Doppelschritte schwankt von einem zum nächsten")
        case .fatigueDrift:
            FindingMeasure(finding.measure).measure.map { moved in
                say(
                    english: "The difference between the feet changes over the recording: \(measureInSentence(moved))",
                    german:
                        "Der Unterschied zwischen den Füßen ändert sich während der Aufnahme: \(measureInSentence(moved))"
                )
            }
                ?? say(
                    english: "The gait changes over the recording",
                    german: "Der Gang verändert sich während der Aufnahme")
        default: pattern(finding.pattern)
        }
    }

    // MARK: What else

    /// What else can make the same numbers.
    func otherExplanations(_ pattern: Pattern) -> String {
        switch pattern {
        case .weightShift:
            say(
                english:
                    "One insole that reads higher than the other (gain), an insole that sits differently, different shoes, a bag carried on one side, or walking in curves.",
                german:
                    "Eine Messsohle, die mehr anzeigt als die andere (Verstärkung), eine Sohle, die anders sitzt, verschiedene Schuhe, eine Tasche auf einer Seite oder Gehen in Kurven."
            )
        case .antalgic:
            say(
                english:
                    "Walking in curves or turning, a different shoe or sole on one foot, a change of speed on the way, or contact found earlier on one foot because its sensor reads lower (gain).",
                german:
                    "Gehen in Kurven oder Wenden, ein anderer Schuh oder eine andere Sohle an einem Fuß, ein Wechsel der Geschwindigkeit unterwegs, oder ein Kontakt, der an einem Fuß früher erkannt wird, weil sein Sensor weniger anzeigt (Verstärkung)."
            )
        case .reducedHeelLoading:
            say(
                english:
                    "Heel cells that read lower on one insole (gain), an insole that has slipped, a heel raise or different shoes, slow walking, or turning.",
                german:
                    "Fersenzellen, die in einer Sohle weniger anzeigen (Verstärkung), eine verrutschte Sohle, eine Fersenerhöhung oder verschiedene Schuhe, langsames Gehen oder Wenden."
            )
        case .heelStrikeAvoidance:
            say(
                english:
                    "A sensor that sits at another angle on one foot, slow walking or short steps (both flatten the landing), a treadmill, a heel raise, or an insole that has slipped.",
                german:
                    "Ein Sensor, der an einem Fuß in einem anderen Winkel sitzt, langsames Gehen oder kurze Schritte (beides macht den Aufsatz flacher), ein Laufband, eine Fersenerhöhung oder eine verrutschte Sohle."
            )
        case .hardHeelImpact:
            say(
                english:
                    "Heel cells that read higher on one insole (gain), a harder heel or sole under one foot, faster walking, or a loose sensor.",
                german:
                    "Fersenzellen, die in einer Sohle mehr anzeigen (Verstärkung), ein härterer Absatz oder eine härtere Sohle an einem Fuß, schnelleres Gehen oder ein lockerer Sensor."
            )
        case .overpronation, .oversupination:
            say(
                english:
                    "A sensor that sits tilted on one foot, an insole that has slipped sideways, a sloping floor, worn shoes, or walking in curves. Pressure alone says little about how a foot rolls.",
                german:
                    "Ein Sensor, der an einem Fuß gekippt sitzt, eine seitlich verrutschte Sohle, ein schräger Boden, abgelaufene Schuhe oder Gehen in Kurven. Der Druck allein sagt wenig darüber, wie ein Fuß abrollt."
            )
        case .lateralLoading:
            say(
                english:
                    "An insole that has slipped sideways, border cells that read higher on one insole (gain), a sloping floor, worn shoes, or walking in curves.",
                german:
                    "Eine seitlich verrutschte Sohle, Randzellen, die in einer Sohle mehr anzeigen (Verstärkung), ein schräger Boden, abgelaufene Schuhe oder Gehen in Kurven."
            )
        case .lowArch, .highArch:
            say(
                english:
                    "Midfoot cells that read differently on one insole (gain), an arch support in one shoe, an insole that has slipped, or load that a spared heel passed on. The midfoot’s share is only a stand-in for the shape of the arch.",
                german:
                    "Mittelfußzellen, die in einer Sohle anders anzeigen (Verstärkung), eine Gewölbestütze in einem Schuh, eine verrutschte Sohle, oder Last, die eine geschonte Ferse weitergibt. Der Anteil des Mittelfußes steht nur stellvertretend für die Form des Gewölbes."
            )
        case .forefootOverload:
            say(
                english:
                    "Forefoot cells that read higher on one insole (gain), a higher heel on one shoe, faster walking, walking uphill, or load that a spared heel passed on.",
                german:
                    "Vorfußzellen, die in einer Sohle mehr anzeigen (Verstärkung), ein höherer Absatz an einem Schuh, schnelleres Gehen, Gehen bergauf, oder Last, die eine geschonte Ferse weitergibt."
            )
        case .toeOut, .toeIn:
            say(
                english:
                    "A sensor that sits turned on one foot, walking in curves, or a foot that has always pointed that way.",
                german:
                    "Ein Sensor, der an einem Fuß verdreht sitzt, Gehen in Kurven, oder ein Fuß, der schon immer so zeigte."
            )
        case .stiffGait:
            say(
                english:
                    "A sensor that sits loosely on one foot, a heavier shoe or a brace on one leg, slow walking, or a flatter landing.",
                german:
                    "Ein Sensor, der an einem Fuß locker sitzt, ein schwererer Schuh oder eine Schiene an einem Bein, langsames Gehen oder ein flacherer Aufsatz."
            )
        case .circumduction:
            say(
                english:
                    "Walking in curves, an obstacle or a wall on one side, a sensor that sits turned on one foot, or a longer leg.",
                german:
                    "Gehen in Kurven, ein Hindernis oder eine Wand auf einer Seite, ein Sensor, der an einem Fuß verdreht sitzt, oder ein längeres Bein."
            )
        case .weakPushOff:
            say(
                english:
                    "Slow walking or short steps, a stiff sole, a sensor that sits loosely on one foot, or forefoot cells that read lower (gain).",
                german:
                    "Langsames Gehen oder kurze Schritte, eine steife Sohle, ein Sensor, der an einem Fuß locker sitzt, oder Vorfußzellen, die weniger anzeigen (Verstärkung)."
            )
        case .lowClearance:
            say(
                english:
                    "A sensor that sits lower or farther back on one foot, a thicker sole, slow walking, or a soft floor. Millimetres are near the limit of what a foot sensor can tell.",
                german:
                    "Ein Sensor, der an einem Fuß tiefer oder weiter hinten sitzt, eine dickere Sohle, langsames Gehen oder ein weicher Boden. Millimeter sind nahe an der Grenze dessen, was ein Fußsensor sagen kann."
            )
        case .stepLengthAsymmetry:
            say(
                english:
                    "Turning always to the same side, a foot that slides or twists on the floor in the turn, or walking in curves.",
                german:
                    "Immer zur selben Seite wenden, ein Fuß, der beim Wenden auf dem Boden rutscht oder dreht, oder Gehen in Kurven."
            )
        case .irregularGait:
            say(
                english:
                    "Slow walking (it alone makes strides vary more), turns and obstacles, somebody in the way, or contacts that the sensor found late.",
                german:
                    "Langsames Gehen (es allein lässt Doppelschritte mehr schwanken), Wenden und Hindernisse, jemand im Weg, oder Kontakte, die der Sensor spät fand."
            )
        case .fatigueDrift:
            say(
                english:
                    "A change of speed, shoe or floor on the way, an insole or sensor that slips or warms up (drift of its zero or gain), or growing tiredness of both legs.",
                german:
                    "Ein Wechsel von Geschwindigkeit, Schuh oder Boden unterwegs, eine Sohle oder ein Sensor, der verrutscht oder sich erwärmt (Drift von Nullpunkt oder Verstärkung), oder zunehmende Ermüdung beider Beine."
            )
        case .chainShift:
            say(
                english:
                    "The same as for the finding behind it; the shares of one foot sum to one, so what one region loses another must gain.",
                german:
                    "Dasselbe wie beim Befund, der dahintersteht; die Anteile eines Fußes ergeben zusammen eins: was eine Region verliert, muss eine andere gewinnen."
            )
        case .visitChange:
            say(
                english:
                    "Sensors put on differently, other shoes or floor, another speed, or an ordinary change from day to day, which one earlier recording cannot tell.",
                german:
                    "Anders angelegte Sensoren, andere Schuhe oder ein anderer Boden, eine andere Geschwindigkeit oder gewöhnliche Schwankungen von Tag zu Tag, die eine einzige frühere Aufnahme nicht zeigen kann."
            )
        case .earlyHeelRise:
            say(
                english:
                    "Faster walking, a heel raise or a stiff sole on one foot, heel cells that read lower (gain), or a heel that is spared.",
                german:
                    "Schnelleres Gehen, eine Fersenerhöhung oder eine steife Sohle an einem Fuß, Fersenzellen, die weniger anzeigen (Verstärkung), oder eine geschonte Ferse."
            )
        }
    }

    /// What may be loaded next along the chain of foot and knee; names the place where it is known.
    func chain(_ finding: Finding) -> String {
        guard finding.pattern == .chainShift, let takeover = finding.takeover else {
            return chain(finding.pattern, finding.side)
        }
        let foot = side(takeover.toSide)
        guard let region = takeover.toRegion else {
            return say(
                english: "What takes over may be the next to hurt: look at the \(foot) foot, and at the knee above it.",
                german:
                    "Was übernimmt, kann als Nächstes schmerzen: Sehen Sie auf den \(stem(takeover.toSide))en Fuß und auf das Knie darüber."
            )
        }
        // In German the third as the object of looking.
        let object =
            switch region {
            case .heel: "die Ferse"
            case .midfoot: "den Mittelfuß"
            case .forefoot: "den Vorfuß"
            }
        return say(
            english:
                "What takes over may be the next to hurt: look at the \(foot) \(third(region)), and at the knee above it.",
            german:
                "Was übernimmt, kann als Nächstes schmerzen: Sehen Sie auf \(object) \(foot) und auf das Knie darüber.")
    }

    /// What may be loaded next along the chain of foot and knee.
    func chain(_ pattern: Pattern, _ side: FindingSide?) -> String {
        switch side {
        case .left: sidedChain(pattern, .left)
        case .right: sidedChain(pattern, .right)
        case .both, nil: chainOfBoth(pattern)
        }
    }

    private func sidedChain(_ pattern: Pattern, _ foot: Side) -> String {
        let (one, other) = (side(foot), side(foot.opposite))
        return switch pattern {
        case .weightShift:
            say(
                english:
                    "The \(other) leg takes over what the \(one) sheds, so the \(other) foot and knee may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too.",
                german:
                    "Das \(stem(foot.opposite))e Bein übernimmt, was das \(stem(foot))e abgibt; der \(stem(foot.opposite))e Fuß und das \(stem(foot.opposite))e Knie können als Nächstes mehr belastet sein. Wird ein Knie geschont, wird auch der Fuß darunter anders belastet."
            )
        case .antalgic:
            say(
                english:
                    "The \(other) foot and knee stay on the ground longer and may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too.",
                german:
                    "Der \(stem(foot.opposite))e Fuß und das \(stem(foot.opposite))e Knie bleiben länger belastet und können als Nächstes mehr tragen. Wird ein Knie geschont, wird auch der Fuß darunter anders belastet."
            )
        case .reducedHeelLoading:
            say(
                english:
                    "What the \(one) heel sheds arrives at the \(one) midfoot and forefoot or at the \(other) foot. A foot that lands differently changes how the knee above it is loaded: look at the \(one) knee, and at the \(other) leg.",
                german:
                    "Was die \(stem(foot))e Ferse abgibt, kommt am \(stem(foot))en Mittelfuß und Vorfuß an oder am \(stem(foot.opposite))en Fuß. Ein Fuß, der anders aufsetzt, verändert die Belastung des Knies darüber: Sehen Sie auf das \(stem(foot))e Knie und auf das \(stem(foot.opposite))e Bein."
            )
        case .heelStrikeAvoidance:
            say(
                english:
                    "Without the heel’s roll the \(one) calf and forefoot take the landing, and the \(one) knee bends sooner; the \(other) leg may take over part of it.",
                german:
                    "Ohne das Abrollen über die Ferse fangen \(stem(foot))e Wade und \(stem(foot))er Vorfuß den Aufsatz ab, und das \(stem(foot))e Knie beugt früher; das \(stem(foot.opposite))e Bein kann einen Teil davon übernehmen."
            )
        case .hardHeelImpact:
            say(
                english:
                    "A knee that is held stiff absorbs less of the landing: the shock goes into the \(one) heel and up the \(one) leg. A guarded \(one) knee may stand behind it, or the \(other) leg being spared.",
                german:
                    "Ein steif gehaltenes Knie dämpft den Aufsatz weniger: Der Stoß geht in die \(stem(foot))e Ferse und das \(stem(foot))e Bein hinauf. Dahinter kann ein geschontes \(stem(foot))es Knie stehen, oder dass das \(stem(foot.opposite))e Bein geschont wird."
            )
        case .overpronation:
            say(
                english:
                    "A foot that rolls inwards turns the shin inwards: the inner side of the \(one) knee may be loaded more next, and the \(other) leg may take over.",
                german:
                    "Ein Fuß, der nach innen kippt, dreht den Unterschenkel nach innen: Die Innenseite des \(stem(foot))en Knies kann als Nächstes mehr belastet sein, und das \(stem(foot.opposite))e Bein kann übernehmen."
            )
        case .oversupination:
            say(
                english:
                    "A foot that stays rigid absorbs less: the outer side of the \(one) knee and the \(one) outer border may be loaded more next, and the \(other) leg may take over.",
                german:
                    "Ein Fuß, der steif bleibt, dämpft weniger: Die Außenseite des \(stem(foot))en Knies und der \(stem(foot))e Fußaußenrand können als Nächstes mehr belastet sein, und das \(stem(foot.opposite))e Bein kann übernehmen."
            )
        case .lateralLoading:
            say(
                english:
                    "The outer border of the \(one) foot takes what its inner side or heel sheds. Walking on the outer border protects a painful inner side of foot or knee; the \(other) foot may take over.",
                german:
                    "Der Außenrand des \(stem(foot))en Fußes trägt, was seine Innenseite oder Ferse abgibt. Gehen auf dem Außenrand schont eine schmerzende Innenseite von Fuß oder Knie; der \(stem(foot.opposite))e Fuß kann übernehmen."
            )
        case .lowArch:
            say(
                english:
                    "A midfoot that sinks lets the shin turn inwards: the inner side of the \(one) knee may be loaded more next, and the \(other) leg may take over.",
                german:
                    "Ein Mittelfuß, der einsinkt, lässt den Unterschenkel nach innen drehen: Die Innenseite des \(stem(foot))en Knies kann als Nächstes mehr belastet sein, und das \(stem(foot.opposite))e Bein kann übernehmen."
            )
        case .highArch:
            say(
                english:
                    "A midfoot that hardly touches passes its load to the \(one) heel and forefoot and absorbs less: the \(one) knee may be loaded more next, and the \(other) leg may take over.",
                german:
                    "Ein Mittelfuß, der kaum den Boden berührt, gibt seine Last an \(stem(foot))e Ferse und \(stem(foot))en Vorfuß weiter und dämpft weniger: Das \(stem(foot))e Knie kann als Nächstes mehr belastet sein, und das \(stem(foot.opposite))e Bein kann übernehmen."
            )
        case .forefootOverload:
            say(
                english:
                    "The \(one) forefoot carries what the \(one) heel or midfoot does not; it is the next place to hurt. The \(other) foot may take over when it does.",
                german:
                    "Der \(stem(foot))e Vorfuß trägt, was die \(stem(foot))e Ferse oder der \(stem(foot))e Mittelfuß nicht trägt; er ist die nächste Stelle, die schmerzen kann. Dann kann der \(stem(foot.opposite))e Fuß übernehmen."
            )
        case .toeOut:
            say(
                english:
                    "A leg that turns outwards spares bending: the inner side of the \(one) knee and foot may be loaded more next, and the \(other) leg may take over.",
                german:
                    "Ein nach außen gedrehtes Bein erspart das Beugen: Die Innenseite von \(stem(foot))em Knie und Fuß kann als Nächstes mehr belastet sein, und das \(stem(foot.opposite))e Bein kann übernehmen."
            )
        case .toeIn:
            say(
                english:
                    "A shin that is twisted inwards turns the \(one) knee inwards with it; the outer border of the \(one) foot may be loaded more next, and the \(other) leg may take over.",
                german:
                    "Ein nach innen gedrehter Unterschenkel dreht das \(stem(foot))e Knie mit nach innen; der Außenrand des \(stem(foot))en Fußes kann als Nächstes mehr belastet sein, und das \(stem(foot.opposite))e Bein kann übernehmen."
            )
        case .stiffGait:
            say(
                english:
                    "A knee that hardly bends in swing lands stiffly: the \(one) heel may be loaded harder next, and the \(other) leg has to lift the body over it.",
                german:
                    "Ein Knie, das in der Schwungphase kaum beugt, setzt steif auf: Die \(stem(foot))e Ferse kann als Nächstes härter belastet sein, und das \(stem(foot.opposite))e Bein muss den Körper darüber heben."
            )
        case .circumduction:
            say(
                english:
                    "Swinging round replaces bending: the \(one) hip works more, the outer border of the \(one) foot may be loaded more next, and the \(other) leg stands longer.",
                german:
                    "Das Herumschwingen ersetzt das Beugen: Die \(stem(foot))e Hüfte arbeitet mehr, der Außenrand des \(stem(foot))en Fußes kann als Nächstes mehr belastet sein, und das \(stem(foot.opposite))e Bein steht länger."
            )
        case .weakPushOff:
            say(
                english:
                    "What the \(one) calf does not push, the \(one) hip has to pull and the \(other) leg has to catch: the \(other) heel and knee may be loaded more next.",
                german:
                    "Was die \(stem(foot))e Wade nicht abdrückt, muss die \(stem(foot))e Hüfte ziehen und das \(stem(foot.opposite))e Bein auffangen: \(stem(foot.opposite))e Ferse und \(stem(foot.opposite))es Knie können als Nächstes mehr belastet sein."
            )
        case .lowClearance:
            say(
                english:
                    "Toes close to the floor are a risk of tripping; lifting the \(one) leg from the hip, or rising on the \(other) foot, may be the next thing to see.",
                german:
                    "Zehen nahe am Boden sind eine Stolpergefahr; als Nächstes kann man sehen, dass das \(stem(foot))e Bein aus der Hüfte gehoben wird oder der \(stem(foot.opposite))e Fuß auf die Zehen geht."
            )
        case .stepLengthAsymmetry:
            say(
                english:
                    "When the \(one) foot reaches less far, the \(other) leg pushes less or the \(one) leg bends less; the \(other) foot and knee may carry the body longer.",
                german:
                    "Wenn der \(stem(foot))e Fuß weniger weit reicht, drückt das \(stem(foot.opposite))e Bein weniger ab oder das \(stem(foot))e Bein beugt weniger; \(stem(foot.opposite))er Fuß und \(stem(foot.opposite))es Knie können den Körper länger tragen."
            )
        case .earlyHeelRise:
            say(
                english:
                    "A heel that leaves the floor early loads the \(one) forefoot and calf longer; the \(one) knee may be pushed back, and the \(other) leg may take over.",
                german:
                    "Eine Ferse, die früh abhebt, belastet \(stem(foot))en Vorfuß und \(stem(foot))e Wade länger; das \(stem(foot))e Knie kann nach hinten gedrückt werden, und das \(stem(foot.opposite))e Bein kann übernehmen."
            )
        case .irregularGait, .fatigueDrift, .visitChange:
            say(
                english: "It may change what the \(one) and the \(other) leg carry; the other findings tell where.",
                german:
                    "Es kann verändern, was das \(stem(foot))e und das \(stem(foot.opposite))e Bein tragen; wo, sagen die anderen Befunde."
            )
        case .chainShift:
            say(
                english:
                    "What takes over may be the next to hurt: look at the \(one) and at the \(other) foot, and at the knees above them.",
                german:
                    "Was übernimmt, kann als Nächstes schmerzen: Sehen Sie auf den \(stem(foot))en und auf den \(stem(foot.opposite))en Fuß und auf die Knie darüber."
            )
        }
    }

    private func chainOfBoth(_ pattern: Pattern) -> String {
        switch pattern {
        case .weightShift:
            say(
                english: "The leg that takes over may be loaded more next, at the foot and at the knee.",
                german: "Das Bein, das übernimmt, kann als Nächstes mehr belastet sein, am Fuß und am Knie.")
        case .antalgic:
            say(
                english:
                    "The leg that stays on the ground longer may be loaded more next, at the foot and at the knee.",
                german:
                    "Das Bein, das länger am Boden bleibt, kann als Nächstes mehr belastet sein, am Fuß und am Knie.")
        case .reducedHeelLoading:
            say(
                english:
                    "What the heels shed arrives at midfoot and forefoot. Feet that land differently change how the knees above them are loaded.",
                german:
                    "Was die Fersen abgeben, kommt an Mittelfuß und Vorfuß an. Füße, die anders aufsetzen, verändern die Belastung der Knie darüber."
            )
        case .heelStrikeAvoidance:
            say(
                english:
                    "Without the heels’ roll the calves and forefeet take the landing, and the knees bend sooner; forefeet and knees may be loaded more next.",
                german:
                    "Ohne das Abrollen über die Fersen fangen Waden und Vorfüße den Aufsatz ab, und die Knie beugen früher; Vorfüße und Knie können als Nächstes mehr belastet sein."
            )
        case .irregularGait:
            say(
                english:
                    "Uneven strides load foot and knee unevenly from step to step; what matters is whether somebody feels unsafe.",
                german:
                    "Ungleiche Doppelschritte belasten Fuß und Knie von Schritt zu Schritt ungleich; wichtig ist, ob sich jemand unsicher fühlt."
            )
        case .fatigueDrift:
            say(
                english:
                    "What grows with the length of the walk may only begin to hurt after it: look at the foot and the knee on the side that takes over.",
                german:
                    "Was mit der Länge des Gehens zunimmt, beginnt vielleicht erst danach zu schmerzen: Sehen Sie auf Fuß und Knie der Seite, die übernimmt."
            )
        case .visitChange:
            say(
                english: "What changed may have passed load on: look at the foot and the knee on both sides.",
                german:
                    "Was sich verändert hat, kann Last weitergegeben haben: Sehen Sie auf Fuß und Knie beider Seiten.")
        default:
            say(
                english: "What takes over may be loaded more next, at the foot and at the knee.",
                german: "Was übernimmt, kann als Nächstes mehr belastet sein, am Fuß und am Knie.")
        }
    }

    // MARK: Without a finding

    /// How small a difference a pattern would have been found from.
    ///
    /// - Parameters:
    ///   - difference: the smallest one.
    ///   - isOneOfSeveral: whether another pattern has another limit of the same measure.
    /// - Returns: the measure with its size, as part of a list.
    func detectable(_ difference: DetectableDifference, isOneOfSeveral: Bool = false) -> String {
        let measured = FindingMeasure(difference.measure)
        let name = measured.measure.map(measureInSentence) ?? measured.name
        let size = number(difference.value, places: places(difference.unit)) + unitSuffix(difference.unit)
        guard !isOneOfSeveral else {
            return say(
                english: "\(name) \(size) (\(pattern(difference.pattern).lowercasedFirst))",
                german: "\(name) \(size) („\(pattern(difference.pattern))“)")
        }
        return say(english: "\(name) \(size)", german: "\(name) \(size)")
    }

    /// The smallest differences that a recording could have shown; nil without any.
    func smallestDifferences(_ differences: [DetectableDifference]) -> String? {
        var named: [String] = []
        for difference in differences {
            let text = detectable(
                difference,
                isOneOfSeveral: differences.contains {
                    $0.measure == difference.measure && detectable($0) != detectable(difference)
                })
            if !named.contains(text) { named.append(text) }
        }
        guard !named.isEmpty else { return nil }
        return say(
            english:
                "Smallest difference between the feet that this recording could have shown: \(named.joined(separator: "; ")).",
            german:
                "Kleinster Unterschied zwischen den Füßen, den diese Aufnahme hätte zeigen können: \(named.joined(separator: "; "))."
        )
    }

    // MARK: What weakens it

    func caution(_ caution: Finding.Caution) -> String {
        switch caution {
        case .gainUnknown:
            say(
                english:
                    "Nobody knows how the two insoles’ gains compare; the interval is wider for that. Standing on each foot in turn, for a second or two, would tell.",
                german:
                    "Wie sich die Verstärkungen der beiden Sohlen vergleichen, weiß niemand; das Intervall ist deshalb breiter. Nacheinander ein, zwei Sekunden auf jedem Fuß zu stehen würde es zeigen."
            )
        case .mayBeGain:
            say(
                english: "The insoles’ own gains could explain it.",
                german: "Die Verstärkungen der Sohlen selbst könnten es erklären.")
        case .pressureOnly:
            say(
                english: "Only the insole speaks for it, which can suggest it but not show it.",
                german: "Nur die Messsohle spricht dafür; sie kann es nahelegen, aber nicht zeigen.")
        case .slowWalking:
            say(
                english: "The walk was slow, which alone raises this number.",
                german: "Der Gang war langsam; das allein erhöht diesen Wert.")
        case .turnsInside:
            say(
                english: "Turns may be inside: only an inertial sensor tells every one of them.",
                german: "Es können Wendungen enthalten sein: Nur ein Inertialsensor erkennt jede von ihnen.")
        case .toesBelowFloor: belowFloor
        }
    }

    /// Where the person stands among the people of the study.
    func place(_ place: ReferencePlace) -> String {
        place.lower == 0
            ? say(
                english: "Below all \(count(place.people)) healthy people of the study.",
                german: "Unter allen \(count(place.people)) gesunden Personen der Studie.")
            : say(
                english:
                    "\(count(place.lower)) of the \(count(place.people)) healthy people of the study have a lower value.",
                german:
                    "\(count(place.lower)) der \(count(place.people)) gesunden Personen der Studie haben einen kleineren Wert."
            )
    }
}

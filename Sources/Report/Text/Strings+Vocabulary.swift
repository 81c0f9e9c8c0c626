import GaitAnalysis
import SensorData

/// The field's words for what the results hold.
extension Strings {
    func side(_ side: Side) -> String {
        switch side {
        case .left: say(english: "left", german: "links")
        case .right: say(english: "right", german: "rechts")
        }
    }

    func sideTitle(_ side: Side) -> String {
        switch side {
        case .left: say(english: "Left", german: "Links")
        case .right: say(english: "Right", german: "Rechts")
        }
    }

    func measure(_ measure: Measure) -> String {
        switch measure {
        case .strideTime: say(english: "Stride time", german: "Doppelschrittzeit")
        case .stanceTime: say(english: "Stance time", german: "Standphasendauer")
        case .swingTime: say(english: "Swing time", german: "Schwungphasendauer")
        case .singleSupportTime: say(english: "Single support", german: "Einbeinstützphase")
        case .doubleSupportTime: say(english: "Double support", german: "Zweibeinstützphase")
        case .stepTime: say(english: "Step time", german: "Schrittzeit")
        case .strideLength: say(english: "Stride length", german: "Doppelschrittlänge")
        case .impulse: say(english: "Impulse", german: "Kraftimpuls")
        case .peakForce: say(english: "Peak force", german: "Spitzenkraft")
        case .meanForce: say(english: "Mean force", german: "Mittlere Kraft")
        case .heelShare: say(english: "Heel share of the impulse", german: "Anteil der Ferse am Impuls")
        case .midfootShare: say(english: "Midfoot share of the impulse", german: "Anteil des Mittelfußes am Impuls")
        case .forefootShare: say(english: "Forefoot share of the impulse", german: "Anteil des Vorfußes am Impuls")
        case .heelPeak: say(english: "Heel peak load", german: "Spitzenlast der Ferse")
        case .firstPeak: say(english: "First force peak", german: "Erstes Kraftmaximum")
        case .secondPeak: say(english: "Second force peak", german: "Zweites Kraftmaximum")
        case .pushOffImpulse: say(english: "Push-off impulse", german: "Abdruckimpuls")
        case .loadingRate: say(english: "Heel loading rate", german: "Belastungsrate der Ferse")
        case .heelImpulse: say(english: "Heel impulse", german: "Fersenimpuls")
        case .heelOff: say(english: "Heel unloaded", german: "Ferse entlastet")
        case .midfootContact: say(english: "Time until midfoot contact", german: "Zeit bis zum Mittelfußkontakt")
        case .heelLead: say(english: "Lead of the heel at contact", german: "Vorsprung der Ferse beim Aufsatz")
        case .midfootTime: say(english: "Midfoot contact time", german: "Kontaktzeit des Mittelfußes")
        case .forefootTime: say(english: "Forefoot contact time", german: "Kontaktzeit des Vorfußes")
        case .medialShare: say(english: "Medial share of the impulse", german: "Anteil der Innenseite am Impuls")
        case .lateralShare: say(english: "Lateral share of the impulse", german: "Anteil der Außenseite am Impuls")
        case .copMediolateral: say(english: "Centre of pressure, sideways", german: "Druckmittelpunkt, seitlich")
        case .copExcursion: say(english: "Centre-of-pressure excursion", german: "Auslenkung des Druckmittelpunkts")
        case .archIndex: say(english: "Arch index", german: "Arch-Index")
        case .forefootPressure: say(english: "Forefoot peak pressure", german: "Spitzendruck am Vorfuß")
        case .forefootPressureTime:
            say(english: "Forefoot pressure-time integral", german: "Druck-Zeit-Integral des Vorfußes")
        case .peakRatio: say(english: "Second peak against the first", german: "Zweites Maximum zum ersten")
        case .footStrikeAngle: say(english: "Foot strike angle", german: "Fußaufsatzwinkel")
        case .toeOffAngle: say(english: "Toe-off angle", german: "Winkel bei der Zehenablösung")
        case .footProgressionAngle: say(english: "Foot progression angle", german: "Fußöffnungswinkel")
        case .toeClearance: say(english: "Minimum toe clearance", german: "Kleinste Zehenfreiheit")
        case .lateralExcursion: say(english: "Lateral excursion in swing", german: "Seitliche Auslenkung im Schwung")
        case .peakSwingVelocity: say(english: "Peak swing velocity", german: "Größte Schwunggeschwindigkeit")
        case .pitchRange: say(english: "Foot pitch range", german: "Kippbereich des Fußes")
        case .pushOffVelocity: say(english: "Push-off velocity", german: "Abdruckgeschwindigkeit")
        case .heelRise: say(english: "Heel turned up", german: "Ferse aufgekippt")
        case .frontalAngle: say(english: "Frontal-plane angle", german: "Winkel in der Frontalebene")
        case .contactTransient: say(english: "Contact transient", german: "Stoß beim Aufsatz")
        case .stepLength: say(english: "Step length", german: "Schrittlänge")
        }
    }

    /// The measure in a sentence about one foot.
    func measureInSentence(_ measure: Measure) -> String {
        switch measure {
        case .strideTime: say(english: "the stride time", german: "die Doppelschrittzeit")
        case .stanceTime: say(english: "the time on the ground", german: "die Bodenkontaktzeit")
        case .swingTime: say(english: "the swing time", german: "die Schwungphasendauer")
        case .singleSupportTime: say(english: "the single-support time", german: "die Dauer der Einbeinstützphase")
        case .doubleSupportTime: say(english: "the double-support time", german: "die Dauer der Zweibeinstützphase")
        case .stepTime: say(english: "the step time", german: "die Schrittzeit")
        case .strideLength: say(english: "the stride length", german: "die Doppelschrittlänge")
        case .impulse: say(english: "the load over stance (impulse)", german: "die Last über die Standphase (Impuls)")
        case .peakForce: say(english: "the peak force", german: "die Spitzenkraft")
        case .meanForce: say(english: "the mean force in stance", german: "die mittlere Kraft in der Standphase")
        case .heelShare: say(english: "the heel’s share of the load", german: "der Anteil der Ferse an der Last")
        case .midfootShare:
            say(english: "the midfoot’s share of the load", german: "der Anteil des Mittelfußes an der Last")
        case .forefootShare:
            say(english: "the forefoot’s share of the load", german: "der Anteil des Vorfußes an der Last")
        case .heelPeak: say(english: "the peak load on the heel", german: "die Spitzenlast der Ferse")
        case .firstPeak: say(english: "the first force peak", german: "das erste Kraftmaximum")
        case .secondPeak: say(english: "the second force peak", german: "das zweite Kraftmaximum")
        case .pushOffImpulse: say(english: "the impulse of push-off", german: "der Impuls des Abdrucks")
        case .loadingRate: say(english: "the loading rate of the heel", german: "die Belastungsrate der Ferse")
        case .heelImpulse: say(english: "the impulse of the heel", german: "der Impuls der Ferse")
        case .heelOff:
            say(
                english: "the moment of the heel’s unloading in stance",
                german: "der Zeitpunkt der Fersenentlastung in der Standphase")
        case .midfootContact:
            say(english: "the time until the midfoot is loaded", german: "die Zeit bis zur Belastung des Mittelfußes")
        case .heelLead:
            say(
                english: "the time by which the heel lands before the rest of the foot",
                german: "die Zeit vom Aufsatz der Ferse bis zu dem des übrigen Fußes")
        case .midfootTime: say(english: "the contact time of the midfoot", german: "die Kontaktzeit des Mittelfußes")
        case .forefootTime: say(english: "the contact time of the forefoot", german: "die Kontaktzeit des Vorfußes")
        case .medialShare:
            say(english: "the inner border’s share of the load", german: "der Anteil der Innenseite an der Last")
        case .lateralShare:
            say(english: "the outer border’s share of the load", german: "der Anteil der Außenseite an der Last")
        case .copMediolateral: say(english: "the sideways place of the load", german: "die seitliche Lage der Last")
        case .copExcursion:
            say(english: "the excursion of the centre of pressure", german: "die Auslenkung des Druckmittelpunkts")
        case .archIndex: say(english: "the arch index", german: "der Arch-Index")
        case .forefootPressure:
            say(english: "the peak pressure under the forefoot", german: "der Spitzendruck unter dem Vorfuß")
        case .forefootPressureTime:
            say(english: "the pressure-time integral of the forefoot", german: "das Druck-Zeit-Integral des Vorfußes")
        case .peakRatio:
            say(
                english: "the second force peak against the first",
                german: "das Verhältnis des zweiten Kraftmaximums zum ersten")
        case .footStrikeAngle: say(english: "the foot strike angle", german: "der Fußaufsatzwinkel")
        case .toeOffAngle: say(english: "the toe-off angle", german: "der Winkel bei der Zehenablösung")
        case .footProgressionAngle: say(english: "the foot progression angle", german: "der Fußöffnungswinkel")
        case .toeClearance: say(english: "the toe clearance", german: "die Zehenfreiheit")
        case .lateralExcursion:
            say(english: "the lateral excursion of the swing path", german: "die seitliche Auslenkung des Schwungwegs")
        case .peakSwingVelocity:
            say(english: "the peak angular velocity in swing", german: "die größte Winkelgeschwindigkeit im Schwung")
        case .pitchRange: say(english: "the pitch range of the foot", german: "der Kippbereich des Fußes")
        case .pushOffVelocity:
            say(english: "the angular velocity of push-off", german: "die Winkelgeschwindigkeit des Abdrucks")
        case .heelRise:
            say(english: "the moment of the heel’s turning up", german: "der Zeitpunkt des Aufkippens der Ferse")
        case .frontalAngle:
            say(english: "the frontal-plane angle of the foot", german: "der Winkel des Fußes in der Frontalebene")
        case .contactTransient: say(english: "the shock after contact", german: "der Stoß nach dem Aufsatz")
        case .stepLength: say(english: "the step length", german: "die Schrittlänge")
        }
    }

    /// One line for readers who meet the measure for the first time.
    func measureExplanation(_ measure: Measure) -> String {
        switch measure {
        case .strideTime:
            say(
                english: "initial contact to the same foot’s next",
                german: "Initialkontakt bis zum nächsten desselben Fußes")
        case .stanceTime: say(english: "initial to final contact", german: "Initialkontakt bis Zehenablösung")
        case .swingTime:
            say(english: "final to next initial contact", german: "Zehenablösung bis zum nächsten Initialkontakt")
        case .singleSupportTime: say(english: "only this foot on the ground", german: "nur dieser Fuß am Boden")
        case .doubleSupportTime: say(english: "both feet on the ground", german: "beide Füße am Boden")
        case .stepTime:
            say(
                english: "other foot’s contact to this one’s",
                german: "Kontakt des anderen Fußes bis zu dem dieses Fußes")
        case .strideLength: say(english: "along the ground", german: "entlang des Bodens")
        case .impulse: say(english: "force added up over stance", german: "Kraft, über die Standphase summiert")
        case .peakForce: say(english: "highest force in stance", german: "höchste Kraft in der Standphase")
        case .meanForce: say(english: "average force in stance", german: "mittlere Kraft in der Standphase")
        case .heelShare:
            say(english: "part of the foot’s load on the heel", german: "Teil der Last des Fußes auf der Ferse")
        case .midfootShare:
            say(english: "part of the foot’s load on the midfoot", german: "Teil der Last des Fußes auf dem Mittelfuß")
        case .forefootShare:
            say(
                english: "part of the foot’s load on forefoot and toes",
                german: "Teil der Last des Fußes auf Vorfuß und Zehen")
        case .heelPeak: say(english: "highest load on the heel cells", german: "höchste Last auf den Fersenzellen")
        case .firstPeak:
            say(
                english: "highest force in the first half of stance",
                german: "höchste Kraft in der ersten Hälfte der Standphase")
        case .secondPeak:
            say(
                english: "highest force in the second half of stance",
                german: "höchste Kraft in der zweiten Hälfte der Standphase")
        case .pushOffImpulse:
            say(
                english: "force added up over the second half of stance",
                german: "Kraft, über die zweite Hälfte der Standphase summiert")
        case .loadingRate:
            say(english: "how steeply the load on the heel rises", german: "wie steil die Last auf der Ferse ansteigt")
        case .heelImpulse:
            say(
                english: "load on the heel added up over stance",
                german: "Last auf der Ferse, über die Standphase summiert")
        case .heelOff:
            say(
                english: "part of stance after which the heel bears no load",
                german: "Teil der Standphase, nach dem die Ferse keine Last mehr trägt")
        case .midfootContact: say(english: "from initial contact", german: "ab dem Initialkontakt")
        case .heelLead:
            say(
                english: "from the heel’s first load to the rest of the foot’s",
                german: "von der ersten Last der Ferse bis zu der des übrigen Fußes")
        case .midfootTime:
            say(english: "time in which the midfoot is loaded", german: "Zeit, in der der Mittelfuß belastet ist")
        case .forefootTime:
            say(english: "time in which the forefoot is loaded", german: "Zeit, in der der Vorfuß belastet ist")
        case .medialShare:
            say(english: "inner cells against inner and outer ones", german: "innere Zellen gegen innere und äußere")
        case .lateralShare:
            say(english: "outer cells against inner and outer ones", german: "äußere Zellen gegen innere und äußere")
        case .copMediolateral:
            say(
                english: "mean place across the foot, outwards positive",
                german: "mittlere Lage quer zum Fuß, nach außen positiv")
        case .copExcursion:
            say(
                english: "how far its path bows outwards, in percent of the forefoot’s width",
                german: "wie weit sein Weg nach außen ausbiegt, in Prozent der Breite des Vorfußes")
        case .archIndex:
            say(
                english: "contact area of the midfoot against the sole without toes",
                german: "Kontaktfläche des Mittelfußes gegen die Sohle ohne Zehen")
        case .forefootPressure:
            say(
                english: "highest pressure of one cell under the forefoot",
                german: "höchster Druck einer Zelle unter dem Vorfuß")
        case .forefootPressureTime:
            say(
                english: "pressure of one cell added up over stance",
                german: "Druck einer Zelle, über die Standphase summiert")
        case .peakRatio:
            say(
                english: "second force peak divided by the first",
                german: "zweites Kraftmaximum geteilt durch das erste")
        case .footStrikeAngle:
            say(
                english: "foot against floor at initial contact, toes up positive",
                german: "Fuß gegen Boden beim Initialkontakt, Zehen hoch positiv")
        case .toeOffAngle:
            say(english: "foot against floor at final contact", german: "Fuß gegen Boden bei der Zehenablösung")
        case .footProgressionAngle:
            say(
                english: "foot axis against the direction of travel, outwards positive",
                german: "Achse des Fußes gegen die Gehrichtung, nach außen positiv")
        case .toeClearance:
            say(
                english: "least height of the toes in mid-swing", german: "kleinste Höhe der Zehen im mittleren Schwung"
            )
        case .lateralExcursion:
            say(english: "how far the foot swings outwards", german: "wie weit der Fuß nach außen schwingt")
        case .peakSwingVelocity:
            say(english: "fastest pitch of the foot in swing", german: "schnellstes Kippen des Fußes im Schwung")
        case .pitchRange:
            say(
                english: "from heel up to toes up in a stride",
                german: "von Ferse hoch bis Zehen hoch in einem Doppelschritt")
        case .pushOffVelocity:
            say(
                english: "fastest turning up of the heel before toe-off",
                german: "schnellstes Heben der Ferse vor der Zehenablösung"
            )
        case .heelRise:
            say(
                english: "when the heel has visibly lifted, in percent of stance; this is after its load has gone",
                german:
                    "wann sich die Ferse sichtbar gehoben hat, in Prozent der Standphase; das ist nach ihrer Entlastung"
            )
        case .frontalAngle:
            say(
                english: "foot against floor in stance, rolling inwards positive",
                german: "Fuß gegen Boden in der Standphase, Kippen nach innen positiv")
        case .contactTransient:
            say(
                english: "acceleration within 30 ms of contact",
                german: "Beschleunigung innerhalb von 30 ms nach dem Kontakt")
        case .stepLength:
            say(
                english:
                    "how far a foot lands ahead of the other, worked out from the turns",
                german:
                    "wie weit ein Fuß vor dem anderen aufsetzt, aus den Wendungen berechnet"
            )
        }
    }

    func evidence(_ kind: EvidenceKind) -> String {
        switch kind {
        case .published:
            say(english: "a cut-off from a published study", german: "ein Grenzwert aus einer veröffentlichten Studie")
        case .reference: say(english: "a healthy reference range", german: "ein gesunder Referenzbereich")
        case .otherSide:
            say(
                english: "the other side, beyond measurement error",
                german: "die andere Seite, über den Messfehler hinaus")
        case .ownBaseline:
            say(
                english: "the person’s earlier recording, beyond measurement error",
                german: "die frühere Aufnahme dieser Person, über den Messfehler hinaus")
        case .proposal:
            say(
                english: "our own proposed limit; no study stands behind it",
                german: "eine von uns vorgeschlagene Grenze; keine Studie steht dahinter")
        }
    }

    func rejection(_ reason: StrideRejection) -> String {
        switch reason {
        case .firstOfBout: say(english: "first of a walking bout", german: "der erste einer Gehstrecke")
        case .lastOfBout: say(english: "last of a walking bout", german: "der letzte einer Gehstrecke")
        case .turning: say(english: "turning", german: "Wenden")
        case .stairs: say(english: "stairs", german: "Treppe")
        case .running: say(english: "running", german: "Rennen")
        case .implausibleStrideTime:
            say(english: "stride time outside 0.46–3.0 s", german: "Doppelschrittzeit außerhalb von 0,46–3,0 s")
        case .implausibleStepTime:
            say(english: "step time outside 0.14–2.124 s", german: "Schrittzeit außerhalb von 0,14–2,124 s")
        case .implausibleStance:
            say(english: "stance outside what walking allows", german: "Standphase außerhalb dessen, was Gehen zulässt")
        case .implausibleLength: say(english: "length outside 0.15–2.19 m", german: "Länge außerhalb von 0,15–2,19 m")
        case .implausibleSpeed:
            say(english: "speed outside 0.082–2.22 m/s", german: "Geschwindigkeit außerhalb von 0,082–2,22 m/s")
        case .incompleteEvents: say(english: "a contact was not found", german: "ein Kontakt wurde nicht gefunden")
        case .gap: say(english: "samples missing", german: "Messwerte fehlen")
        case .unsteady:
            say(english: "unlike the other strides of its bout", german: "anders als die übrigen der Gehstrecke")
        case .shuffling:
            say(
                english: "a step without the foot’s roll: turning on the spot, closing step",
                german: "ein Schritt ohne Abrollen: Drehen auf der Stelle, Beistellschritt")
        case .outsideBout: say(english: "outside any walking bout", german: "außerhalb jeder Gehstrecke")
        }
    }

    func remark(_ remark: Remark) -> String {
        switch remark {
        case .tooFewStrides:
            say(english: "too few strides for a number", german: "zu wenige Doppelschritte für einen Wert")
        case .fewStrides: say(english: "few strides", german: "wenige Doppelschritte")
        case .oneFootOnly: say(english: "only one foot recorded", german: "nur ein Fuß aufgenommen")
        case .signalMissing: say(english: "signal not recorded", german: "Signal nicht aufgenommen")
        case .gainUnknown:
            say(english: "insole gains not calibrated", german: "Verstärkung der Sohlen nicht abgeglichen")
        case .sharedByBothFeet: say(english: "shared by both feet", german: "beiden Füßen gemeinsam")
        case .toesBelowFloor:
            say(english: "toes cannot be below the floor", german: "Zehen können nicht unter dem Boden sein")
        }
    }

    /// What is lacking, and on which foot where it is one alone.
    func limitation(_ limitation: Limitation) -> String {
        guard let side = limitation.side else { return self.limitation(limitation.reason) }
        let foot = self.side(side)
        return switch limitation.reason {
        case .needsPressure:
            say(
                english: "Needs an insole that measures load under the \(foot) foot.",
                german: "Braucht eine Sohle unter dem \(stem(side))en Fuß, die Last misst.")
        case .needsInertialSensor:
            say(
                english: "Needs an inertial sensor on the \(foot) foot.",
                german: "Braucht einen Inertialsensor am \(stem(side))en Fuß.")
        case .needsBothFeet:
            say(
                english: "Needs a recording of both feet: the \(foot) one is missing.",
                german: "Braucht eine Aufnahme beider Füße: Der \(stem(side))e fehlt.")
        case .insoleShowsNoLoad:
            say(
                english:
                    "The \(foot) insole shows no load in most of the foot’s steps: it may be unplugged or broken, or its cells are not the ones described.",
                german:
                    "Die \(stem(side))e Sohle zeigt bei den meisten Schritten des Fußes keine Last: Vielleicht ist sie nicht eingesteckt oder defekt, oder ihre Zellen sind andere als beschrieben."
            )
        default: self.limitation(limitation.reason)
        }
    }

    func limitation(_ reason: Limitation.Reason) -> String {
        switch reason {
        case .needsPressure:
            say(english: "Needs an insole that measures load.", german: "Braucht eine Sohle, die Last misst.")
        case .needsCellsWithRegions:
            say(
                english: "Needs an insole whose cells are mapped to regions of the sole.",
                german: "Braucht eine Sohle, deren Zellen Regionen der Fußsohle zugeordnet sind.")
        case .needsCellAreas:
            say(
                english: "Needs the areas of the insole’s cells, to turn pressure into force.",
                german: "Braucht die Flächen der Sohlenzellen, um aus Druck Kraft zu berechnen.")
        case .needsInertialSensor:
            say(english: "Needs an inertial sensor on the foot.", german: "Braucht einen Inertialsensor am Fuß.")
        case .axesUncertain:
            say(
                english: "How the sensor sits on the foot could not be found with confidence.",
                german: "Wie der Sensor am Fuß sitzt, ließ sich nicht sicher ermitteln.")
        case .needsHeelCells: say(english: "Needs cells under the heel.", german: "Braucht Zellen unter der Ferse.")
        case .needsCellsAtBothBorders:
            say(
                english: "Needs cells under the inner and the outer border of the sole.",
                german: "Braucht Zellen unter dem inneren und dem äußeren Rand der Sohle.")
        case .needsCellPlaces:
            say(
                english: "Needs to know where on the sole each cell lies.",
                german: "Braucht die Lage jeder Zelle auf der Sohle.")
        case .needsForceOfBothFeet:
            say(english: "Needs the force of both feet.", german: "Braucht die Kraft beider Füße.")
        case .samplingRateTooLow:
            say(english: "The sampling rate is too low for it.", german: "Die Abtastrate ist dafür zu niedrig.")
        case .needsQuietStanding:
            say(english: "Needs a second of quiet standing.", german: "Braucht eine Sekunde ruhigen Stehens.")
        case .needsStepLength:
            say(
                english: "Needs four turns by half a circle or so, with some straight steps before and after each.",
                german:
                    "Braucht vier Wendungen um etwa einen halben Kreis, mit einigen geraden Schritten vor und nach jeder."
            )
        case .needsBothFeet:
            say(english: "Needs a recording of both feet.", german: "Braucht eine Aufnahme beider Füße.")
        case .needsMoreStrides:
            say(
                english: "Needs more steady strides: at least three of each foot.",
                german: "Braucht mehr gleichmäßige Doppelschritte: mindestens drei je Fuß.")
        case .fewStrides:
            say(
                english: "Rests on few strides: no more than five of one foot, or, for a load, fewer than thirty.",
                german:
                    "Beruht auf wenigen Doppelschritten: höchstens fünf eines Fußes, bei einer Last weniger als dreißig."
            )
        case .gainUnknown:
            say(
                english: "The two insoles were not calibrated against each other.",
                german: "Die beiden Sohlen wurden nicht gegeneinander abgeglichen.")
        case .noReferenceForThisDevice:
            say(
                english: "No healthy reference range is known for this kind of sensor.",
                german: "Für diese Art von Sensor ist kein gesunder Referenzbereich bekannt.")
        case .feetNotSynchronised:
            say(
                english: "The two feet’s clocks could not be brought together.",
                german: "Die Uhren der beiden Füße ließen sich nicht zusammenbringen.")
        case .noWalking:
            say(english: "No walking was found in the recording.", german: "In der Aufnahme wurde kein Gehen gefunden.")
        case .insoleShowsNoLoad:
            say(
                english: "An insole shows no load in most of the foot’s steps.",
                german: "Eine Sohle zeigt bei den meisten Schritten des Fußes keine Last.")
        case .strideLengthUnknown:
            say(
                english: "Stride length could not be determined.",
                german: "Die Doppelschrittlänge ließ sich nicht bestimmen.")
        case .truncated:
            say(
                english: "Parts of the recording are missing; what happened in them is unknown.",
                german: "Teile der Aufnahme fehlen; was in ihnen geschah, ist unbekannt.")
        }
    }

    func activity(_ kind: ActivityPeriod.Kind) -> String {
        switch kind {
        case .standing: say(english: "standing", german: "Stehen")
        case .walking: say(english: "walking", german: "Gehen")
        case .turning: say(english: "turning", german: "Wenden")
        case .running: say(english: "running", german: "Rennen")
        }
    }

    func subject(_ subject: StanceCurve.Subject) -> String {
        switch subject {
        case .total: say(english: "Whole foot", german: "Ganzer Fuß")
        case .heel: say(english: "Heel", german: "Ferse")
        case .midfoot: say(english: "Midfoot", german: "Mittelfuß")
        case .forefoot: say(english: "Forefoot and toes", german: "Vorfuß und Zehen")
        }
    }

    func eventSource(_ source: GaitEvent.Source) -> String {
        switch source {
        case .pressure: say(english: "pressure only", german: "nur Druck")
        case .inertial: say(english: "inertial sensor only", german: "nur Inertialsensor")
        case .both: say(english: "both sensors", german: "beide Sensoren")
        }
    }

    /// The name of a measure or pattern as the results write it; a name that is neither is printed as it is.
    func affected(_ name: String) -> String {
        if let pattern = Pattern(rawValue: name) { return self.pattern(pattern) }
        if let measure = FindingMeasure(name).measure { return self.measure(measure) }
        switch name {
        case "strideTimeVariation":
            return say(english: "the variation of the stride time", german: "die Schwankung der Doppelschrittzeit")
        case "phaseCoordination":
            return say(english: "the phase coordination index", german: "der Phasenkoordinations-Index")
        case "heelShareLeft":
            return say(english: "the left heel’s share of the load", german: "der Anteil der linken Ferse an der Last")
        case "heelShareRight":
            return say(
                english: "the right heel’s share of the load", german: "der Anteil der rechten Ferse an der Last")
        case "footStrikeAngle", "footStrikeAngleLeft", "footStrikeAngleRight":
            return say(english: "Foot strike angle", german: "Fußaufsatzwinkel")
        case "walkingSpeed": return say(english: "Walking speed", german: "Gehgeschwindigkeit")
        case "cadence": return say(english: "Cadence", german: "Kadenz")
        case "loopClosure": return say(english: "Loop closure", german: "Schließen der Schleife")
        case "pathLength": return say(english: "Path length", german: "Weglänge")
        default: return name
        }
    }
}

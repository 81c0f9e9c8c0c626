import GaitAnalysis
import SensorData

/// The sentences that belong to one pattern each.
extension Strings {
    /// The pattern's name.
    func pattern(_ pattern: Pattern) -> String {
        switch pattern {
        case .weightShift: say(english: "Favouring one side")
        case .antalgic: say(english: "Less time on one leg")
        case .reducedHeelLoading: say(english: "Reduced heel loading")
        case .heelStrikeAvoidance: say(english: "Flat or forefoot landing")
        case .hardHeelImpact: say(english: "Hard heel impact")
        case .overpronation: say(english: "Foot rolling inwards")
        case .oversupination: say(english: "Foot rolling outwards")
        case .lateralLoading: say(english: "Load on the outer border")
        case .lowArch: say(english: "Midfoot carrying more")
        case .highArch: say(english: "Midfoot carrying less")
        case .forefootOverload: say(english: "Forefoot carrying more")
        case .toeOut: say(english: "Foot pointing outwards")
        case .toeIn: say(english: "Foot pointing inwards")
        case .stiffGait: say(english: "Stiff, guarded swing")
        case .circumduction: say(english: "Foot swinging round")
        case .weakPushOff: say(english: "Weak push-off")
        case .lowClearance: say(english: "Low toe clearance")
        case .stepLengthAsymmetry: say(english: "Uneven steps")
        case .irregularGait: say(english: "Irregular stride time")
        case .fatigueDrift: say(english: "Drift over the recording")
        case .chainShift: say(english: "Load passed on along the chain")
        case .visitChange: say(english: "Change since an earlier recording")
        case .earlyHeelRise: say(english: "Early heel rise")
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
        case .weightShift: say(english: "The \(one) leg carries less load than the \(other)")
        case .antalgic: say(english: "Less time on the \(one) leg than on the \(other)")
        case .reducedHeelLoading where isDifference(finding):
            say(english: "The \(one) heel is loaded less than the \(other)")
        case .reducedHeelLoading: say(english: "The \(one) heel is loaded less than expected")
        case .heelStrikeAvoidance: say(english: "The \(one) foot lands flatter than the \(other)")
        case .hardHeelImpact: say(english: "The \(one) heel lands harder than the \(other)")
        case .overpronation: say(english: "The \(one) foot rolls inwards more than the \(other)")
        case .oversupination: say(english: "The \(one) foot rolls outwards more than the \(other)")
        case .lateralLoading: say(english: "The \(one) foot carries more on its outer border than the \(other)")
        case .lowArch: say(english: "The \(one) midfoot carries more than the \(other)")
        case .highArch: say(english: "The \(one) midfoot carries less than the \(other)")
        case .forefootOverload: say(english: "The \(one) forefoot carries more than the \(other)")
        case .toeOut: say(english: "The \(one) foot points outwards more than the \(other)")
        case .toeIn: say(english: "The \(one) foot points inwards more than the \(other)")
        case .stiffGait: say(english: "The \(one) foot swings more slowly and stiffly than the \(other)")
        case .circumduction: say(english: "The \(one) foot swings farther outwards than the \(other)")
        case .weakPushOff: say(english: "The \(one) foot pushes off more weakly than the \(other)")
        case .lowClearance: say(english: "The toes of the \(one) foot pass closer to the floor than the \(other)")
        case .stepLengthAsymmetry: say(english: "The \(one) foot steps less far than the \(other)")
        case .irregularGait: say(english: "The stride time of the \(one) foot varies more than that of the \(other)")
        case .fatigueDrift: say(english: "The \(one) foot changes over the recording")
        case .chainShift: chainTitle(finding) ?? say(english: "Load leaves the \(one) foot’s usual places")
        case .visitChange: say(english: "The \(one) foot has changed since the earlier recording")
        case .earlyHeelRise: say(english: "The \(one) heel leaves the floor earlier than the \(other)")
        }
    }

    private func chainTitle(_ finding: Finding) -> String? {
        guard let takeover = finding.takeover else { return nil }
        let (from, to) = (side(takeover.fromSide), side(takeover.toSide))
        switch (takeover.fromRegion, takeover.toRegion) {
        case (nil, nil): return say(english: "The \(to) foot takes over load from the \(from)")
        case (nil, let region?):
            return say(english: "The \(to) foot, most of all its \(third(region)), takes over load from the \(from)")
        case (let region?, nil): return say(english: "Load leaves the \(from) \(third(region))")
        case (let shed?, let took?):
            return say(english: "Load of the \(from) \(third(shed)) arrives at the \(to) \(third(took))")
        }
    }

    private func third(_ third: SoleThird) -> String {
        switch third {
        case .heel: say(english: "heel")
        case .midfoot: say(english: "midfoot")
        case .forefoot: say(english: "forefoot")
        }
    }

    private func titleOfBoth(_ pattern: Pattern) -> String {
        switch pattern {
        case .reducedHeelLoading: say(english: "Both heels are loaded less than expected")
        case .heelStrikeAvoidance: say(english: "Both feet land flatter than expected")
        case .toeOut: say(english: "Both feet point outwards more than expected")
        case .lowClearance: say(english: "The toes of both feet pass close to the floor")
        default: say(english: "Both feet: \(self.pattern(pattern))")
        }
    }

    private func titleOfWalk(_ finding: Finding) -> String {
        switch finding.pattern {
        case .irregularGait: say(english: "The time of a stride varies from one to the next")
        case .fatigueDrift:
            FindingMeasure(finding.measure).measure.map { moved in
                say(english: "The difference between the feet changes over the recording: \(measureInSentence(moved))")
            } ?? say(english: "The gait changes over the recording")
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
                    "One insole that reads higher than the other (gain), an insole that sits differently, different shoes, a bag carried on one side, or walking in curves."
            )
        case .antalgic:
            say(
                english:
                    "Walking in curves or turning, a different shoe or sole on one foot, a change of speed on the way, or contact found earlier on one foot because its sensor reads lower (gain)."
            )
        case .reducedHeelLoading:
            say(
                english:
                    "Heel cells that read lower on one insole (gain), an insole that has slipped, a heel raise or different shoes, slow walking, or turning."
            )
        case .heelStrikeAvoidance:
            say(
                english:
                    "A sensor that sits at another angle on one foot, slow walking or short steps (both flatten the landing), a treadmill, a heel raise, or an insole that has slipped."
            )
        case .hardHeelImpact:
            say(
                english:
                    "Heel cells that read higher on one insole (gain), a harder heel or sole under one foot, faster walking, or a loose sensor."
            )
        case .overpronation, .oversupination:
            say(
                english:
                    "A sensor that sits tilted on one foot, an insole that has slipped sideways, a sloping floor, worn shoes, or walking in curves. Pressure alone says little about how a foot rolls."
            )
        case .lateralLoading:
            say(
                english:
                    "An insole that has slipped sideways, border cells that read higher on one insole (gain), a sloping floor, worn shoes, or walking in curves."
            )
        case .lowArch, .highArch:
            say(
                english:
                    "Midfoot cells that read differently on one insole (gain), an arch support in one shoe, an insole that has slipped, or load that a spared heel passed on. The midfoot’s share is only a stand-in for the shape of the arch."
            )
        case .forefootOverload:
            say(
                english:
                    "Forefoot cells that read higher on one insole (gain), a higher heel on one shoe, faster walking, walking uphill, or load that a spared heel passed on."
            )
        case .toeOut, .toeIn:
            say(
                english:
                    "A sensor that sits turned on one foot, walking in curves, or a foot that has always pointed that way."
            )
        case .stiffGait:
            say(
                english:
                    "A sensor that sits loosely on one foot, a heavier shoe or a brace on one leg, slow walking, or a flatter landing."
            )
        case .circumduction:
            say(
                english:
                    "Walking in curves, an obstacle or a wall on one side, a sensor that sits turned on one foot, or a longer leg."
            )
        case .weakPushOff:
            say(
                english:
                    "Slow walking or short steps, a stiff sole, a sensor that sits loosely on one foot, or forefoot cells that read lower (gain)."
            )
        case .lowClearance:
            say(
                english:
                    "A sensor that sits lower or farther back on one foot, a thicker sole, slow walking, or a soft floor. Millimetres are near the limit of what a foot sensor can tell."
            )
        case .stepLengthAsymmetry:
            say(
                english:
                    "Turning always to the same side, a foot that slides or twists on the floor in the turn, or walking in curves."
            )
        case .irregularGait:
            say(
                english:
                    "Slow walking (it alone makes strides vary more), turns and obstacles, somebody in the way, or contacts that the sensor found late."
            )
        case .fatigueDrift:
            say(
                english:
                    "A change of speed, shoe or floor on the way, an insole or sensor that slips or warms up (drift of its zero or gain), or growing tiredness of both legs."
            )
        case .chainShift:
            say(
                english:
                    "The same as for the finding behind it; the shares of one foot sum to one, so what one region loses another must gain."
            )
        case .visitChange:
            say(
                english:
                    "Sensors put on differently, other shoes or floor, another speed, or an ordinary change from day to day, which one earlier recording cannot tell."
            )
        case .earlyHeelRise:
            say(
                english:
                    "Faster walking, a heel raise or a stiff sole on one foot, heel cells that read lower (gain), or a heel that is spared."
            )
        }
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
                    "The \(other) leg takes over what the \(one) sheds, so the \(other) foot and knee may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too."
            )
        case .antalgic:
            say(
                english:
                    "The \(other) foot and knee stay on the ground longer and may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too."
            )
        case .reducedHeelLoading:
            say(
                english:
                    "What the \(one) heel sheds arrives at the \(one) midfoot and forefoot or at the \(other) foot. A foot that lands differently changes how the knee above it is loaded: look at the \(one) knee, and at the \(other) leg."
            )
        case .heelStrikeAvoidance:
            say(
                english:
                    "Without the heel’s roll the \(one) calf and forefoot take the landing, and the \(one) knee bends sooner; the \(other) leg may take over part of it."
            )
        case .hardHeelImpact:
            say(
                english:
                    "A knee that is held stiff absorbs less of the landing: the shock goes into the \(one) heel and up the \(one) leg. A guarded \(one) knee may stand behind it, or the \(other) leg being spared."
            )
        case .overpronation:
            say(
                english:
                    "A foot that rolls inwards turns the shin inwards: the inner side of the \(one) knee may be loaded more next, and the \(other) leg may take over."
            )
        case .oversupination:
            say(
                english:
                    "A foot that stays rigid absorbs less: the outer side of the \(one) knee and the \(one) outer border may be loaded more next, and the \(other) leg may take over."
            )
        case .lateralLoading:
            say(
                english:
                    "The outer border of the \(one) foot takes what its inner side or heel sheds. Walking on the outer border protects a painful inner side of foot or knee; the \(other) foot may take over."
            )
        case .lowArch:
            say(
                english:
                    "A midfoot that sinks lets the shin turn inwards: the inner side of the \(one) knee may be loaded more next, and the \(other) leg may take over."
            )
        case .highArch:
            say(
                english:
                    "A midfoot that hardly touches passes its load to the \(one) heel and forefoot and absorbs less: the \(one) knee may be loaded more next, and the \(other) leg may take over."
            )
        case .forefootOverload:
            say(
                english:
                    "The \(one) forefoot carries what the \(one) heel or midfoot does not; it is the next place to hurt. The \(other) foot may take over when it does."
            )
        case .toeOut:
            say(
                english:
                    "A leg that turns outwards spares bending: the inner side of the \(one) knee and foot may be loaded more next, and the \(other) leg may take over."
            )
        case .toeIn:
            say(
                english:
                    "A shin that is twisted inwards turns the \(one) knee inwards with it; the outer border of the \(one) foot may be loaded more next, and the \(other) leg may take over."
            )
        case .stiffGait:
            say(
                english:
                    "A knee that hardly bends in swing lands stiffly: the \(one) heel may be loaded harder next, and the \(other) leg has to lift the body over it."
            )
        case .circumduction:
            say(
                english:
                    "Swinging round replaces bending: the \(one) hip works more, the outer border of the \(one) foot may be loaded more next, and the \(other) leg stands longer."
            )
        case .weakPushOff:
            say(
                english:
                    "What the \(one) calf does not push, the \(one) hip has to pull and the \(other) leg has to catch: the \(other) heel and knee may be loaded more next."
            )
        case .lowClearance:
            say(
                english:
                    "Toes close to the floor are a risk of tripping; lifting the \(one) leg from the hip, or rising on the \(other) foot, may be the next thing to see."
            )
        case .stepLengthAsymmetry:
            say(
                english:
                    "When the \(one) foot reaches less far, the \(other) leg pushes less or the \(one) leg bends less; the \(other) foot and knee may carry the body longer."
            )
        case .earlyHeelRise:
            say(
                english:
                    "A heel that leaves the floor early loads the \(one) forefoot and calf longer; the \(one) knee may be pushed back, and the \(other) leg may take over."
            )
        case .irregularGait, .fatigueDrift, .visitChange:
            say(english: "It may change what the \(one) and the \(other) leg carry; the other findings tell where.")
        case .chainShift:
            say(
                english:
                    "What takes over may be the next to hurt: look at the place named, on the \(one) foot or on the \(other) foot, and at the knee above it."
            )
        }
    }

    private func chainOfBoth(_ pattern: Pattern) -> String {
        switch pattern {
        case .weightShift: say(english: "The leg that takes over may be loaded more next, at the foot and at the knee.")
        case .antalgic:
            say(
                english: "The leg that stays on the ground longer may be loaded more next, at the foot and at the knee."
            )
        case .reducedHeelLoading:
            say(
                english:
                    "What the heels shed arrives at midfoot and forefoot. Feet that land differently change how the knees above them are loaded."
            )
        case .heelStrikeAvoidance:
            say(
                english:
                    "Without the heels’ roll the calves and forefeet take the landing, and the knees bend sooner; forefeet and knees may be loaded more next."
            )
        case .irregularGait:
            say(
                english:
                    "Uneven strides load foot and knee unevenly from step to step; what matters is whether somebody feels unsafe."
            )
        case .fatigueDrift:
            say(
                english:
                    "What grows with the length of the walk may only begin to hurt after it: look at the foot and the knee on the side that takes over."
            )
        case .visitChange:
            say(english: "What changed may have passed load on: look at the foot and the knee on both sides.")
        default: say(english: "What takes over may be loaded more next, at the foot and at the knee.")
        }
    }

    // MARK: Without a finding

    /// How small a difference a pattern would have been found from.
    func detectable(_ difference: DetectableDifference) -> String {
        let measured = FindingMeasure(difference.measure)
        let name = measured.measure.map(measureInSentence) ?? measured.name
        let size = number(difference.value, places: places(difference.unit)) + unitSuffix(difference.unit)
        return say(english: "\(name) \(size)")
    }

    /// The smallest differences that a recording could have shown; nil without any.
    func smallestDifferences(_ differences: [DetectableDifference]) -> String? {
        var named: [String] = []
        for difference in differences {
            let text = detectable(difference)
            if !named.contains(text) { named.append(text) }
        }
        guard !named.isEmpty else { return nil }
        return say(
            english:
                "Smallest difference between the feet that this recording could have shown: \(named.joined(separator: "; "))."
        )
    }

    // MARK: What weakens it

    func caution(_ caution: Finding.Caution) -> String {
        switch caution {
        case .gainUnknown:
            say(
                english:
                    "Nobody knows how the two insoles’ gains compare; the interval is wider for that. Standing on each foot in turn, for a second or two, would tell."
            )
        case .mayBeGain: say(english: "The insoles’ own gains could explain it.")
        case .pressureOnly:
            say(english: "Only the insole speaks for it, which can suggest it but not show it.")
        case .slowWalking: say(english: "The walk was slow, which alone raises this number.")
        case .turnsInside:
            say(english: "Turns may be inside: only an inertial sensor tells every one of them.")
        }
    }

    /// Where the person stands among the people of the study.
    func place(_ place: ReferencePlace) -> String {
        place.lower == 0
            ? say(english: "Below all \(count(place.people)) healthy people of the study.")
            : say(
                english:
                    "\(count(place.lower)) of the \(count(place.people)) healthy people of the study have a lower value."
            )
    }
}

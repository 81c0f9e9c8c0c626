import GaitAnalysis
import SensorData

/// Words about the sole, the first page's answers and the steadiness of the walk.
extension Strings {
    // The four answers
    var whichSide: String { say(english: "Which side") }
    var howMuch: String { say(english: "How much") }
    var whatNext: String { say(english: "What next") }
    func sideAnswer(_ side: FindingSide?) -> String {
        switch side {
        case .left: say(english: "Left")
        case .right: say(english: "Right")
        case .both: say(english: "Both")
        case nil: say(english: "The whole walk")
        }
    }
    func clarity(_ finding: Finding) -> String {
        guard finding.isClear else { return say(english: "At the limit") }
        return finding.cautions.isEmpty
            ? say(english: "Beyond the limit") : say(english: "Beyond the limit, with a caution")
    }
    var lookAt: String { say(english: "Look further") }
    var otherFindingsHeading: String { say(english: "Also found") }
    func moreFindings(_ number: Int) -> String {
        number == 1
            ? say(english: "One more stands under “Findings”.")
            : say(english: "\(count(number)) more stand under “Findings”.")
    }

    // Groups of measures
    func group(_ group: MeasureGroup) -> String {
        switch group {
        case .time: say(english: "Time")
        case .load: say(english: "Load")
        case .footMotion: say(english: "Motion of the foot")
        }
    }
    var otherMeasuresHeading: String { say(english: "Other measures") }
    var detectableChange: String { say(english: "Change between visits") }

    // Soles
    var solesHeading: String { say(english: "Load on the soles") }
    func soleTitle(_ side: Side) -> String {
        switch side {
        case .left: say(english: "Left sole seen from above: mean load over stance")
        case .right: say(english: "Right sole seen from above: mean load over stance")
        }
    }
    var soleDifferenceTitle: String { say(english: "Left less right, drawn on a right sole") }
    var soleDifference: String { say(english: "Left − right") }
    func cellMapNote(unit: String) -> String {
        say(
            english:
                "Mean over stance of each cell in \(unit), at its place on the insole. Blue and +: more on the left; orange and −: more on the right."
        )
    }
    var regionMapNote: String {
        say(
            english:
                "Share of each region in the foot’s load, in percent. The places are a sketch: the device does not say where its cells lie. Blue and +: more on the left; orange and −: more on the right."
        )
    }
    func mapDescription(_ spots: [(name: String, value: String)], note: String) -> String {
        let parts = spots.map { $0.name.isEmpty ? $0.value : say(english: "\($0.name) \($0.value)") }
        return say(english: "From heel to toes: \(list(parts)). \(note)")
    }
    func fineMapDescription(cells: Int) -> String {
        say(english: "\(count(cells)) cells; darker means more load. The table of regions holds the numbers.")
    }
    var pathsTitle: String { say(english: "Ways of the centre of pressure, both drawn on a right sole") }
    var pathsCaption: String { say(english: "Centre of pressure, left (blue, solid) and right (orange, dashed)") }
    func pathDescription(_ map: SoleMap) -> String {
        let outermost = map.path.map(\.outwards).max() ?? 0
        let innermost = map.path.map(\.outwards).min() ?? 0
        let way = (map.path.last?.forwards ?? 0) - (map.path.first?.forwards ?? 0)
        return say(
            english:
                "\(sideTitle(map.side)): \(number(way * 1000, places: 0)) mm from heel to toes, between \(number(innermost * 1000, places: 0)) and \(number(outermost * 1000, places: 0)) mm from the foot’s axis, outwards positive."
        )
    }
    var regionsHeading: String { say(english: "Regions of the sole") }
    var regionColumn: String { say(english: "Region") }
    var shareColumn: String { say(english: "Share in %, left | right") }
    func peakColumn(_ unit: String) -> String { say(english: "Peak load in \(unit), left | right") }
    var contactColumn: String { say(english: "Contact in ms, left | right") }
    var pressureColumn: String { say(english: "Peak pressure in kPa, left | right") }
    func feet(_ left: String, _ right: String) -> String { say(english: "\(left) | \(right)") }
    func region(_ region: SoleRegion) -> String {
        switch region {
        case .heel: say(english: "Heel")
        case .heelMedial: say(english: "Inner heel")
        case .heelLateral: say(english: "Outer heel")
        case .midfoot: say(english: "Midfoot")
        case .midfootMedial: say(english: "Inner midfoot")
        case .midfootLateral: say(english: "Outer midfoot")
        case .forefoot: say(english: "Forefoot and toes")
        case .metatarsal1: say(english: "Metatarsal head 1")
        case .metatarsal2to3: say(english: "Metatarsal heads 2 and 3")
        case .metatarsal4to5: say(english: "Metatarsal heads 4 and 5")
        case .metatarsals: say(english: "Metatarsal heads")
        case .hallux: say(english: "Big toe")
        case .lesserToes: say(english: "Lesser toes")
        case .toes: say(english: "Toes")
        }
    }

    // Curves
    var curveBarNote: String {
        say(
            english:
                "A bar at the bottom marks where the feet differ with 95 % confidence over the whole curve at once, in the colour of the foot that carries more."
        )
    }
    func curvesApart(_ comparison: CurveComparison) -> String {
        guard !comparison.regions.isEmpty else { return say(english: "The feet differ nowhere beyond the band.") }
        let parts = comparison.regions.map { region in
            let stretch = region.from == region.to ? count(region.from) : "\(count(region.from))–\(count(region.to))"
            return region.leftIsLarger
                ? say(english: "left more at \(stretch)\u{A0}%") : say(english: "right more at \(stretch)\u{A0}%")
        }
        return say(english: "The feet differ: \(list(parts)) of stance.")
    }

    // Steadiness
    var steadinessHeading: String { say(english: "Steadiness") }
    var valueColumn: String { say(english: "Value") }
    var strideVariation: String { say(english: "Variation of stride time") }
    var fromStrideToStride: String { say(english: "from stride to stride") }
    var strideVariationNote: String {
        say(english: "Coefficient of variation, mean of both feet; grows when walking slowly.")
    }
    func ofFoot(_ side: Side) -> String {
        switch side {
        case .left: say(english: "… of the left foot")
        case .right: say(english: "… of the right foot")
        }
    }
    var coordination: String { say(english: "Phase coordination index") }
    func coordinationNote(_ coordination: PhaseCoordination) -> String {
        say(
            english:
                "How exactly a step comes in the middle of the other foot’s stride; 0 is perfect. Mean phase \(degrees(coordination.phase)), 180° is even."
        )
    }
    var harmonicRatio: String { say(english: "Harmonic ratio of the force") }
    var harmonicRatioNote: String {
        say(
            english:
                "Even over odd harmonics of both feet’s summed force; more is more alike. Published values of the trunk do not apply."
        )
    }
    var improvedRatio: String { say(english: "Improved harmonic ratio") }
    var improvedRatioNote: String { say(english: "Even power of the whole; 100 % means that every step is alike.") }
    var singleStridesHeading: String { say(english: "Stride by stride") }
    func singleStridesTitle(_ measure: String) -> String {
        say(english: "\(measure) of each counted stride against time")
    }
    func singleStridesDescription(points: Int, low: String, high: String, unit: String) -> String {
        say(english: "\(strides(points)) between \(low) and \(high) \(unit).")
    }
    var driftHeading: String { say(english: "Change within the recording, per minute") }
    func driftNote(_ clear: Int, of all: Int, minutes: Double) -> String {
        clear == 0
            ? say(
                english:
                    "Over \(number(minutes, places: 1)) minutes none of the \(count(all)) measures changes beyond its error."
            )
            : say(
                english:
                    "Over \(number(minutes, places: 1)) minutes \(count(clear)) of \(count(all)) measures change beyond their 95 % interval; one in twenty does so by chance."
            )
    }
    func clearestShown(_ number: Int) -> String {
        say(english: "The \(count(number)) clearest are shown; all stand in the JSON file.")
    }
    var driftOfDifference: String { say(english: "Difference, left growing positive") }
    var driftOfBoth: String { say(english: "Mean of both feet") }

    // Quality
    func gapList(_ gaps: [(start: Double, length: Double)], more: Int) -> String {
        let parts = gaps.map {
            say(english: "\(seconds($0.length)) at \(moment($0.start, inMinutes: $0.start >= 120))")
        }
        let text = parts.joined(separator: "; ")
        return more > 0 ? say(english: "\(text); \(count(more)) more") : text
    }
    func clockRestarts(_ restarts: Int) -> String {
        restarts == 1
            ? say(english: "its clock began again once")
            : say(english: "its clock began again \(count(restarts)) times")
    }
    func bridged(_ drops: Int, time: Double) -> String {
        drops == 1
            ? say(english: "1 drop-out bridged (\(seconds(time)))")
            : say(english: "\(count(drops)) drop-outs bridged (\(seconds(time)))")
    }
    func damage(_ quality: Quality) -> String {
        var parts: [String] = []
        if quality.damagedFrames > 0 { parts.append(say(english: "\(count(quality.damagedFrames)) damaged")) }
        if quality.lostFrames > 0 { parts.append(say(english: "\(count(quality.lostFrames)) lost")) }
        if quality.overrunBytes > 0 {
            parts.append(say(english: "\(count(quality.overrunBytes)) bytes lost because the computer was too slow"))
        }
        return parts.isEmpty ? none : list(parts)
    }
    var patternColumn: String { say(english: "Pattern") }
    var fromColumn: String { say(english: "Found from") }
    var smallestDifferenceNote: String {
        say(english: "A difference must pass its limit and its error. Smaller ones could be there and not be seen.")
    }
    var parametersElsewhere: String {
        say(english: "The parameters of the analysis stand in the page on screen and in the JSON file.")
    }
}

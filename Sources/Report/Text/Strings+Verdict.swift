import GaitAnalysis
import SensorData

/// The report's first sentences.
extension Strings {
    func headline(_ verdict: Verdict) -> String {
        switch verdict {
        case .found(let finding, _): headline(finding)
        case .nothingFound:
            say(
                english: "No compensatory pattern found in this walk.",
                german: "In diesem Gang wurde kein Kompensationsmuster gefunden.")
        case .outsideRange(let measures):
            say(
                english:
                    "Left and right differ beyond the healthy range in \(list(measures.map { measure($0).lowercasedFirst })).",
                german:
                    "Links und rechts unterscheiden sich über den gesunden Bereich hinaus in: \(list(measures.map { measure($0) }))."
            )
        case .nothingFoundIn:
            say(
                english: "No compensatory pattern found in what could be measured of this walk.",
                german: "In dem, was von diesem Gang messbar war, wurde kein Kompensationsmuster gefunden.")
        case .cannotTell(.noWalking):
            say(
                english: "No walking was found, so nothing can be said about the gait.",
                german: "Es wurde kein Gehen gefunden; über den Gang lässt sich nichts sagen.")
        case .oneFoot(.left):
            say(
                english: "Only the left foot was recorded, so left and right cannot be compared.",
                german: "Es wurde nur der linke Fuß aufgenommen; links und rechts lassen sich nicht vergleichen.")
        case .oneFoot(.right):
            say(
                english: "Only the right foot was recorded, so left and right cannot be compared.",
                german: "Es wurde nur der rechte Fuß aufgenommen; links und rechts lassen sich nicht vergleichen.")
        case .cannotTell(.needsBothFeet):
            say(
                english: "Only one foot was recorded, so left and right cannot be compared.",
                german: "Es wurde nur ein Fuß aufgenommen; links und rechts lassen sich nicht vergleichen.")
        case .cannotTell(.insoleShowsNoLoad):
            say(
                english: "An insole shows no load although the foot walks, so left and right cannot be compared.",
                german:
                    "Eine Sohle zeigt keine Last, obwohl der Fuß geht; links und rechts lassen sich nicht vergleichen."
            )
        case .cannotTell(.needsMoreStrides):
            say(
                english: "Too few steady strides to compare left and right.",
                german: "Zu wenige gleichmäßige Doppelschritte, um links und rechts zu vergleichen.")
        case .cannotTell(.feetNotSynchronised):
            say(
                english: "The two feet’s clocks could not be brought together, so left and right cannot be compared.",
                german:
                    "Die Uhren der beiden Füße ließen sich nicht zusammenbringen; links und rechts lassen sich nicht vergleichen."
            )
        case .cannotTell:
            say(
                english: "This recording cannot tell whether left and right differ.",
                german: "Ob sich links und rechts unterscheiden, kann diese Aufnahme nicht sagen.")
        }
    }

    /// How sure the headline is, or what it leaves open.
    func underHeadline(_ verdict: Verdict) -> String {
        switch verdict {
        case .found(let finding, 0): findingCertainty(finding)
        case .found(let finding, 1):
            say(
                english: "\(findingCertainty(finding)) One more finding follows below.",
                german: "\(findingCertainty(finding)) Ein weiterer Befund folgt unten.")
        case .found(let finding, let others):
            say(
                english: "\(findingCertainty(finding)) \(count(others)) more findings follow below.",
                german: "\(findingCertainty(finding)) \(count(others)) weitere Befunde folgen unten.")
        case .outsideRange:
            say(
                english:
                    "No known compensatory pattern fits: what makes one up does not point the same way. A professional should look at the figures.",
                german:
                    "Kein bekanntes Kompensationsmuster passt: Was zu einem gehört, weist nicht in dieselbe Richtung. Eine Fachperson sollte sich die Werte ansehen."
            )
        case .nothingFound:
            say(
                english:
                    "That is no proof that there is none: a small difference can hide in what healthy walking varies by.",
                german:
                    "Das beweist nicht, dass keines da ist: Ein kleiner Unterschied kann sich in dem verbergen, worin gesundes Gehen schwankt."
            )
        case .nothingFoundIn(let patterns):
            say(
                english:
                    "Not judged, because the recording lacks what they need: \(list(patterns.map(pattern))). The reasons stand under “What this recording could not tell”.",
                german:
                    "Nicht beurteilt, weil der Aufnahme fehlt, was dafür nötig ist: \(list(patterns.map(pattern))). Die Gründe stehen unter „Was diese Aufnahme nicht sagen konnte“."
            )
        case .cannotTell, .oneFoot:
            say(
                english:
                    "This says nothing about the person’s gait, good or bad. The reasons stand under “What this recording could not tell”.",
                german:
                    "Das sagt nichts über den Gang dieses Menschen, weder Gutes noch Schlechtes. Die Gründe stehen unter „Was diese Aufnahme nicht sagen konnte“."
            )
        }
    }

    /// How small a difference could have stayed unseen; nil where the comparison has neither range nor interval.
    func smallestDifference(_ comparison: MeasureComparison) -> String? {
        let name = measure(comparison.measure)
        if let reference = comparison.reference {
            let low = percent(abs(min(0, reference.lower)))
            let high = percent(max(0, reference.upper))
            return say(
                english:
                    "\(name): healthy walkers differ by up to \(low) towards the right and \(high) towards the left.",
                german:
                    "\(name): Bei gesunden Gehenden beträgt der Unterschied bis zu \(low) nach rechts und \(high) nach links."
            )
        }
        guard let index = comparison.symmetryIndex, let interval = index.interval else { return nil }
        let range = signedRange(interval.lower, interval.upper, places: 1)
        return say(
            english:
                "\(name): the true difference lies in \(range)\u{A0}% with 95\u{A0}% confidence (positive: left larger).",
            german:
                "\(name): Der wahre Unterschied liegt mit 95\u{A0}% Sicherheit in \(range)\u{A0}% (positiv: links größer)."
        )
    }

    var smallestDifferenceHeading: String {
        say(
            english: "Differences that could have stayed unseen",
            german: "Unterschiede, die ungesehen geblieben sein können")
    }

    /// Which side is larger and by how much, for the first page.
    func difference(_ estimate: Estimate) -> String {
        let size = percent(abs(estimate.value))
        if size == percent(0) { return say(english: "no difference", german: "kein Unterschied") }
        return estimate.value > 0
            ? say(english: "\(size) more on the left", german: "\(size) mehr links")
            : say(english: "\(size) more on the right", german: "\(size) mehr rechts")
    }

    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        let start = items.dropLast().joined(separator: ", ")
        return say(english: "\(start) and \(last)", german: "\(start) und \(last)")
    }
}

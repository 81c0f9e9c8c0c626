import GaitAnalysis
import SensorData

/// The report's first sentences.
extension Strings {
    func headline(_ verdict: Verdict) -> String {
        switch verdict {
        case .found(let finding, _): headline(finding)
        case .nothingFound: say(english: "No compensatory pattern found in this walk.")
        case .outsideRange(let measures):
            say(
                english:
                    "Left and right differ beyond the healthy range in \(list(measures.map { measure($0).lowercasedFirst }))."
            )
        case .nothingFoundIn: say(english: "No compensatory pattern found in what could be measured of this walk.")
        case .cannotTell(.noWalking): say(english: "No walking was found, so nothing can be said about the gait.")
        case .cannotTell(.needsBothFeet):
            say(english: "Only one foot was recorded, so left and right cannot be compared.")
        case .cannotTell(.needsMoreStrides): say(english: "Too few steady strides to compare left and right.")
        case .cannotTell(.feetNotSynchronised):
            say(english: "The two feet’s clocks could not be brought together, so left and right cannot be compared.")
        case .cannotTell: say(english: "This recording cannot tell whether left and right differ.")
        }
    }

    /// How sure the headline is, or what it leaves open.
    func underHeadline(_ verdict: Verdict) -> String {
        switch verdict {
        case .found(let finding, 0): findingCertainty(finding)
        case .found(let finding, 1): say(english: "\(findingCertainty(finding)) One more finding follows below.")
        case .found(let finding, let others):
            say(english: "\(findingCertainty(finding)) \(count(others)) more findings follow below.")
        case .outsideRange:
            say(
                english:
                    "No known compensatory pattern fits: what makes one up does not point the same way. A professional should look at the figures."
            )
        case .nothingFound:
            say(
                english:
                    "That is no proof that there is none: a small difference can hide in what healthy walking varies by."
            )
        case .nothingFoundIn(let patterns):
            say(
                english:
                    "Not judged, because the recording lacks what they need: \(list(patterns.map(pattern))). The reasons stand under “What this recording could not tell”."
            )
        case .cannotTell:
            say(
                english:
                    "This says nothing about the person’s gait, good or bad. The reasons stand under “What this recording could not tell”."
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
                    "\(name): healthy walkers differ by up to \(low) towards the right and \(high) towards the left.")
        }
        guard let index = comparison.symmetryIndex, let interval = index.interval else { return nil }
        let range = signedRange(interval.lower, interval.upper, places: 1)
        return say(
            english:
                "\(name): the true difference lies in \(range)\u{A0}% with 95\u{A0}% confidence (positive: left larger)."
        )
    }

    var smallestDifferenceHeading: String { say(english: "Differences that could have stayed unseen") }

    /// Which side is larger and by how much, for the first page.
    func difference(_ estimate: Estimate) -> String {
        let size = percent(abs(estimate.value))
        if size == percent(0) { return say(english: "no difference") }
        return estimate.value > 0
            ? say(english: "\(size) more left") : say(english: "\(size) more right")
    }

    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        let start = items.dropLast().joined(separator: ", ")
        return say(english: "\(start) and \(last)")
    }
}

extension String {
    /// The same text as part of a sentence.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

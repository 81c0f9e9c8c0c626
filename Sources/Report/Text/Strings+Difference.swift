import GaitAnalysis
import SensorData

/// Clear differences that no finding rests on.
extension Strings {
    /// The sentence about them, at most three; nil without one.
    func clearDifferences(_ analysis: SessionAnalysis) -> String? {
        let named = analysis.clearDifferencesWithoutFinding.prefix(3).map(clearDifference)
        switch named.count {
        case 0: return nil
        case 1:
            return say(
                english: "A clear difference that is not part of a pattern: \(named[0]).",
                german: "Ein deutlicher Unterschied, der zu keinem Muster gehört: \(named[0]).")
        default:
            let list = named.joined(separator: "; ")
            return say(
                english: "Clear differences that are not part of a pattern: \(list).",
                german: "Deutliche Unterschiede, die zu keinem Muster gehören: \(list).")
        }
    }

    private func clearDifference(_ difference: ClearDifference) -> String {
        let larger = difference.value > 0 ? Side.left : .right
        let sided = SidedDifference(index: difference.value, interval: difference.interval, side: larger)
        let places = self.places(difference.unit)
        let unit = unitSuffix(difference.unit)
        let size = number(sided.size, places: places) + unit
        let bounds = sided.interval.map { " (\(range($0.lower, $0.upper, places: places))\(unit))" } ?? ""
        let isTime = difference.measure.unit == "s"
        let name = measure(difference.measure)
        return say(
            english:
                "\(name.lowercasedFirst) \(size) \(isTime ? "longer" : "larger") on the \(side(larger))\(bounds)",
            german: "\(name) \(side(larger)) um \(size) \(isTime ? "länger" : "größer")\(bounds)")
    }

    /// What a mean toe clearance below zero says of the sensor.
    var belowFloor: String {
        say(
            english:
                "Toes cannot be below the floor: the sensor’s height, or its distance to the toes, is not what the analysis takes it to be. The clearance itself is wrong, and the difference may be.",
            german:
                "Zehen können nicht unter dem Boden sein: Die Höhe des Sensors oder sein Abstand zu den Zehen ist nicht, wie die Auswertung annimmt. Die Zehenfreiheit selbst ist falsch, und der Unterschied kann es sein."
        )
    }
}

extension SessionAnalysis {
    /// The clear differences of what the tables show first, other than those that a finding or the headline speaks of.
    var clearDifferencesWithoutFinding: [ClearDifference] {
        var spoken = foundMeasures
        if case .outsideRange(let measures) = Verdict(self) { spoken += measures }
        // Time on one foot, its swing and the other's single support are one fact; the steps' times go with it.
        let timing: [Measure] = [.stanceTime, .swingTime, .singleSupportTime]
        if timing.contains(where: spoken.contains) { spoken += timing + [.stepTime] }
        return clearDifferences(besides: spoken).filter { MeasureGroup.first.contains($0.measure) }
    }

    /// Whether a foot's mean toe clearance is below zero.
    var hasToesBelowFloor: Bool {
        symmetry.contains { comparison in
            comparison.measure == .toeClearance
                && [comparison.left, comparison.right].contains { ($0?.mean ?? 0) < 0 }
        }
    }
}

import GaitAnalysis
import SensorData

/// The sentences about what was found.
extension Strings {
    /// Which side and what, in one short line.
    func findingTitle(_ finding: Finding) -> String {
        switch (finding.pattern, finding.side) {
        case (.weightShift, .left): say(english: "The left leg carries less load than the right")
        case (.weightShift, .right): say(english: "The right leg carries less load than the left")
        case (.weightShift, .both), (.weightShift, nil): say(english: "Load is shifted between the legs")
        case (.antalgic, .left): say(english: "Less time on the left leg than on the right")
        case (.antalgic, .right): say(english: "Less time on the right leg than on the left")
        case (.antalgic, .both), (.antalgic, nil): say(english: "Shortened time on the ground")
        case (.reducedHeelLoading, .left) where isDifference(finding):
            say(english: "The left heel is loaded less than the right")
        case (.reducedHeelLoading, .right) where isDifference(finding):
            say(english: "The right heel is loaded less than the left")
        case (.reducedHeelLoading, .left): say(english: "The left heel is loaded less than expected")
        case (.reducedHeelLoading, .right): say(english: "The right heel is loaded less than expected")
        case (.reducedHeelLoading, .both): say(english: "Both heels are loaded less than expected")
        case (.reducedHeelLoading, nil): say(english: "The heel is loaded less than expected")
        }
    }

    /// The size with its interval, short, to follow a finding's title.
    func findingSize(_ finding: Finding) -> String {
        let unit = unitSuffix(finding.unit)
        let places = self.places(finding.unit)
        guard let interval = orientedInterval(finding) else {
            return say(english: "\(number(shownValue(finding), places: places))\(unit), no interval")
        }
        let value = number(shownValue(finding), places: places)
        let bounds = range(interval.lower, interval.upper, places: places)
        return isDifference(finding)
            ? say(english: "a difference of \(value)\(unit) (95 % interval \(bounds)\(unit))")
            : say(english: "\(value)\(unit) (95 % interval \(bounds)\(unit))")
    }

    /// The one sentence that heads the report.
    func headline(_ finding: Finding) -> String {
        say(english: "\(findingTitle(finding)): \(findingSize(finding)).")
    }

    /// What was measured, on which side and how large.
    func findingMeasurement(_ finding: Finding) -> String {
        measurement(
            FindingMeasure(finding.measure), value: finding.value, unit: finding.unit, interval: finding.interval,
            side: finding.side)
    }

    func supportingMeasurement(_ supporting: SupportingMeasure, side: FindingSide?) -> String {
        measurement(
            FindingMeasure(supporting.measure), value: supporting.value, unit: supporting.unit,
            interval: supporting.interval, side: side)
    }

    private func measurement(
        _ measured: FindingMeasure, value: Double, unit: String, interval: ConfidenceInterval?, side: FindingSide?
    ) -> String {
        let name = measured.measure.map(measureInSentence) ?? measured.name
        let places = self.places(unit)
        guard measured.isSymmetryIndex else {
            return plainMeasurement(name, value: value, unit: unit, interval: interval, side: side)
        }
        // Without a named foot the smaller one is named, so that the sentence always says which is which.
        let foot = side.flatMap { Side(rawValue: $0.rawValue) } ?? (value < 0 ? .left : .right)
        let difference = SidedDifference(index: value, interval: interval, side: foot)
        let size = number(difference.size, places: places) + unitSuffix(unit)
        let one = self.side(foot)
        let other = self.side(foot.opposite)
        guard let interval = difference.interval else {
            return difference.isLess
                ? say(english: "On the \(one), \(name) is smaller than on the \(other) by \(size) of their average.")
                : say(english: "On the \(one), \(name) is larger than on the \(other) by \(size) of their average.")
        }
        let bounds = range(interval.lower, interval.upper, places: places) + unitSuffix(unit)
        return difference.isLess
            ? say(
                english:
                    "On the \(one), \(name) is smaller than on the \(other) by \(size) of their average (95 % interval \(bounds))."
            )
            : say(
                english:
                    "On the \(one), \(name) is larger than on the \(other) by \(size) of their average (95 % interval \(bounds))."
            )
    }

    private func plainMeasurement(
        _ name: String, value: Double, unit: String, interval: ConfidenceInterval?, side: FindingSide?
    ) -> String {
        let places = self.places(unit)
        let size = number(value, places: places) + unitSuffix(unit)
        let bounds = interval.map { range($0.lower, $0.upper, places: places) + unitSuffix(unit) }
        switch (side, bounds) {
        case (.left, let bounds?): return say(english: "On the left, \(name) is \(size) (95 % interval \(bounds)).")
        case (.right, let bounds?): return say(english: "On the right, \(name) is \(size) (95 % interval \(bounds)).")
        case (.both, let bounds?): return say(english: "On both sides, \(name) is \(size) (95 % interval \(bounds)).")
        case (nil, let bounds?):
            return say(english: "Over the whole walk, \(name) is \(size) (95 % interval \(bounds)).")
        case (.left, nil): return say(english: "On the left, \(name) is \(size).")
        case (.right, nil): return say(english: "On the right, \(name) is \(size).")
        case (.both, nil): return say(english: "On both sides, \(name) is \(size).")
        case (nil, nil): return say(english: "Over the whole walk, \(name) is \(size).")
        }
    }

    /// How sure: where the interval lies against the limit, and how many strides there are.
    func findingCertainty(_ finding: Finding) -> String {
        let places = self.places(finding.unit)
        let limit = number(isDifference(finding) ? abs(finding.limit) : finding.limit, places: places)
        let unit = unitSuffix(finding.unit)
        let strides = count(finding.strides)
        guard let interval = orientedInterval(finding) else {
            return say(
                english: "From \(strides) strides, which is too few for an interval: the size is uncertain.")
        }
        let shown = shownValue(finding)
        let bound = isDifference(finding) ? abs(finding.limit) : finding.limit
        let isBeyond = shown >= bound ? interval.lower > bound : interval.upper < bound
        return isBeyond
            ? say(english: "From \(strides) strides; the whole interval lies beyond the limit of \(limit)\(unit).")
            : say(
                english:
                    "From \(strides) strides; the interval reaches back across the limit of \(limit)\(unit), so the size is uncertain."
            )
    }

    /// Against what: kind of evidence, limit and source.
    func findingEvidence(_ finding: Finding) -> String {
        let value = isDifference(finding) ? abs(finding.limit) : finding.limit
        let limit = number(value, places: places(finding.unit)) + unitSuffix(finding.unit)
        let kind = evidence(finding.evidence)
        let source = finding.source.hasSuffix(".") ? String(finding.source.dropLast()) : finding.source
        return source.isEmpty
            ? say(english: "Compared with \(kind). Limit: \(limit).")
            : say(english: "Compared with \(kind). Limit: \(limit). Source: \(source).")
    }

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
        }
    }

    /// What may be loaded next along the chain of foot and knee.
    func chain(_ pattern: Pattern, _ side: FindingSide?) -> String {
        switch (pattern, side) {
        case (.weightShift, .left):
            say(
                english:
                    "The right leg takes over what the left sheds, so the right foot and knee may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too."
            )
        case (.weightShift, .right):
            say(
                english:
                    "The left leg takes over what the right sheds, so the left foot and knee may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too."
            )
        case (.weightShift, _):
            say(english: "The leg that takes over may be loaded more next, at the foot and at the knee.")
        case (.antalgic, .left):
            say(
                english:
                    "The right foot and knee stay on the ground longer and may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too."
            )
        case (.antalgic, .right):
            say(
                english:
                    "The left foot and knee stay on the ground longer and may be loaded more next. When it is a knee that is spared, the foot below it is loaded differently too."
            )
        case (.antalgic, _):
            say(
                english: "The leg that stays on the ground longer may be loaded more next, at the foot and at the knee."
            )
        case (.reducedHeelLoading, .left):
            say(
                english:
                    "What the left heel sheds arrives at the left midfoot and forefoot or at the right foot. A foot that lands differently changes how the knee above it is loaded: look at the left knee, and at the right leg."
            )
        case (.reducedHeelLoading, .right):
            say(
                english:
                    "What the right heel sheds arrives at the right midfoot and forefoot or at the left foot. A foot that lands differently changes how the knee above it is loaded: look at the right knee, and at the left leg."
            )
        case (.reducedHeelLoading, _):
            say(
                english:
                    "What the heels shed arrives at midfoot and forefoot. Feet that land differently change how the knees above them are loaded."
            )
        }
    }

    var professionalShouldJudge: String {
        say(english: "This is a measurement. A professional should judge what it means for this person.")
    }

    /// True where the value is a left-right difference whose sign only says which side is larger.
    func isDifference(_ finding: Finding) -> Bool { FindingMeasure(finding.measure).isSymmetryIndex }

    /// A finding's value without the sign that only names a side.
    func shownValue(_ finding: Finding) -> Double { isDifference(finding) ? abs(finding.value) : finding.value }

    private func orientedInterval(_ finding: Finding) -> ConfidenceInterval? {
        guard isDifference(finding) else { return finding.interval }
        return SidedDifference(index: finding.value, interval: finding.interval, side: .left).interval
    }

    /// Decimals for a unit as findings write it.
    func places(_ unit: String) -> Int {
        switch unit {
        case "s", "1", "m": 3
        case "N", "ms", "N·s": 0
        default: 1
        }
    }

    func unitSuffix(_ unit: String) -> String {
        switch unit {
        case "", "1": ""
        case "°", "deg": "°"
        default: "\u{A0}" + unit
        }
    }
}

import GaitAnalysis
import SensorData

/// The sentences about what was found.
extension Strings {
    /// The size with its interval, short, to follow a finding's title.
    func findingSize(_ finding: Finding) -> String {
        let unit = unitSuffix(finding.unit)
        let places = self.places(finding.unit)
        guard let interval = orientedInterval(finding) else {
            return say(
                english: "\(number(shownValue(finding), places: places))\(unit), no interval",
                german: "\(number(shownValue(finding), places: places))\(unit), ohne Intervall")
        }
        let value = number(shownValue(finding), places: places)
        let bounds = range(interval.lower, interval.upper, places: places)
        return isDifference(finding)
            ? say(
                english: "a difference of \(value)\(unit) (95 % interval \(bounds)\(unit))",
                german: "ein Unterschied von \(value)\(unit) (95-%-Intervall \(bounds)\(unit))")
            : say(
                english: "\(value)\(unit) (95 % interval \(bounds)\(unit))",
                german: "\(value)\(unit) (95-%-Intervall \(bounds)\(unit))")
    }

    /// The one sentence that heads the report.
    func headline(_ finding: Finding) -> String {
        say(
            english: "\(findingTitle(finding)): \(findingSize(finding)).",
            german: "\(findingTitle(finding)): \(findingSize(finding)).")
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
        let name = measured.measure.map(measureInSentence) ?? affected(measured.name)
        let places = self.places(unit)
        if measured.kind == .drift { return drift(name, value: value, unit: unit, interval: interval) }
        guard measured.isBetweenFeet else {
            return plainMeasurement(name, value: value, unit: unit, interval: interval, side: side)
        }
        // Without a named foot the smaller one is named, so that the sentence always says which is which.
        let foot = side.flatMap { Side(rawValue: $0.rawValue) } ?? (value < 0 ? .left : .right)
        let difference = SidedDifference(index: value, interval: interval, side: foot)
        let size = number(difference.size, places: places) + unitSuffix(unit)
        let one = self.side(foot)
        let other = self.side(foot.opposite)
        if measured.kind == .difference {
            let bounds = difference.interval.map { range($0.lower, $0.upper, places: places) + unitSuffix(unit) }
            return absoluteDifference(name, difference, size: size, bounds: bounds, one: one, other: other)
        }
        guard let interval = difference.interval else {
            return difference.isLess
                ? say(
                    english:
                        "On the \(one), \(name) is smaller than on the \(other) by \(size) of both feet’s average.",
                    german: "\(sideTitle(foot)) ist \(name) um \(size) des Mittels beider Füße kleiner als \(other).")
                : say(
                    english: "On the \(one), \(name) is larger than on the \(other) by \(size) of both feet’s average.",
                    german: "\(sideTitle(foot)) ist \(name) um \(size) des Mittels beider Füße größer als \(other).")
        }
        let bounds = range(interval.lower, interval.upper, places: places) + unitSuffix(unit)
        return difference.isLess
            ? say(
                english:
                    "On the \(one), \(name) is smaller than on the \(other) by \(size) of both feet’s average (95 % interval \(bounds)).",
                german:
                    "\(sideTitle(foot)) ist \(name) um \(size) des Mittels beider Füße kleiner als \(other) (95-%-Intervall \(bounds))."
            )
            : say(
                english:
                    "On the \(one), \(name) is larger than on the \(other) by \(size) of both feet’s average (95 % interval \(bounds)).",
                german:
                    "\(sideTitle(foot)) ist \(name) um \(size) des Mittels beider Füße größer als \(other) (95-%-Intervall \(bounds))."
            )
    }

    private func absoluteDifference(
        _ name: String, _ difference: SidedDifference, size: String, bounds: String?, one: String, other: String
    ) -> String {
        switch (difference.isLess, bounds) {
        case (true, let bounds?):
            say(
                english: "On the \(one), \(name) is smaller than on the \(other) by \(size) (95 % interval \(bounds)).",
                german: "\(one.uppercasedFirst) ist \(name) um \(size) kleiner als \(other) (95-%-Intervall \(bounds))."
            )
        case (false, let bounds?):
            say(
                english: "On the \(one), \(name) is larger than on the \(other) by \(size) (95 % interval \(bounds)).",
                german: "\(one.uppercasedFirst) ist \(name) um \(size) größer als \(other) (95-%-Intervall \(bounds)).")
        case (true, nil):
            say(
                english: "On the \(one), \(name) is smaller than on the \(other) by \(size).",
                german: "\(one.uppercasedFirst) ist \(name) um \(size) kleiner als \(other).")
        case (false, nil):
            say(
                english: "On the \(one), \(name) is larger than on the \(other) by \(size).",
                german: "\(one.uppercasedFirst) ist \(name) um \(size) größer als \(other).")
        }
    }

    private func drift(_ name: String, value: Double, unit: String, interval: ConfidenceInterval?) -> String {
        let places = self.places(unit)
        let size = number(abs(value), places: places) + unitSuffix(unit)
        let growing = side(value > 0 ? .left : .right)
        let turned = value < 0 ? interval?.scaled(by: -1) : interval
        guard let bounds = turned.map({ range($0.lower, $0.upper, places: places) + unitSuffix(unit) }) else {
            return say(
                english:
                    "From the beginning to the end of the recording, \(name) grew on the \(growing) against the other foot by \(size) of both feet’s average.",
                german:
                    "Vom Anfang bis zum Ende der Aufnahme nahm \(name) \(growing) gegenüber dem anderen Fuß um \(size) des Mittels beider zu."
            )
        }
        return say(
            english:
                "From the beginning to the end of the recording, \(name) grew on the \(growing) against the other foot by \(size) of both feet’s average (95 % interval \(bounds)).",
            german:
                "Vom Anfang bis zum Ende der Aufnahme nahm \(name) \(growing) gegenüber dem anderen Fuß um \(size) des Mittels beider zu (95-%-Intervall \(bounds))."
        )
    }

    private func plainMeasurement(
        _ name: String, value: Double, unit: String, interval: ConfidenceInterval?, side: FindingSide?
    ) -> String {
        let places = self.places(unit)
        let size = number(value, places: places) + unitSuffix(unit)
        let bounds = interval.map { range($0.lower, $0.upper, places: places) + unitSuffix(unit) }
        switch (side, bounds) {
        case (.left, let bounds?):
            return say(
                english: "On the left, \(name) is \(size) (95 % interval \(bounds)).",
                german: "Links beträgt \(name) \(size) (95-%-Intervall \(bounds)).")
        case (.right, let bounds?):
            return say(
                english: "On the right, \(name) is \(size) (95 % interval \(bounds)).",
                german: "Rechts beträgt \(name) \(size) (95-%-Intervall \(bounds)).")
        case (.both, let bounds?):
            return say(
                english: "On both sides, \(name) is \(size) (95 % interval \(bounds)).",
                german: "Auf beiden Seiten beträgt \(name) \(size) (95-%-Intervall \(bounds)).")
        case (nil, let bounds?):
            return say(
                english: "Over the whole walk, \(name) is \(size) (95 % interval \(bounds)).",
                german: "Über den ganzen Gang beträgt \(name) \(size) (95-%-Intervall \(bounds)).")
        case (.left, nil):
            return say(english: "On the left, \(name) is \(size).", german: "Links beträgt \(name) \(size).")
        case (.right, nil):
            return say(english: "On the right, \(name) is \(size).", german: "Rechts beträgt \(name) \(size).")
        case (.both, nil):
            return say(
                english: "On both sides, \(name) is \(size).", german: "Auf beiden Seiten beträgt \(name) \(size).")
        case (nil, nil):
            return say(
                english: "Over the whole walk, \(name) is \(size).",
                german: "Über den ganzen Gang beträgt \(name) \(size).")
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
                english: "From \(strides) strides, which is too few for an interval: the size is uncertain.",
                german: "Aus \(strides) Doppelschritten; das ist zu wenig für ein Intervall, die Größe ist unsicher.")
        }
        let shown = shownValue(finding)
        let bound = isDifference(finding) ? abs(finding.limit) : finding.limit
        let isBeyond = shown >= bound ? interval.lower > bound : interval.upper < bound
        switch (hasLimit(finding), isBeyond) {
        case (true, true):
            return say(
                english: "From \(strides) strides; the whole interval lies beyond the limit of \(limit)\(unit).",
                german:
                    "Aus \(strides) Doppelschritten; das ganze Intervall liegt jenseits der Grenze von \(limit)\(unit)."
            )
        case (true, false):
            return say(
                english:
                    "From \(strides) strides; the interval reaches back across the limit of \(limit)\(unit), so the size is uncertain.",
                german:
                    "Aus \(strides) Doppelschritten; das Intervall reicht über die Grenze von \(limit)\(unit) zurück, die Größe ist also unsicher."
            )
        case (false, true):
            return say(
                english: "From \(strides) strides; the whole interval lies on one side of zero.",
                german: "Aus \(strides) Doppelschritten; das ganze Intervall liegt auf einer Seite der Null.")
        case (false, false):
            return say(
                english: "From \(strides) strides; the interval reaches across zero, so the size is uncertain.",
                german:
                    "Aus \(strides) Doppelschritten; das Intervall reicht über die Null, die Größe ist also unsicher.")
        }
    }

    /// Whether there is a size to pass; what follows from another finding has none of its own.
    private func hasLimit(_ finding: Finding) -> Bool { finding.limit != 0 }

    /// How sure, with what weakens it and where the person stands among others.
    func certainty(_ finding: Finding) -> String {
        ([findingCertainty(finding)] + (finding.place.map { [place($0)] } ?? []) + finding.cautions.map(caution))
            .joined(separator: " ")
    }

    /// Against what: kind of evidence, limit and source.
    func findingEvidence(_ finding: Finding) -> String {
        let value = isDifference(finding) ? abs(finding.limit) : finding.limit
        let limit = number(value, places: places(finding.unit)) + unitSuffix(finding.unit)
        let kind = evidence(finding.evidence)
        let source = self.source(finding.source.hasSuffix(".") ? String(finding.source.dropLast()) : finding.source)
        guard hasLimit(finding) else {
            return source.isEmpty
                ? say(
                    english: "Compared with \(kind). It has no limit of its own: what lies beyond its error counts.",
                    german: "Verglichen mit: \(kind). Ohne eigene Grenze: Es zählt, was über den Fehler hinausgeht.")
                : say(
                    english:
                        "Compared with \(kind). It has no limit of its own: what lies beyond its error counts. Source: \(source).",
                    german:
                        "Verglichen mit: \(kind). Ohne eigene Grenze: Es zählt, was über den Fehler hinausgeht. Quelle: \(source)."
                )
        }
        return source.isEmpty
            ? say(
                english: "Compared with \(kind). Limit: \(limit).", german: "Verglichen mit: \(kind). Grenze: \(limit)."
            )
            : say(
                english: "Compared with \(kind). Limit: \(limit). Source: \(source).",
                german: "Verglichen mit: \(kind). Grenze: \(limit). Quelle: \(source).")
    }

    var professionalShouldJudge: String {
        say(
            english: "This is a measurement. A professional should judge what it means for this person.",
            german: "Das ist eine Messung. Was sie für diesen Menschen bedeutet, sollte eine Fachperson beurteilen.")
    }

    /// True where the value is a left-right difference whose sign only says which side is larger.
    func isDifference(_ finding: Finding) -> Bool { FindingMeasure(finding.measure).isBetweenFeet }

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
        case "N", "ms", "N·s", "N/s", "kPa", "°/s": 0
        default: 1
        }
    }

    func unitSuffix(_ unit: String) -> String {
        switch unit {
        case "", "1": ""
        case "°", "deg": "°"
        case "°/s": "°/s"
        default: "\u{A0}" + unit
        }
    }
}

import GaitAnalysis

/// Words for what changed between visits.
extension Strings {
    func leftAgainstRight(_ measure: Measure) -> String {
        say(english: "\(self.measure(measure)), left–right")
    }
    func bothFeet(_ measure: Measure) -> String { say(english: "\(self.measure(measure)), both feet") }
    func regularity(_ figure: VisitFigure.Regularity) -> String {
        switch figure {
        case .strideTimeVariation: say(english: "Stride time variation (CV)")
        case .phaseCoordinationIndex: say(english: "Phase coordination index")
        case .improvedHarmonicRatio: say(english: "Improved harmonic ratio")
        }
    }

    // Comparison
    var comparisonTitle: String { say(english: "What changed") }
    func changesHeadline(found: Int, of tested: Int) -> String {
        switch found {
        case 0: say(english: "No change beyond the error of measurement in \(count(tested)) figures.")
        case 1: say(english: "1 of \(count(tested)) figures changed beyond the error of measurement.")
        default: say(english: "\(count(found)) of \(count(tested)) figures changed beyond the error of measurement.")
        }
    }
    func visit(_ label: String, _ analysis: SessionAnalysis) -> String {
        var parts = [label]
        if let recordedAt = analysis.recordedAt { parts.append(recordedAt) }
        parts.append(strides(analysis.quality.stridesCounted))
        if let speed = analysis.metrics.walkingSpeed { parts.append(self.speed(speed)) }
        return parts.joined(separator: " · ")
    }
    func change(_ change: FigureChange) -> String {
        let figure = FigureFormat(name: change.name, unit: change.unit, strings: self)
        let before = figure.value(change.before.value, self)
        let after = figure.value(change.after.value, self)
        let size = figure.signed(change.change.value, self)
        guard let interval = change.change.interval else {
            return say(english: "\(figure.name): \(before) before, \(after) after, a change of \(size).")
        }
        let range = figure.range(interval, self)
        return say(
            english:
                "\(figure.name): \(before) before, \(after) after, a change of \(size) (95 % interval \(range)). \(direction(change))"
        )
    }
    /// Whether left and right came nearer to each other; empty for figures that are no difference.
    private func direction(_ change: FigureChange) -> String {
        guard FindingMeasure(change.name).isBetweenFeet else { return "" }
        let (before, after) = (abs(change.before.value), abs(change.after.value))
        if after < before { return say(english: "Left and right are more alike than before.") }
        return say(english: "Left and right are less alike than before.")
    }
    func smallestChange(_ change: FigureChange) -> String {
        let figure = FigureFormat(name: change.name, unit: change.unit, strings: self)
        let own = figure.size(change.minimalDetectableChange, self)
        let family = figure.size(change.familyLimit, self)
        return say(
            english:
                "Smallest detectable change of this figure alone (MDC95): \(own); with all figures tested together: \(family)."
        )
    }
    var figureColumn: String { say(english: "Figure") }
    var changeColumn: String { say(english: "Change") }
    var intervalColumn: String { say(english: "95 % interval") }
    var limitColumn: String { say(english: "Counts from") }
    var slopeColumn: String { say(english: "From visit to visit") }
    var beyondMark: String { "*" }
    var beyondNote: String { say(english: "* beyond the error of measurement, all figures tested together") }

    func errorBasis(_ basis: VisitComparison.ErrorBasis, baseline: Int) -> String {
        switch basis {
        case .withinSession:
            say(
                english:
                    "Beyond within-session error; between-day error unknown. The standard error of measurement comes from the strides of each recording and is a lower bound: putting the sensors on again and another day add to it. At least three baseline visits show how much."
            )
        case .betweenVisits:
            say(
                english:
                    "The error comes from how \(count(baseline)) baseline visits differ from one another, which includes putting the sensors on again and other days."
            )
        }
    }
    func familyNote(tests: Int, rate: Double) -> String {
        say(
            english:
                "\(count(tests)) figures are tested at once. A change is reported only if fewer than \(number(100 * rate, places: 0)) of 100 comparisons without any change would report even one (Holm 1979)."
        )
    }
    func caution(_ caution: VisitComparison.Caution) -> String {
        switch caution {
        case .differentSensors:
            say(english: "The recordings were not made with the same sensors: a change may come from them.")
        case .differentSpeed:
            say(english: "The walking speeds differ by more than a tenth: many figures follow the speed.")
        case .differentPatientCodes:
            say(english: "The recordings carry different codes: is it the same person?")
        case .gainUnknown:
            say(
                english:
                    "Forces are comparable only if the insoles read as they did before: insole force was found off by −3.7 to +5.6 % (Cramer 2022, Sensors 22:2203). Smaller changes of a force, or of its left–right difference, may be the insole’s."
            )
        case .notInOrderOfTime: say(english: "The recording called “after” is the older one.")
        }
    }
    func onlyBefore(_ names: [String]) -> String {
        say(english: "Only in the recording before, so not compared: \(list(names)).")
    }
    func onlyAfter(_ names: [String]) -> String {
        say(english: "Only in the recording after, so not compared: \(list(names)).")
    }
    func differentUnits(_ names: [String]) -> String {
        say(english: "Measured in different units, so not compared: \(list(names)).")
    }
    func changeTitle(_ name: String) -> String { say(english: "\(name): change") }
    func changeDescription(_ change: FigureChange) -> String { self.change(change) }
    var changePictureNote: String {
        say(
            english:
                "The mark is the change in units of the smallest that counts; the line is its 95 % interval, the grey band what error alone can show."
        )
    }

    // Trend
    var trendTitle: String { say(english: "Visits over time") }
    func trendHeadline(visits: Int, changed: Int, of figures: Int) -> String {
        changed == 0
            ? say(english: "\(count(visits)) visits: no figure of \(count(figures)) left the error of measurement.")
            : say(
                english:
                    "\(count(visits)) visits: \(count(changed)) of \(count(figures)) figures changed beyond the error of measurement."
            )
    }
    func against(baseline: Int) -> String {
        baseline == 1
            ? say(english: "Each visit is set against the first one.")
            : say(english: "Each visit is set against the first \(count(baseline)), which are the baseline.")
    }
    func slope(_ slope: Estimate, _ figure: FigureFormat) -> String {
        let value = figure.signed(slope.value, self)
        guard let interval = slope.interval else { return value }
        return say(english: "\(value) (\(figure.range(interval, self)))")
    }
    func courseTitle(_ name: String) -> String { say(english: "\(name) over the visits") }
    func courseDescription(first: String, last: String, visits: Int) -> String {
        say(english: "\(count(visits)) visits, from \(first) to \(last).")
    }
}

import GaitAnalysis
import SensorData

/// Headings, labels and notes of the page.
extension Strings {
    var product: String { say(english: "Heelstrike") }
    var documentKind: String { say(english: "Gait report") }
    func documentTitle(_ code: String?) -> String {
        guard let code, !code.isEmpty else { return documentKind }
        return say(english: "Gait report – \(code)")
    }
    var purposeShort: String {
        say(english: "Supports a professional’s judgement. Not a diagnosis; not a certified medical device.")
    }
    var purpose: String {
        say(
            english:
                "This report describes measurements of walking. It supports a professional’s judgement and does not replace it. It names no disease, gives no diagnosis and does not say why somebody walks as they do. The program is not a certified medical device."
        )
    }

    // Session
    var patientCode: String { say(english: "Code") }
    var noCode: String { say(english: "none given") }
    var recorded: String { say(english: "Recorded") }
    var unknown: String { say(english: "unknown") }
    var length: String { say(english: "Length") }
    var affectedSide: String { say(english: "Affected side, as stated") }
    var footwear: String { say(english: "Footwear") }
    var body: String { say(english: "Body") }
    var notes: String { say(english: "Notes") }
    func body(weight: Double?, height: Double?) -> String? {
        switch (weight, height) {
        case (let weight?, let height?):
            say(english: "\(number(weight, places: 0))\u{A0}kg, \(number(height, places: 0))\u{A0}cm")
        case (let weight?, nil): say(english: "\(number(weight, places: 0))\u{A0}kg")
        case (nil, let height?): say(english: "\(number(height, places: 0))\u{A0}cm")
        case (nil, nil): nil
        }
    }

    // Figures of the whole walk
    var figuresHeading: String { say(english: "The walk in figures") }
    var cadence: String { say(english: "Cadence") }
    func stepsPerMinute(_ value: Double) -> String { say(english: "\(number(value, places: 0)) steps/min") }
    var walkingSpeed: String { say(english: "Walking speed") }
    var strideCount: String { say(english: "Strides counted") }
    func ofStrides(_ all: Int) -> String { say(english: "of \(count(all)) found, both feet") }
    var heelShare: String { say(english: "Heel share") }
    var strikeAngle: String { say(english: "Foot strike angle") }
    var toesUp: String { say(english: "toes up is positive") }
    var ofImpulse: String { say(english: "of the foot’s load") }
    var pathLength: String { say(english: "Path length") }
    func loopClosure(_ value: Double) -> String { say(english: "ends \(metres(value)) from its start") }
    var notMeasured: String { say(english: "not measured") }
    var fromStrides: String { say(english: "from the counted strides") }
    func fromStrideLength(given: Double?) -> String {
        guard let given else { return say(english: "from stride length and time") }
        return say(english: "from stride length and time; \(speed(given)) as stated")
    }
    func leftRight(_ left: String, _ right: String) -> String { say(english: "left \(left), right \(right)") }

    // Glance and table
    var glanceHeading: String { say(english: "Left against right at a glance") }
    var glanceNote: String {
        say(
            english:
                "Difference in percent of the two feet’s average. The mark leans to the side that has more; the line is the 95 % interval, the grey band what healthy walkers show, where known."
        )
    }
    var leftMore: String { say(english: "left more") }
    var rightMore: String { say(english: "right more") }
    var equal: String { say(english: "equal") }
    var tableHeading: String { say(english: "Left and right, measure by measure") }
    func tableNote(speed: Double?) -> String {
        guard let speed else {
            return say(
                english:
                    "Mean ± standard deviation over the counted strides, with the coefficient of variation (CV). Difference: symmetry index, or left less right where zero is a place like any other; positive when the left is larger, with its 95 % interval. Walking speed is not known; it changes these figures."
            )
        }
        return say(
            english:
                "Mean ± standard deviation over the counted strides, with the coefficient of variation (CV). Difference: symmetry index, or left less right where zero is a place like any other; positive when the left is larger, with its 95 % interval. Walking speed \(self.speed(speed)); other speeds give other figures."
        )
    }
    var measureColumn: String { say(english: "Measure") }
    var differenceColumn: String { say(english: "Difference") }
    var pictureColumn: String { say(english: "Picture") }
    var healthyColumn: String { say(english: "Healthy range") }
    var noReference: String { say(english: "not known") }
    func strides(_ number: Int) -> String {
        number == 1 ? say(english: "1 stride") : say(english: "\(count(number)) strides")
    }
    func strides(_ number: Int, variation: Double?) -> String {
        guard let variation else { return strides(number) }
        return say(english: "\(strides(number)), \(self.variation(variation))")
    }
    func variation(_ percent: Double) -> String { say(english: "CV\u{A0}\(self.percent(percent))") }
    func meanAndDeviation(_ mean: String, _ deviation: String?, unit: String) -> String {
        guard let deviation else { return say(english: "\(mean)\u{A0}\(unit)") }
        return say(english: "\(mean) ± \(deviation)\u{A0}\(unit)")
    }
    func referenceSources(_ sources: [String]) -> String {
        say(english: "Healthy ranges (2.5th to 97.5th percentile): \(sources.joined(separator: "; ")).")
    }
    func intervalTitle(_ measure: String) -> String { say(english: "\(measure): left against right") }
    func intervalDescription(_ estimate: Estimate, _ reference: ReferenceInterval?) -> String {
        let value = signedPercent(estimate.value)
        let range = estimate.interval.map { signedRange($0.lower, $0.upper, places: 1) + "\u{A0}%" }
        let healthy = reference.map { signedRange($0.lower, $0.upper, places: 1) + "\u{A0}%" }
        switch (range, healthy) {
        case (let range?, let healthy?):
            return say(
                english:
                    "Symmetry index \(value), 95 % interval \(range), healthy range \(healthy); positive: left larger.")
        case (let range?, nil):
            return say(
                english:
                    "Symmetry index \(value), 95 % interval \(range), no healthy range known; positive: left larger.")
        case (nil, let healthy?):
            return say(
                english: "Symmetry index \(value), no interval, healthy range \(healthy); positive: left larger.")
        case (nil, nil): return say(english: "Symmetry index \(value), no interval; positive: left larger.")
        }
    }
    var otherIndicesHeading: String { say(english: "Other symmetry figures") }
    var symmetryRatio: String { say(english: "Symmetry ratio") }
    var symmetryAngle: String { say(english: "Symmetry angle") }
    var gaitAsymmetry: String { say(english: "Gait asymmetry") }
    var otherIndicesNote: String {
        say(
            english:
                "Ratio: left ÷ right, 1 means equal. Angle: Zifchock 2008, 0 % means equal, positive when the left is larger. Gait asymmetry: Plotnik 2005, without sign. Change between visits: a smaller change of the difference between two such recordings is error (a lower bound)."
        )
    }

    // Findings
    var findingsHeading: String { say(english: "Findings") }
    var noFindings: String { say(english: "None.") }
    var measured: String { say(english: "Measured") }
    var alsoMeasured: String { say(english: "Points the same way") }
    var howSure: String { say(english: "How sure") }
    var against: String { say(english: "Against what") }
    var elseExplains: String { say(english: "What else could explain it") }
    var alongChain: String { say(english: "What may be loaded next") }

    // Curves
    var curvesHeading: String { say(english: "Load over stance") }
    var curvesNote: String {
        say(
            english:
                "Average over the counted strides; the band is one standard deviation to either side. The three regions share one scale where their units agree."
        )
    }
    var stanceAxis: String { say(english: "% of stance") }
    func curveDescription(_ curve: StanceCurve, peak: Double, at percent: Int) -> String {
        let places = peak < 10 ? 1 : 0
        return say(
            english:
                "\(sideTitle(curve.side)): average of \(strides(curve.strides)), highest \(number(peak, places: places)) \(curve.unit) at \(percent) % of stance."
        )
    }
    func curveTitle(_ subject: StanceCurve.Subject) -> String {
        say(english: "\(self.subject(subject)): load over stance, left and right")
    }
}

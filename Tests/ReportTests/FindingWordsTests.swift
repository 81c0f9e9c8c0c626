import GaitAnalysis
import SensorData
import Testing

@testable import Report

@Suite struct FindingWordsTests {
    static let measures: [Pattern: String] = [
        .weightShift: "impulse.symmetryIndex", .antalgic: "stanceTime.symmetryIndex",
        .reducedHeelLoading: "heelShare.symmetryIndex",
    ]

    static func finding(_ pattern: Pattern, _ side: Side, evidence: EvidenceKind = .reference) -> Finding {
        let sign = side == .left ? -1.0 : 1.0
        return Finding(
            pattern: pattern, side: FindingSide(side), measure: measures[pattern] ?? "peakForce.symmetryIndex",
            value: sign * 24.04, unit: "%",
            interval: side == .left
                ? ConfidenceInterval(lower: -30, upper: -18.1) : ConfidenceInterval(lower: 18.1, upper: 30),
            evidence: evidence, source: "a source", limit: sign * 12, strides: 88)
    }

    @Test(arguments: Pattern.allCases, Side.allCases)
    func `every pattern names its side, its size and its interval`(pattern: Pattern, side: Side) {
        let strings = Strings()
        let finding = Self.finding(pattern, side)
        let other = strings.side(side.opposite)
        let headline = strings.headline(finding)
        #expect(headline.lowercased().contains("the \(side.rawValue) "))
        #expect(headline.contains("24.0\u{A0}%"))
        #expect(headline.contains("18.1 to 30.0\u{A0}%"))
        let measurement = strings.findingMeasurement(finding)
        #expect(measurement.hasPrefix("On the \(side.rawValue), "))
        #expect(measurement.contains("smaller than on the \(other) by 24.0\u{A0}%"))
        #expect(strings.findingCertainty(finding).contains("88 strides"))
        #expect(strings.chain(pattern, finding.side) != strings.chain(pattern, FindingSide(side.opposite)))
        #expect(strings.chain(pattern, finding.side).lowercased().contains("the \(other) "))
        #expect(!strings.otherExplanations(pattern).isEmpty)
    }

    @Test func `a difference in its own unit is said in it`() {
        var finding = Self.finding(.heelStrikeAvoidance, .left)
        finding.measure = "footStrikeAngle.difference"
        finding.value = -14.6
        finding.unit = "°"
        finding.interval = ConfidenceInterval(lower: -15.2, upper: -14)
        #expect(
            Strings().findingMeasurement(finding)
                == "On the left, the foot strike angle is smaller than on the right by 14.6° (95 % interval 14.0 to 15.2°)."
        )
    }

    @Test func `what took over is named with its foot`() {
        var finding = Self.finding(.chainShift, .left)
        finding.takeover = Takeover(
            pattern: .reducedHeelLoading, fromSide: .left, fromRegion: .heel, toSide: .left, toRegion: .midfoot)
        #expect(Strings().findingTitle(finding) == "Load of the left heel arrives at the left midfoot")
        finding.takeover = Takeover(
            pattern: .weightShift, fromSide: .left, fromRegion: nil, toSide: .right, toRegion: .heel)
        #expect(
            Strings().findingTitle(finding) == "The right foot, most of all its heel, takes over load from the left")
    }

    @Test func `patterns of the whole walk name no side`() {
        var finding = Self.finding(.irregularGait, .left)
        finding.side = nil
        finding.measure = "strideTimeVariation"
        #expect(!Strings().headline(finding).contains("left"))
        #expect(
            Strings().findingMeasurement(finding).hasPrefix("Over the whole walk, the variation of the stride time"))
        finding.pattern = .fatigueDrift
        finding.measure = "stanceTime.drift"
        #expect(Strings().findingMeasurement(finding).contains("the time on the ground grew on the right"))
    }

    @Test func `the smallest difference is said once for each measure`() {
        let differences = [
            DetectableDifference(pattern: .toeOut, measure: "footProgressionAngle.difference", value: 6, unit: "°"),
            DetectableDifference(pattern: .toeIn, measure: "footProgressionAngle.difference", value: 6, unit: "°"),
        ]
        #expect(
            Strings().smallestDifferences(differences)
                == "Smallest difference between the feet that this recording could have shown: the foot progression angle 6.0°."
        )
        #expect(Strings().smallestDifferences([]) == nil)
    }

    @Test(arguments: EvidenceKind.allCases)
    func `every kind of evidence is named with its source`(kind: EvidenceKind) {
        let words = Strings().findingEvidence(Self.finding(.antalgic, .right, evidence: kind))
        #expect(words.contains(Strings().evidence(kind)))
        #expect(words.contains("a source"))
        #expect(words.contains("12.0\u{A0}%"))
    }

    @Test func `a deficit that shows as a larger value is called larger`() {
        var finding = Self.finding(.antalgic, .left)
        finding.measure = "swingTime.symmetryIndex"
        finding.value = 9
        finding.interval = ConfidenceInterval(lower: 7, upper: 11)
        #expect(
            Strings().findingMeasurement(finding)
                == "On the left, the swing time is larger than on the right by 9.0\u{A0}% of both feet’s average (95 % interval 7.0 to 11.0\u{A0}%)."
        )
    }

    @Test func `an interval that reaches back across the limit is called uncertain`() {
        var finding = Self.finding(.weightShift, .left)
        finding.interval = ConfidenceInterval(lower: -40, upper: -8)
        #expect(Strings().findingCertainty(finding).contains("uncertain"))
        finding.interval = nil
        #expect(Strings().findingCertainty(finding).contains("uncertain"))
    }

    @Test func `a plain value is given as it is`() {
        var finding = Self.finding(.reducedHeelLoading, .right)
        finding.side = .both
        finding.measure = "heelShare"
        finding.value = 21
        finding.interval = ConfidenceInterval(lower: 19, upper: 23)
        finding.limit = 28
        #expect(
            Strings().findingMeasurement(finding)
                == "On both sides, the heel’s share of the load is 21.0\u{A0}% (95 % interval 19.0 to 23.0\u{A0}%).")
        #expect(Strings().findingCertainty(finding).contains("whole interval lies beyond the limit of 28.0"))
    }

    @Test(arguments: [
        (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-1.25, 1, "−1.3"), (1234.5, 0, "1235"), (12_345, 0, "12\u{202F}345"),
        (0.999, 2, "1.00"), (.nan, 1, "–"), (-12.34, 2, "−12.34"),
    ])
    func `numbers are rounded and written with a true minus`(value: Double, places: Int, text: String) {
        #expect(Strings().number(value, places: places) == text)
    }

    @Test(arguments: [(0.04, "0.0"), (0.4, "+0.4"), (-0.4, "−0.4"), (10, "+10.0")])
    func `a sign stands only where there is a difference`(value: Double, text: String) {
        #expect(Strings().signed(value, places: 1) == text)
    }
}

import GaitAnalysis
import SensorData
import Testing

@testable import Report

/// What a reader of the report stumbled over.
@Suite struct ReaderTests {
    private func estimate(_ value: Double, error: Double) -> Estimate {
        Estimate(
            value: value, interval: ConfidenceInterval(lower: value - 2 * error, upper: value + 2 * error),
            standardError: error, degreesOfFreedom: 60)
    }

    private func uneven() -> SessionAnalysis {
        var analysis = SyntheticAnalysis.inertialOnly.analysis
        for index in analysis.symmetry.indices where analysis.symmetry[index].measure == .stepTime {
            analysis.symmetry[index].symmetryIndex = estimate(12.6, error: 1)
        }
        return analysis
    }

    @Test func `a clear difference without a finding stands under the headline`() {
        let text = TerminalSummary(width: 500).text(of: uneven())
        #expect(text.contains("No compensatory pattern found"))
        let sentence =
            "A clear difference that is not part of a pattern: step time 12.6\u{A0}% longer on the left (10.6 to 14.6\u{A0}%)."
        #expect(text.contains(sentence))
        #expect(HTMLReport().text(of: uneven()).contains(sentence))
        #expect(
            TerminalSummary(width: 500, language: .german).text(of: uneven()).contains(
                "Ein deutlicher Unterschied, der zu keinem Muster gehört: Schrittzeit links um 12,6\u{A0}% länger (10,6 bis 14,6\u{A0}%)."
            ))
        #expect(Strings().clearDifferences(SyntheticAnalysis.healthyWalk.analysis) == nil)
    }

    @Test func `it stands below the findings, and none that belongs to one of them`() {
        var analysis = uneven()
        var finding = FindingWordsTests.finding(.lowClearance, .left)
        finding.measure = "toeClearance.difference"
        analysis.findings = [finding]
        #expect(HTMLReport().text(of: analysis).contains("step time 12.6\u{A0}% longer on the left"))
        analysis.findings = [FindingWordsTests.finding(.antalgic, .left)]
        #expect(Strings().clearDifferences(analysis) == nil, "a step's time goes with the time on the ground")
    }

    @Test func `toes below the floor are said to be none`() {
        func analysis(_ clearance: Double) -> SessionAnalysis {
            var analysis = SyntheticAnalysis.inertialOnly.analysis
            var comparison = MeasureComparison(measure: .toeClearance)
            comparison.left = FootSummary(
                strides: 40, mean: clearance, standardDeviation: 0.004, coefficientOfVariation: nil)
            comparison.right = comparison.left
            analysis.symmetry.append(comparison)
            return analysis
        }
        let caution = Strings().belowFloor
        #expect(HTMLReport().text(of: analysis(-0.009)).contains(caution))
        #expect(TerminalSummary(width: 500).text(of: analysis(-0.009)).contains(caution))
        #expect(!HTMLReport().text(of: analysis(0.009)).contains(caution))
        var found = analysis(-0.009)
        found.findings = [FindingWordsTests.finding(.lowClearance, .left)]
        #expect(HTMLReport().text(of: found).ranges(of: caution).count == 1)
        // The first page, the finding, and under the table.
        found.findings[0].cautions = [.toesBelowFloor]
        #expect(HTMLReport().text(of: found).ranges(of: caution).count == 3)
        #expect(TerminalSummary(width: 500).text(of: found).ranges(of: caution).count == 1)
        #expect(!TerminalSummary(width: 500).text(of: analysis(0.009)).contains(caution))
    }

    @Test func `programs are told that toes are below the floor as people are`() throws {
        var analysis = SyntheticAnalysis.inertialOnly.analysis
        var comparison = MeasureComparison(measure: .toeClearance)
        comparison.left = FootSummary(strides: 40, mean: -0.009, standardDeviation: 0.004, coefficientOfVariation: nil)
        comparison.remark = .toesBelowFloor
        analysis.symmetry = [comparison]
        analysis.findings = [FindingWordsTests.finding(.lowClearance, .left)]
        analysis.findings[0].cautions = [.toesBelowFloor]
        let json = String(decoding: try JSONReport().bytes(of: analysis), as: UTF8.self)
        // As the remark of the clearance and as the caution of the finding.
        #expect(json.ranges(of: "\"toesBelowFloor\"").count == 2)
        let bundle = String(decoding: try FHIRReport().bytes(of: analysis), as: UTF8.self)
        #expect(bundle.contains(Strings().belowFloor) && bundle.contains("caution-toesBelowFloor"))
        #expect(!bundle.contains("remark-toesBelowFloor"), "no number is missing for it")
    }

    @Test(arguments: Language.allCases)
    func `two limits of one measure are told apart`(language: Language) throws {
        let differences = [(Pattern.lowArch, 34.0), (.highArch, 52), (.weightShift, 12)].map { pattern, value in
            DetectableDifference(
                pattern: pattern,
                measure: pattern == .weightShift ? "impulse.symmetryIndex" : "midfootShare.symmetryIndex",
                value: value, unit: "%")
        }
        let text = try #require(Strings(language: language).smallestDifferences(differences))
        let (more, less) =
            language == .english
            ? ("34.0\u{A0}% (midfoot carrying more)", "52.0\u{A0}% (midfoot carrying less)")
            : ("34,0\u{A0}% („Mittelfuß trägt mehr“)", "52,0\u{A0}% („Mittelfuß trägt weniger“)")
        #expect(text.contains(more) && text.contains(less))
        #expect(!text.contains("12.0\u{A0}% (") && !text.contains("12,0\u{A0}% („"))
    }

    @Test func `the place that took over is named where it is known`() {
        var finding = FindingWordsTests.finding(.chainShift, .left)
        finding.takeover = Takeover(
            pattern: .weightShift, fromSide: .left, fromRegion: nil, toSide: .right, toRegion: .forefoot)
        #expect(Strings().chain(finding).contains("look at the right forefoot, and at the knee above it"))
        #expect(Strings(language: .german).chain(finding).contains("Sehen Sie auf den Vorfuß rechts und"))
        finding.takeover?.toRegion = nil
        #expect(Strings().chain(finding).contains("look at the right foot, and"))
    }

    @Test func `heel off and heel turned up are two names of two things`() {
        for strings in Language.allCases.map({ Strings(language: $0) }) {
            #expect(strings.measure(.heelOff) != strings.measure(.heelRise))
        }
        #expect(Strings().measure(.heelOff) == "Heel unloaded" && Strings().measure(.heelRise) == "Heel turned up")
    }

    @Test(arguments: [0.004, 0.04, 0.4, 4, 1e-7])
    func `the smallest detectable change never reads as nothing`(size: Double) {
        let figure = FigureFormat(name: "strideTimeVariation", unit: "%", strings: Strings())
        #expect(figure.size(size, Strings()).contains { ("1"..."9").contains($0) })
        #expect(figure.size(0, Strings()) == "0.00\u{A0}%")
    }

    @Test func `a change that only its own interval shows is said to be so`() {
        func visit(_ value: Double) -> SessionAnalysis {
            var analysis = SyntheticAnalysis.blank()
            for (measure, value) in [(Measure.stanceTime, value), (.swingTime, 0)] {
                var comparison = MeasureComparison(measure: measure)
                comparison.symmetryIndex = estimate(value, error: 0.5)
                comparison.symmetryIndex?.degreesOfFreedom = 20
                analysis.symmetry.append(comparison)
            }
            return analysis
        }
        let (before, after) = (visit(0), visit(1.5))
        let comparison = VisitComparison(of: after, against: [before])
        let words = "clear alone, not among the 2 figures tested together"
        let text = VisitText(width: 200).text(of: comparison, before: ("a", before), after: ("b", after))
        #expect(text.contains("(*) \(words)"))
        let page = VisitPage().text(of: comparison, before: ("a", before), after: ("b", after))
        #expect(page.ranges(of: words).count == 1)
        let same = VisitComparison(of: before, against: [before])
        #expect(!VisitText().text(of: same, before: ("a", before), after: ("b", before)).contains("clear alone"))
    }

    @Test(arguments: [
        ("2026-03-14T10:22:05.4837Z", "14 March 2026, 10:22:05 UTC", "14. März 2026, 10:22:05\u{A0}Uhr UTC"),
        (
            "2026-12-01T08:05:00+01:00", "1 December 2026, 08:05:00 UTC+01:00",
            "1. Dezember 2026, 08:05:00\u{A0}Uhr UTC+01:00"
        ),
        ("2026-05-02T08:05", "2 May 2026, 08:05", "2. Mai 2026, 08:05\u{A0}Uhr"),
        ("2026-05-02", "2 May 2026", "2. Mai 2026"), ("last Tuesday", "last Tuesday", "last Tuesday"),
        ("2026-13-02T08:05", "2026-13-02T08:05", "2026-13-02T08:05"), ("", "", ""),
    ])
    func `a date is written as it is read`(text: String, english: String, german: String) {
        #expect(Strings().date(text) == english)
        #expect(Strings(language: .german).date(text) == german)
    }

    @Test func `a long list of what is concerned is cut short`() {
        let names = Pattern.allCases.map(\.rawValue)
        #expect(!Strings().affects(Array(names.prefix(10))).contains("more, which"))
        #expect(Strings().affects(names).contains(" and \(names.count - 9) more, which the JSON file names."))
    }

    @Test func `feet that differ for a moment of stance only are not listed`() {
        func apart(_ regions: [(Int, Int)]) -> String {
            Strings().curvesApart(
                CurveComparison(
                    subject: .total, unit: "N", blocks: 10, blockStrides: 4, difference: [], halfWidth: [],
                    regions: regions.map { CurveComparison.Region(from: $0.0, to: $0.1, leftIsLarger: true) }))
        }
        #expect(apart([(0, 0), (1, 14)]) == "The feet differ: left more at 1–14\u{A0}% of stance.")
        #expect(apart([(0, 1)]).contains("less than 3\u{A0}% of stance"))
    }
}

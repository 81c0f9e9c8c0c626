import GaitAnalysis
import SensorData
import Testing

@testable import Report

@Suite struct GermanReportTests {
    private static let english = Strings(language: .english)
    private static let german = Strings(language: .german)

    /// Words that no German sentence has; "from" and the like.
    private static let foreignWords: Set = [
        "the", "of", "and", "with", "against", "left", "right", "stride", "strides", "from", "is", "are",
        "beyond", "limit", "healthy", "described", "walkers", "proposal", "than", "recording", "not",
    ]

    @Test(arguments: SyntheticAnalysis.allCases)
    func `a German page says that it is German, and no sentence of it is English`(sample: SyntheticAnalysis) throws {
        var analysis = sample.analysis
        // What the source says is its own.
        analysis.quality.remarks = []
        analysis.quality.streams = []
        analysis.session = SessionInformation()
        let page = HTMLReport(language: .german).text(of: analysis)
        #expect(try PageOutline(page).language == "de")
        let words = Self.words(page)
        #expect(words.filter { Self.foreignWords.contains($0) } == [])
        let summary = TerminalSummary(language: .german).text(of: analysis)
        #expect(Self.words(summary).filter { Self.foreignWords.contains($0) } == [])
    }

    @Test(arguments: Pattern.allCases, [FindingSide.left, .right, .both, nil])
    func `each pattern has German sentences of its own`(pattern: Pattern, side: FindingSide?) {
        var finding = Finding(
            pattern: pattern, side: side, measure: "stanceTime.symmetryIndex", value: -8.25, unit: "%",
            interval: ConfidenceInterval(lower: -9.5, upper: -7), evidence: .proposal,
            source: "left against right (proposal)", limit: 4.5, strides: 60)
        for takeover in [nil, Self.takeover(nil, nil), Self.takeover(.heel, nil), Self.takeover(.heel, .forefoot)] {
            finding.takeover = takeover
            for text in [
                Self.german.findingTitle(finding), Self.german.headline(finding),
                Self.german.findingMeasurement(finding), Self.german.findingEvidence(finding),
                Self.german.certainty(finding), Self.german.otherExplanations(pattern),
                Self.german.chain(pattern, side),
            ] {
                #expect(Self.words(text).filter { Self.foreignWords.contains($0) } == [], "\(text)")
                #expect(text.firstMatch(of: /\d\.\d/) == nil, "\(text)")
                #expect(text.first.map { $0.isUppercase || $0.isNumber } == true, "\(text)")
            }
        }
        #expect(Self.german.headline(finding).contains("8,3") || Self.german.headline(finding).contains("8,2"))
    }

    private static func takeover(_ from: SoleThird?, _ to: SoleThird?) -> Takeover {
        Takeover(pattern: .antalgic, fromSide: .left, fromRegion: from, toSide: .right, toRegion: to)
    }

    @Test func `numbers have a decimal comma, and the minus sign of the English page`() {
        #expect(Self.german.number(-1234.56, places: 2) == "−1234,56")
        #expect(Self.german.range(0.5, 1.25, places: 2) == "0,50 bis 1,25")
        #expect(Self.english.number(-1234.56, places: 2) == "−1234.56")
    }

    @Test func `names of measures, regions and reasons differ in the two languages`() {
        func differ(_ text: (Strings) -> String) -> Bool { text(Self.english) != text(Self.german) }
        // The same word in both.
        let same: Set<Measure> = []
        for measure in Measure.allCases where !same.contains(measure) {
            #expect(differ { $0.measure(measure) }, "\(measure)")
            #expect(differ { $0.measureInSentence(measure) }, "\(measure)")
            #expect(differ { $0.measureExplanation(measure) }, "\(measure)")
        }
        for region in SoleRegion.allCases { #expect(differ { $0.region(region) }, "\(region)") }
        for reason in Limitation.Reason.allCases { #expect(differ { $0.limitation(reason) }, "\(reason)") }
        for reason in StrideRejection.allCases { #expect(differ { $0.rejection(reason) }, "\(reason)") }
        for pattern in Pattern.allCases { #expect(differ { $0.pattern(pattern) }, "\(pattern)") }
    }

    @Test func `a citation stays as it is, and the words beside it are translated`() {
        let text =
            "left against right; limit set by 72 controls, PhysioNet gaitpdb, 8-cell insoles, on another insole (proposal)"
        #expect(
            Self.german.source(text)
                == "links gegen rechts; Grenze nach 72 Kontrollpersonen, PhysioNet gaitpdb, Sohlen mit 8 Zellen, auf einer anderen Sohle (Vorschlag)"
        )
        #expect(Self.german.source("Han 2019, PLoS ONE 14:e0222913") == "Han 2019, PLoS ONE 14:e0222913")
        #expect(Self.english.source(text) == text)
    }

    @Test(arguments: Language.allCases)
    func `a finding without a limit of its own names none`(language: Language) {
        let strings = Strings(language: language)
        let finding = Finding(
            pattern: .chainShift, side: .left, measure: "impulse.symmetryIndex", value: 10, unit: "%",
            interval: ConfidenceInterval(lower: 9, upper: 11), evidence: .otherSide, source: "conservation of load",
            limit: 0, strides: 60)
        #expect(!strings.findingEvidence(finding).contains("0.0"))
        #expect(!strings.findingEvidence(finding).contains("0,0"))
        #expect(!strings.certainty(finding).contains("0.0"))
        #expect(!strings.certainty(finding).contains("0,0"))
    }

    /// The words of a page or text, without what is no sentence.
    private static func words(_ page: String) -> [String] {
        page.replacing(/<style[^>]*>.*?<\/style>/.dotMatchesNewlines(), with: "")
            .replacing(/<code>[^<]*<\/code>/, with: "").replacing(/<[^>]*>/, with: " ")
            .split { !$0.isLetter }.map { $0.lowercased() }
    }
}

import Foundation
import FoundationXML
import GaitAnalysis
import SensorData
import Testing

@testable import Report

@Suite struct HTMLReportTests {
    @Test(arguments: SyntheticAnalysis.allCases)
    func `the page is well-formed and its headings, pictures and tables are complete`(sample: SyntheticAnalysis) throws
    {
        let page = HTMLReport().text(of: sample.analysis)
        Attachment.record(Array(page.utf8), named: "\(sample.rawValue).html")
        let outline = try PageOutline(page)
        #expect(outline.language == "en")
        #expect(outline.headings.first == 1)
        #expect(outline.headings.count { $0 == 1 } == 1)
        #expect(zip(outline.headings, outline.headings.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        #expect(outline.picturesWithoutName.isEmpty)
        #expect(outline.headersWithoutScope == 0)
        #expect(Set(outline.identifiers).count == outline.identifiers.count)
        #expect(outline.referencesToNowhere.isEmpty)
    }

    @Test(arguments: SyntheticAnalysis.allCases)
    func `the page runs nothing and fetches nothing`(sample: SyntheticAnalysis) throws {
        let page = HTMLReport().text(of: sample.analysis)
        let outline = try PageOutline(page)
        let allowed: Set = [
            "html", "head", "meta", "title", "style", "body", "main", "header", "section", "article", "div", "p",
            "span",
            "strong", "small", "code", "bdi", "h1", "h2", "h3", "dl", "dt", "dd", "ul", "li", "figure", "figcaption",
            "table", "thead", "tbody", "tr", "th", "td", "svg", "desc", "path", "text", "details", "summary",
        ]
        #expect(outline.elements.subtracting(allowed).isEmpty)
        #expect(outline.attributes.isDisjoint(with: ["src", "href", "onerror", "onload", "srcset", "action"]))
        #expect(!page.lowercased().contains("<script"))
        #expect(!page.contains("url("))
        #expect(!page.contains("@import"))
    }

    @Test func `text that people typed arrives as text`() throws {
        let outline = try PageOutline(HTMLReport().text(of: SyntheticAnalysis.hostileText.analysis))
        for text in SyntheticAnalysis.hostileStrings where !text.unicodeScalars.contains(where: { $0.value < 9 }) {
            #expect(outline.text.contains(text), "\(text)")
        }
        #expect(outline.text.contains("a\u{FFFD}b\u{FFFD}[31mred\u{FFFD}"))
    }

    @Test(arguments: SyntheticAnalysis.allCases)
    func `the same analysis gives the same page`(sample: SyntheticAnalysis) {
        #expect(HTMLReport().text(of: sample.analysis) == HTMLReport().text(of: sample.analysis))
    }

    @Test func `the table holds the numbers of the analysis`() throws {
        let analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        let rows = try PageOutline(HTMLReport().text(of: analysis)).rows
        for comparison in analysis.symmetry {
            let name = Strings().measure(comparison.measure)
            // Measures that come first have a picture and a healthy range too.
            let row = try #require(rows.first { $0.first?.hasPrefix(name) == true && ($0.count == 6 || $0.count == 4) })
            let left = try #require(comparison.left)
            let right = try #require(comparison.right)
            let index = try #require(comparison.symmetryIndex)
            let factor = comparison.measure.unit == "s" ? 1000.0 : comparison.measure.unit == "1" ? 100.0 : 1.0
            // Half a unit of the last printed place.
            let tolerance = comparison.measure == .strideLength ? 0.005 : comparison.measure.unit == "1" ? 0.05 : 0.5
            #expect(abs(try #require(Self.number(row[1])) - left.mean * factor) <= tolerance + 1e-9)
            #expect(abs(try #require(Self.number(row[2])) - right.mean * factor) <= tolerance + 1e-9)
            #expect(abs(try #require(Self.number(row[3])) - index.value) <= 0.05 + 1e-9)
        }
    }

    @Test(
        arguments: zip(
            [SyntheticAnalysis.oneFootOnly, .inertialOnly, .tooLittle, .empty, .healthyWalk],
            [
                "Only the left foot was recorded", "No compensatory pattern found in what could be measured",
                "Too few steady strides", "No walking was found", "No compensatory pattern found in this walk",
            ]))
    func `without a finding the headline says why`(sample: SyntheticAnalysis, headline: String) throws {
        let outline = try PageOutline(HTMLReport().text(of: sample.analysis))
        #expect(outline.title.hasPrefix(headline))
        for limitation in sample.analysis.notTold {
            #expect(outline.text.contains(Strings().limitation(limitation.reason)))
        }
    }

    @Test(arguments: [
        (Language.english, Side.left, "Only the left foot was recorded, so"),
        (.english, .right, "Only the right foot was recorded, so"),
        (.german, .left, "Es wurde nur der linke Fuß aufgenommen;"),
        (.german, .right, "Es wurde nur der rechte Fuß aufgenommen;"),
    ])
    func `which foot alone was recorded is said on the page and in the terminal`(
        language: Language, side: Side, words: String
    ) throws {
        var analysis = SyntheticAnalysis.oneFootOnly.analysis
        for index in analysis.quality.streams.indices { analysis.quality.streams[index].side = side }
        #expect(try PageOutline(HTMLReport(language: language).text(of: analysis)).title.hasPrefix(words))
        let summary = TerminalSummary(width: 200, language: language).text(of: analysis)
        #expect(summary.contains(words))
    }

    @Test func `the way from above says how far it went and how far from its beginning it ends`() throws {
        var analysis = SyntheticAnalysis.inertialOnly.analysis
        let text = try PageOutline(HTMLReport().text(of: analysis)).text
        #expect(text.contains("Left: 8.20\u{A0}m along the ground; it ends 3.00\u{A0}m from where it began."))
        #expect(text.contains("Right: 8.30\u{A0}m along the ground; it ends 3.00\u{A0}m from where it began."))
        let page = HTMLReport().text(of: analysis)
        #expect(page.contains("id=\"way-title\""))
        analysis.paths = []
        #expect(!HTMLReport().text(of: analysis).contains("id=\"way-title\""))
    }

    @Test func `the spectrum has a bar for each harmonic, and without force it says what it needs`() throws {
        var analysis = SyntheticAnalysis.healthyWalk.analysis
        var regularity = WalkRegularity()
        analysis.regularity = regularity
        let without = HTMLReport().text(of: analysis)
        #expect(!without.contains("spectrum-title"))
        #expect(without.contains("Needs the force under both feet and at least 10 strides of each."))
        regularity.harmonics = ForceHarmonics(
            ratio: Estimate(value: 9), improvedRatio: Estimate(value: 98), strides: 40,
            amplitudes: (1...20).map { $0.isMultiple(of: 2) ? 30 / Double($0) : 1 / Double($0) })
        analysis.regularity = regularity
        let page = HTMLReport().text(of: analysis)
        #expect(
            page.contains(
                "number 2 with 15.0\u{A0}%, the largest odd one number 1 with 1.0\u{A0}% of the mean load."))
        let picture = try #require(page.split(separator: "<svg").first { $0.contains("spectrum-title") })
        let bars = picture.components(separatedBy: "#39444f\" stroke-width")
        #expect(bars.count - 1 == 20)
        #expect(picture.components(separatedBy: "fill=\"#ffffff\"").count - 1 == 10, "the odd ones are hollow")
    }

    @Test(arguments: Language.allCases)
    func `what only one foot lacks is said of that foot`(language: Language) throws {
        var analysis = SyntheticAnalysis.healthyWalk.analysis
        analysis.notTold = [.needsInertialSensor, .needsPressure, .needsBothFeet].map {
            Limitation(reason: $0, affects: [], side: .right)
        }
        let text = try PageOutline(HTMLReport(language: language).text(of: analysis)).text
        for words in language == .english
            ? ["sensor on the right foot.", "under the right foot.", "the right one is missing."]
            : ["am rechten Fuß.", "unter dem rechten Fuß,", "Der rechte fehlt."]
        {
            #expect(text.contains(words))
        }
    }

    @Test func `the change since an earlier visit stands on the page when one is given`() throws {
        func visit(_ index: Double) -> SessionAnalysis {
            var analysis = SyntheticAnalysis.reducedLeftHeel.analysis
            var estimate = Estimate(value: index)
            estimate.standardError = 0.5
            estimate.degreesOfFreedom = 20
            analysis.symmetry[0].symmetryIndex = estimate
            return analysis
        }
        let (before, after) = (visit(0), visit(30))
        let comparison = VisitComparison(of: after, against: [before])
        #expect(comparison.found.count > 0)
        let changes = VisitChanges(comparison, before: ("January <b>", before), after: ("June", after))
        let text = try PageOutline(HTMLReport().text(of: after, changes: changes)).text
        #expect(text.contains("Change since January <b>"))
        for change in comparison.found.prefix(6) { #expect(text.contains(Strings().change(change))) }
        #expect(!HTMLReport().text(of: after).contains("Change since"))
    }

    @Test func `a long walk stays under half a megabyte`() {
        let analysis = SyntheticAnalysis.walk(seconds: 600, heelIndex: 2, impulseIndex: 1)
        let count = HTMLReport().text(of: analysis).utf8.count
        #expect(count < 500_000, "\(count) bytes")
    }

    @Test(arguments: SyntheticAnalysis.allCases)
    func `purpose and warning signs stand on every page`(sample: SyntheticAnalysis) throws {
        let text = try PageOutline(HTMLReport().text(of: sample.analysis)).text
        #expect(text.contains(Strings().purpose))
        for sign in Strings().warningSigns { #expect(text.contains(sign)) }
        #expect(text.contains("longestFilledGap"))
        #expect(!text.lowercased().contains("fasciitis"))
    }

    @Test func `numbers that are not finite do not stop the page`() throws {
        var analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        analysis.curves[0].mean[3] = .nan
        analysis.curves[1].standardDeviation[4] = .infinity
        analysis.symmetry[0].symmetryIndex = Estimate(value: .nan)
        analysis.metrics.cadence = .infinity
        analysis.strides[2].end = .nan
        let outline = try PageOutline(HTMLReport().text(of: analysis))
        #expect(!outline.text.isEmpty)
    }

    @Test func `the first page answers which side, how much, how sure and what next`() throws {
        let analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        let finding = try #require(analysis.findings.first)
        let text = try PageOutline(HTMLReport().text(of: analysis)).text
        let end = try #require(text.range(of: Strings().purposeShort)).lowerBound
        let first = text[..<end]
        let words = [
            Strings().whichSide, "Left", Strings().howMuch, Strings().findingMeasurement(finding), Strings().howSure,
            Strings().certainty(finding), Strings().whatNext, Strings().chain(finding.pattern, finding.side),
        ]
        for word in words { #expect(first.contains(word), "\(word)") }
    }

    /// Some programs that print apply no style of the page inside drawings, and know no grids and no variables; without
    /// those of the foot it has the page's number alone.
    @Test(arguments: SyntheticAnalysis.allCases)
    func `every shape carries its own fill, and the page uses no grid, and variables in its foot alone`(
        sample: SyntheticAnalysis
    ) {
        let page = HTMLReport().text(of: sample.analysis)
        for piece in page.components(separatedBy: "<path ").dropFirst() {
            #expect(piece.hasPrefix("fill="))
            #expect(piece.prefix { $0 != ">" }.contains(" stroke=") || !piece.hasPrefix("fill=\"none\""))
        }
        #expect(!page.contains("display:grid"))
        #expect(page.components(separatedBy: "var(--").count == 4)
        #expect(page.contains("{content:counter(page);content:var(--page)"))
        #expect(!page.contains("class=\"grid"))
    }

    @Test(arguments: [true, false])
    func `the soles show cells at their places, or regions where the places are unknown`(hasPlaces: Bool) throws {
        var analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        let outwards = [-14.0, 14, -20, 20]
        let forwards = [30.0, 30, 180, 180]
        let regions: [SoleRegion] = [.heelMedial, .heelLateral, .metatarsal1, .metatarsal4to5]
        for side in Side.allCases {
            analysis.soles.append(
                SoleMap(
                    side: side, unit: "N", strides: 140,
                    cells: regions.indices.map { index in
                        let place = SoleMap.Place(forwards: forwards[index] / 1000, outwards: outwards[index] / 1000)
                        let load = (side == .left ? 20.0 : 30) + Double(index)
                        return SoleMap.Cell(
                            place: hasPlaces ? place : nil, region: regions[index], area: hasPlaces ? 5e-4 : nil,
                            load: load)
                    },
                    path: hasPlaces
                        ? (0...20).map { SoleMap.Place(forwards: 0.03 + 0.0075 * Double($0), outwards: 0) } : []))
            for (index, region) in regions.enumerated() {
                let share = (side == .left ? [0.2, 0.22, 0.28, 0.3] : [0.3, 0.25, 0.22, 0.23])[index]
                analysis.regions.append(
                    RegionSummary(
                        side: side, region: region, unit: "N", strides: 140, impulse: 100, share: share, peak: 200,
                        contactTime: 0.4, peakPressure: nil, pressureTimeIntegral: nil))
            }
        }
        let page = HTMLReport().text(of: analysis)
        let outline = try PageOutline(page)
        #expect(outline.picturesWithoutName.isEmpty)
        #expect(Set(outline.identifiers).count == outline.identifiers.count)
        let note = hasPlaces ? Strings().cellMapNote(unit: "kPa") : Strings().regionMapNote
        #expect(outline.text.contains(note))
        // 20 N on 500 mm² are 40 kPa; 30 N are 60.
        let words =
            hasPlaces ? ["Inner heel 40", "Inner heel 60", "Inner heel −20"] : ["Inner heel 20", "Inner heel −10"]
        for word in words { #expect(page.contains(word), "\(word)") }
        #expect(page.contains("detail-paths") == hasPlaces)
    }

    /// The number that a cell begins with.
    private static func number(_ text: String) -> Double? {
        let digits = text.prefix { $0.isNumber || ".−+\u{202F}".contains($0) }
        return Double(digits.replacing("−", with: "-").replacing("\u{202F}", with: ""))
    }
}

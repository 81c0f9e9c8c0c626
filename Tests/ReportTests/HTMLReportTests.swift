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
            "table", "thead", "tbody", "tr", "th", "td", "svg", "desc", "path",
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
            let row = try #require(rows.first { $0.first?.hasPrefix(name) == true && $0.count == 6 })
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
                "Only one foot was recorded", "No compensatory pattern found in what could be measured",
                "Too few steady strides", "No walking was found", "No compensatory pattern found in this walk",
            ]))
    func `without a finding the headline says why`(sample: SyntheticAnalysis, headline: String) throws {
        let outline = try PageOutline(HTMLReport().text(of: sample.analysis))
        #expect(outline.title.hasPrefix(headline))
        for limitation in sample.analysis.notTold {
            #expect(outline.text.contains(Strings().limitation(limitation.reason)))
        }
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

    /// The number that a cell begins with.
    private static func number(_ text: String) -> Double? {
        let digits = text.prefix { $0.isNumber || ".−+\u{202F}".contains($0) }
        return Double(digits.replacing("−", with: "-").replacing("\u{202F}", with: ""))
    }
}

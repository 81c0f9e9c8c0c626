import GaitAnalysis
import Testing

@testable import Report

@Suite struct TerminalSummaryTests {
    @Test(arguments: SyntheticAnalysis.allCases, [32, 80, 132])
    func `no line is wider than the terminal and none holds control characters`(sample: SyntheticAnalysis, width: Int) {
        let text = TerminalSummary(width: width).text(of: sample.analysis)
        Attachment.record(Array(text.utf8), named: "\(sample.rawValue)-\(width).txt")
        for line in text.split(separator: "\n") {
            #expect(line.count <= width, "\(line)")
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
        #expect(text == TerminalSummary(width: width).text(of: sample.analysis))
        #expect(text.contains(Strings().headline(Verdict(sample.analysis)).split(separator: " ")[0]))
    }

    @Test func `the table shows both feet and the difference`() {
        let text = TerminalSummary(width: 100).text(of: SyntheticAnalysis.reducedLeftHeel.analysis)
        #expect(text.contains("Heel share of the impulse"))
        #expect(text.contains("35.4\u{A0}%"))
        #expect(text.contains("−31.4\u{A0}% (−36.2 to −26.6)"))
        #expect(text.contains("▸ The left heel is loaded less"))
        #expect(text.contains("▸ The left leg carries less load than the right"))
    }

    @Test(arguments: SyntheticAnalysis.allCases)
    func `whoever gets another form is told what the summary tells of missing parts`(sample: SyntheticAnalysis) throws {
        let summary = TerminalSummary(width: 2000)
        guard sample.analysis.quality.truncated else {
            #expect(summary.notice(of: sample.analysis) == nil)
            return
        }
        let notice = try #require(summary.notice(of: sample.analysis))
        #expect(notice.contains("1873") && summary.text(of: sample.analysis).contains(notice))
    }
}

import GaitAnalysis
import SensorData
import Testing

@testable import Report

@Suite struct PaperFooterTests {
    private func properties(_ code: String?, language: Language = .english) -> String {
        var analysis = SyntheticAnalysis.healthyWalk.analysis
        analysis.session.patientCode = code
        analysis.recordedAt = "2026-03-03T10:00:00Z"
        let page = HTMLReport(language: language).text(of: analysis)
        let start = page.firstRange(of: "style=\"--running:")?.upperBound ?? page.endIndex
        return String(page[start...].prefix { $0 != ">" })
    }

    @Test(arguments: [(Language.english, "page ", " of "), (.german, "Seite ", " von ")])
    func `every printed page says whose it is, of when, and which of how many`(
        language: Language, page: String, of: String
    ) {
        let text = properties("P-17", language: language)
        #expect(text.contains("P-17"))
        #expect(text.contains(language == .english ? "3 March 2026" : "3. März 2026"))
        #expect(text.contains("--page:&quot;\(page)&quot;") && text.contains("--of:&quot;\(of)&quot;"))
        #expect(Stylesheet.text.contains("content:var(--page) counter(page) var(--of) counter(pages)"))
    }

    @Test(arguments: ["\"};body{display:none", "a\\", "</style><script>", "a\nb"])
    func `a code cannot end the text it stands in`(code: String) {
        let text = properties(code)
        // Two quotation marks around each of the three texts and none within.
        #expect(text.components("&quot;") == 6)
        #expect(!text.contains("{") && !text.contains("\n") && !text.contains("<"))
    }

    @Test func `without a code or a date the foot is shorter, and a long code is cut`() {
        #expect(!properties(nil).contains("code"))
        let long = properties(String(repeating: "x", count: 300))
        #expect(long.contains("…") && long.count < 250)
    }
}

extension String {
    /// How often the part occurs.
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}

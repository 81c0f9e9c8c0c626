public import GaitAnalysis
import SensorData

/// One self-contained page for a professional: headline first, then what it rests on.
///
/// No script, no network, no fonts or pictures from elsewhere; well-formed as XML; prints on A4 in colour or grey.
public struct HTMLReport: Equatable, Sendable {
    public var language: Language
    /// It is shown within another page: its content can take the focus, without which nobody scrolls it without a mouse.
    public var isInFrame: Bool

    public init(language: Language = .english, isInFrame: Bool = false) {
        self.language = language
        self.isInFrame = isInFrame
    }

    /// The page; the same analysis gives the same text.
    ///
    /// - Parameters:
    ///   - analysis: what the page is about.
    ///   - changes: against an earlier visit, where there was one.
    /// - Returns: HTML that is well-formed as XML.
    public func text(of analysis: SessionAnalysis, changes: VisitChanges? = nil) -> String {
        let strings = Strings(language: language)
        let page = ReportPage(
            analysis: analysis.countedFromStart, strings: strings, origin: analysis.start,
            changes: changes, isInFrame: isInFrame)
        var text = "<!DOCTYPE html>\n"
        page.markup.write(to: &text)
        return text + "\n"
    }
}

/// The order of the page.
struct ReportPage {
    var analysis: SessionAnalysis
    var strings: Strings
    /// Where the recording's own count of seconds began.
    var origin = 0.0
    var changes: VisitChanges?
    var isInFrame = false

    var markup: Markup {
        let sections = [
            SummarySection(analysis: analysis, strings: strings).markup,
            FindingsSection(analysis: analysis, strings: strings).markup,
            changes.map { ChangesSection(changes: $0, strings: strings).markup },
            ComparisonSection(analysis: analysis, strings: strings).markup,
            CurvesSection(analysis: analysis, strings: strings).markup,
            SoleSection(analysis: analysis, strings: strings).markup,
            TimelineSection(analysis: analysis, strings: strings).markup,
            CadenceSection(analysis: analysis, strings: strings).markup,
            PathSection(analysis: analysis, strings: strings).markup,
            SteadinessSection(analysis: analysis, strings: strings).markup,
            QualitySection(analysis: analysis, strings: strings, origin: origin).markup,
            LimitsSection(analysis: analysis, strings: strings).markup,
            tag(
                "div", ["class": "closing"],
                [
                    WarningsSection(strings: strings).markup,
                    AboutSection(analysis: analysis, strings: strings).markup,
                ].compactMap(\.self)),
        ]
        let footer = PaperFooter(
            parts: [
                strings.product, strings.documentKind, analysis.session.patientCode.map(strings.footerCode),
                analysis.recordedAt.map(strings.date),
            ], strings: strings)
        return tag(
            "html",
            [
                "xmlns": "http://www.w3.org/1999/xhtml", "lang": strings.language.rawValue,
                "style": footer.properties,
            ],
            [
                tag(
                    "head", [:],
                    [
                        tag("meta", ["charset": "utf-8"]),
                        tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                        tag("title", strings.documentTitle(analysis.session.patientCode)),
                        tag("style", Stylesheet.text),
                    ]),
                tag("body", [:], [tag("main", isInFrame ? ["tabindex": "0"] : [:], sections.compactMap(\.self))]),
            ])
    }
}

/// A heading with what stands under it.
func section(_ name: String, _ heading: String, _ children: [Markup]) -> Markup {
    tag(
        "section", ["id": name, "aria-labelledby": "\(name)-heading"],
        [tag("h2", ["id": "\(name)-heading"], heading)] + children)
}

/// Text that somebody else wrote: its own writing direction stays inside it.
func foreign(_ text: String) -> Markup { tag("bdi", text) }

/// What the marks of a drawing mean; hidden from screen readers, which hear the drawing's description instead.
func legend(_ entries: [(mark: String, meaning: String)]) -> Markup {
    tag(
        "p", ["class": "legend", "aria-hidden": "true"],
        entries.map {
            tag("span", ["class": "legend-entry"], [tag("span", ["class": $0.mark], ""), .text($0.meaning)])
        })
}

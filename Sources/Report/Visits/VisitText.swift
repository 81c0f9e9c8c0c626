public import GaitAnalysis

/// What changed between visits, as plain text for a terminal; no escape sequences.
public struct VisitText: Equatable, Sendable {
    /// Columns of the terminal.
    public var width: Int
    public var language: Language

    public init(width: Int = 100, language: Language = .english) {
        self.width = width
        self.language = language
    }

    private var strings: Strings { Strings(language: language) }
    private var lines: TerminalSummary { TerminalSummary(width: width, language: language) }

    /// Lines that end in a line feed.
    ///
    /// - Parameters:
    ///   - comparison: of the two recordings.
    ///   - before: the earlier recording (the last of the baseline) and what to call it.
    ///   - after: the later one.
    /// - Returns: the text; the same comparison gives the same text.
    public func text(
        of comparison: VisitComparison, before: (label: String, analysis: SessionAnalysis),
        after: (label: String, analysis: SessionAnalysis)
    ) -> String {
        let found = comparison.found
        var paragraphs = [
            lines.wrap(strings.visit(before.label, before.analysis))
                + lines.wrap(strings.visit(after.label, after.analysis)),
            lines.wrap(strings.changesHeadline(found: found.count, of: comparison.changes.count)),
        ]
        for change in found {
            paragraphs.append(
                lines.wrap("▸ " + strings.change(change)) + lines.wrap(strings.smallestChange(change), indent: 2))
        }
        let rows = comparison.changes.map { change in
            let figure = FigureFormat(name: change.name, unit: change.unit, strings: strings)
            return [
                figure.name, figure.value(change.before.value, strings), figure.value(change.after.value, strings),
                figure.signed(change.change.value, strings)
                    + (change.isBeyondError ? "*  " : change.isClearAlone ? strings.aloneMark : "   "),
                figure.size(change.familyLimit, strings),
            ]
        }
        paragraphs.append(
            lines.aligned(
                rows,
                head: [
                    strings.figureColumn, before.label, after.label, strings.changeColumn + "   ", strings.limitColumn,
                ]))
        paragraphs.append(
            (found.isEmpty ? [] : lines.wrap(strings.beyondNote))
                + (comparison.changes.contains(where: \.isClearAlone)
                    ? lines.wrap("\(strings.aloneMark) \(strings.clearAlone(of: comparison.changes.count))") : []))
        paragraphs.append(notes(comparison).flatMap { lines.wrap($0) })
        return joined(paragraphs)
    }

    /// What weakens a comparison, and what its error rests on.
    func notes(_ comparison: VisitComparison) -> [String] {
        func named(_ names: [String]) -> [String] {
            names.map { FigureFormat(name: $0, unit: "", strings: strings).name }
        }
        return [
            comparison.cautions.map(strings.caution),
            [
                strings.errorBasis(comparison.basis, baseline: comparison.baselineVisits),
                strings.familyNote(tests: comparison.changes.count, rate: comparison.familyRate),
            ],
            comparison.onlyBefore.isEmpty ? [] : [strings.onlyBefore(named(comparison.onlyBefore))],
            comparison.onlyAfter.isEmpty ? [] : [strings.onlyAfter(named(comparison.onlyAfter))],
            comparison.differentUnits.isEmpty ? [] : [strings.differentUnits(named(comparison.differentUnits))],
        ].flatMap(\.self)
    }

    /// Lines that end in a line feed: a table with one column for each visit.
    public func text(of trend: VisitTrend) -> String {
        let changed = trend.courses.filter { $0.isBeyondError.contains(true) }.count
        let rows = trend.courses.map { course in
            let figure = FigureFormat(name: course.name, unit: course.unit, strings: strings)
            return [figure.name]
                + zip(course.values, course.isBeyondError).map { value, isBeyond in
                    value.map { figure.value($0.value, strings) + (isBeyond ? strings.beyondMark : " ") }
                        ?? strings.noValue
                } + [course.slope.map { strings.slope($0, figure) } ?? strings.noValue]
        }
        return joined([
            trend.visits.flatMap { visit in
                lines.wrap(
                    [
                        visit.label, visit.recordedAt.map(strings.date), strings.strides(visit.strides),
                        visit.walkingSpeed.map(strings.speed),
                    ]
                    .compactMap(\.self).joined(separator: " · "))
            },
            lines.wrap(
                strings.trendHeadline(visits: trend.visits.count, changed: changed, of: trend.courses.count)),
            lines.aligned(
                rows, head: [strings.figureColumn] + trend.visits.map { $0.label + " " } + [strings.slopeColumn]),
            changed == 0 ? [] : lines.wrap(strings.beyondNote),
            ([strings.against(baseline: trend.baselineVisits)] + trend.cautions.map(strings.caution)
                + [strings.errorBasis(trend.basis, baseline: trend.baselineVisits)]).flatMap { lines.wrap($0) },
        ])
    }

    private func joined(_ paragraphs: [[String]]) -> String {
        (paragraphs.filter { !$0.isEmpty } + [lines.wrap(strings.purposeShort)])
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}

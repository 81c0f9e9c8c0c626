public import GaitAnalysis
import SensorData

/// Headline, findings and the key figures as plain text for a terminal; no escape sequences.
public struct TerminalSummary: Equatable, Sendable {
    /// Columns of the terminal; raised to at least 32.
    public var width: Int
    public var language: Language

    public init(width: Int = 80, language: Language = .english) {
        self.width = width
        self.language = language
    }

    /// That a recording is not complete, for whoever gets its analysis in another form; nil of a complete one.
    public func notice(of analysis: SessionAnalysis) -> String? {
        guard analysis.quality.truncated else { return nil }
        return Strings(language: language).truncatedNotice(bytesLost: analysis.quality.bytesLost)
    }

    /// Lines that end in a line feed; the same analysis gives the same text.
    public func text(of analysis: SessionAnalysis) -> String {
        let strings = Strings(language: language)
        let verdict = Verdict(analysis)
        var paragraphs: [[String]] = [
            wrap(session(analysis, strings))
                + (notice(of: analysis).map { wrap($0) } ?? []),
            wrap(strings.headline(verdict)) + wrap(strings.underHeadline(verdict)),
        ]
        let clear = strings.clearDifferences(analysis)
        if analysis.findings.isEmpty, let clear { paragraphs.append(wrap(clear)) }
        if analysis.findings.isEmpty, let smallest = strings.smallestDifferences(analysis.detectable) {
            paragraphs.append(wrap(smallest))
        }
        for finding in analysis.findings { paragraphs.append(self.finding(finding, strings)) }
        if !analysis.findings.isEmpty, let clear { paragraphs.append(wrap(clear)) }
        paragraphs.append(table(analysis, strings))
        if analysis.hasToesBelowFloor, !analysis.findings.contains(where: { $0.cautions.contains(.toesBelowFloor) }) {
            paragraphs.append(wrap("\(strings.measure(.toeClearance)): \(strings.belowFloor)"))
        }
        paragraphs.append(figures(analysis, strings))
        let limits = analysis.notTold.flatMap { limitation in
            wrap(strings.limitation(limitation), indent: 2)
                + (limitation.affects.isEmpty ? [] : wrap(strings.affects(limitation.affects), indent: 4))
        }
        if !limits.isEmpty { paragraphs.append(wrap(strings.notToldHeading) + limits) }
        paragraphs.append(wrap(strings.purposeShort))
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var columns: Int { max(32, width) }

    private func session(_ analysis: SessionAnalysis, _ strings: Strings) -> String {
        var parts = [strings.documentTitle(analysis.session.patientCode)]
        if let recordedAt = analysis.recordedAt { parts.append(strings.date(recordedAt)) }
        parts.append(strings.duration(analysis.duration))
        return parts.joined(separator: " · ")
    }

    private func finding(_ finding: Finding, _ strings: Strings) -> [String] {
        let details = [
            strings.findingMeasurement(finding), strings.findingEvidence(finding), strings.certainty(finding),
            strings.otherExplanations(finding.pattern), strings.chain(finding),
            strings.professionalShouldJudge,
        ]
        return wrap("▸ " + strings.findingTitle(finding)) + details.flatMap { wrap($0, indent: 2) }
    }

    private func figures(_ analysis: SessionAnalysis, _ strings: Strings) -> [String] {
        let metrics = analysis.metrics
        let rejected = analysis.quality.stridesRejected.reduce(0) { $0 + $1.strides }
        let lines: [(String, String?)] = [
            (strings.cadence, metrics.cadence.map(strings.stepsPerMinute)),
            (strings.walkingSpeed, metrics.walkingSpeed.map(strings.speed)),
            (strings.stridesLabel, strings.stridesCounted(analysis.quality.stridesCounted, rejected: rejected)),
        ]
        return lines.flatMap { line in line.1.map { wrap("\(line.0): \($0)") } ?? [] }
    }

    // MARK: Table

    private func table(_ analysis: SessionAnalysis, _ strings: Strings) -> [String] {
        let rows = KeyMeasures.all.compactMap { measure -> [String]? in
            guard let comparison = analysis.symmetry.first(where: { $0.measure == measure }),
                comparison.left != nil || comparison.right != nil
            else { return nil }
            let format = MeasureFormat(measure, curves: analysis.curves)
            let index = comparison.symmetryIndex
            let difference = index.map { estimate in
                let value = strings.signedPercent(estimate.value)
                return estimate.interval.map { "\(value) (\(strings.signedRange($0.lower, $0.upper, places: 1)))" }
                    ?? value
            }
            return [
                strings.measure(measure), comparison.left.map { format.text($0.mean, strings) } ?? strings.noValue,
                comparison.right.map { format.text($0.mean, strings) } ?? strings.noValue,
                difference ?? comparison.remark.map(strings.remark) ?? strings.noValue,
            ]
        }
        guard !rows.isEmpty else { return [] }
        return aligned(
            rows,
            head: [
                strings.measureColumn, strings.sideTitle(.left), strings.sideTitle(.right), strings.differenceColumn,
            ])
    }

    /// Rows under their heads; where they are too wide, one figure a line.
    func aligned(_ rows: [[String]], head: [String]) -> [String] {
        let all = [head] + rows
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        guard widths.reduce(0, +) + 2 * (widths.count - 1) <= columns else { return stacked(rows, head: head) }
        return all.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - text.count)
                let isLast = column == row.count - 1
                // Numbers stand flush right, words flush left.
                line += column == 0 || isLast ? text + (isLast ? "" : padding) : padding + text
                if !isLast { line += "  " }
            }
            return line
        }
    }

    /// A table that is too wide, one figure a line.
    private func stacked(_ rows: [[String]], head: [String]) -> [String] {
        rows.flatMap { row in
            wrap(row[0]) + row.indices.dropFirst().flatMap { wrap("\(head[$0]): \(row[$0])", indent: 2) }
        }
    }

    // MARK: Lines

    /// Breaks text at spaces; a word longer than a line is cut; control characters cannot reach the terminal.
    func wrap(_ text: String, indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let space = columns - indent
        var lines: [String] = []
        var line = ""
        for word in Self.printable(text).split(separator: " ") {
            var rest = word
            if !line.isEmpty, line.count + 1 + rest.count > space {
                lines.append(margin + line)
                line = ""
            }
            while rest.count > space {
                lines.append(margin + rest.prefix(space))
                rest = rest.dropFirst(space)
            }
            line += line.isEmpty ? String(rest) : " " + rest
        }
        if !line.isEmpty { lines.append(margin + line) }
        return lines
    }

    private static func printable(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: result.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
            // Characters that turn the writing direction round would reorder the rest of the line.
            case .format where ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar):
                continue
            case .lineSeparator, .paragraphSeparator: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

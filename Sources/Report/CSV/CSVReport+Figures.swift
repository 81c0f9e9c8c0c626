import GaitAnalysis
import SensorData

/// The tables of the whole recording.
extension CSVReport {
    static let figureColumns = [
        CSVColumn(
            "group", .text,
            "recording (the whole walk), symmetry (a measure, left against right), regularity, trend (within the recording) or region (of the sole)."
        ),
        CSVColumn(
            "name", .text,
            "Measure, figure or region; a measure is defined at its column of strides.csv, all at the JSON’s schema."),
        .side,
        CSVColumn(
            "statistic", .text,
            "What the value is of it: value; mean, standardDeviation, coefficientOfVariation over the counted strides (none of a measure whose zero is a place like any other, such as an angle or the toe clearance); symmetryIndex 200 (L − R) / (L + R); difference L − R; symmetryRatio L / R; symmetryAngle; gaitAsymmetry 100 |ln(short / long)|; minimalDetectableChange of the symmetry index; bothFeet, their mean; changePerMinute; asymmetryChangePerMinute of the symmetry index; differenceChangePerMinute of L − R; impulse, share, peak, contactTime, peakPressure, pressureTimeIntegral of a region."
        ),
        CSVColumn("value", .number, unit: "unit", "The number; empty where the recording does not tell it."),
        CSVColumn("unit", .text, "Unit of value, lower, upper, standardError and the reference."),
        .lower, .upper,
        CSVColumn(
            "standardError", .number, unit: "unit",
            "Standard error of measurement within this recording: a lower bound."),
        CSVColumn("degreesOfFreedom", .number, unit: "1", "Of Student’s t, on which the interval rests."),
        CSVColumn("strides", .integer, unit: "1", "Counted strides behind the number."),
        CSVColumn(
            "referenceLower", .number, unit: "unit",
            "2.5th percentile in healthy walkers on this kind of sensor; empty where unknown."),
        CSVColumn(
            "referenceUpper", .number, unit: "unit",
            "97.5th percentile in healthy walkers on this kind of sensor; empty where unknown."),
        CSVColumn("referenceSource", .text, "Where the reference comes from."),
        CSVColumn("remark", .text, "What weakens the number, or why it is missing."),
    ]

    func row(of figure: Figure) -> [JSONValue] {
        let estimate = figure.estimate
        return [
            .string(figure.group.rawValue), .string(figure.name), Self.text(figure.side?.rawValue),
            .string(figure.statistic.rawValue), Self.number(estimate?.value), .string(figure.unit),
            Self.number(estimate?.interval?.lower), Self.number(estimate?.interval?.upper),
            Self.number(estimate?.standardError), Self.number(estimate?.degreesOfFreedom),
            Self.integer(figure.strides), Self.number(figure.reference?.lower), Self.number(figure.reference?.upper),
            Self.text(figure.reference?.source), Self.text(figure.remark?.rawValue),
        ]
    }

    static let findingColumns = [
        CSVColumn(
            "finding", .integer, unit: "1", "Number of the finding, from 1, the most telling first; empty for notTold."),
        CSVColumn(
            "role", .text,
            "main: the finding with its number; supporting: another number that points the same way; notTold: what the recording could not answer."
        ),
        CSVColumn("pattern", .text, "Compensatory pattern."),
        CSVColumn(
            "side", .text, "The foot that shows the deficit: left, right or both; empty for patterns of the whole walk."
        ),
        CSVColumn(
            "measure", .text, "Measure of the value, with what it is of it after a point; for notTold what is affected."
        ),
        CSVColumn("value", .number, unit: "unit", "The number behind the finding."),
        CSVColumn("unit", .text, "Unit of value, lower, upper and limit."),
        .lower, .upper,
        CSVColumn("limit", .number, unit: "unit", "The limit that was passed."),
        CSVColumn("strides", .integer, unit: "1", "Strides of both feet behind the number."),
        CSVColumn(
            "isClear", .boolean, "true where the whole interval lies beyond the limit; else the finding is borderline."),
        CSVColumn(
            "probability", .number, unit: "1",
            "Of so large a number by error alone, adjusted for all patterns looked for; empty where not tested."),
        CSVColumn(
            "evidence", .text, "What the limit rests on: published, reference, other-side, own-baseline or proposal."),
        CSVColumn("source", .text, "Study or data set behind the limit."),
        CSVColumn("cautions", .text, "What weakens the finding, divided by spaces."),
        CSVColumn(
            "placeLower", .integer, unit: "1",
            "How many people of the study have a lower value; empty without such a study."),
        CSVColumn("placePeople", .integer, unit: "1", "People in that study."),
        CSVColumn("takeoverPattern", .text, "For chainShift: the finding behind it."),
        CSVColumn("fromSide", .text, "For chainShift: the foot that sheds load."),
        CSVColumn("fromRegion", .text, "For chainShift: its region; empty for the whole foot."),
        CSVColumn("toSide", .text, "For chainShift: the foot that took over."),
        CSVColumn("toRegion", .text, "For chainShift: its region; empty for the whole foot."),
        CSVColumn("reason", .text, "For notTold: why."),
    ]

    func findingRows(_ analysis: SessionAnalysis) -> [[JSONValue]] {
        var rows: [[JSONValue]] = []
        for (index, finding) in analysis.findings.enumerated() {
            let number = JSONValue.integer(Int64(index + 1))
            let head: [JSONValue] = [.string(finding.pattern.rawValue), Self.text(finding.side?.rawValue)]
            rows.append(
                [number, .string("main")] + head + [
                    .string(finding.measure), .number(finding.value), .string(finding.unit),
                    Self.number(finding.interval?.lower), Self.number(finding.interval?.upper), .number(finding.limit),
                    Self.integer(finding.strides), .boolean(finding.isClear), Self.number(finding.probability),
                    .string(finding.evidence.rawValue), .string(finding.source),
                    Self.text(
                        finding.cautions.isEmpty ? nil : finding.cautions.map(\.rawValue).joined(separator: " ")),
                    Self.integer(finding.place?.lower), Self.integer(finding.place?.people),
                    Self.text(finding.takeover?.pattern.rawValue), Self.text(finding.takeover?.fromSide.rawValue),
                    Self.text(finding.takeover?.fromRegion?.rawValue), Self.text(finding.takeover?.toSide.rawValue),
                    Self.text(finding.takeover?.toRegion?.rawValue), .null,
                ])
            for support in finding.supporting {
                let numbers: [JSONValue] = [
                    .string(support.measure), .number(support.value), .string(support.unit),
                    Self.number(support.interval?.lower), Self.number(support.interval?.upper),
                ]
                let row = [number, .string("supporting")] + head + numbers
                rows.append(row + Self.empty(to: row.count))
            }
        }
        for limitation in analysis.notTold {
            for affected in limitation.affects.isEmpty ? [""] : limitation.affects {
                let pattern = Pattern(rawValue: affected)
                let row: [JSONValue] = [
                    .null, .string("notTold"), Self.text(pattern?.rawValue), .null,
                    pattern == nil && !affected.isEmpty ? .string(affected) : .null,
                ]
                rows.append(row + Self.empty(to: row.count).dropLast() + [.string(limitation.reason.rawValue)])
            }
        }
        return rows
    }

    private static func empty(to count: Int) -> [JSONValue] {
        Array(repeating: .null, count: findingColumns.count - count)
    }

    private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    private static func number(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }
    private static func integer(_ number: Int?) -> JSONValue { number.map { .integer(Int64($0)) } ?? .null }
}

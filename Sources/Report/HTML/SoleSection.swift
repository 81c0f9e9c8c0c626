import GaitAnalysis
import SensorData

/// Where on the sole the load lies: the ways of the centres of pressure, and what each region carried.
struct SoleSection {
    var analysis: SessionAnalysis
    var strings: Strings

    var markup: Markup? {
        let regions = SoleRegion.allCases.filter { region in analysis.regions.contains { $0.region == region } }
        guard !regions.isEmpty else { return nil }
        let picture = SolePicture(analysis: analysis, strings: strings, place: "detail")
        let paths =
            picture.paths.map { [tag("div", ["class": "soles"], [$0, picture.butterfly].compactMap(\.self))] } ?? []
        return section(
            "regions", strings.regionsHeading,
            [
                tag(
                    "div", ["class": paths.isEmpty ? "wide" : "beside"],
                    paths + [tag("div", ["class": "beside-table"], [table(regions)])])
            ])
    }

    private func table(_ regions: [SoleRegion]) -> Markup {
        let hasPressure = analysis.regions.contains { $0.peakPressure != nil }
        let unit = analysis.regions.first?.unit ?? ""
        let columns =
            [strings.regionColumn, strings.shareColumn, strings.peakColumn(unit), strings.contactColumn]
            + (hasPressure ? [strings.pressureColumn] : [])
        let rows = regions.map { region in
            func both(_ text: (RegionSummary) -> String?) -> [Markup] {
                let feet = Side.allCases.map { side in
                    analysis.regions.first { $0.side == side && $0.region == region }.flatMap(text) ?? strings.noValue
                }
                return [.text(strings.feet(feet[0], feet[1]))]
            }
            var cells = [
                cell(columns[1], both { strings.number($0.share * 100, places: 1) }, class: "number"),
                cell(columns[2], both { strings.number($0.peak, places: 0) }, class: "number"),
                cell(columns[3], both { strings.number($0.contactTime * 1000, places: 0) }, class: "number"),
            ]
            if hasPressure {
                cells.append(
                    cell(
                        columns[4], both { $0.peakPressure.map { strings.number($0 / 1000, places: 0) } },
                        class: "number"))
            }
            return tag(
                "tr", ["role": "row"],
                [tag("th", ["scope": "row", "role": "rowheader"], strings.region(region))] + cells)
        }
        return tag(
            "table", ["class": "compact stacking", "role": "table"],
            [tag("thead", ["role": "rowgroup"], [headings(columns)]), tag("tbody", ["role": "rowgroup"], rows)])
    }
}

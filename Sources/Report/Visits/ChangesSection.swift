import GaitAnalysis

/// What changed since an earlier visit: in words, figure by figure, and what the error rests on.
struct ChangesSection {
    var changes: VisitChanges
    var strings: Strings

    private var comparison: VisitComparison { changes.comparison }

    /// The part of a report.
    var markup: Markup {
        let found = comparison.found
        return section(
            "changes", strings.changeSince(changes.before.label),
            [
                changes.choice.map { tag("p", $0) },
                tag(
                    "p", [:], [tag("strong", strings.changesHeadline(found: found.count, of: comparison.changes.count))]
                ),
                list(most: Self.most), tag("p", ["class": "note"], strings.changePictureNote), table,
            ].compactMap(\.self) + notes)
    }

    /// Changes that a report puts into words.
    private static let most = 6

    /// The changes beyond error, the surest first; nil without one.
    func list(most: Int = .max) -> Markup? {
        let found = comparison.found.prefix(most).map { change in
            tag("li", [:], [tag("p", strings.change(change)), tag("small", strings.smallestChange(change))])
        }
        let more = comparison.found.count - found.count
        let rest = more > 0 ? [tag("li", [:], [tag("p", strings.moreChanges(more))])] : []
        return found.isEmpty ? nil : tag("ul", ["class": "other-findings"], found + rest)
    }

    var table: Markup {
        let columns = [
            strings.figureColumn, changes.before.label, changes.after.label, strings.changeColumn,
            strings.pictureColumn, strings.limitColumn,
        ]
        return tag(
            "table", ["class": "comparison stacking", "role": "table"],
            [
                tag("thead", [:], [tag("tr", [:], columns.map { tag("th", ["scope": "col"], [foreign($0)]) })]),
                tag("tbody", [:], comparison.changes.map { row($0, columns: columns) }),
            ])
    }

    var notes: [Markup] {
        VisitText(language: strings.language).notes(comparison).map { tag("p", ["class": "note"], $0) }
    }

    private func row(_ change: FigureChange, columns: [String]) -> Markup {
        let figure = FigureFormat(name: change.name, unit: change.unit, strings: strings)
        var difference: [Markup] = [.text(figure.signed(change.change.value, strings))]
        if change.isBeyondError { difference.append(tag("strong", " " + strings.beyondMark)) }
        if change.isClearAlone {
            difference.append(tag("small", strings.clearAlone(of: comparison.changes.count)))
        }
        if let interval = change.change.interval { difference.append(tag("small", figure.range(interval, strings))) }
        func cell(_ column: Int, _ children: [Markup]) -> Markup {
            tag("td", ["class": "number", "data-label": columns[column]], children)
        }
        return tag(
            "tr", [:],
            [
                tag("th", ["scope": "row"], figure.name),
                cell(1, [.text(figure.value(change.before.value, strings))]),
                cell(2, [.text(figure.value(change.after.value, strings))]), cell(3, difference),
                tag("td", ["class": "picture"], [picture(change, name: figure.name)]),
                cell(5, [.text(figure.size(change.familyLimit, strings))]),
            ])
    }

    /// The change against what error alone can show: three times the family-wise limit to each side.
    private func picture(_ change: FigureChange, name: String) -> Markup {
        let height = 22.0
        var picture = Picture(
            id: "change-\(change.name)", title: strings.changeTitle(name),
            description: strings.changeDescription(change), height: height)
        let scale = 3 * max(change.familyLimit, .leastNormalMagnitude)
        func x(_ value: Double) -> Double { Picture.width / 2 * (1 + min(1, max(-1, value / scale))) }
        picture.add(rectangle: x(-change.familyLimit), 3, x(change.familyLimit), height - 3, .reference)
        picture.add(lineFrom: 0, height / 2, to: Picture.width, height / 2, .baseline)
        picture.add(lineFrom: x(0), 0, to: x(0), height, .zero)
        if let interval = change.change.interval {
            picture.add(
                lineFrom: x(interval.lower), height / 2, to: x(interval.upper), height / 2, .interval(isLeft: true))
        }
        picture.add(
            path: "M\(Picture.point(x(change.change.value))) \(Picture.point(height / 2))h.1", .mark(isLeft: true))
        return picture.markup(class: "interval-picture")
    }
}

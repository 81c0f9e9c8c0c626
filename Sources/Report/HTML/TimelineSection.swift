import GaitAnalysis
import SensorData

/// Both feet's contacts over time: the whole recording, and a section in which single steps can be seen.
struct TimelineSection {
    var analysis: SessionAnalysis
    var strings: Strings

    /// Seconds in one line of the readable section.
    private static let lineLength = 10.0
    /// Recordings up to this many seconds are shown step by step as a whole.
    private static let readableLength = 20.0

    var markup: Markup? {
        guard analysis.duration > 0, !(analysis.events.isEmpty && analysis.strides.isEmpty) else {
            return section("timeline", strings.timelineHeading, [tag("p", strings.noEvents)])
        }
        let end = analysis.duration
        var figures: [Markup] = []
        if end > Self.readableLength {
            figures.append(figure(strings.overview, 0, end, isOverview: true, place: "overview"))
        }
        let start = end > Self.readableLength ? sectionStart : 0
        var from = start
        while from < min(end, start + Self.readableLength) {
            let to = end > Self.readableLength ? from + Self.lineLength : min(end, from + Self.lineLength)
            let caption = strings.section(
                strings.moment(from, inMinutes: end >= 120), strings.moment(to, inMinutes: end >= 120))
            figures.append(figure(caption, from, to, isOverview: false, place: "section-\(figures.count)"))
            from += Self.lineLength
        }
        return section(
            "timeline", strings.timelineHeading, [tag("p", ["class": "note"], strings.timelineNote), marks] + figures)
    }

    /// Just before the bout with most counted strides, in whole seconds.
    private var sectionStart: Double {
        var counts: [(bout: Int, strides: Int, start: Double)] = []
        for stride in analysis.strides {
            if let index = counts.firstIndex(where: { $0.bout == stride.bout }) {
                counts[index].strides += stride.rejected == nil ? 1 : 0
                counts[index].start = min(counts[index].start, stride.start)
            } else {
                counts.append((stride.bout, stride.rejected == nil ? 1 : 0, stride.start))
            }
        }
        var best = counts.first
        for entry in counts where entry.strides > (best?.strides ?? 0) { best = entry }
        let start = ((best?.start ?? 0) - 1).rounded(.down)
        return max(0, min(start, (analysis.duration - Self.readableLength).rounded(.down)))
    }

    private var marks: Markup {
        let kinds = ActivityPeriod.Kind.allCases.filter { kind in analysis.activities.contains { $0.kind == kind } }
        let contacts = [("key-bar solid", strings.countedStrides), ("key-bar hollow", strings.rejectedStrides)]
        return legend(contacts + kinds.map { ("key-bar activity-\($0.rawValue)", strings.activity($0)) })
    }

    private func figure(_ caption: String, _ start: Double, _ end: Double, isOverview: Bool, place: String) -> Markup {
        let inMinutes = analysis.duration >= 120
        let scale = AxisScale.time(end - start)
        let labels = scale.ticks.filter { $0 <= (end - start) * 1.0001 }.map {
            ($0 / (end - start), strings.moment(start + $0, inMinutes: inMinutes))
        }
        var rows = Side.allCases.map { side in
            row(
                strings.sideTitle(side),
                strip(side, start, end, isOverview: isOverview, place: place, caption: caption),
                class: side.rawValue)
        }
        if !analysis.activities.isEmpty {
            rows.append(
                row(strings.activityRow, activities(start, end, place: place, caption: caption), class: "activity"))
        }
        rows.append(row("", Plot.xAxis(labels), class: "axis"))
        return tag(
            "figure", ["role": "group", "class": isOverview ? "timeline overview" : "timeline"],
            [tag("figcaption", [:], [tag("strong", caption)] + boutLabel(isOverview))] + rows)
    }

    private func boutLabel(_ isOverview: Bool) -> [Markup] {
        guard isOverview, let last = analysis.strides.map(\.bout).max() else { return [] }
        return [tag("span", ["class": "unit"], strings.bouts(last + 1))]
    }

    private func row(_ name: String, _ content: Markup, class kind: String) -> Markup {
        tag(
            "div", ["class": "strip-row \(kind)"],
            [tag("div", ["class": "strip-name"], name), tag("div", ["class": "strip-place"], [content])])
    }

    private func strip(
        _ side: Side, _ start: Double, _ end: Double, isOverview: Bool, place: String, caption: String
    ) -> Markup {
        let strides = analysis.strides.filter { $0.side == side && $0.end > start && $0.start < end }
        let rejected = strides.count { $0.rejected != nil }
        var picture = Picture(
            id: "\(place)-\(side.rawValue)", title: strings.stripTitle(side, caption),
            description: strings.stripDescription(counted: strides.count - rejected, rejected: rejected), height: 26)
        picture.add(lineFrom: 0, 25.5, to: Picture.width, 25.5, .baseline)
        let spans = isOverview ? columns(strides, start, end) : contacts(side, start, end)
        func path(_ counted: Bool) -> String {
            spans.filter { $0.isCounted == counted }.map {
                Picture.rectangle($0.start, counted ? 2 : 5, $0.end, counted ? 24 : 21)
            }.joined()
        }
        picture.add(path: path(true), .contact(isLeft: side == .left, isCounted: true))
        picture.add(path: path(false), .contact(isLeft: side == .left, isCounted: false))
        return picture.markup(class: "strip")
    }

    /// A bar in drawing coordinates.
    private struct Bar {
        var start: Double
        var end: Double
        var isCounted: Bool
    }

    /// Every ground contact; counted when the stride that it starts is.
    private func contacts(_ side: Side, _ start: Double, _ end: Double) -> [Bar] {
        let events = analysis.events.filter { $0.side == side }.sorted { $0.time < $1.time }
        let counted = analysis.strides.filter { $0.side == side && $0.rejected == nil }
        var bars: [Bar] = []
        for (index, event) in events.enumerated() where event.kind == .initialContact {
            let next = index + 1 < events.count ? events[index + 1] : nil
            // A contact whose end was not found is drawn as a short tick.
            let off = next?.kind == .finalContact ? next?.time : nil
            let until = off ?? event.time + (end - start) / 200
            guard until > start, event.time < end else { continue }
            let isCounted = counted.contains { abs($0.start - event.time) < 1e-6 }
            bars.append(Bar(start: x(event.time, start, end), end: x(until, start, end), isCounted: isCounted))
        }
        return bars
    }

    /// Strides joined to runs of one kind in at most 500 columns; a column with a stride left out shows it.
    private func columns(_ strides: StrideList, _ start: Double, _ end: Double) -> [Bar] {
        let count = 500
        var states = [Int](repeating: 0, count: count)
        for stride in strides {
            let first = Int(x(stride.start, start, end) / Picture.width * Double(count))
            let last = Int((x(stride.end, start, end) / Picture.width * Double(count)).rounded(.up))
            for column in max(0, first)..<max(0, first, min(count, last)) {
                states[column] = max(states[column], stride.rejected == nil ? 1 : 2)
            }
        }
        var bars: [Bar] = []
        var begin = 0
        for column in 1...count where column == count || states[column] != states[begin] {
            if states[begin] > 0 {
                let width = Picture.width / Double(count)
                bars.append(
                    Bar(start: Double(begin) * width, end: Double(column) * width, isCounted: states[begin] == 1))
            }
            begin = column
        }
        return bars
    }

    private func activities(_ start: Double, _ end: Double, place: String, caption: String) -> Markup {
        let shown = analysis.activities.filter { $0.end > start && $0.start < end }
        let counts = ActivityPeriod.Kind.allCases.compactMap { kind in
            let periods = shown.count { $0.kind == kind }
            return periods > 0 ? (kind: kind, periods: periods) : nil
        }
        var picture = Picture(
            id: "\(place)-activity", title: strings.activityTitle(caption),
            description: strings.activityDescription(counts), height: 14)
        let tops: [ActivityPeriod.Kind: Double] = [.standing: 11, .walking: 7, .turning: 1, .running: 1]
        for (kind, _) in counts {
            let path = shown.filter { $0.kind == kind }.map {
                Picture.rectangle(x($0.start, start, end), tops[kind] ?? 7, x($0.end, start, end), 13.3)
            }.joined()
            picture.add(path: path, Self.style(kind))
        }
        return picture.markup(class: "strip low")
    }

    private static func style(_ kind: ActivityPeriod.Kind) -> PictureStyle {
        switch kind {
        case .standing, .turning: .solid("#5c6873")
        case .walking: .solid("#b9c3cc")
        case .running: PictureStyle(fill: "#ffffff", stroke: "#5c6873")
        }
    }

    private func x(_ time: Double, _ start: Double, _ end: Double) -> Double {
        min(max((time - start) / (end - start), 0), 1) * Picture.width
    }
}

import FoundationEssentials
import HTTPTypes
import Report

/// What all pages have in common: title, ways to the others, who is signed in, scripts.
struct StationPage {
    enum Place: String, CaseIterable {
        case today, live, patients, settings

        var path: String { self == .today ? "/" : "/\(rawValue)" }

        func name(_ text: PageText) -> String {
            switch self {
            case .today: text.today
            case .live: text.live
            case .patients: text.patients
            case .settings: text.settings
            }
        }
    }

    var title: String
    var text: PageText
    var place: Place?
    var caller: Caller?
    var scripts: [Asset] = []
    var isNarrow = false
    var content: [Markup]

    var markup: Markup {
        var head: [Markup] = [
            tag("meta", ["charset": "utf-8"]),
            tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            tag("title", "\(title) · Heelstrike"),
            tag("link", ["rel": "stylesheet", "href": Asset.style.path]),
            tag("link", ["rel": "icon", "type": "image/svg+xml", "href": Asset.icon.path]),
        ]
        if let caller { head.append(tag("meta", ["name": "csrf-token", "content": caller.csrf])) }
        head += ([Asset.texts(in: text.language), Asset.script] + scripts).map {
            tag("script", ["src": $0.path, "defer": "defer"], "")
        }
        return tag(
            "html", ["lang": text.language.rawValue],
            [
                tag("head", [:], head),
                tag(
                    "body", [:],
                    [
                        tag("a", ["class": "skip", "href": "#content"], text.skip), bar,
                        tag(
                            "main", ["id": "content", "class": isNarrow ? "narrow" : ""],
                            [tag("h1", title)] + content
                                + [
                                    tag(
                                        "noscript", [:],
                                        [tag("p", ["class": "problem"], text.needsScript)])
                                ]),
                        tag(
                            "footer", [:],
                            [
                                tag("p", ["class": "note"], text.purpose)
                            ]),
                    ]),
            ])
    }

    private var bar: Markup {
        var inside: [Markup] = [tag("p", ["class": "product"], "Heelstrike")]
        if let caller {
            inside.append(
                tag(
                    "nav", ["aria-label": text.pages],
                    [
                        tag(
                            "ul", [:],
                            Place.allCases.map { place in
                                let name: [Markup] = [.text(place.name(text))]
                                return tag(
                                    "li", [:],
                                    [
                                        place == self.place
                                            ? tag("a", ["href": place.path, "aria-current": "page"], name)
                                            : tag("a", ["href": place.path], name)
                                    ])
                            })
                    ]))
            inside.append(
                tag(
                    "form", ["class": "who", "data-api": "DELETE /api/v1/session", "data-then": "/sign-in"],
                    [
                        tag("span", caller.name),
                        tag("button", ["class": "small quiet", "type": "submit"], text.signOut),
                    ]))
        }
        return tag("header", ["class": "bar"], [tag("div", ["class": "inside"], inside)])
    }
}

/// Pieces that several pages use.
enum Piece {
    static func card(_ heading: String?, _ children: [Markup], id: String? = nil, isWide: Bool = false) -> Markup {
        var attributes = [Markup.Attribute(name: "class", value: isWide ? "card wide" : "card")]
        if let id { attributes.append(Markup.Attribute(name: "id", value: id)) }
        return .element(
            name: "section", attributes: attributes, children: (heading.map { [tag("h2", $0)] } ?? []) + children)
    }

    /// A card of which only the heading shows until it is opened; `count` says how much is in it.
    static func fold(
        _ heading: String, _ children: [Markup], id: String, count: Int? = nil, isOpen: Bool = false,
        isWide: Bool = false
    ) -> Markup {
        var attributes = [("class", isWide ? "card fold wide" : "card fold"), ("id", id)]
        if isOpen { attributes.append(("open", "open")) }
        let number = count.map { [tag("span", ["class": "note"], " \($0)")] } ?? []
        return .element(
            name: "details", attributes: attributes.map { Markup.Attribute(name: $0.0, value: $0.1) },
            children: [tag("summary", [:], [tag("h2", [:], [.text(heading)] + number)])] + children)
    }

    /// The first row of a table.
    static func tableHead(_ headings: [String]) -> Markup {
        tag("thead", [:], [tag("tr", [:], headings.map { tag("th", ["scope": "col"], $0) })])
    }

    /// A field with its label; further attributes go to the input.
    static func field(
        _ label: String, _ name: String, type: String = "text", value: String = "",
        _ more: KeyValuePairs<String, String> = [:], note: String? = nil
    ) -> Markup {
        let id = "field-\(name)"
        var attributes =
            [("id", id), ("name", name), ("type", type), ("value", value)] + more.map { ($0.key, $0.value) }
        if note != nil { attributes.append(("aria-describedby", id + "-note")) }
        let input = Markup.element(
            name: "input", attributes: attributes.map { Markup.Attribute(name: $0.0, value: $0.1) }, children: [])
        return tag(
            "div", ["class": "field"],
            [tag("label", ["for": id], label), input]
                + (note.map { [tag("p", ["class": "note", "id": id + "-note"], $0)] } ?? []))
    }

    static func password(_ label: String, _ name: String, isNew: Bool, _ text: PageText) -> Markup {
        field(
            label, name, type: "password",
            ["required": "required", "autocomplete": isNew ? "new-password" : "current-password", "maxlength": "256"],
            note: isNew ? text.passwordNote : nil)
    }

    static func choice(
        _ label: String, _ name: String, isOn: Bool = false, _ more: KeyValuePairs<String, String> = [:]
    ) -> Markup {
        var attributes = [("type", "checkbox"), ("name", name)] + more.map { ($0.key, $0.value) }
        if isOn { attributes.append(("checked", "checked")) }
        return tag(
            "label", ["class": "choice"],
            [
                .element(
                    name: "input", attributes: attributes.map { Markup.Attribute(name: $0.0, value: $0.1) },
                    children: []), tag("span", label),
            ])
    }

    /// A choice of several; `id` is that of the field on its page, `name` what the form calls it where that differs.
    static func select(
        _ label: String, _ id: String, _ options: [(value: String, text: String)], chosen: String,
        name: String? = nil, isLabelHidden: Bool = false, note: String? = nil
    ) -> Markup {
        let field = "field-\(id)"
        return tag(
            "div", ["class": "field"],
            [
                isLabelHidden
                    ? tag("label", ["for": field, "class": "skip"], label) : tag("label", ["for": field], label),
                tag(
                    "select", ["id": field, "name": name ?? id],
                    options.map { option in
                        option.value == chosen
                            ? tag("option", ["value": option.value, "selected": "selected"], option.text)
                            : tag("option", ["value": option.value], option.text)
                    }),
            ] + (note.map { [tag("p", ["class": "note"], $0)] } ?? []))
    }

    /// Attributes of a page within the page, which has no script; ours makes the frame as high as that.
    static func frame(_ source: String, _ title: String) -> KeyValuePairs<String, String> {
        ["class": "frame", "src": source, "title": title, "sandbox": "allow-same-origin"]
    }

    static func submit(_ text: String, _ kind: String = "") -> Markup {
        kind.isEmpty ? tag("button", ["type": "submit"], text) : tag("button", ["type": "submit", "class": kind], text)
    }

    static func actions(_ children: [Markup]) -> Markup { tag("div", ["class": "actions"], children) }

    static func link(_ text: String, _ path: String, _ kind: String = "") -> Markup {
        kind.isEmpty ? tag("a", ["href": path], text) : tag("a", ["href": path, "class": kind], text)
    }

    /// A moment in the clinic's time; its attribute is in UTC.
    static func time(_ date: Date, zone: String? = nil, hasSeconds: Bool = false, _ text: PageText) -> Markup {
        tag("time", ["datetime": date.formatted(.iso8601)], text.time(date, zone: zone, hasSeconds: hasSeconds))
    }
}

/// A refusal as a page.
struct ProblemPage {
    var problem: Problem
    var text: PageText
    /// Who has signed in keeps the ways to the other pages.
    var caller: Caller?

    var markup: Markup {
        StationPage(
            title: problem.status.code == 404 ? text.notHere : text.didNotWork, text: text, caller: caller,
            isNarrow: true,
            content: [tag("p", text.reason(problem.reason)), tag("p", [:], [Piece.link(text.toToday, "/")])]
        ).markup
    }
}

/// A piece of a page: every text and attribute is escaped when it is written, so no input can become markup.
///
/// The result is well-formed as XML and valid as HTML.
package indirect enum Markup: Equatable, Sendable {
    case text(String)
    case element(name: String, attributes: [Attribute], children: [Markup])

    package struct Attribute: Equatable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Elements that HTML knows without an end tag.
    private static let void = ["meta", "br", "col", "hr", "input", "link"]
    /// Elements whose children may stand on lines of their own without changing what is shown.
    private static let blocks = [
        "html", "head", "body", "main", "header", "footer", "section", "article", "div", "dl", "table", "thead",
        "tbody",
        "tr", "ul", "figure", "svg", "details",
    ]

    package func write(to page: inout String) {
        switch self {
        case .text(let text): Self.escape(text, to: &page)
        case .element(let name, let attributes, let children):
            page += "<\(name)"
            for attribute in attributes {
                page += " \(attribute.name)=\""
                Self.escape(attribute.value, to: &page)
                page += "\""
            }
            guard !Self.void.contains(name) else {
                page += "/>"
                return
            }
            page += ">"
            let breaksLines = Self.blocks.contains(name) && !children.contains { $0.isText }
            for child in children {
                if breaksLines { page += "\n" }
                child.write(to: &page)
            }
            if breaksLines, !children.isEmpty { page += "\n" }
            page += "</\(name)>"
        }
    }

    private var isText: Bool {
        if case .text = self { true } else { false }
    }

    /// Writes text with markup characters as entities and characters that XML forbids as replacement characters.
    private static func escape(_ text: String, to page: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": page += "&amp;"
            case "<": page += "&lt;"
            case ">": page += "&gt;"
            case "\"": page += "&quot;"
            case "'": page += "&#39;"
            case "\t", "\n": page.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": page += "\u{FFFD}"
            default: page.unicodeScalars.append(scalar)
            }
        }
    }
}

/// An element with attributes and children.
package func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []) -> Markup
{
    .element(
        name: name, attributes: attributes.map { Markup.Attribute(name: $0.key, value: $0.value) }, children: children)
}

/// An element that holds nothing but text.
package func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String) -> Markup {
    tag(name, attributes, [.text(text)])
}

/// An element without attributes that holds nothing but text.
package func tag(_ name: String, _ text: String) -> Markup {
    tag(name, [:], [.text(text)])
}

import Foundation
import FoundationXML

/// What an XML parser sees of a page.
struct PageOutline {
    var language: String?
    var headings: [Int] = []
    var title = ""
    var text = ""
    var elements: Set<String> = []
    var attributes: Set<String> = []
    var identifiers: [String] = []
    var referencesToNowhere: [String] = []
    /// Pictures without role, title or description.
    var picturesWithoutName: [String] = []
    var headersWithoutScope = 0
    /// Text of every table cell, row by row.
    var rows: [[String]] = []

    struct ParseFailure: Error { var reason: String }

    init(_ page: String) throws {
        let document = try XMLDocument(data: Data(page.utf8), options: [.nodePreserveWhitespace])
        guard let root = document.rootElement() else { throw ParseFailure(reason: "no root element") }
        language = Self.attributes(of: root)["lang"]
        var references: [String] = []
        visit(root, &references)
        referencesToNowhere = references.filter { !identifiers.contains($0) }
        text = (root.children ?? []).first { $0.name == "body" }?.stringValue ?? ""
    }

    /// Looked up by hand, since looking up by name fails in elements that have a namespace.
    private static func attributes(of element: XMLElement) -> [String: String] {
        var found: [String: String] = [:]
        for attribute in element.attributes ?? [] { found[attribute.name ?? ""] = attribute.stringValue ?? "" }
        return found
    }

    private mutating func visit(_ element: XMLElement, _ references: inout [String]) {
        let name = element.name ?? ""
        elements.insert(name)
        let attributes = Self.attributes(of: element)
        self.attributes.formUnion(attributes.keys)
        if let identifier = attributes["id"] { identifiers.append(identifier) }
        references += (attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
        let children = (element.children ?? []).compactMap { $0 as? XMLElement }
        switch name {
        case "h1", "h2", "h3":
            headings.append(Int(name.dropFirst()) ?? 0)
            if name == "h1" { title = element.stringValue ?? "" }
        case "svg":
            let named = ["title", "desc"].allSatisfy { part in
                children.contains { $0.name == part && !($0.stringValue ?? "").isEmpty }
            }
            if !named || attributes["role"] != "img" {
                picturesWithoutName.append(attributes["aria-labelledby"] ?? "?")
            }
        case "th":
            if attributes["scope"] == nil { headersWithoutScope += 1 }
        case "tr":
            rows.append(children.map { $0.stringValue ?? "" })
        default: break
        }
        for child in children { visit(child, &references) }
    }
}

import GaitAnalysis

/// A column with its line of the codebook.
struct CSVColumn: Equatable, Sendable {
    enum Kind: String, Sendable {
        case number
        case integer
        case boolean
        case text
    }

    var name: String
    var kind: Kind
    /// Empty for text; "unit" where the row's own column `unit` says it.
    var unit: String
    var definition: String

    init(_ name: String, _ kind: Kind, unit: String = "", _ definition: String) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.definition = definition
    }
}

/// Codebook lines that more than one table has.
extension CSVColumn {
    static let side = CSVColumn("side", .text, "Foot: left or right; empty for both or the whole walk.")
    static let lower = CSVColumn(
        "lower", .number, unit: "unit", "Lower end of the 95 % confidence interval; empty without one.")
    static let upper = CSVColumn(
        "upper", .number, unit: "unit", "Upper end of the 95 % confidence interval; empty without one.")
}

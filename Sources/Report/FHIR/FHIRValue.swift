import GaitAnalysis

/// Helpers that write FHIR's JSON: no member without a value, no empty list, no empty text.
enum FHIRValue {
    static func object(_ members: (String, JSONValue?)...) -> JSONValue {
        .object(members.compactMap { name, value in value.map { JSONValue.Member(name: name, value: $0) } })
    }

    static func list(_ elements: [JSONValue]) -> JSONValue? { elements.isEmpty ? nil : .array(elements) }

    /// Text as FHIR allows it: no control characters, not blank; nil where nothing is left.
    static func text(_ text: String?) -> JSONValue? {
        guard let text else { return nil }
        let allowed = text.unicodeScalars.map { scalar in
            let isControl = scalar.value < 0x20 || scalar.value == 0x7F
            return isControl && scalar != "\n" && scalar != "\t" ? " " : Character(scalar)
        }
        let isBlank = allowed.allSatisfy { $0 == " " || $0 == "\n" || $0 == "\t" }
        return isBlank ? nil : .string(String(allowed))
    }

    static func number(_ number: Double?) -> JSONValue? {
        guard let number, number.isFinite else { return nil }
        return .number(number)
    }

    /// A quantity in UCUM where the unit has a code there; the unit's name alone where it has none (device counts).
    static func quantity(_ value: Double?, _ unit: String) -> JSONValue? {
        guard let value = number(value) else { return nil }
        let code = ucum[unit]
        return object(
            ("value", value), ("unit", text(unit)), ("system", code.map { _ in .string("http://unitsofmeasure.org") }),
            ("code", code.map { .string($0) }))
    }

    /// UCUM, <https://ucum.org/ucum>: case-sensitive codes.
    static let ucum = [
        "1": "1", "%": "%", "s": "s", "m": "m", "rad": "rad", "°": "deg", "rad/s": "rad/s", "°/s": "deg/s",
        "m/s": "m/s", "m/s²": "m/s2", "N": "N", "N·s": "N.s", "N/s": "N/s", "Pa": "Pa", "Pa·s": "Pa.s", "Hz": "Hz",
        "1/min": "/min", "1/s": "/s", "%/min": "%/min", "s/min": "s/min", "m/min": "m/min", "rad/min": "rad/min",
        "N/min": "N/min", "N·s/min": "N.s/min", "N/s/min": "N/s/min", "1/min/min": "/min/min", "Pa/min": "Pa/min",
        "Pa·s/min": "Pa.s/min", "rad/s/min": "rad/s/min", "m/s²/min": "m/s2/min", "kg": "kg", "cm": "cm", "mm": "mm",
        "ms": "ms", "kPa": "kPa",
    ]
}

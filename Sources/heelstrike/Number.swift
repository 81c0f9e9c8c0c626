import ArgumentParser
import SensorData

/// Numbers as a person types and reads them.
enum Number {
    /// A decimal number.
    ///
    /// - Throws: `ValidationError` that says what is wrong with it.
    static func decimal(_ text: String) throws -> Double {
        if let number = Double(text), number.isFinite { return number }
        throw fault(text, expected: "a number")
    }

    /// A rate in hertz; a fraction such as 1024/5 as well.
    ///
    /// - Throws: `ValidationError` that says what is wrong with it.
    static func rate(_ text: String) throws -> Frequency {
        if let rate = Frequency(argument: text) { return rate }
        throw fault(text, expected: "a rate such as 100, 204.8 or 1024/5, more than 0")
    }

    /// A number without the ".0" of whole ones.
    static func text(_ number: Double) -> String {
        guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
        return "\(Int64(number))"
    }

    private static func fault(_ text: String, expected: String) -> ValidationError {
        let isComma = Double(text.replacing(",", with: ".")) != nil && text.contains(",")
        return ValidationError(isComma ? "use a point and not a comma." : "this is not \(expected).")
    }
}

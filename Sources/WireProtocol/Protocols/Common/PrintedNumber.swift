/// Numbers as sensors print them.
enum PrintedNumber {
    /// A finite decimal number that takes the whole text; no hexadecimal, no words.
    static func value(_ text: [UInt8]) -> Double? {
        guard !text.isEmpty, text.count <= 40, text.allSatisfy({ isPart($0) }) else { return nil }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    /// A whole number of 64 bits without a sign.
    static func whole(_ text: [UInt8]) -> UInt64? {
        guard text.first != 0x2B else { return nil }
        return UInt64(String(decoding: text, as: UTF8.self))
    }

    /// A number without a sign times a whole factor, which is a power of ten; further digits are cut off.
    static func whole(_ text: [UInt8], times factor: UInt64) -> UInt64? {
        guard let point = text.firstIndex(of: 0x2E) else {
            return whole(text).flatMap { product($0, factor) }
        }
        guard let units = point == 0 ? 0 : whole(Array(text[..<point])) else { return nil }
        guard point > 0 || text.count > 1 else { return nil }
        var part: UInt64 = 0
        var weight = factor
        for digit in text[(point + 1)...] {
            guard (48...57).contains(digit) else { return nil }
            weight /= 10
            part += UInt64(digit - 48) * weight
        }
        guard let whole = product(units, factor) else { return nil }
        let (sum, overflow) = whole.addingReportingOverflow(part)
        return overflow ? nil : sum
    }

    private static func product(_ value: UInt64, _ factor: UInt64) -> UInt64? {
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E || byte | 0x20 == 0x65
    }
}

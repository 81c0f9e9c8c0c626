public import SensorData

extension Frequency {
    /// A rate as people write it: `100`, `204.8` or `1024/5`, in hertz; nil when it is none, or not above zero.
    public init?(printed text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let numerator = UInt32(parts[0]), let denominator = UInt32(parts[1]),
            numerator > 0, denominator > 0
        {
            self.init(numerator, per: denominator)
            return
        }
        let bytes = Array(text.utf8)
        guard let number = DecimalNumber(bytes, in: 0..<bytes.count)?.withoutTrailingZeros, !number.isNegative,
            number.isExact, number.mantissa > 0, number.exponent <= 9, number.exponent >= -9
        else { return nil }
        var numerator = number.mantissa
        var denominator: UInt64 = 1
        for _ in 0..<max(0, number.exponent) {
            guard numerator < 1 << 40 else { return nil }
            numerator *= 10
        }
        for _ in 0..<max(0, -number.exponent) { denominator *= 10 }
        var (larger, smaller) = (numerator, denominator)
        while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
        guard let up = UInt32(exactly: numerator / larger), let down = UInt32(exactly: denominator / larger) else {
            return nil
        }
        self.init(up, per: down)
    }
}

extension String {
    /// Where a text begins inside this one.
    func range(ofText text: String) -> String.Index? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start }
            start = index(after: start)
        }
        return nil
    }
}

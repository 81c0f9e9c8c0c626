/// A printed decimal number, kept exactly: ±mantissa · 10^exponent.
struct DecimalNumber: Equatable, Sendable {
    /// The digits without the point; meaningless when `isExact` is false.
    var mantissa: UInt64
    var exponent: Int
    var isNegative: Bool
    /// False when the number has more digits than 64 bits hold.
    var isExact: Bool
    /// The nearest Double, as a correct `strtod` gives it.
    var value: Double

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The number `mantissa · 10^exponent`.
    init(mantissa: UInt64, exponent: Int) {
        self.mantissa = mantissa
        self.exponent = exponent
        isNegative = false
        isExact = true
        let power = Self.powersOfTen[min(22, abs(exponent))]
        value = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }

    /// Reads the whole range as one number; nil when anything else stands in it, or when it is not finite.
    ///
    /// A mantissa up to 2^53 and a power of ten up to 10^22 are both exact as Double, so one multiplication or division rounds
    /// correctly; everything else takes the standard library's slower conversion.
    init?(_ bytes: [UInt8], in range: Range<Int>, decimalSeparator: UInt8 = UInt8(ascii: ".")) {
        var position = range.lowerBound
        let end = range.upperBound
        guard position < end else { return nil }
        isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
        var mantissa: UInt64 = 0
        var fractionDigits = 0
        var digits = 0
        var isExact = true
        var seenSeparator = false
        while position < end {
            let byte = bytes[position]
            if byte >= 48 && byte <= 57 {
                digits += 1
                if mantissa < 1_000_000_000_000_000_000 {
                    mantissa = mantissa * 10 + UInt64(byte - 48)
                    if seenSeparator { fractionDigits += 1 }
                } else {
                    isExact = false
                }
            } else if byte == decimalSeparator && !seenSeparator {
                seenSeparator = true
            } else {
                break
            }
            position += 1
        }
        guard digits > 0 else { return nil }
        var exponent = -fractionDigits
        if position < end {
            guard let printed = Self.exponent(bytes, in: position..<end) else { return nil }
            exponent += printed
        }
        self.mantissa = mantissa
        self.exponent = exponent
        self.isExact = isExact
        if isExact && mantissa <= 1 << 53 && abs(exponent) <= 22 {
            let whole = Double(mantissa)
            let magnitude = exponent < 0 ? whole / Self.powersOfTen[-exponent] : whole * Self.powersOfTen[exponent]
            value = isNegative ? -magnitude : magnitude
        } else {
            var text = bytes[range].map { $0 == decimalSeparator ? UInt8(ascii: ".") : $0 }
            if text.last == UInt8(ascii: ".") { text.append(48) }
            guard let slow = Double(String(decoding: text, as: UTF8.self)), slow.isFinite else { return nil }
            value = slow
        }
    }

    /// `e` or `E`, a sign, and up to four digits.
    private static func exponent(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
        var position = range.lowerBound
        guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return nil }
        position += 1
        guard position < range.upperBound else { return nil }
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
        guard position < range.upperBound, range.upperBound - position <= 4 else { return nil }
        var exponent = 0
        for byte in bytes[position..<range.upperBound] {
            guard byte >= 48 && byte <= 57 else { return nil }
            exponent = exponent * 10 + Int(byte - 48)
        }
        return isNegative ? -exponent : exponent
    }

    /// The same number without trailing zeros after the point.
    var withoutTrailingZeros: DecimalNumber {
        var copy = self
        if mantissa == 0 { copy.exponent = 0 }
        while copy.exponent < 0 && copy.mantissa % 10 == 0 {
            copy.mantissa /= 10
            copy.exponent += 1
        }
        return copy
    }

    /// The number times 10^`shift` as a whole number, rounded half away from zero; nil when it does not fit.
    func wholeNumber(timesTenTo shift: Int) -> Int64? {
        guard isExact else { return nil }
        var power = exponent + shift
        var magnitude = mantissa
        while power > 0 && magnitude != 0 {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            magnitude = product
            power -= 1
        }
        if power < -20 { magnitude = 0 }
        while power < 0 && magnitude != 0 {
            magnitude = power == -1 ? (magnitude + 5) / 10 : magnitude / 10
            power += 1
        }
        guard let whole = Int64(exactly: magnitude) else { return nil }
        return isNegative ? -whole : whole
    }
}

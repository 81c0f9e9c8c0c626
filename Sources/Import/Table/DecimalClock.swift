import SensorData

/// The decimal clock on which printed times are whole numbers.
struct DecimalClock: Equatable, Sendable {
    /// Digits after the point of a second, 0 to 9.
    var digits: Int
    /// Times that have more digits than nanoseconds and were rounded.
    var roundedCount = 0

    /// The fewest digits that hold every time exactly, at most nine.
    init(for times: [[DecimalNumber?]], unitExponent: Int) {
        digits = 0
        for track in times {
            for case .some(let time) in track {
                let needed = unitExponent - time.withoutTrailingZeros.exponent
                if needed > 9 { roundedCount += 1 }
                digits = max(digits, min(9, needed))
            }
        }
    }

    /// The clock's rate.
    var rate: Frequency {
        var ticks: UInt32 = 1
        for _ in 0..<digits { ticks *= 10 }
        return Frequency(ticks)
    }

    /// A time as ticks; nil when it has too many digits for 64 bits.
    func ticks(_ time: DecimalNumber, unitExponent: Int) -> Int64? {
        time.wholeNumber(timesTenTo: digits - unitExponent)
    }
}

/// An exact rate in hertz as a fraction, so that 204.8 Hz is 1024/5 and not a rounded decimal.
public struct Frequency: Hashable, Codable, Sendable {
    /// Cycles (samples, ticks) in `denominator` seconds; at least 1.
    public var numerator: UInt32
    /// Seconds; at least 1.
    public var denominator: UInt32

    /// A rate of `numerator / denominator` hertz; both are raised to at least 1.
    public init(_ numerator: UInt32, per denominator: UInt32 = 1) {
        self.numerator = max(1, numerator)
        self.denominator = max(1, denominator)
    }

    /// One million ticks a second: the firmware protocol's default clock.
    public static let microseconds = Frequency(1_000_000)
    /// One thousand million ticks a second.
    public static let nanoseconds = Frequency(1_000_000_000)

    /// The rate in hertz.
    public var hertz: Double { Double(numerator) / Double(denominator) }

    /// The time of a tick count of this clock, rounded to the nearest nanosecond.
    ///
    /// Exact in 128-bit arithmetic; saturates at the range of `Int64`.
    public func timestamp(ticks: UInt64) -> Timestamp {
        let perTick = UInt64(denominator) * 1_000_000_000
        let product = ticks.multipliedFullWidth(by: perTick)
        let divisor = UInt64(numerator)
        guard product.high < divisor else { return Timestamp(nanoseconds: .max) }
        let (quotient, remainder) = divisor.dividingFullWidth(product)
        let rounded = remainder >= divisor - remainder ? quotient &+ 1 : quotient
        return Timestamp(nanoseconds: Int64(clamping: rounded))
    }
}

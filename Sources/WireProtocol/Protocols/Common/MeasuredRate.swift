import SensorData

/// The rate that the times of a stream's first samples show.
enum MeasuredRate {
    /// The mean of all intervals up to half as long again as the median one, so that lost samples do not count; if the
    /// median is 0 because several samples share a time, the mean of all.
    static func rate(of ticks: [UInt64], clock: Frequency) -> Frequency {
        let intervals = zip(ticks.dropFirst(), ticks).map { $0 > $1 ? $0 - $1 : 0 }
        let median = intervals.sorted()[intervals.count / 2]
        let usual = median == 0 ? intervals : intervals.filter { $0 <= median + median / 2 }
        let span = usual.reduce(into: UInt64(0)) { $0 = $0.addingReportingOverflow($1).partialValue }
        // count · clock / span as a fraction in lowest terms; 32 bits hold it for every sensor, else it is rounded.
        var numerator = UInt64(usual.count) * UInt64(clock.numerator)
        var denominator = max(1, span).multipliedReportingOverflow(by: UInt64(clock.denominator)).partialValue
        let common = greatestCommonDivisor(numerator, max(1, denominator))
        numerator /= common
        denominator = max(1, denominator) / common
        while numerator > UInt64(UInt32.max) || denominator > UInt64(UInt32.max) {
            numerator = (numerator + 1) / 2
            denominator = (denominator + 1) / 2
        }
        return Frequency(UInt32(numerator), per: UInt32(denominator))
    }

    private static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var (high, low) = (first, second)
        while low != 0 { (high, low) = (low, high % low) }
        return max(1, high)
    }
}

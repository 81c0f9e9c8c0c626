import SensorData

/// The usual step between two samples of a stream, and what is missing between them.
struct SampleInterval: Equatable, Sendable {
    /// The usual step in ticks.
    var ticks: Double
    /// The rate as a fraction of whole ticks.
    var rate: Frequency

    /// A step longer than this many usual steps is a gap.
    static let gapFactor = 1.5

    /// The median step, or the mean of all steps below a gap where that differs by more than 1 %, as it does where times are
    /// printed too coarsely for the rate.
    init?(ticks: [UInt64], clock: Frequency) {
        guard ticks.count > 1 else { return nil }
        let steps = zip(ticks.dropFirst(), ticks).map { $0 &- $1 }.sorted()
        let median = steps[steps.count / 2]
        guard median > 0 else { return nil }
        let usual = steps.filter { Double($0) < Self.gapFactor * Double(median) }
        let sum = usual.reduce(0 as UInt64) { $0 &+ $1 }
        let mean = Double(sum) / Double(usual.count)
        if abs(mean - Double(median)) > 0.01 * Double(median) {
            self.ticks = mean
            rate = Self.rate(steps: UInt64(usual.count), in: sum, clock: clock)
        } else {
            self.ticks = Double(median)
            rate = Self.rate(steps: 1, in: median, clock: clock)
        }
    }

    /// `steps / ticks` of a clock as a reduced fraction; halved until both parts fit 32 bits.
    private static func rate(steps: UInt64, in ticks: UInt64, clock: Frequency) -> Frequency {
        let (up, overflowUp) = UInt64(clock.numerator).multipliedReportingOverflow(by: steps)
        let (down, overflowDown) = UInt64(clock.denominator).multipliedReportingOverflow(by: ticks)
        guard !overflowUp, !overflowDown, down > 0 else { return clock }
        var numerator = up
        var denominator = down
        var (larger, smaller) = (numerator, denominator)
        while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
        numerator /= larger
        denominator /= larger
        while numerator > UInt64(UInt32.max) || denominator > UInt64(UInt32.max) {
            numerator /= 2
            denominator /= 2
        }
        return Frequency(UInt32(numerator), per: UInt32(denominator))
    }
}

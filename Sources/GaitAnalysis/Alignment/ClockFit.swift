public import SensorData

/// Puts the clock of one device onto the host's, from pairs of times that were recorded.
///
/// Two kinds of pairs: clock probes, of which the one with the least round trip in two seconds counts (Cristian 1989), and,
/// where a device answers none, the arrival of samples, of which the earliest against its stamp counts. A line through the
/// last two minutes of them gives offset and drift: least squares weighted by the round trips, for arrivals the robust one of
/// Theil (1950) and Sen (1968). Every two seconds it says what the offset
/// will be in four; between these places the offset is interpolated, so that the mapped time never steps, and a moment that
/// was mapped once is never mapped otherwise by what comes later.
public struct ClockFit: Equatable, Sendable {
    /// Nanoseconds of pairs of which the best one counts (proposal).
    private static let window: Int64 = 2_000_000_000
    /// Windows whose pairs shape the line (2 min; proposal).
    private static let reach = 60
    /// Nanoseconds under which a round trip says no more about how right it is (proposal).
    private static let shortestWay = 200_000.0
    /// Nanoseconds between the first and the last pair under which their slope says less than that a quartz drifts little
    /// (proposal).
    private static let shortestSlope: Int64 = 14_000_000_000
    /// Clocks that drift more than this are none (proposal; quartz stays under 0.0002).
    private static let greatestDrift = 0.01
    /// Nanoseconds by which a way may be slower than another (proposal).
    private static let unevenWay = 50e6
    /// Windows that a clock may leap; a pair beyond is not believed (an hour).
    private static let longestLeap: Int64 = 1800
    /// Distances from the line that are kept to say how sure it is.
    private static let keptResiduals = 1800

    /// One pair that counts.
    private struct Pair: Equatable, Sendable {
        /// Device time in ns.
        var device: Int64
        /// Host minus device time in ns.
        var offset: Double
        /// What the pair was chosen by: round trip, or arrival minus stamp.
        var cost: Double
    }

    /// Offset and drift.
    private struct Line: Equatable, Sendable {
        var device: Int64
        var offset: Double
        var slope: Double

        func offset(at time: Int64) -> Double { offset + slope * Double(time - device) }
    }

    /// Work out the mapping; while nothing else has a clock of its own, only the pairs are kept.
    private var isNeeded: Bool
    private var probes: [Pair] = []
    private var arrivals: [Pair] = []
    /// The window that the latest pair lies in.
    private var current: Int64?
    /// Window of the first of `offsets`.
    private var firstKnot: Int64 = 0
    /// Host minus device time in ns at the beginnings of windows.
    private var offsets: [Double] = []
    private var residuals: [Double] = []
    private var leastRoundTrip = Double.infinity

    public init(isNeeded: Bool = true) { self.isNeeded = isNeeded }

    /// One probe: what the device's clock showed in the middle of a round trip that ended at `host`.
    public mutating func addProbe(device: Timestamp, host: Timestamp, roundTripNanoseconds: UInt64) {
        let middle = Double(host.nanoseconds - device.nanoseconds) - 0.5 * Double(roundTripNanoseconds)
        guard advance(to: device.nanoseconds, offset: middle) else { return }
        Self.keepBest(Pair(device: device.nanoseconds, offset: middle, cost: Double(roundTripNanoseconds)), in: &probes)
    }

    /// A sample's stamp and when the bytes that ended with it arrived.
    public mutating func addArrival(device: Timestamp, host: Timestamp) {
        let offset = Double(host.nanoseconds - device.nanoseconds)
        guard advance(to: device.nanoseconds, offset: offset) else { return }
        Self.keepBest(Pair(device: device.nanoseconds, offset: offset, cost: offset), in: &arrivals)
    }

    private static func index(of device: Int64) -> Int64 {
        let (quotient, remainder) = device.quotientAndRemainder(dividingBy: window)
        return remainder < 0 ? quotient - 1 : quotient
    }

    private static func keepBest(_ pair: Pair, in pairs: inout [Pair]) {
        if let last = pairs.last, index(of: pair.device) == index(of: last.device) {
            if pair.cost < last.cost { pairs[pairs.count - 1] = pair }
        } else {
            pairs.append(pair)
            if pairs.count > reach + 1 { pairs.removeFirst() }
        }
    }

    /// Takes in that from now on the mapping is asked for.
    mutating func need() {
        guard !isNeeded else { return }
        isNeeded = true
        guard let current, let line, Self.index(of: line.device) < current else { return }
        firstKnot = current
        offsets = [line.offset(at: current * Self.window), line.offset(at: (current + 1) * Self.window)]
    }

    // MARK: - Settling

    /// Goes on to the window of a device time; false where that window is closed or cannot be.
    private mutating func advance(to device: Int64, offset: Double) -> Bool {
        let window = Self.index(of: device)
        guard let last = current else {
            current = window
            return true
        }
        guard window >= last, window - last <= Self.longestLeap else { return false }
        guard window > last else { return true }
        current = window
        if let cost = probes.last?.cost { leastRoundTrip = min(leastRoundTrip, cost) }
        guard isNeeded else { return true }
        let line = line.flatMap { isEarly(offset, at: device, $0) ? nil : $0 }
        if let line, let probe = probes.last, Self.index(of: probe.device) == last {
            residuals.append(abs(probe.offset - line.offset(at: probe.device)))
            if residuals.count > 2 * Self.keptResiduals { residuals.removeFirst(Self.keptResiduals) }
        }
        if offsets.isEmpty { firstKnot = last }
        var knot = firstKnot + Int64(offsets.count)
        while knot <= window + 1 {
            offsets.append(line?.offset(at: knot * Self.window) ?? 0)
            knot += 1
        }
        return true
    }

    /// Whether bytes seem to have come before they were sent, as where the host's times are not real; a quartz's drift and an
    /// uneven way explain less.
    private func isEarly(_ offset: Double, at device: Int64, _ line: Line) -> Bool {
        line.slope == 0 && offset < line.offset - Self.unevenWay - Self.greatestDrift * Double(device - line.device)
    }

    /// The line through the pairs of the windows that are closed; nil where they contradict every clock, as when the host's
    /// times are not real.
    private var line: Line? {
        var pairs = probes.isEmpty ? arrivals : probes
        if let latest = pairs.last, let current, Self.index(of: latest.device) == current, pairs.count > 1 {
            pairs.removeLast()
        }
        guard let first = pairs.first, let last = pairs.last else { return nil }
        guard last.device - first.device >= Self.shortestSlope else {
            let offsets = pairs.map(\.offset)
            return Line(device: last.device, offset: Order.median(offsets) ?? 0, slope: 0)
        }
        let drift = (last.offset - first.offset) / Double(last.device - first.device)
        guard abs(drift) <= Self.greatestDrift else { return nil }
        return probes.isEmpty ? Self.robust(pairs, at: last.device) : Self.weighted(pairs, at: last.device)
    }

    /// Least squares, each probe with the weight of its round trip: it cannot be wrong by more than half of that.
    private static func weighted(_ pairs: [Pair], at device: Int64) -> Line {
        var (weights, times, offsets) = (0.0, 0.0, 0.0)
        func weight(_ pair: Pair) -> Double { 1 / (pair.cost * pair.cost + shortestWay * shortestWay) }
        for pair in pairs {
            weights += weight(pair)
            times += weight(pair) * Double(pair.device - device)
            offsets += weight(pair) * pair.offset
        }
        let (middle, level) = (times / weights, offsets / weights)
        var (square, product) = (0.0, 0.0)
        for pair in pairs {
            let distance = Double(pair.device - device) - middle
            square += weight(pair) * distance * distance
            product += weight(pair) * distance * (pair.offset - level)
        }
        let slope = square > 0 ? max(-greatestDrift, min(greatestDrift, product / square)) : 0
        return Line(device: device, offset: level - slope * middle, slope: slope)
    }

    /// The median of all slopes between two arrivals, and the median offset about it.
    private static func robust(_ pairs: [Pair], at device: Int64) -> Line {
        var slopes: [Double] = []
        slopes.reserveCapacity(pairs.count * (pairs.count - 1) / 2)
        for (index, one) in pairs.enumerated() {
            for other in pairs[(index + 1)...] where other.device > one.device {
                slopes.append((other.offset - one.offset) / Double(other.device - one.device))
            }
        }
        let slope = max(-greatestDrift, min(greatestDrift, Order.medianInPlace(&slopes) ?? 0))
        let offsets = pairs.map { $0.offset + slope * Double(device - $0.device) }
        return Line(device: device, offset: Order.median(offsets) ?? 0, slope: slope)
    }

    // MARK: - Mapping

    /// Whether what is mapped now stays as it is: two seconds of the device have passed.
    public var isSettled: Bool { offsets.count > 1 }

    /// Host time in seconds of a moment on the device's clock; the device's own where there is no pair.
    public func hostSeconds(_ device: Timestamp) -> Double { hostSeconds(device.seconds) }

    func hostSeconds(_ device: Double) -> Double { device + offset(at: device) / 1e9 }

    /// The device's time in seconds at a moment on the host's clock.
    func deviceSeconds(_ host: Double) -> Double {
        // The offset changes by less than a hundredth of the time: three rounds leave less than a nanosecond.
        var device = host - (offsets.last ?? line?.offset ?? 0) / 1e9
        for _ in 0..<3 { device = host - offset(at: device) / 1e9 }
        return device
    }

    /// In a straight line between the two nearest places, and on beyond the ends.
    private func offset(at device: Double) -> Double {
        guard offsets.count > 1 else { return line.map { $0.offset(at: Int64(device * 1e9)) } ?? 0 }
        let place = device * 1e9 / Double(Self.window) - Double(firstKnot)
        let knot = max(0, min(place.rounded(.down), Double(offsets.count - 2)))
        let before = offsets[Int(knot)]
        return before + (offsets[Int(knot) + 1] - before) * (place - knot)
    }

    /// Seconds by which mapped times may be wrong (95 %): scatter about the line, twice as large where it is drawn on beyond
    /// its pairs, and half the least round trip, which is as much as an uneven way there and back can hide; nil without
    /// probes.
    public var uncertainty: Double? {
        guard residuals.count >= 3 else { return nil }
        let scatter = 1.4826 * (Order.median(residuals) ?? 0)
        let count = Double(min(residuals.count, Self.reach))
        return (2 * 1.96 * scatter / count.squareRoot() + 0.5 * leastRoundTrip) / 1e9
    }
}

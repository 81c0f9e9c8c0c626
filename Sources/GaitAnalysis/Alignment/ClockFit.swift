public import SensorData

/// Puts the clock of one device onto the host's, from pairs of times that were recorded.
///
/// Two kinds of pairs: clock probes, of which the one with the least round trip in two seconds counts (Cristian 1989), and,
/// where a device answers none, the arrival of samples, of which the earliest against its stamp counts. A robust line
/// (Theil 1950, Sen 1968) through a minute of them gives offset and drift; between places two seconds apart the offset is
/// interpolated, so that the mapped time never steps.
public struct ClockFit: Equatable, Sendable {
    /// Seconds of pairs of which the best one counts (proposal).
    fileprivate static let window: Int64 = 2_000_000_000
    /// Pairs this far away in time still shape the line, in windows (60 s together; proposal).
    private static let reach = 15

    /// One pair that counts.
    struct Pair: Equatable, Sendable {
        /// Device time in ns.
        var device: Int64
        /// Host minus device time in ns.
        var offset: Double
        /// What the pair was chosen by: round trip, or arrival minus stamp.
        var cost: Double
    }

    private(set) var probes: [Pair] = []
    private(set) var arrivals: [Pair] = []

    public init() {}

    /// One probe: what the device's clock showed in the middle of a round trip that ended at `host`.
    public mutating func addProbe(device: Timestamp, host: Timestamp, roundTripNanoseconds: UInt64) {
        let middle = Double(host.nanoseconds - device.nanoseconds) - 0.5 * Double(roundTripNanoseconds)
        Self.keepBest(Pair(device: device.nanoseconds, offset: middle, cost: Double(roundTripNanoseconds)), in: &probes)
    }

    /// A sample's stamp and when the bytes that ended with it arrived.
    public mutating func addArrival(device: Timestamp, host: Timestamp) {
        let offset = Double(host.nanoseconds - device.nanoseconds)
        Self.keepBest(Pair(device: device.nanoseconds, offset: offset, cost: offset), in: &arrivals)
    }

    private static func keepBest(_ pair: Pair, in pairs: inout [Pair]) {
        if let last = pairs.last, pair.device / window == last.device / window {
            if pair.cost < last.cost { pairs[pairs.count - 1] = pair }
        } else {
            pairs.append(pair)
        }
    }

    /// Clocks that drift more than this are none (proposal; quartz stays under 0.0002).
    private static let greatestDrift = 0.01

    /// The pairs to go by; none where they contradict every clock, as when the host's times are not real.
    private var pairs: [Pair] {
        let pairs = probes.count >= 2 ? probes : arrivals.count >= 2 ? arrivals : probes + arrivals
        guard let first = pairs.first, let last = pairs.last, last.device > first.device else { return pairs }
        let drift = (last.offset - first.offset) / Double(last.device - first.device)
        return abs(drift) <= Self.greatestDrift ? pairs : []
    }

    /// Host time in seconds of a moment on the device's clock; the device's own where there is no pair.
    public func hostSeconds(_ device: Timestamp) -> Double {
        let pairs = pairs
        guard let first = pairs.first?.device, let last = pairs.last?.device else { return device.seconds }
        return Knots.hostSeconds(device.seconds, from: first, last: Knots.count(from: first, to: last) - 1) {
            offset(at: $0, pairs)
        }
    }

    /// The mapping worked out for every two seconds, for many moments of one recording; gives what `hostSeconds` gives.
    func knots() -> Knots {
        let pairs = pairs
        guard let first = pairs.first?.device, let last = pairs.last?.device else {
            return Knots(first: 0, offsets: [])
        }
        let offsets = (0..<Knots.count(from: first, to: last)).map {
            offset(at: first + Int64($0) * Self.window, pairs)
        }
        return Knots(first: first, offsets: offsets)
    }

    /// Offsets at places two seconds apart.
    struct Knots: Equatable, Sendable {
        /// Device time of the first place in ns.
        var first: Int64
        /// Host minus device time in ns.
        var offsets: [Double]

        func hostSeconds(_ device: Double) -> Double {
            guard !offsets.isEmpty else { return device }
            return Self.hostSeconds(device, from: first, last: offsets.count - 1) { time in
                offsets[Int((time - first) / ClockFit.window)]
            }
        }

        static func count(from first: Int64, to last: Int64) -> Int {
            max(1, Int((Double(last - first) / Double(ClockFit.window)).rounded(.up))) + 1
        }

        /// In a straight line between the two nearest places, and on beyond the ends.
        static func hostSeconds(_ device: Double, from first: Int64, last: Int, offset: (Int64) -> Double) -> Double {
            let place = (device * 1e9 - Double(first)) / Double(ClockFit.window)
            let knot = max(0, min(place.rounded(.down), Double(last - 1)))
            let before = offset(first + Int64(knot) * ClockFit.window)
            let after = offset(first + Int64(knot + 1) * ClockFit.window)
            return device + (before + (after - before) * (place - knot)) / 1e9
        }
    }

    /// The robust line's offset in ns at a device time.
    private func offset(at device: Int64, _ pairs: [Pair]) -> Double {
        var low = 0
        var high = pairs.count
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle].device < device { low = middle + 1 } else { high = middle }
        }
        let near = pairs[
            max(
                0, min(low - Self.reach, pairs.count - 2 * Self.reach))..<min(
                    pairs.count, max(low + Self.reach, 2 * Self.reach))]
        guard near.count > 1 else { return near.first?.offset ?? 0 }
        var slopes: [Double] = []
        for (index, one) in near.enumerated() {
            for other in near.dropFirst(index + 1) where other.device > one.device {
                slopes.append((other.offset - one.offset) / Double(other.device - one.device))
            }
        }
        let slope = max(-Self.greatestDrift, min(Self.greatestDrift, Order.median(slopes) ?? 0))
        return Order.median(near.map { $0.offset + slope * Double(device - $0.device) }) ?? 0
    }

    /// Seconds by which mapped times may be wrong (95 %): scatter of the line, and half the least round trip, which is as
    /// much as an uneven way there and back can hide; nil without probes.
    public var uncertainty: Double? {
        guard probes.count >= 3, let least = probes.map(\.cost).min() else { return nil }
        let residuals = probes.map { abs($0.offset - offset(at: $0.device, probes)) }
        let scatter = 1.4826 * (Order.median(residuals) ?? 0)
        let count = Double(min(probes.count, 2 * Self.reach))
        return (1.96 * scatter / count.squareRoot() + 0.5 * least) / 1e9
    }
}

import Glibc

/// A stretch in which a foot seems to be off the ground, before its events are found.
struct SwingCandidate: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        /// The toes turn up, as in every walking step.
        case pitch
        /// The foot moves without turning its toes up: turning on the spot, the closing step.
        case burst
    }

    var kind: Kind
    /// Sample at which the heel is highest and the toes begin to turn up.
    var start: Int
    /// Sample at which the toes stop turning up.
    var end: Int
    /// Still moments before and after.
    var stillBefore = 0
    var stillAfter = 0

    /// The same where samples are counted from another one.
    func moved(by samples: Int) -> SwingCandidate {
        SwingCandidate(
            kind: kind, start: start + samples, end: end + samples, stillBefore: stillBefore + samples,
            stillAfter: stillAfter + samples)
    }
}

/// Finds the swings of a foot in its pitch rate and its angular rate.
struct SwingCandidates {
    var parameters: InertialParameters
    /// Smoothed angular rate about the foot's y axis, rad/s; push-off positive.
    var pitchRate: [Double]
    /// Smoothed length of the angular rate, rad/s.
    var rate: [Double]
    /// Samples per second.
    var sampleRate: Double

    /// In order of time.
    func find() -> [SwingCandidate] {
        var swings = pitchSwings()
        swings += burstSwings(between: swings)
        swings.sort { $0.start < $1.start }
        return withStillMoments(swings)
    }

    private func samples(_ seconds: Double) -> Int { Int((seconds * sampleRate).rounded()) }

    private struct Lobe {
        var start: Int
        var end: Int
        var fall: Double
        var middle: Double { 0.5 * Double(start + end) }
    }

    // MARK: - Swings with pitch

    private func pitchSwings() -> [SwingCandidate] {
        let lobes = joined(lobes())
        let reach = parameters.neighbourhood * sampleRate
        var swings: [SwingCandidate] = []
        var first = 0
        var near: [Double] = []
        for lobe in lobes {
            while lobe.middle - lobes[first].middle >= reach { first += 1 }
            near.removeAll(keepingCapacity: true)
            for other in lobes[first...] {
                guard other.middle - lobe.middle < reach else { break }
                if other.fall > parameters.smallestFall { near.append(other.fall) }
            }
            let typical = Order.medianInPlace(&near) ?? 0
            let least = max(parameters.smallestFall, parameters.fallPart * typical)
            let trough = -pitchRate[Crossing.leastIndex(pitchRate, lobe.start..<lobe.end)]
            guard lobe.fall >= least, trough >= parameters.smallestTrough,
                Double(lobe.end - lobe.start) / sampleRate >= parameters.shortestLobe
            else { continue }
            swings.append(extended(lobe))
        }
        return swings
    }

    /// Stretches of toes-up rotation.
    private func lobes() -> [Lobe] {
        let pitchRate = pitchRate.span
        let level = -parameters.lobeRate
        var lobes: [Lobe] = []
        var index = 1
        while index < pitchRate.count {
            guard pitchRate[unchecked: index] < level else {
                index &+= 1
                continue
            }
            let start = index
            while index < pitchRate.count, pitchRate[unchecked: index] < level { index &+= 1 }
            let fall = -turned(from: start, to: index)
            guard index < pitchRate.count, fall > parameters.lobeFall else { continue }
            lobes.append(Lobe(start: start, end: index, fall: fall))
        }
        return lobes
    }

    /// Radians by which the toes go down from one sample to a later one.
    private func turned(from start: Int, to end: Int) -> Double {
        var angle = 0.0
        for index in start + 1..<min(end + 1, pitchRate.count) { angle += pitchRate[index] }
        return angle / sampleRate
    }

    /// Joins the pieces of one swing.
    private func joined(_ lobes: [Lobe]) -> [Lobe] {
        var lobes = lobes
        var index = 0
        while index < lobes.count - 1 {
            let (one, other) = (lobes[index], lobes[index + 1])
            let (small, large) = (min(one.fall, other.fall), max(one.fall, other.fall))
            if Double(other.start - one.end) / sampleRate < parameters.joinGap, small > parameters.joinPart * large,
                Double(other.end - one.start) / sampleRate < parameters.joinDuration
            {
                let rise = turned(from: one.end, to: other.start)
                if rise < parameters.joinRise * (one.fall + other.fall) {
                    lobes[index] = Lobe(start: one.start, end: other.end, fall: one.fall - rise + other.fall)
                    lobes.remove(at: index + 1)
                    index = max(index - 1, 0)
                    continue
                }
            }
            index += 1
        }
        return lobes
    }

    /// Out to the zero crossings, if they are near.
    private func extended(_ lobe: Lobe) -> SwingCandidate {
        let far = parameters.reach * sampleRate
        var start = lobe.start
        var end = lobe.end
        while start > 0, pitchRate[start] < 0, Double(lobe.start - start) < far { start -= 1 }
        while end < pitchRate.count - 1, pitchRate[end] < 0, Double(end - lobe.end) < far { end += 1 }
        return SwingCandidate(
            kind: .pitch, start: pitchRate[start] >= 0 ? start : lobe.start, end: pitchRate[end] >= 0 ? end : lobe.end)
    }

    // MARK: - Steps without pitch

    private func burstSwings(between swings: [SwingCandidate]) -> [SwingCandidate] {
        guard let first = swings.first, let last = swings.last else { return [] }
        var found: [SwingCandidate] = []
        for gap in 0...swings.count {
            let low = gap > 0 ? swings[gap - 1].end : max(0, first.start - samples(parameters.edge))
            let high = gap < swings.count ? swings[gap].start : min(rate.count - 1, last.end + samples(parameters.edge))
            guard high - low >= samples(0.3) else { continue }
            let quiet = rate[Crossing.leastIndex(rate, low..<high + 1)] + parameters.quietMargin
            let from = gap > 0 ? stillAfter(low, high, quiet) : low
            let to = gap < swings.count ? stillBefore(low, high, quiet) : high
            for burst in bursts(from: from, to: to) {
                let duration = Double(burst.end - burst.start) / sampleRate
                guard duration >= parameters.shortestSwing, duration <= parameters.longestSwing, burst.start > from,
                    burst.end < to
                else { continue }
                found.append(SwingCandidate(kind: .burst, start: burst.start, end: burst.end - 1))
            }
        }
        return found
    }

    private func bursts(from: Int, to: Int) -> [(start: Int, end: Int)] {
        var bursts: [(start: Int, end: Int)] = []
        var index = from
        while index < to {
            guard rate[index] >= parameters.burstRate else {
                index += 1
                continue
            }
            let start = index
            while index < to, rate[index] >= parameters.burstRate { index += 1 }
            if let last = bursts.last, start - last.end < samples(parameters.burstJoin) {
                bursts[bursts.count - 1].end = index
            } else {
                bursts.append((start, index))
            }
        }
        return bursts
    }

    /// First still moment of a range: in below the quiet level, then down to the local minimum.
    private func stillAfter(_ low: Int, _ high: Int, _ quiet: Double) -> Int {
        var index = low
        while rate[index] > quiet { index += 1 }
        while index < high, rate[index + 1] <= rate[index] { index += 1 }
        return index
    }

    private func stillBefore(_ low: Int, _ high: Int, _ quiet: Double) -> Int {
        var index = high
        while rate[index] > quiet { index -= 1 }
        while index > low, rate[index - 1] <= rate[index] { index -= 1 }
        return index
    }

    // MARK: - Still moments

    /// The least angular rate up to the neighbouring swing; a swing without room for one is dropped.
    private func withStillMoments(_ swings: [SwingCandidate]) -> [SwingCandidate] {
        let far = samples(parameters.farthestStill)
        var kept: [SwingCandidate] = []
        for (index, swing) in swings.enumerated() {
            let low = max(index > 0 ? swings[index - 1].end : 0, swing.start - far)
            let high = min(index + 1 < swings.count ? swings[index + 1].start : rate.count - 1, swing.end + far)
            guard swing.start - low >= 2, high - swing.end >= 2 else { continue }
            var swing = swing
            swing.stillBefore = Crossing.leastIndex(rate, low..<swing.start)
            swing.stillAfter = Crossing.leastIndex(rate, swing.end..<high + 1)
            kept.append(swing)
        }
        return kept
    }
}

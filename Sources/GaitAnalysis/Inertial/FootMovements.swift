import SignalProcessing

/// The movements between still moments that were worked out so far, so that overlapping pieces of a signal share them.
///
/// A movement depends on the samples from its first to its last alone, not on the piece that it was found in.
struct FootMovements {
    /// What was read off a swing, counted on the grid.
    struct Reading {
        var candidate: SwingCandidate
        /// Metres along the ground, metres up, radians to the left.
        var travel: Double
        var height: Double
        var heading: Double
        var lift: Moment
        var impact = 0.0
        var cues = LandingCues()
        /// Grid index of the last sample that it depends on.
        var reach: Int

        /// The same where samples are counted from another one.
        func moved(by samples: Int) -> Reading {
            var reading = self
            reading.candidate = candidate.moved(by: samples)
            reading.lift = lift.moved(by: samples)
            reading.cues = cues.moved(by: samples)
            reading.reach += samples
            return reading
        }
    }

    /// Of each movement, apart from it so that looking one up touches no array of another.
    private var ranges: [ClosedRange<Int>] = []
    private var known: [Strapdown] = []
    private var readings: [Reading] = []
    /// Grid index of the first sample of the piece at hand.
    private var origin = 0

    /// Goes on to the piece that begins at a grid index; what began before is not needed any more.
    mutating func begin(at index: Int) {
        origin = index
        remove { $0.lowerBound < index }
        readings.removeAll { $0.candidate.stillBefore < index }
    }

    /// Forgets what depends on samples from a grid index on, because they changed.
    mutating func forget(from index: Int) {
        remove { $0.upperBound >= index }
        readings.removeAll { $0.reach >= index }
    }

    /// What an earlier piece read off a swing of the piece at hand.
    ///
    /// - Parameters:
    ///   - candidate: the swing.
    ///   - end: sample of the piece from which on what is smoothed is not final.
    /// - Returns: nil where nothing was, or it depends on samples from `end` on.
    func reading(of candidate: SwingCandidate, before end: Int) -> Reading? {
        let place = candidate.moved(by: origin)
        guard let found = readings.last(where: { $0.candidate == place }), found.reach < end + origin else {
            return nil
        }
        return found.moved(by: -origin)
    }

    /// Keeps what was read off a swing of the piece at hand for later pieces, if it does not depend on samples from `end` on.
    mutating func keep(_ reading: Reading, before end: Int) {
        if reading.reach < end { readings.append(reading.moved(by: origin)) }
    }

    private mutating func remove(where isRemoved: (ClosedRange<Int>) -> Bool) {
        guard ranges.contains(where: isRemoved) else { return }
        let kept = ranges.indices.filter { !isRemoved(ranges[$0]) }
        known = kept.map { known[$0] }
        ranges = kept.map { ranges[$0] }
    }

    /// The movement over a range of the piece at hand.
    mutating func path(_ signal: InertialSignal, _ range: ClosedRange<Int>) -> Strapdown {
        let place = range.lowerBound + origin...range.upperBound + origin
        if let index = ranges.firstIndex(of: place) {
            var path = known[index]
            path.range = range
            return path
        }
        let path = Strapdown(signal, range)
        ranges.append(place)
        known.append(path)
        return path
    }
}

import SignalProcessing

/// The movements between still moments that were worked out so far, so that overlapping pieces of a signal share them.
///
/// A movement depends on the samples from its first to its last alone, not on the piece that it was found in.
struct FootMovements {
    /// A movement with its smoothed forces.
    struct Movement {
        var path: Strapdown
        /// Specific force forward and up, smoothed.
        var forward: [Double]
        var up: [Double]
    }

    private var known: [(range: ClosedRange<Int>, movement: Movement)] = []
    /// Grid index of the first sample of the piece at hand.
    private var origin = 0

    /// Goes on to the piece that begins at a grid index; what began before is not needed any more.
    mutating func begin(at index: Int) {
        origin = index
        known.removeAll { $0.range.lowerBound < index }
    }

    /// Forgets what depends on samples from a grid index on, because they changed.
    mutating func forget(from index: Int) {
        known.removeAll { $0.range.upperBound >= index }
    }

    /// The path alone over a range of the piece at hand.
    func path(_ signal: InertialSignal, _ range: ClosedRange<Int>) -> Strapdown {
        let place = range.lowerBound + origin...range.upperBound + origin
        guard var path = known.first(where: { $0.range == place })?.movement.path else {
            return Strapdown(signal, range)
        }
        path.range = range
        return path
    }

    /// The movement over a range of the piece at hand.
    mutating func movement(_ signal: InertialSignal, _ range: ClosedRange<Int>, smoother: SymmetricFIR) -> Movement {
        let place = range.lowerBound + origin...range.upperBound + origin
        if let index = known.firstIndex(where: { $0.range == place }) { return known[index].movement }
        let path = Strapdown(signal, range)
        let movement = Movement(
            path: path, forward: smoother.filter(path.force.map { $0.x }), up: smoother.filter(path.force.map { $0.z }))
        known.append((place, movement))
        return movement
    }
}

import SignalProcessing

/// Which way is up for a foot that stands quietly, in its sensor's axes: the mean over all quiet standing so far.
struct QuietStanding: Equatable, Sendable {
    private var stretch = 0
    private var force = SIMD3<Double>()
    private var forceSquares = 0.0
    private var rate = SIMD3<Double>()
    private var rateSquares = 0.0
    /// The last stretch, if it was quiet.
    private var quiet: SIMD3<Double>?
    private var sum = SIMD3<Double>()
    private var count = 0

    /// Mean force in quiet standing, in m/s²; nil before a second of it.
    var up: SIMD3<Double>? { count > 0 ? sum / Double(count) : nil }

    /// Takes the next sample of a signal.
    ///
    /// - Parameters:
    ///   - force: in m/s².
    ///   - angularRate: in rad/s.
    ///   - axis: up in walking, a unit vector.
    ///   - samples: in a stretch.
    ///   - parameters: what is quiet.
    mutating func take(
        _ f: SIMD3<Double>, _ w: SIMD3<Double>, axis: SIMD3<Double>, samples: Int, parameters: TrajectoryParameters
    ) {
        force += f
        rate += w
        forceSquares += f.dot(f)
        rateSquares += w.dot(w)
        stretch += 1
        guard stretch >= samples else { return }
        let size = Double(stretch)
        let (meanForce, meanRate) = (force / size, rate / size)
        let forceSpread = max(0, forceSquares / size - meanForce.dot(meanForce)).squareRoot()
        let rateSpread = max(0, rateSquares / size - meanRate.dot(meanRate)).squareRoot()
        let isQuiet =
            forceSpread < parameters.standingForceSpread && rateSpread < parameters.standingRateSpread
            && meanRate.length < parameters.standingRate && meanForce.angle(to: axis) < parameters.standingTilt
        if isQuiet {
            if let quiet {
                sum += quiet + meanForce
                count += 2
                self.quiet = nil
            } else {
                quiet = meanForce
            }
        } else {
            quiet = nil
        }
        (stretch, force, forceSquares, rate, rateSquares) = (0, SIMD3(), 0, SIMD3(), 0)
    }
}
